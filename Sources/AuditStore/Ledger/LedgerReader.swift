/// An entry as it stands in the ledger.
package struct LedgerEntry: Hashable, Sendable {
  package let n: Int64
  /// RFC 3339, in UTC.
  package let at: String
  package let event: String
  package let actor: String
  package let host: String
  package let program: String
  /// What a reader should know at once: names and values, in order.
  package let facts: [Fact]
  /// SHA-256 of its bytes, in hexadecimal digits.
  package let hash: String

  package struct Fact: Hashable, Sendable {
    package let name: String
    package let value: String
  }
}

extension Store {
  /// Gives the entries with numbers above `n`, in their order; `event` names those that are wanted.
  package func forEachEntry(
    after n: Int64 = 0, event: String? = nil, _ body: (LedgerEntry) throws -> Void
  ) throws {
    let entries = try connection.prepare(SQL.entries)
    let facts = try connection.prepare(SQL.facts)
    entries.bind(1, n)
    entries.bind(2, event)
    while try entries.step() {
      var said: [LedgerEntry.Fact] = []
      facts.bind(1, entries.int(0))
      while try facts.step() {
        said.append(LedgerEntry.Fact(name: facts.text(0), value: facts.text(1)))
      }
      facts.reset()
      try body(
        LedgerEntry(
          n: entries.int(0), at: entries.text(1), event: entries.text(2), actor: entries.text(3),
          host: entries.text(4), program: entries.text(5), facts: said,
          hash: entries.lendBlob(6) { $0.hexadecimal }))
    }
  }

  /// The hash of one entry, in hexadecimal digits; `nil` when there is none with that number.
  package func entryHash(_ n: Int64) throws(StoreError) -> String? {
    try connection.first(SQL.hash, bind: { $0.bind(1, n) }) { $0.lendBlob(0) { $0.hexadecimal } }
  }

  /// The bytes of one entry; `nil` when there is none with that number.
  package func entryText(_ n: Int64) throws(StoreError) -> String? {
    try connection.first(SQL.text, bind: { $0.bind(1, n) }) { $0.text(0) }
  }

  /// What entries after `n` say that something else than this program has changed, in their order.
  package func foreignChanges(inEntriesAfter n: Int64) throws(StoreError) -> [ForeignChanges] {
    var numbers: [Int64] = []
    try connection.forEachRow(SQL.foreign, bind: { $0.bind(1, n) }) { numbers.append($0.int(0)) }
    var found: [ForeignChanges] = []
    for number in numbers { found.append(try foreignChanges(ofEntry: number)) }
    return found
  }

  /// What entry `n` says of them.
  package func foreignChanges(ofEntry n: Int64) throws(StoreError) -> ForeignChanges {
    var subjects: [ForeignChanges.Subject] = []
    try connection.forEachRow(SQL.foreignSubjects, bind: { $0.bind(1, n) }) {
      row throws(StoreError) in
      var examples: [Int64] = []
      try connection.forEachRow(SQL.list, bind: { $0.bind(1, row.text(2)) }) {
        examples.append($0.int(0))
      }
      subjects.append(
        ForeignChanges.Subject(word: row.text(0), rows: row.int(1), examples: examples))
    }
    return ForeignChanges(subjects: subjects)
  }
}

private enum SQL {
  static let entries = """
    SELECT
      n, entry ->> '$.at', entry ->> '$.event', entry ->> '$.actor', entry ->> '$.host',
      entry ->> '$.program', hash
    FROM ledger
    WHERE n > ?1 AND (?2 IS NULL OR entry ->> '$.event' = ?2)
    ORDER BY n
    """
  static let facts = """
    SELECT fact.key, fact.value
    FROM ledger
    CROSS JOIN json_each(ledger.entry, '$.facts') AS fact
    WHERE ledger.n = ?1
    """
  static let hash = "SELECT hash FROM ledger WHERE n = ?1"
  static let text = "SELECT entry FROM ledger WHERE n = ?1"
  static let foreign = """
    SELECT n FROM ledger WHERE n > ?1 AND entry ->> '$.event' = 'foreign' ORDER BY n
    """
  static let foreignSubjects = """
    SELECT subject.key, subject.value ->> '$.rows', subject.value -> '$.first'
    FROM ledger
    CROSS JOIN json_each(ledger.entry, '$.foreign') AS subject
    WHERE ledger.n = ?1 AND subject.type = 'object'
    """
  static let list = "SELECT value FROM json_each(?1)"
}
