package import ServiceStandards

/// The papers of one transaction, by ordinal: a bit for each.
package struct DocumentSet: Hashable, Sendable {
  private let first: UInt64
  /// Words 1…; usually there are none.
  private let further: [UInt64]

  package init(first: Int64, further: [UInt64] = []) {
    self.first = UInt64(bitPattern: first)
    self.further = further
  }

  package var wordCount: Int { 1 + further.count }

  /// Ordinals `64 * word` to `64 * word + 63`; 0 beyond the last word.
  package subscript(word: Int) -> UInt64 {
    word == 0 ? first : word <= further.count ? further[word - 1] : 0
  }

  /// The ordinals of the papers, ascending.
  package var ordinals: [Int] { DocumentSet.ordinals([first] + further) }

  /// The places of the bits that are set, ascending.
  static func ordinals(_ words: [UInt64]) -> [Int] {
    words.indices.flatMap { word in
      (0..<64).filter { words[word] >> UInt64($0) & 1 == 1 }.map { word * 64 + $0 }
    }
  }
}

extension TransactionBatch {
  /// What was demanded in that row; `nil`: not recorded.
  package func demandedDocuments(_ row: Int) -> DocumentSet? {
    let flags = Flags(rawValue: flags[row])
    guard flags.contains(.demandedRecorded) else { return nil }
    guard flags.contains(.hasFurtherDocuments) else { return DocumentSet(first: demanded[row]) }
    return DocumentSet(
      first: demanded[row], further: furtherDocuments[Int32(row)]?.demanded ?? [])
  }

  /// What was submitted in that row; `nil`: not recorded.
  package func submittedDocuments(_ row: Int) -> DocumentSet? {
    let flags = Flags(rawValue: flags[row])
    guard flags.contains(.submittedRecorded) else { return nil }
    guard flags.contains(.hasFurtherDocuments) else { return DocumentSet(first: submitted[row]) }
    return DocumentSet(
      first: submitted[row], further: furtherDocuments[Int32(row)]?.submitted ?? [])
  }
}
