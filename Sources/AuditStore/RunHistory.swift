internal import WorkingTime

/// A run as the database remembers it.
package struct PastRun: Hashable, Sendable {
  package let id: Int64
  package let instants: PinnedInstants
  /// Units, services, period and rules as text.
  package let scope: String
  package let isComplete: Bool
  /// It opened, changed or closed deviations of the register.
  package let hasChangedRegister: Bool
  /// Its entry in the ledger.
  package let entry: Int64
  /// Last entry of the changes that it has seen.
  package let changesMark: Int64
}

extension Store {
  /// Every run, the last one first.
  package func runs() throws(StoreError) -> [PastRun] {
    var runs: [PastRun] = []
    try connection.forEachRow(SQL.runs) { row throws(StoreError) in
      runs.append(
        PastRun(
          id: row.int(0),
          instants: PinnedInstants(
            asOf: Instant(row.int(1)), knownAt: row.optionalInt(2).map(Instant.init),
            startedAt: Instant(row.int(3))),
          scope: row.text(4), isComplete: row.int(5) == 1, hasChangedRegister: row.int(6) > 0,
          entry: row.int(7), changesMark: row.int(8)))
    }
    return runs
  }

  /// Whether a transaction, a standard, a calendar, a unit or a service is not as a run saw it.
  package func hasChanged(since run: PastRun) throws(StoreError) -> Bool {
    if try lastChange() > run.changesMark { return true }
    return try connection.first(SQL.hasChanged, bind: { $0.bind(1, run.entry) }) { _ in true }
      ?? false
  }

  /// The last entry of the changes to base tables; 0 when there is none.
  package func lastChange() throws(StoreError) -> Int64 {
    try connection.first(SQL.lastChange) { $0.int(0) } ?? 0
  }

  /// What tells this database from every other: 16 random bytes, in hexadecimal digits. They are drawn
  /// when it is made, stand in the first entry of its ledger, and never change.
  package func identity() throws(StoreError) -> String {
    let bytes = try connection.first(SQL.identity) { row in row.lendBlob(0) { $0.hexadecimal } }
    guard let bytes else { throw StoreError(.damaged, detail: "identity", path: path) }
    return bytes
  }
}

private enum SQL {
  static let runs = """
    SELECT
      runs.id, runs.as_of, runs.known_at, runs.started_at, runs.scope, runs.complete,
      runs.new_deviations + runs.changed_deviations + runs.closed_deviations, runs.entry,
      runs.changes_mark
    FROM runs
    ORDER BY runs.id DESC
    """
  static let hasChanged = """
    SELECT 1 WHERE EXISTS (SELECT 1 FROM stale_blocks)
    UNION ALL
    SELECT 1 FROM imports
    WHERE entry > ?1 AND kind = 'transactions' AND inserted + changed > 0
    UNION ALL
    SELECT 1 FROM ledger
    WHERE n > ?1 AND json_valid(entry) AND entry ->> '$.event' = 'foreign'
    LIMIT 1
    """
  static let lastChange = "SELECT coalesce(max(changes.n), 0) FROM changes"
  static let identity = "SELECT identity.bytes FROM identity"
}
