package import ServiceStandards

/// The papers that some list knows, by the ordinals of one service, and words that say only that all were there: what
/// offices write may mean all papers, and `all`, by which a profile says so, means them.
package struct KnownPapers: Sendable {
  /// Words of 64 ordinals.
  private let known: [UInt64]
  /// Those that the service has met and no list knows.
  private let unknown: [UInt64]
  private let complete: [UInt64]
  /// The word for every mandatory paper, unless a list has a paper of that name.
  private let every: [UInt64]

  static let none = KnownPapers([], listed: [])

  /// - Parameters:
  ///   - entries: The papers of the service, in the order of their ordinals.
  ///   - names: By which the lists of all standards know papers; see `names(of:)`.
  ///   - assigned: What auditors said of folded spellings, for this service: such a spelling waits for nobody any more.
  package init(
    _ entries: [DocumentEntry], listed names: Set<String>,
    assigned: [String: PaperAssignment.Meaning] = [:]
  ) {
    func words(_ isMeant: (DocumentEntry) -> Bool) -> [UInt64] {
      var words = [UInt64](repeating: 0, count: entries.count / 64 + 1)
      for (ordinal, entry) in entries.enumerated() where isMeant(entry) {
        words[ordinal / 64] |= 1 << UInt64(ordinal % 64)
      }
      return words
    }
    func isKnown(_ entry: DocumentEntry) -> Bool {
      [entry.code.text, entry.name].map(PaperName.folded).contains {
        names.contains($0) || assigned[$0] != nil
      }
    }
    func isEvery(_ entry: DocumentEntry) -> Bool {
      !isKnown(entry) && PaperName.folded(entry.code.text) == PaperName.all
    }
    known = words(isKnown)
    unknown = words { !isKnown($0) && !isEvery($0) }
    every = words(isEvery)
    complete = words { KnownPapers.complete.contains($0.code.text) && !isKnown($0) }
  }

  /// Codes, names and aliases in the lists of some standards, folded.
  package static func names(of standards: [Recorded<Standard>]) -> Set<String> {
    var names: Set<String> = []
    for document in standards.flatMap({ $0.value.documents ?? [] }) {
      for name in [document.code.text, document.name] + document.aliases {
        names.insert(PaperName.folded(name))
      }
    }
    return names
  }

  /// What offices write in place of a list. Only a profile can say that it means every mandatory paper.
  private static let complete: Set<String> = ["lengkap", "komplit", "complete", "semua"]

  /// The ordinals of those that the service has met and no list knows.
  package var unplaced: [Int] { DocumentSet.ordinals(unknown) }

  /// Which papers of that word of 64 ordinals some list knows.
  @inline(__always)
  subscript(word: Int) -> UInt64 { word < known.count ? known[word] : 0 }

  /// In which places of that word of 64 ordinals the word for every mandatory paper stands.
  @inline(__always)
  func every(word: Int) -> UInt64 { word < every.count ? every[word] : 0 }

  /// Whether every mandatory paper is among those.
  func holdEvery(_ papers: DocumentSet) -> Bool {
    (0..<min(papers.wordCount, every.count)).contains { papers[$0] & every[$0] != 0 }
  }

  /// How many of those papers no list knows, each of which may be any one paper; `.max`: they may be all papers.
  func unknownCount(_ papers: DocumentSet) -> Int {
    var count = 0
    for word in 0..<min(papers.wordCount, unknown.count) where papers[word] & unknown[word] != 0 {
      if papers[word] & complete[word] != 0 { return .max }
      count += (papers[word] & unknown[word]).nonzeroBitCount
    }
    return count
  }
}
