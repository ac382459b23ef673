package import ServiceStandards
package import WorkingTime

/// One deviation of the register with what a list shows of its case.
package struct ListedDeviation: Sendable {
  package let deviation: Deviation
  package let service: Int64
  package let caseNumber: String
  package let status: CaseStatus
  package let received: Instant
  package let foundByRun: Int64
}

/// One deviation of the register with what stands beside its case, but for the text.
package struct RegisteredDeviation: Sendable {
  package let deviation: Deviation
  package let service: Int64
  package let status: CaseStatus
  package let received: Instant
  package let foundByRun: Int64
}

/// A deviation on a standard with the run that found it.
package struct ListedStandardDeviation: Sendable {
  package let deviation: StandardDeviation
  package let foundByRun: Int64
}

extension Store {
  /// Gives every deviation of the register in order of their keys, until `body` answers false.
  /// Call inside `read`.
  package func forEachDeviation(
    _ body: (ListedDeviation) throws -> Bool
  ) throws {
    try forEachRegisteredDeviation { registered, caseNumber in
      var text: [UInt8] = []
      for index in caseNumber.indices { text.append(caseNumber[index]) }
      return try body(
        ListedDeviation(
          deviation: registered.deviation, service: registered.service,
          caseNumber: String(decoding: text, as: UTF8.self), status: registered.status,
          received: registered.received, foundByRun: registered.foundByRun))
    }
  }

  /// The same without a string for each row: the case number is lent as UTF-8.
  package func forEachRegisteredDeviation(
    _ body: (RegisteredDeviation, borrowing Span<UInt8>) throws -> Bool
  ) throws {
    let rows = try connection.prepare(SQL.deviations)
    while try rows.step() {
      guard let deviation = Deviation(rows),
        let status = CaseStatus(rawValue: UInt8(clamping: rows.int(9)))
      else { throw damaged("deviations row \(rows.int(0))") }
      let registered = RegisteredDeviation(
        deviation: deviation, service: rows.int(7), status: status,
        received: Instant(rows.int(10)), foundByRun: rows.int(6))
      guard try rows.lendText(8, { try body(registered, $0) }) else { return }
    }
  }

  /// The deviations on standards, by service, rule and subject.
  package func standardDeviations() throws(StoreError) -> [ListedStandardDeviation] {
    var deviations: [ListedStandardDeviation] = []
    try connection.forEachRow(SQL.standardDeviations) { row throws(StoreError) in
      guard let rule = RuleID(number: Int(row.int(1))),
        let severity = Severity(rawValue: UInt8(clamping: row.int(2)))
      else { throw damaged("standard_deviations row") }
      let lacks = row.int(6)
      let deviation = StandardDeviation(
        service: row.int(0), rule: rule, severity: severity, standard: row.optionalInt(3),
        gapFrom: row.optionalDay(4),
        gapTo: row.optionalDay(5),
        lacks: Set(
          StandardDeviation.Lack.allCases.filter { lacks & Int64($0.rawValue) != 0 }),
        transactions: row.int(7))
      deviations.append(
        ListedStandardDeviation(deviation: deviation, foundByRun: row.int(8)))
    }
    return deviations
  }

  /// The run whose inputs explain a deviation; `nil` when the register does not have it.
  package func runThatJudged(key: Int64) throws(StoreError) -> Int64? {
    try connection.first(SQL.judgedBy, bind: { $0.bind(1, key) }) { $0.int(0) }
  }
}

private enum SQL {
  static let deviations = """
    SELECT
      deviations.key, deviations.severity, deviations.standard_id, deviations.expected,
      deviations.actual, deviations.amount, deviations.found_by_run, transactions.service_id,
      coalesce(transactions.written, transactions.number), transactions.status, transactions.received_at
    FROM deviations
    JOIN transactions ON transactions.id = deviations.key >> 12
    ORDER BY deviations.key
    """
  static let standardDeviations = """
    SELECT
      service_id, rule, severity, standard_id, gap_from, gap_to, lacks, transactions, found_by_run
    FROM standard_deviations
    ORDER BY service_id, rule, subject
    """
  static let judgedBy = "SELECT deviations.judged_by_run FROM deviations WHERE deviations.key = ?1"
}
