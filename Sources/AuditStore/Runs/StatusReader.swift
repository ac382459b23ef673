package import ServiceStandards
package import WorkingTime

/// What the database holds, in numbers.
package struct DatabaseStatus: Sendable {
  package struct LastImport: Sendable {
    package let file: String
    package let importedAt: Instant
    package let rejected: Int64
  }

  package struct LastRun: Sendable {
    package let id: Int64
    package let startedAt: Instant
    package let asOf: Instant
    package let examined: Int64
    package let isComplete: Bool
  }

  package let schema: Int
  package let units: Int64
  package let services: Int64
  package let standards: Int64
  package let calendars: Int64
  package let transactions: Int64
  package let lastImport: LastImport?
  package let lastRun: LastRun?
  /// Deviations of the register by severity.
  package let deviations: [Severity: Int64]
}

/// When a unit's transactions came in last.
package struct UnitImport: Sendable {
  package let unit: String
  package private(set) var transactions: Int64 = 0
  package private(set) var importedAt = Instant(.min)
  package private(set) var lastReceived = Instant(.min)

  fileprivate init(unit: String) { self.unit = unit }

  fileprivate mutating func add(importedAt: Int64, receivedAt: Int64) {
    transactions += 1
    self.importedAt = max(self.importedAt, Instant(importedAt))
    lastReceived = max(lastReceived, Instant(receivedAt))
  }

  fileprivate mutating func add(_ other: UnitImport) {
    transactions += other.transactions
    importedAt = max(importedAt, other.importedAt)
    lastReceived = max(lastReceived, other.lastReceived)
  }
}

extension Store {
  /// Deviations of rules that do not count are left out.
  package func status(without proposals: [RuleID] = []) throws(StoreError) -> DatabaseStatus {
    var deviations: [Severity: Int64] = [:]
    try connection.forEachRow(SQL.deviations) { row in
      guard !proposals.contains(where: { Int64($0.number) == row.int(1) }) else { return }
      if let severity = Severity(rawValue: UInt8(clamping: row.int(0))) {
        deviations[severity, default: 0] += 1
      }
    }
    return DatabaseStatus(
      schema: try schemaVersion(), units: try number(SQL.units),
      services: try number(SQL.services), standards: try number(SQL.standards),
      calendars: try number(SQL.calendars), transactions: try number(SQL.transactions),
      lastImport: try connection.first(SQL.lastImport) {
        DatabaseStatus.LastImport(
          file: $0.text(0), importedAt: Instant($0.int(1)), rejected: $0.int(2))
      },
      lastRun: try connection.first(SQL.lastRun) {
        DatabaseStatus.LastRun(
          id: $0.int(0), startedAt: Instant($0.int(1)), asOf: Instant($0.int(2)),
          examined: $0.int(3), isComplete: $0.int(4) != 0)
      },
      deviations: deviations)
  }

  /// For each unit with transactions of its own, when they came in last.
  ///
  /// One walk over the columns of the transactions: to group rows in SQL would sort them all in memory first.
  package func unitImports() throws(StoreError) -> [UnitImport] {
    var units: [Int64: String] = [:]
    try connection.forEachRow(SQL.unitsOfServices) { row in units[row.int(0)] = row.text(1) }
    var imports: [Int64: UnitImport] = [:]
    var reader = try BatchReader(store: self)
    var batch = TransactionBatch()
    while try reader.next(into: &batch) {
      var row = 0
      while row < batch.count {
        let service = batch.service[row]
        var one = units[service].map { imports[service] ?? UnitImport(unit: $0) }
        // Most cases stand beside others of their service.
        while row < batch.count, batch.service[row] == service {
          one?.add(importedAt: batch.recorded[row], receivedAt: batch.received[row])
          row += 1
        }
        imports[service] = one
      }
    }
    var byUnit: [String: UnitImport] = [:]
    for one in imports.values { byUnit[one.unit, default: UnitImport(unit: one.unit)].add(one) }
    return byUnit.values.sorted { $0.unit.utf8.lexicographicallyPrecedes($1.unit.utf8) }
  }

  private func number(_ sql: String) throws(StoreError) -> Int64 {
    try connection.first(sql) { $0.int(0) } ?? 0
  }
}

private enum SQL {
  static let units = "SELECT count(*) FROM units"
  static let services = "SELECT count(*) FROM services"
  static let standards = "SELECT count(*) FROM standards"
  static let calendars = "SELECT count(DISTINCT code) FROM calendar_versions"
  static let transactions = "SELECT count(*) FROM transactions"
  static let deviations = "SELECT severity, key & 4095 FROM deviations WHERE until = 0"
  static let lastImport = """
    SELECT imports.file, 
      coalesce(imports.known_from, \(Ledger.instant(of: "imports.entry"))), imports.rejected
    FROM imports WHERE imports.state = 'done' ORDER BY imports.id DESC LIMIT 1
    """
  static let lastRun = """
    SELECT runs.id, \(Ledger.knowledge(of: "runs.id")), runs.as_of, runs.examined, runs.complete
    FROM runs WHERE \(Store.runStands) ORDER BY runs.id DESC LIMIT 1
    """
  static let unitsOfServices = """
    SELECT services.id, units.code
    FROM services JOIN units ON units.id = services.unit_id
    """
}
