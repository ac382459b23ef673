package import ServiceStandards

/// What became of the deviations of one service and rule since a run.
package struct RegisterNews: Hashable, Sendable {
  package enum Kind: String, CaseIterable, Hashable, Sendable {
    case new
    case corrected
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

  /// What the runs after `run` found anew and closed, by kind, service and rule.
  ///
  /// - Complexity: One pass over the register, and none when these runs changed nothing in it.
  package func registerNews(after run: Int64) throws(StoreError) -> [RegisterNews] {
    var news: [RegisterNews] = []
    let hasChanged =
      try connection.first(SQL.hasChanged, bind: { $0.bind(1, run) }) { _ in true } ?? false
    if hasChanged {
      try append(SQL.found, after: run, to: &news)
      try append(SQL.closed, after: run, to: &news)
    }
    try append(SQL.foundOnStandards, after: run, to: &news)
    try append(SQL.foundOnComplaints, after: run, to: &news)
    try append(SQL.closedOnComplaints, after: run, to: &news)
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
  // total() would be a float; sum() of integers is one.
  static let found = """
    SELECT
      CASE WHEN EXISTS (SELECT 1 FROM closed_deviations WHERE closed_deviations.key = deviations.key)
        THEN 'returned' ELSE 'new' END AS kind,
      transactions.service_id, deviations.key & 4095 AS rule, count(*), max(deviations.severity),
      sum(deviations.amount), min(deviations.key >> 12)
    FROM deviations
    JOIN transactions ON transactions.id = deviations.key >> 12
    WHERE deviations.found_by_run > ?1
    GROUP BY kind, transactions.service_id, rule
    """
  // A removed transaction has left no service behind.
  static let closed = """
    SELECT
      'corrected', transactions.service_id, closed_deviations.key & 4095 AS rule, count(*),
      max(closed_deviations.severity), sum(closed_deviations.amount),
      min(closed_deviations.key >> 12)
    FROM closed_deviations
    JOIN transactions ON transactions.id = closed_deviations.key >> 12
    WHERE closed_deviations.closed_by_run > ?1 AND closed_deviations.found_by_run <= ?1
    GROUP BY transactions.service_id, rule
    """
  static let foundOnStandards = """
    SELECT 'new', service_id, rule, count(*), max(severity), 0, NULL
    FROM standard_deviations
    WHERE found_by_run > ?1
    GROUP BY service_id, rule
    """
  // 1 is A-01. Complaints that name no service are told of by the audit of their unit.
  static let foundOnComplaints = """
    SELECT
      'new', complaints.service_id, 1, count(*), max(complaint_deviations.severity), 0,
      min(complaints.id)
    FROM complaint_deviations
    JOIN complaints ON complaints.id = complaint_deviations.complaint_id
    WHERE complaint_deviations.found_by_run > ?1 AND complaints.service_id IS NOT NULL
    GROUP BY complaints.service_id
    """
  static let closedOnComplaints = """
    SELECT
      'corrected', complaints.service_id, 1, count(*), max(closed_complaint_deviations.severity), 0,
      min(complaints.id)
    FROM closed_complaint_deviations
    JOIN complaints ON complaints.id = closed_complaint_deviations.complaint_id
    WHERE closed_complaint_deviations.closed_by_run > ?1 AND complaints.service_id IS NOT NULL
    GROUP BY complaints.service_id
    """
}
