package import ServiceStandards

/// The ordinals of the papers of a service: of those that it knows, and of those that a standard names
/// and the service does not know. A standard that is imported makes its papers known, so the latter come
/// about only by an edit behind the tool's back. They stand beyond all that data can hold: nobody can have
/// been asked for such a paper or have handed it in, whatever bits a transaction has.
package struct PaperOrdinals {
  /// The ordinals of papers that a service does not know start here.
  static let limit = TransactionBatch.ordinalLimit

  /// Every paper, with its ordinal.
  package let papers: [(ordinal: Int, entry: DocumentEntry)]
  private let ordinals: [DocumentCode: Int]

  /// - Parameters:
  ///   - known: The papers that the service knows, in the order of their ordinals.
  ///   - required: Those of a standard.
  package init(known: [DocumentEntry], required: [RequiredDocument]) {
    var papers = known.enumerated().map { (ordinal: $0.offset, entry: $0.element) }
    var ordinals: [DocumentCode: Int] = [:]
    for (ordinal, entry) in papers { ordinals[entry.code] = ordinal }
    for document in required where ordinals[document.code] == nil {
      let ordinal = PaperOrdinals.limit + papers.count - known.count
      ordinals[document.code] = ordinal
      papers.append((ordinal, DocumentEntry(code: document.code, name: document.name)))
    }
    self.papers = papers
    self.ordinals = ordinals
  }

  /// Of a paper that is known or required; any other has the first ordinal beyond those.
  subscript(code: DocumentCode) -> Int {
    ordinals[code] ?? PaperOrdinals.limit + papers.count
  }
}
