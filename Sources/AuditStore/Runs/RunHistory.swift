internal import WorkingTime

/// A run as the database remembers it.
package struct PastRun: Hashable, Sendable {
  /// Its entry in the ledger.
  package let id: Int64
  package let instants: PinnedInstants
  /// Units and services as text.
  package let scope: String
  package let isComplete: Bool
  /// It opened, changed or closed deviations of the register.
  package var hasChangedRegister: Bool { new + changed + closed > 0 }
  package let examined: Int64
  package let new: Int64
  package let changed: Int64
  package let closed: Int64
  /// Why people took it back; `nil`: it stands.
  package let voided: String?
}

extension Store {
  /// Every run, the last one first.
  package func runs() throws(StoreError) -> [PastRun] { try runs(nil) }

  /// The record of one run; `nil` when there is none with that id.
  package func pastRun(_ id: Int64) throws(StoreError) -> PastRun? { try runs(id).first }

  private func runs(_ id: Int64?) throws(StoreError) -> [PastRun] {
    var runs: [PastRun] = []
    try connection.forEachRow(SQL.runs, bind: { $0.bind(1, id) }) { row throws(StoreError) in
      runs.append(
        PastRun(
          id: row.int(0),
          instants: PinnedInstants(
            asOf: Instant(row.int(1)), startedAt: Instant(row.int(2))),
          scope: row.text(3), isComplete: row.int(4) == 1, examined: row.int(5),
          new: row.int(6), changed: row.int(7), closed: row.int(8), voided: row.optionalText(9)))
    }
    return runs
  }

  /// Whether a transaction, a standard, a calendar, a unit, an agency, a service or a paper is not as a run saw
  /// it.
  package func hasChanged(since run: PastRun) throws(StoreError) -> Bool {
    try connection.first(SQL.hasChanged, bind: { $0.bind(1, run.id) }) { _ in true } ?? false
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
      runs.id, runs.as_of, \(Ledger.knowledge(of: "runs.id")), runs.scope,
      runs.complete,
      runs.examined, runs.new_deviations, runs.changed_deviations, runs.closed_deviations,
      void_runs.reason
    FROM runs
    LEFT JOIN void_runs ON void_runs.run_id = runs.id
    WHERE ?1 IS NULL OR runs.id = ?1
    ORDER BY runs.id DESC
    """
  private static let catalogue: [CoveredTable] = [
    .standards, .calendarVersions, CoveredTable.units.now, CoveredTable.units.past,
    CoveredTable.agencies.now, CoveredTable.agencies.past, CoveredTable.services.now,
    CoveredTable.services.past, CoveredTable.documents.now, CoveredTable.documents.past,
  ]
  static let hasChanged = """
    SELECT 1 WHERE EXISTS (SELECT 1 FROM stale_blocks)
    UNION ALL
    SELECT 1 FROM imports
    WHERE entry > ?1 AND kind = 'transactions' AND inserted + changed > 0
    UNION ALL
    SELECT 1 FROM ledger
    WHERE n > ?1 AND json_valid(entry) AND entry ->> '$.event' = 'foreign'
    UNION ALL
    SELECT 1 FROM transactions_past WHERE superseded_by > ?1
    UNION ALL SELECT 1 FROM (\(catalogue.compactMap(\.changes).joined(separator: " UNION ALL ")))
    LIMIT 1
    """
  static let identity = "SELECT identity.bytes FROM identity"
}
