/// What something else than this program has changed in the tables that keep their past or are never changed.
package struct ForeignChanges: Hashable, Sendable {
  package struct Subject: Hashable, Sendable {
    /// `agency`, `baseline`, `calendar`, `codes`, `complaint`, `finding` (its moves), `ladder`, `paper` (what its
    /// spelling means), `service` (and its papers), `standard`, `transaction`, `unit` or `waiver` (and its end).
    package let word: String
    /// Distinct rows.
    package let rows: Int64
    /// Database ids of the first ones, ascending.
    package let examples: [Int64]
  }

  package let subjects: [Subject]

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
    return LedgerValue.Member("foreign", .object(subjects))
  }
}

extension Store {
  /// What was added, changed or taken away after an entry of the ledger, which is the last one: the triggers gave
  /// it the number of the entry to come. `nil` when nothing was.
  func foreignChanges(after head: LedgerHead) throws(StoreError) -> ForeignChanges? {
    var subjects: [ForeignChanges.Subject] = []
    var (word, rows, examples) = ("", 0 as Int64, [] as [Int64])
    func endSubject() {
      if rows > 0 {
        subjects.append(ForeignChanges.Subject(word: word, rows: rows, examples: examples))
      }
    }
    try connection.forEachRow(SQL.changed, bind: { $0.bind(1, head.entries) }) { row in
      let subject = row.text(0)
      if subject != word {
        endSubject()
        (word, rows, examples) = (subject, 0, [])
      }
      rows += 1
      if examples.count < ForeignChanges.mostNamed { examples.append(row.int(1)) }
    }
    endSubject()
    return subjects.isEmpty ? nil : ForeignChanges(subjects: subjects)
  }
}

private enum SQL {
  private static let transactions = """
    SELECT 'transaction', transactions.id
    FROM stale_blocks
    CROSS JOIN transactions
      ON transactions.id BETWEEN stale_blocks.block << 12 AND (stale_blocks.block << 12 | 4095)
    WHERE transactions.entry > ?1
    UNION SELECT 'transaction', id FROM transactions_past WHERE superseded_by > ?1
    """
  static let changed =
    (CoveredTable.all.compactMap(\.changes) + [transactions]).joined(separator: " UNION ")
    + " ORDER BY 1, 2"
}
