package import WorkingTime

/// What a person has accepted: edits by something else than this program, or the loss of entries.
package struct Acceptance: Hashable, Sendable {
  /// What a checkpoint says that does not fit any more.
  package struct LostHead: Hashable, Sendable {
    package let entries: Int64
    /// Of the last entry then, in hexadecimal digits.
    package let hash: String

    package init(entries: Int64, hash: String) {
      self.entries = entries
      self.hash = hash
    }

    var value: LedgerValue {
      .object([.init("entries", .number(entries)), .init("hash", .text(hash))])
    }
  }

  /// The entry that says so.
  package let n: Int64
  /// RFC 3339, in UTC.
  package let at: String
  package let actor: String
  package let reason: String
  /// The entry that named the edits; `nil`: it is about a loss alone.
  package let named: Int64?
  package let lost: [LostHead]
}

extension Store {
  /// All that was accepted, in the order of the entries.
  package func acceptances() throws(StoreError) -> [Acceptance] {
    var acceptances: [Acceptance] = []
    try connection.forEachRow(SQL.acceptances) { row throws(StoreError) in
      var lost: [Acceptance.LostHead] = []
      try connection.forEachRow(SQL.lost, bind: { $0.bind(1, row.int(0)) }) {
        lost.append(Acceptance.LostHead(entries: $0.int(0), hash: $0.text(1)))
      }
      acceptances.append(
        Acceptance(
          n: row.int(0), at: row.text(1), actor: row.text(2), reason: row.text(3),
          named: row.optionalInt(4), lost: lost))
    }
    return acceptances
  }

  /// Whether entry `n` says what something else than this program has changed.
  package func isForeign(entry n: Int64) throws(StoreError) -> Bool {
    try connection.first(SQL.event, bind: { $0.bind(1, n) }) {
      $0.text(0) == LedgerEvent.foreign.word
    }
      ?? false
  }

  /// Whether an entry is the last one and says that it was written after an instant.
  package func isLast(entry n: Int64, after instant: Instant) throws(StoreError) -> Bool {
    try connection.first(
      SQL.isAhead,
      bind: {
        $0.bind(1, n)
        $0.bind(2, instant.seconds)
      }
    ) { _ in true } ?? false
  }

  /// The first entry, when it found rows that were there before it: it is not the first that this database
  /// had.
  package func beginsWithRows() throws(StoreError) -> Int64? {
    try connection.first(SQL.beginsWithRows) { $0.int(0) }
  }

  /// Whether there is anything that an event has written, though the ledger may be empty.
  func hasEventRows() throws(StoreError) -> Bool {
    for table in CoveredTable.all where !CoveredTable.rowsFromTheStart.contains(table) {
      let exists = try connection.first("SELECT EXISTS (SELECT 1 FROM \(table.name))") {
        $0.int(0) == 1
      }
      if exists == true { return true }
    }
    return try connection.first(SQL.anyCase) { _ in true } ?? false
  }
}

extension CoveredTable {
  /// Those that have rows as soon as the database is made.
  fileprivate static let rowsFromTheStart: [CoveredTable] = [.identity, .variants]
}

private enum SQL {
  static let acceptances = """
    SELECT
      n, entry ->> '$.at', entry ->> '$.actor', entry ->> '$.facts.reason', entry ->> '$.facts.entry'
    FROM ledger
    WHERE json_valid(entry) AND entry ->> '$.event' = 'accepted'
    ORDER BY n
    """
  static let lost = """
    SELECT head.value ->> '$.entries', head.value ->> '$.hash'
    FROM ledger
    CROSS JOIN json_each(ledger.entry, '$.lost') AS head
    WHERE ledger.n = ?1
    """
  static let isAhead = """
    SELECT 1 FROM ledger
    WHERE n = ?1 AND n = (SELECT max(n) FROM ledger) AND json_valid(entry)
      AND unixepoch(entry ->> '$.at') > ?2
    """
  static let anyCase = "SELECT 1 FROM transactions LIMIT 1"
  static let event = """
    SELECT CASE WHEN json_valid(entry) THEN entry ->> '$.event' END FROM ledger WHERE n = ?1
    """
  static let beginsWithRows = """
    SELECT n
    FROM ledger
    WHERE n = (SELECT min(n) FROM ledger) AND json_valid(entry) AND (
      EXISTS (
        SELECT 1 FROM json_each(ledger.entry, '$.tables') AS told
        WHERE told.key NOT IN ('identity', 'variants') AND told.value ->> '$.rows' > 0)
      OR coalesce(json_array_length(ledger.entry, '$.cases'), 0) > 0
      OR coalesce(json_array_length(ledger.entry, '$.registers'), 0) > 0)
    """
}
