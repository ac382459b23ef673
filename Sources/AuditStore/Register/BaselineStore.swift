package import ServiceStandards
package import WorkingTime

/// The deviations that a unit had when it began to work with the program.
package struct RecordedBaseline: Sendable {
  package let id: Int64
  /// With the units below it.
  package let unit: UnitCode
  /// The last run before it.
  package let run: Int64
  package let day: CivilDay
  package let reason: String
  package let approvedBy: String
  package let recordedAt: Instant
  package let origin: Origin
  /// Deviations that it holds, those of standards included.
  package let deviations: Int64
  /// Of those, the ones that stand in the register without a break since then.
  package let standing: Int64
  /// Services for which no later baseline was taken.
  package let services: Set<Int64>
}

/// What makes a baseline, before its deviations are copied from the register.
package struct NewBaseline: Sendable {
  /// Database id.
  package var unit: Int64
  /// Database ids.
  package var services: Set<Int64>
  /// Of those that are the unit's on some days only: when received, in epoch seconds.
  package var received: [Int64: [Range<Int64>]]
  package var run: Int64
  package var day: CivilDay
  package var reason: String
  package var approvedBy: String

  package init(
    unit: Int64, services: Set<Int64>, received: [Int64: [Range<Int64>]] = [:], run: Int64,
    day: CivilDay, reason: String, approvedBy: String
  ) {
    self.unit = unit
    self.services = services
    self.received = received
    self.run = run
    self.day = day
    self.reason = reason
    self.approvedBy = approvedBy
  }
}

/// A deviation of a baseline that has stood in the register ever since.
package struct OldDeviation: Hashable, Sendable {
  /// See `Deviation.key`.
  package let key: Int64
  package let baseline: Int64
}

