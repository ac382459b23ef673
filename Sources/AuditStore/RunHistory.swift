internal import Crypto
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
          changesMark: row.int(7)))
    }
    return runs
  }

  /// The last entry of the changes to base tables; 0 when there is none.
  package func lastChange() throws(StoreError) -> Int64 {
    try connection.first(SQL.lastChange) { $0.int(0) } ?? 0
  }

  /// What tells this database from every other: SHA-256, in hexadecimal digits, of the record of its
  /// first migration (number, name, checksum, instant and program, one a line). It is written when
  /// the database is made and never changes.
  package func identity() throws(StoreError) -> String {
    let record = try connection.first(SQL.firstMigration) { row in
      [String(row.int(0)), row.text(1), row.text(2), String(row.int(3)), row.text(4)]
    }
    var hash = SHA256()
    let bytes = Array(((record ?? []).joined(separator: "\n") + "\n").utf8)
    unsafe bytes.withUnsafeBytes { unsafe hash.update(bufferPointer: $0) }
    return hash.finalize().hexadecimal
  }
}

private enum SQL {
  static let runs = """
    SELECT
      runs.id, runs.as_of, runs.known_at, runs.started_at, runs.scope, runs.complete,
      runs.new_deviations + runs.changed_deviations + runs.closed_deviations, runs.changes_mark
    FROM runs
    ORDER BY runs.id DESC
    """
  static let lastChange = "SELECT coalesce(max(changes.n), 0) FROM changes"
  static let firstMigration = """
    SELECT
      migrations.number, migrations.name, migrations.sha256, migrations.applied_at,
      migrations.program
    FROM migrations
    WHERE migrations.number = 1
    """
}
