package import ServiceStandards
package import WorkingTime

/// What was there when a unit began to work with the program: what has stood in the register since its entry or
/// one before.
package struct RecordedBaseline: Sendable {
  package let id: Int64
  /// The number of its entry.
  package let entry: Int64
  /// With the units below it.
  package let unit: UnitCode
  package let day: CivilDay
  package let reason: String
  package let approvedBy: String
  package let recordedAt: Instant
  package let origin: Origin
  /// Services for which no later baseline was taken.
  package let services: Set<Int64>
}

/// What makes a baseline.
package struct NewBaseline: Sendable {
  /// Database id.
  package var unit: Int64
  /// Database ids.
  package var services: Set<Int64>
  package var day: CivilDay
  package var reason: String
  package var approvedBy: String

  package init(
    unit: Int64, services: Set<Int64>, day: CivilDay, reason: String, approvedBy: String
  ) {
    self.unit = unit
    self.services = services
    self.day = day
    self.reason = reason
    self.approvedBy = approvedBy
  }
}

extension Store {
  /// Every baseline recorded by `known`, in the order in which they were taken.
  package func baselines(known: Instant? = nil) throws(StoreError) -> [RecordedBaseline] {
    let known = known?.seconds ?? .max
    var services: [Int64: Set<Int64>] = [:]
    try connection.forEachRow(SQL.services, bind: { $0.bind(1, known) }) { row in
      services[row.int(1), default: []].insert(row.int(0))
    }
    var baselines: [RecordedBaseline] = []
    try connection.forEachRow(SQL.baselines, bind: { $0.bind(1, known) }) {
      row throws(StoreError) in
      baselines.append(
        RecordedBaseline(
          id: row.int(0), entry: row.int(1), unit: try code(row.text(2)), day: row.day(3),
          reason: row.text(4), approvedBy: row.text(5), recordedAt: Instant(row.int(6)),
          origin: Origin(actor: row.text(7), host: row.text(8), program: row.text(9)),
          services: services[row.int(0)] ?? []))
    }
    return baselines
  }

  /// Records a baseline under the number of the ledger's entry that is being made; call inside `record`.
  ///
  /// - Returns: Its id.
  package func insert(_ baseline: NewBaseline, entry: Int64) throws(StoreError) -> Int64 {
    try connection.run(SQL.insertBaseline) { statement in
      statement.bind(1, baseline.unit)
      statement.bind(2, Int64(baseline.day.number))
      statement.bind(3, baseline.reason)
      statement.bind(4, baseline.approvedBy)
      statement.bind(5, entry)
    }
    let id = connection.lastInsertedID
    for service in baseline.services.sorted() {
      try connection.run(SQL.insertService) { statement in
        statement.bind(1, id)
        statement.bind(2, service)
      }
    }
    return id
  }

  /// Gives what stood in the register after an entry, or, with `stillStanding`, what of it has stood ever since;
  /// with the receipt of its transaction.
  package func forEachDeviation(
    after entry: Int64, stillStanding: Bool,
    _ body: (KeptDeviation, Instant?) throws(StoreError) -> Void
  ) throws(StoreError) {
    try connection.forEachRow(
      stillStanding ? SQL.stillStanding : SQL.standingThen, bind: { $0.bind(1, entry) }
    ) { row throws(StoreError) in
      let received = row.optionalInt(Int32(KeptDeviation.columnCount)).map(Instant.init)
      try body(KeptDeviation(row, self), received)
    }
  }
}

private enum SQL {
  static let services = """
    SELECT baseline_services.service_id, max(baseline_services.baseline_id)
    FROM baseline_services
    JOIN baselines ON baselines.id = baseline_services.baseline_id
    WHERE \(Ledger.knowledge(of: "baselines.entry")) <= ?1
    GROUP BY baseline_services.service_id
    """
  static let baselines = """
    SELECT
      baselines.id, baselines.entry, units.code, baselines.day, baselines.reason,
      baselines.approved_by, \(Ledger.instant(of: "baselines.entry")),
      \(Ledger.origin(of: "baselines.entry"))
    FROM baselines
    JOIN units ON units.id = baselines.unit_id
    WHERE \(Ledger.knowledge(of: "baselines.entry")) <= ?1
    ORDER BY baselines.id
    """
  static let insertBaseline = """
    INSERT INTO baselines (unit_id, day, reason, approved_by, entry) VALUES (?1, ?2, ?3, ?4, ?5)
    """
  static let insertService = """
    INSERT INTO baseline_services (baseline_id, service_id) VALUES (?1, ?2)
    """
  private static let withReceipt = """
    SELECT \(KeptDeviation.columns), transactions.received_at
    FROM deviations
    LEFT JOIN transactions ON transactions.id = deviations.key >> 12
    """
  static let standingThen =
    withReceipt + " WHERE \(KeptDeviation.standing(after: "?1"))"
  static let stillStanding = withReceipt + " WHERE until = 0 AND found <= ?1"
}
