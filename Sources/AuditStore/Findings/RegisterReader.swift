package import WorkingTime

/// A run that looked at the whole of a service.
package struct KeptRun: Hashable, Sendable {
  package let id: Int64
  package let instants: PinnedInstants
}

extension Store {
  /// The last run that looked at the whole of a service and of those that inherit from it, as far as they are asked
  /// for; `nil`: none has yet.
  package func lastKeptRun(
    ofService service: Int64, heirs: Set<Int64> = []
  ) throws(StoreError) -> KeptRun? {
    let services = "\(heirs.union([service]).sorted())"
    return try connection.first(SQL.lastKept, bind: { $0.bind(1, services) }) {
      KeptRun(
        id: $0.int(0),
        instants: PinnedInstants(asOf: Instant($0.int(1)), startedAt: Instant($0.int(2))))
    }
  }

  /// Transactions of a service that were written after an entry.
  package func transactionCount(
    ofService service: Int64, after entry: Int64
  ) throws(StoreError) -> Int64 {
    try connection.first(
      SQL.written,
      bind: {
        $0.bind(1, service)
        $0.bind(2, entry)
      }
    ) { $0.int(0) } ?? 0
  }

  /// Whether any run has looked at one of these services, on whatever days.
  package func hasAudited(anyOf services: Set<Int64>) throws(StoreError) -> Bool {
    try connection.first(SQL.audited, bind: { $0.bind(1, "\(services.sorted())") }) { _ in true }
      ?? false
  }

  /// Row ids of the transactions of a service that were received after one instant and no later than
  /// another, the latest first; until `body` answers false.
  package func forEachTransaction(
    ofService service: Int64, receivedAfter start: Instant, through end: Instant,
    _ body: (Int64) throws -> Bool
  ) throws {
    let rows = try connection.prepare(SQL.received)
    rows.bind(1, service)
    rows.bind(2, start.seconds)
    rows.bind(3, end.seconds)
    while try rows.step() {
      guard try body(rows.int(0)) else { return }
    }
  }
}

private enum SQL {
  static let lastKept = """
    SELECT runs.id, runs.as_of, \(Ledger.knowledge(of: "runs.id"))
    FROM runs
    WHERE EXISTS (
        SELECT 1 FROM json_each(?1) AS asked
        WHERE (
          SELECT counts FROM verdicts
          WHERE service_id = asked.value AND run_id <= runs.id
          ORDER BY run_id DESC LIMIT 1) <> '{}')
      AND runs.closed AND \(Store.runStands)
      AND (runs.services IS NULL OR NOT EXISTS (
        SELECT 1 FROM json_each(?1) AS asked
        WHERE asked.value NOT IN (
          SELECT value FROM json_each(iif(json_valid(services), services, '[]')))))
    ORDER BY runs.id DESC
    LIMIT 1
    """
  static let written = "SELECT count(*) FROM transactions WHERE service_id = ?1 AND entry > ?2"
  // A run over all that there were has looked at a service when it was there already.
  static let audited = """
    SELECT 1
    FROM services
    JOIN runs ON runs.closed AND iif(
      runs.services IS NULL,
      runs.id > coalesce(
        (SELECT min(past.entry) FROM services_past AS past WHERE past.id = services.id),
        services.entry),
      services.id IN (
        SELECT iif(type = 'array', value ->> 0, value)
        FROM json_each(iif(json_valid(runs.services), runs.services, '[]'))))
    WHERE services.id IN (SELECT value FROM json_each(?1))
    LIMIT 1
    """
  static let received = """
    SELECT transactions.id
    FROM transactions
    WHERE transactions.service_id = ?1 AND transactions.received_at > ?2
      AND transactions.received_at <= ?3
    ORDER BY transactions.id DESC
    """
}
