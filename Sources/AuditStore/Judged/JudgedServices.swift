package import WorkingTime

/// What the last run that kept judgements of a service went by.
package struct JudgedService: Hashable, Sendable {
  package let asOf: Instant
  /// Last entry of the change log that the run has seen.
  package let change: Int64
  /// Largest id of a transaction that it has seen.
  package let lastTransaction: Int64
  /// Largest id of a service that it has seen.
  package let lastService: Int64
  /// Program, rules, years and zones.
  package let basis: String
  /// Digest of the standards and calendars; empty: it is to be judged anew.
  package fileprivate(set) var rulebook: String
}

extension Store {
  /// Every service whose judgements are kept, by its database id.
  package func judgedServices() throws(StoreError) -> [Int64: JudgedService] {
    var runs: [Int64: JudgedService] = [:]
    try connection.forEachRow(SQL.runs) { row in
      runs[row.int(0)] = JudgedService(
        asOf: Instant(row.int(1)), change: row.int(2), lastTransaction: row.int(3),
        lastService: row.int(4), basis: row.text(5), rulebook: "")
    }
    var services: [Int64: JudgedService] = [:]
    try connection.forEachRow(SQL.services) { row throws(StoreError) in
      guard var service = runs[row.int(1)] else {
        throw damaged("judged_services row \(row.int(0))")
      }
      service.rulebook = row.text(2)
      services[row.int(0)] = service
    }
    return services
  }

  /// Writes down that a run has judged the services with those database ids; call inside `write`.
  /// `rulebooks` are digests that are new; the others stay. A service without any is judged anew.
  package func markJudged(
    _ services: [Int64], run: Int64, basis: String, rulebooks: [Int64: String]
  ) throws(StoreError) {
    try connection.run(SQL.insertRun) { statement in
      statement.bind(1, run)
      statement.bind(2, basis)
    }
    let mark = try connection.prepare(SQL.mark)
    for service in services.sorted() {
      mark.bind(1, service)
      mark.bind(2, run)
      mark.bind(3, rulebooks[service])
      try mark.run()
    }
    try connection.execute(SQL.deleteOldRuns)
  }

  /// Forgets by what those services were judged: the next run judges them anew; call inside `write`.
  package func forgetRulebooks(of services: [Int64]) throws(StoreError) {
    let forget = try connection.prepare(SQL.forget)
    for service in services.sorted() {
      forget.bind(1, service)
      try forget.run()
    }
  }

  /// Transactions that the log names after that entry, ascending and once each, whether they are still
  /// there or not.
  package func changedTransactions(
    after change: Int64, limit: Int
  ) throws(StoreError) -> [Int64] {
    try ids(SQL.changedTransactions) { statement in
      statement.bind(1, change)
      statement.bind(2, Int64(limit))
    }
  }

  /// Transactions above that id, ascending.
  package func newTransactions(above id: Int64, limit: Int) throws(StoreError) -> [Int64] {
    try ids(SQL.newTransactions) { statement in
      statement.bind(1, id)
      statement.bind(2, Int64(limit))
    }
  }

  /// Services that were touched after that entry of the log; 0: something of all of them was.
  package func changedServices(after change: Int64) throws(StoreError) -> Set<Int64> {
    Set(try ids(SQL.changedServices) { $0.bind(1, change) })
  }

  /// Whether anything but transactions was changed after that entry of the log.
  package func hasCatalogueChanged(after change: Int64) throws(StoreError) -> Bool {
    try connection.first(SQL.catalogueChange, bind: { $0.bind(1, change) }) { _ in true } ?? false
  }

  private func ids(
    _ sql: String, bind: (borrowing Statement) -> Void
  ) throws(StoreError) -> [Int64] {
    var ids: [Int64] = []
    try connection.forEachRow(sql, bind: bind) { ids.append($0.int(0)) }
    return ids
  }
}

private enum SQL {
  static let runs = """
    SELECT judging_runs.run_id, runs.as_of, runs.changes_mark, judging_runs.last_transaction,
      judging_runs.last_service, judging_runs.basis
    FROM judging_runs
    JOIN runs ON runs.id = judging_runs.run_id
    """
  static let services = "SELECT service_id, run_id, rulebook FROM judged_services"
  static let insertRun = """
    INSERT INTO judging_runs (run_id, last_transaction, last_service, basis)
    VALUES (
      ?1, (SELECT coalesce(max(id), 0) FROM transactions),
      (SELECT coalesce(max(id), 0) FROM services), ?2)
    """
  static let mark = """
    INSERT INTO judged_services (service_id, run_id, rulebook) VALUES (?1, ?2, coalesce(?3, ''))
    ON CONFLICT (service_id) DO UPDATE
    SET run_id = excluded.run_id, rulebook = coalesce(?3, rulebook)
    """
  static let deleteOldRuns = """
    DELETE FROM judging_runs WHERE run_id NOT IN (SELECT run_id FROM judged_services)
    """
  static let forget = "UPDATE judged_services SET rulebook = '' WHERE service_id = ?1"
  static let changedTransactions = """
    SELECT DISTINCT id FROM changes WHERE n > ?1 AND subject = 'transaction'
    ORDER BY id LIMIT ?2
    """
  static let newTransactions = "SELECT id FROM transactions WHERE id > ?1 ORDER BY id LIMIT ?2"
  static let changedServices = """
    SELECT DISTINCT id FROM changes WHERE n > ?1 AND subject = 'service'
    """
  static let catalogueChange = """
    SELECT 1 FROM changes WHERE n > ?1 AND subject <> 'transaction' LIMIT 1
    """
}
