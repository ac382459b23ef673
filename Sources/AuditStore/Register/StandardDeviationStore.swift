package import ServiceStandards
internal import WorkingTime

extension Store {
  /// Brings the deviations of standards of the given services in line with a run; writes only what
  /// differs, and gives where it found what the register did not have. What is found of a service on some
  /// days only does not speak for its standards. Call inside `write`.
  package func mergeStandardDeviations(
    _ deviations: [StandardDeviation], scope: RegisterScope, run: Int64
  ) throws(StoreError) -> Set<ServiceRule> {
    var found: Set<ServiceRule> = []
    var known = try standardDeviations(in: scope)
    let insert = try connection.prepare(SQL.insert)
    let update = try connection.prepare(SQL.update)
    for deviation in deviations where !scope.onSomeDays.contains(deviation.service) {
      let old = known.removeValue(forKey: deviation.identity)
      guard old != deviation else { continue }
      if old == nil {
        found.insert(ServiceRule(service: deviation.service, rule: deviation.rule))
        try insert.write(deviation, run: run)
      } else {
        try update.write(deviation, run: run)
      }
    }
    let delete = try connection.prepare(SQL.delete)
    for identity in known.keys {
      delete.bind(1, identity.service)
      delete.bind(2, Int64(identity.rule.number))
      delete.bind(3, identity.subject)
      try delete.run()
    }
    return found
  }

  private func standardDeviations(
    in scope: RegisterScope
  ) throws(StoreError) -> [StandardDeviation.Identity: StandardDeviation] {
    var known: [StandardDeviation.Identity: StandardDeviation] = [:]
    try connection.forEachRow(SQL.known) { row throws(StoreError) in
      guard let rule = RuleID(number: Int(row.int(1))),
        let severity = Severity(rawValue: UInt8(clamping: row.int(3)))
      else { throw damaged("standard_deviations of service \(row.int(0))") }
      guard scope.services?.contains(row.int(0)) ?? true, scope.rules?.contains(rule) ?? true,
        !scope.onSomeDays.contains(row.int(0))
      else { return }
      let lacks = StandardDeviation.Lack.allCases.filter { row.int(7) & Int64($0.rawValue) != 0 }
      known[StandardDeviation.Identity(service: row.int(0), rule: rule, subject: row.int(2))] =
        StandardDeviation(
          service: row.int(0), rule: rule, severity: severity, standard: row.optionalInt(4),
          gapFrom: row.optionalDay(5),
          gapTo: row.optionalDay(6),
          lacks: Set(lacks), transactions: row.int(8))
    }
    return known
  }
}

extension Statement {
  fileprivate func write(_ deviation: StandardDeviation, run: Int64) throws(StoreError) {
    bind(1, deviation.service)
    bind(2, Int64(deviation.rule.number))
    bind(3, deviation.subject)
    bind(4, Int64(deviation.severity.rawValue))
    bind(5, deviation.standard)
    bind(6, deviation.gapFrom.map { Int64($0.number) })
    bind(7, deviation.gapTo.map { Int64($0.number) })
    bind(8, deviation.lacks.reduce(0) { $0 | Int64($1.rawValue) })
    bind(9, deviation.transactions)
    bind(10, run)
    try self.run()
  }
}

private enum SQL {
  static let known = """
    SELECT service_id, rule, subject, severity, standard_id, gap_from, gap_to, lacks, transactions
    FROM standard_deviations
    """
  static let insert = """
    INSERT INTO standard_deviations (
      service_id, rule, subject, severity, standard_id, gap_from, gap_to, lacks, transactions,
      found_by_run)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
    """
  // The run that found it stays.
  static let update = """
    UPDATE standard_deviations
    SET severity = ?4, standard_id = ?5, gap_from = ?6, gap_to = ?7, lacks = ?8, transactions = ?9
    WHERE service_id = ?1 AND rule = ?2 AND subject = ?3 AND ?10 >= found_by_run
    """
  static let delete = """
    DELETE FROM standard_deviations WHERE service_id = ?1 AND rule = ?2 AND subject = ?3
    """
}