/// The same on a standard.
package struct OldStandardDeviation: Hashable, Sendable {
  package let identity: StandardDeviation.Identity
  package let baseline: Int64
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
          id: row.int(0), unit: try code(row.text(1)), run: row.int(2),
          day: row.day(3), reason: row.text(4),
          approvedBy: row.text(5), recordedAt: Instant(row.int(6)),
          origin: Origin(actor: row.text(7), host: row.text(8), program: row.text(9)),
          deviations: row.int(10), standing: row.int(11), services: services[row.int(0)] ?? []))
    }
    return baselines
  }

  /// Records a baseline with the deviations that the register has now, under the number of the ledger's entry
  /// that is being made; call inside `record`.
  ///
  /// - Returns: Its id.
  package func insert(_ baseline: NewBaseline, entry: Int64) throws(StoreError) -> Int64 {
    try connection.run(SQL.insertBaseline) { statement in
      statement.bind(1, baseline.unit)
      statement.bind(2, baseline.run)
      statement.bind(3, Int64(baseline.day.number))
      statement.bind(4, baseline.reason)
      statement.bind(5, baseline.approvedBy)
      statement.bind(6, entry)
    }
    let id = connection.lastInsertedID
    for service in baseline.services.sorted() {
      try connection.run(SQL.insertService) { statement in
        statement.bind(1, id)
        statement.bind(2, service)
      }
    }
    try connection.run(SQL.copyDeviations) { statement in
      statement.bind(1, id)
      statement.bind(2, "\(baseline.received.keys.sorted())")
    }
    for (service, ranges) in baseline.received {
      for range in ranges {
        try connection.run(SQL.copyDeviationsOfDays) { statement in
          statement.bind(1, id)
          statement.bind(2, service)
          statement.bind(3, range.lowerBound)
          statement.bind(4, range.upperBound)
        }
      }
    }
    try connection.run(SQL.copyStandardDeviations) { $0.bind(1, id) }
    return id
  }

  /// The deviations of the baselines in force that have stood since, ascending by key. One that was
  /// closed and found again is no longer among them.
  package func oldDeviations(known: Instant? = nil) throws(StoreError) -> [OldDeviation] {
    var deviations: [OldDeviation] = []
    try connection.forEachRow(SQL.old, bind: { $0.bind(1, known?.seconds ?? .max) }) { row in
      deviations.append(OldDeviation(key: row.int(0), baseline: row.int(1)))
    }
    return deviations
  }

  /// The same on standards.
  package func oldStandardDeviations(known: Instant? = nil)
    throws(StoreError) -> [OldStandardDeviation]
  {
    var deviations: [OldStandardDeviation] = []
    try connection.forEachRow(
      SQL.oldOfStandards, bind: { $0.bind(1, known?.seconds ?? .max) }
    ) { row in
      guard let rule = RuleID(number: Int(row.int(1))) else { return }
      deviations.append(
        OldStandardDeviation(
          identity: StandardDeviation.Identity(
            service: row.int(0), rule: rule, subject: row.int(2)), baseline: row.int(3)))
    }
    return deviations
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
      baselines.id, units.code, baselines.run_id, baselines.day, baselines.reason,
      baselines.approved_by, \(Ledger.instant(of: "baselines.entry")),
      \(Ledger.origin(of: "baselines.entry")),
      (SELECT count(*) FROM baseline_deviations
       WHERE baseline_deviations.baseline_id = baselines.id)
      + (SELECT count(*) FROM baseline_standard_deviations
         WHERE baseline_standard_deviations.baseline_id = baselines.id),
      (SELECT count(*) FROM baseline_deviations
       JOIN deviations ON deviations.key = baseline_deviations.key
       WHERE baseline_deviations.baseline_id = baselines.id
         AND deviations.found_by_run <= baselines.run_id)
      + (SELECT count(*) FROM baseline_standard_deviations AS old
         JOIN standard_deviations ON standard_deviations.service_id = old.service_id
           AND standard_deviations.rule = old.rule AND standard_deviations.subject = old.subject
         WHERE old.baseline_id = baselines.id
           AND standard_deviations.found_by_run <= baselines.run_id)
    FROM baselines
    JOIN units ON units.id = baselines.unit_id
    WHERE \(Ledger.knowledge(of: "baselines.entry")) <= ?1
    ORDER BY baselines.id
    """
  static let insertBaseline = """
    INSERT INTO baselines (
      unit_id, run_id, day, reason, approved_by, entry)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6)
    """
  static let insertService = """
    INSERT INTO baseline_services (baseline_id, service_id) VALUES (?1, ?2)
    """
  static let copyDeviations = """
    INSERT INTO baseline_deviations (baseline_id, key, service_id)
    SELECT ?1, deviations.key, transactions.service_id
    FROM deviations
    JOIN transactions ON transactions.id = deviations.key >> 12
    JOIN baseline_services ON baseline_services.service_id = transactions.service_id
      AND baseline_services.baseline_id = ?1
    WHERE transactions.service_id NOT IN (SELECT value FROM json_each(?2))
    """
  static let copyDeviationsOfDays = """
    INSERT INTO baseline_deviations (baseline_id, key, service_id)
    SELECT ?1, deviations.key, transactions.service_id
    FROM deviations
    JOIN transactions ON transactions.id = deviations.key >> 12
    WHERE transactions.service_id = ?2
      AND transactions.received_at >= ?3 AND transactions.received_at < ?4
    """
  static let copyStandardDeviations = """
    INSERT INTO baseline_standard_deviations (baseline_id, service_id, rule, subject)
    SELECT ?1, standard_deviations.service_id, standard_deviations.rule,
      standard_deviations.subject
    FROM standard_deviations
    JOIN baseline_services ON baseline_services.service_id = standard_deviations.service_id
      AND baseline_services.baseline_id = ?1
    """
  // found_by_run tells whether a deviation has stood without a break: one that returned has a later run.
  static let old = """
    SELECT baseline_deviations.key, baseline_deviations.baseline_id
    FROM baseline_deviations
    JOIN baselines ON baselines.id = baseline_deviations.baseline_id
    JOIN deviations ON deviations.key = baseline_deviations.key
    WHERE deviations.found_by_run <= baselines.run_id
      AND baseline_deviations.baseline_id = (
        SELECT max(later.id)
        FROM baseline_services
        JOIN baselines AS later ON later.id = baseline_services.baseline_id
        WHERE baseline_services.service_id = baseline_deviations.service_id
          AND \(Ledger.knowledge(of: "later.entry")) <= ?1)
    ORDER BY baseline_deviations.key
    """
  static let oldOfStandards = """
    SELECT old.service_id, old.rule, old.subject, old.baseline_id
    FROM baseline_standard_deviations AS old
    JOIN baselines ON baselines.id = old.baseline_id
    JOIN standard_deviations ON standard_deviations.service_id = old.service_id
      AND standard_deviations.rule = old.rule AND standard_deviations.subject = old.subject
    WHERE standard_deviations.found_by_run <= baselines.run_id
      AND old.baseline_id = (
        SELECT max(later.id)
        FROM baseline_services
        JOIN baselines AS later ON later.id = baseline_services.baseline_id
        WHERE baseline_services.service_id = old.service_id AND \(Ledger.knowledge(of: "later.entry")) <= ?1)
    """
}
