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
  /// What auditors said of folded spellings, for this service.
  private let assigned: [String: PaperAssignment.Meaning]
  /// Of each paper that is required, in their order.
  let ofRequired: [Int]

  /// - Parameters:
  ///   - known: The papers that the service knows, in the order of their ordinals.
  ///   - required: Those of a standard.
  ///   - assigned: What auditors said of folded spellings, for this service.
  package init(
    known: [DocumentEntry], required: [RequiredDocument],
    assigned: [String: PaperAssignment.Meaning] = [:]
  ) {
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
    self.assigned = assigned
    ofRequired = ordinals
  }

  /// Of each paper that is required its ordinal, then those of papers that the service met under one of its names before
  /// the list had it, or that auditors said to be it, and that no list entry has for its own.
  var ofRequiredByAnyName: [[Int]] {
    // A paper may stand in a list several times, under the same code.
    var names: [Int: Set<String>] = [:]
    for (document, own) in zip(required, ofRequired) {
      names[own, default: []].formUnion(
        ([document.code.text, document.name] + document.aliases).map(PaperName.folded))
    }
    let listed = names.values.reduce(into: Set<String>()) { $0.formUnion($1) }
    let taken = Set(ofRequired)
    let met = known.enumerated().filter { !taken.contains($0.offset) }.map { ordinal, entry in
      let spellings = [entry.code.text, entry.name].map(PaperName.folded)
      // What the list says of a spelling goes before what anybody says of it.
      let meaning =
        listed.isDisjoint(with: spellings) ? spellings.compactMap { assigned[$0] }.first : nil
      return (ordinal: ordinal, names: spellings, meaning: meaning)
    }
    return zip(required, ofRequired).map { document, own in
      [own]
        + met.filter {
          $0.meaning == .paper(document.code)
            || !(names[own] ?? []).isDisjoint(with: $0.names)
        }.map(\.ordinal)
    }
  }

  /// What is required under each ordinal, also under those by which the service met it otherwise.
  package var requiredByOrdinal: [Int: RequiredDocument] {
    Dictionary(
      zip(required, ofRequiredByAnyName).flatMap { document, ordinals in
        ordinals.map { ($0, document) }
      }, uniquingKeysWith: { first, _ in first })
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
