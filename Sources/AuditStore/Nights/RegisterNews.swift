package import ServiceStandards

/// What became of the deviations of one service and rule since a run.
package struct RegisterNews: Hashable, Sendable {
  package enum Kind: String, CaseIterable, Hashable, Sendable {
    case new
    case corrected
    /// No longer late, since a later delivery changed the record of days that had passed.
    case datedBack = "dated_back"
    /// Was corrected before.
    case returned
  }

  package var kind: Kind
  package var subject: ServiceRule
  package var count: Int64
  package var severity: Severity
  /// Sum of the money at stake.
  package var amount: Money
  /// Database id of one of the transactions or complaints; `nil`: it is about standards.
  package var example: Int64?

  package init(
    kind: Kind, subject: ServiceRule, count: Int64, severity: Severity, amount: Money,
    example: Int64?
  ) {
    self.kind = kind
    self.subject = subject
    self.count = count
    self.severity = severity
    self.amount = amount
    self.example = example
  }
}

extension Store {
  /// The last run; 0 before the first.
  package func lastRunID() throws(StoreError) -> Int64 {
    try connection.first(SQL.lastRun) { $0.int(0) } ?? 0
  }

  /// What the runs after `run` found anew and closed, by kind, service and rule. A complaint that names no
  /// service is told of by the audit of its unit.
  ///
  /// - Complexity: One pass over what stands, and none when these runs changed nothing in the register.
  package func registerNews(after run: Int64) throws(StoreError) -> [RegisterNews] {
    var news: [RegisterNews] = []
    let hasChanged =
      try connection.first(SQL.hasChanged, bind: { $0.bind(1, run) }) { _ in true } ?? false
    if hasChanged {
      try append(SQL.found, after: run, to: &news)
      try append(SQL.closed, after: run, to: &news)
    }
    return news
  }

  private func append(
    _ sql: String, after run: Int64, to news: inout [RegisterNews]
  ) throws(StoreError) {
    try connection.forEachRow(sql, bind: { $0.bind(1, run) }) { row throws(StoreError) in
      guard let kind = RegisterNews.Kind(rawValue: row.text(0)),
        let rule = RuleID(number: Int(row.int(2))),
        let severity = Severity(rawValue: UInt8(clamping: row.int(4)))
      else { throw damaged("register of rule \(row.int(2))") }
      news.append(
        RegisterNews(
          kind: kind, subject: ServiceRule(service: row.int(1), rule: rule), count: row.int(3),
          severity: severity, amount: Money(row.int(5)), example: row.optionalInt(6)))
    }
  }
}

private enum SQL {
  static let lastRun = "SELECT coalesce(max(runs.id), 0) FROM runs"
  static let hasChanged = """
    SELECT 1
    FROM runs
    WHERE runs.id > ?1 AND runs.new_deviations + runs.changed_deviations + runs.closed_deviations > 0
    LIMIT 1
    """
  // total() would be a float; sum() of integers is one. Standards and the stretches without one have no example.
  private static let columns = """
    service_id, key & 4095 AS rule, count(*), max(severity), sum(amount),
    min(CASE WHEN key <= \(Subject.Kind.transaction.keys.upperBound) THEN key >> 12
      WHEN key >= \(Subject.Kind.complaint.keys.lowerBound)
        THEN key - \(Subject.Kind.complaint.keys.lowerBound) >> 12 END)
    """
  static let found = """
    SELECT
      CASE WHEN EXISTS (
          SELECT 1 FROM deviations AS past
          WHERE past.key = deviations.key AND past.until > 0 AND past.reason <> 'run_voided')
        THEN 'returned' ELSE 'new' END AS kind,
      \(columns)
    FROM deviations
    WHERE until = 0 AND found > ?1 AND service_id IS NOT NULL
    GROUP BY kind, service_id, rule
    """
  // A removed transaction is no correction, and neither is what a voided run had found.
  static let closed = """
    SELECT iif(reason = 'dated_back', reason, 'corrected') AS kind, \(columns)
    FROM deviations
    WHERE until > ?1 AND found <= ?1 AND reason IS NOT NULL AND reason NOT IN ('transaction_removed', 'run_voided')
      AND service_id IS NOT NULL
    GROUP BY kind, service_id, rule
    """
}
