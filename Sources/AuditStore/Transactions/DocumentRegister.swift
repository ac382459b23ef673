internal import ServiceStandards

/// The papers of one service by every name under which they are recorded.
struct DocumentRegister {
  /// Bounds the memory that a file with endless spellings can take.
  private static let mostSpellings = 10_000

  private(set) var count: Int
  private var ordinals: [String: Int]

  /// - Parameters:
  ///   - entries: In order of their ordinals.
  ///   - standards: Every recorded standard of the service, for the aliases.
  init(entries: [DocumentEntry], standards: [Standard]) {
    count = entries.count
    ordinals = [:]
    for (ordinal, entry) in entries.enumerated() {
      ordinals[entry.code.text] = ordinal
      insert(entry.code.text, ordinal)
      insert(entry.name, ordinal)
    }
    for document in standards.flatMap({ $0.documents ?? [] }) {
      guard let ordinal = ordinals[document.code.text] else { continue }
      for name in [document.name] + document.aliases { insert(name, ordinal) }
    }
  }

  /// The ordinal of a paper by code, name or alias; `nil` for one the service has never seen. A
  /// spelling is looked at closely once and then known as it stands.
  mutating func ordinal(of recorded: String) -> Int? {
    if let ordinal = ordinals[recorded] { return ordinal }
    guard
      let ordinal = ordinals[PaperName.folded(recorded)]
        ?? ordinals[PaperName.code(for: recorded)]
    else { return nil }
    if ordinals.count < DocumentRegister.mostSpellings { ordinals[recorded] = ordinal }
    return ordinal
  }

  /// Adds a paper that stands in no standard, as it was recorded.
  mutating func add(_ recorded: String) -> Int {
    let ordinal = count
    count += 1
    insert(recorded, ordinal)
    insert(PaperName.code(for: recorded), ordinal)
    return ordinal
  }

  /// The first name that claims a spelling keeps it.
  private mutating func insert(_ name: String, _ ordinal: Int) {
    let normalised = PaperName.folded(name)
    if ordinals[normalised] == nil { ordinals[normalised] = ordinal }
  }
}
