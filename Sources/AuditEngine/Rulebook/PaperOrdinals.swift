package import ServiceStandards

/// The ordinals of the papers of a service: of those that it knows, and of those that a standard names
/// and the service does not know. A standard that is imported makes its papers known, so the latter come
/// about only by an edit behind the tool's back. They stand beyond all that data can hold: nobody can have
/// been asked for such a paper or have handed it in, whatever bits a transaction has.
package struct PaperOrdinals {
  /// The ordinals of papers that a service does not know start here.
  static let limit = TransactionBatch.ordinalLimit

  private let known: [DocumentEntry]
  private let required: [RequiredDocument]
  /// Of each paper that is required, in their order.
  let ofRequired: [Int]

  /// - Parameters:
  ///   - known: The papers that the service knows, in the order of their ordinals.
  ///   - required: Those of a standard.
  package init(known: [DocumentEntry], required: [RequiredDocument]) {
    var ordinals: [Int] = []
    ordinals.reserveCapacity(required.count)
    var unknown: [DocumentCode] = []
    for document in required {
      // The papers of a standard were made known one after the other, so the next one comes first.
      let next = ordinals.last.map { $0 + 1 } ?? 0
      if next < known.count, known[next].code == document.code {
        ordinals.append(next)
      } else if let ordinal = known.firstIndex(where: { $0.code == document.code }) {
        ordinals.append(ordinal)
      } else {
        let place = unknown.firstIndex(of: document.code) ?? unknown.count
        if place == unknown.count { unknown.append(document.code) }
        ordinals.append(PaperOrdinals.limit + place)
      }
    }
    self.known = known
    self.required = required
    ofRequired = ordinals
  }

  /// Of each paper that is required its ordinal, then those of papers that the service met under one of its names before
  /// the list had it, and that no list entry has for its own.
  var ofRequiredByAnyName: [[Int]] {
    let taken = Set(ofRequired)
    let met = known.enumerated().filter { !taken.contains($0.offset) }.map {
      (ordinal: $0.offset, names: [$0.element.code.text, $0.element.name].map(PaperName.folded))
    }
    // A paper may stand in a list several times, under the same code.
    var names: [Int: Set<String>] = [:]
    for (document, own) in zip(required, ofRequired) {
      names[own, default: []].formUnion(
        ([document.code.text, document.name] + document.aliases).map(PaperName.folded))
    }
    return ofRequired.map { own in
      [own] + met.filter { !(names[own] ?? []).isDisjoint(with: $0.names) }.map(\.ordinal)
    }
  }

  /// Every paper with its ordinal, ascending.
  package var papers: [(ordinal: Int, entry: DocumentEntry)] {
    var papers = known.enumerated().map { (ordinal: $0.offset, entry: $0.element) }
    for (document, ordinal) in zip(required, ofRequired)
    where ordinal == PaperOrdinals.limit + papers.count - known.count {
      papers.append((ordinal, DocumentEntry(code: document.code, name: document.name)))
    }
    return papers
  }
}
