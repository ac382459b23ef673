/// What something else than this program has changed in base tables, as the triggers tell.
package struct ForeignChanges: Hashable, Sendable {
  package struct Subject: Hashable, Sendable {
    /// `transaction`, `standard`, `calendar`, `unit` or `service`.
    package let word: String
    /// Distinct rows.
    package let rows: Int64
    /// Database ids of the first ones, ascending.
    package let examples: [Int64]
  }

  package let subjects: [Subject]
  /// The log of changes is shorter than it was.
  package let isCut: Bool
  /// Last entry of the log now.
  let last: Int64

  /// So many are named.
  static let mostNamed = 20

  var member: LedgerValue.Member {
    let subjects = subjects.map { subject in
      LedgerValue.Member(
        subject.word,
        .object([
          .init("rows", .number(subject.rows)),
          .init("first", .list(subject.examples.map(LedgerValue.number))),
        ]))
    }
    return LedgerValue.Member("foreign", .object(subjects + [.init("cut", .flag(isCut))]))
  }
}

extension Store {
  /// What was changed after an entry of the ledger, which is the last one, and the entry `change` of the
  /// log; `nil` when nothing was.
  func foreignChanges(after head: LedgerHead) throws(StoreError) -> ForeignChanges? {
    let last = try lastChange()
    let change = head.change
    var subjects: [ForeignChanges.Subject] = []
    if let cases = try foreignCases(after: head.entries) { subjects.append(cases) }
    guard last != change || !subjects.isEmpty else { return nil }
    try connection.forEachRow(SQL.subjects, bind: { $0.bind(1, change) }) {
      row throws(StoreError) in
      let word = row.text(0)
      var examples: [Int64] = []
      try connection.forEachRow(
        SQL.examples,
        bind: {
          $0.bind(1, change)
          $0.bind(2, word)
          $0.bind(3, ForeignChanges.mostNamed)
        }
      ) { examples.append($0.int(0)) }
      subjects.append(
        ForeignChanges.Subject(word: word, rows: row.int(1), examples: examples))
    }
    return ForeignChanges(
      subjects: subjects.sorted { $0.word < $1.word }, isCut: last < change, last: last)
  }

  /// Cases that were added, changed or taken away: the triggers gave them the number of the entry to come.
  private func foreignCases(after entry: Int64) throws(StoreError) -> ForeignChanges.Subject? {
    var rows: Int64 = 0
    var examples: [Int64] = []
    try connection.forEachRow(SQL.cases, bind: { $0.bind(1, entry) }) { row in
      rows += 1
      if examples.count < ForeignChanges.mostNamed { examples.append(row.int(0)) }
    }
    return rows == 0
      ? nil : ForeignChanges.Subject(word: "transaction", rows: rows, examples: examples)
  }
}

private enum SQL {
  static let cases = """
    SELECT transactions.id
    FROM stale_blocks
    CROSS JOIN transactions
      ON transactions.id BETWEEN stale_blocks.block << 12 AND (stale_blocks.block << 12 | 4095)
    WHERE transactions.entry > ?1
    UNION
    SELECT id FROM transactions_past WHERE superseded_by > ?1
    ORDER BY 1
    """
  static let subjects = """
    SELECT subject, count(DISTINCT id) FROM changes WHERE n > ?1 GROUP BY subject ORDER BY subject
    """
  static let examples = """
    SELECT DISTINCT id FROM changes WHERE n > ?1 AND subject = ?2 ORDER BY id LIMIT ?3
    """
}
