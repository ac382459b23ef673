package import ServiceStandards

/// The deviations of one rule on one service.
package struct FindingLine: Hashable, Sendable {
  package var service: ServiceName
  package var rule: RuleID
  package var ruleTitle: Wording
  package var criterion: Criterion
  /// The gravest among its deviations.
  package var severity: Severity
  /// Number of deviations.
  package var deviations: Int64
  /// Transactions concerned; of a rule on transactions as many as there are deviations.
  package var transactions: Int64
  /// Transactions of the service that were judged on the rule's criterion.
  package var judged: Int64
  /// Transactions of the service that were examined.
  package var examined: Int64
  package var worst: WorstCase?
  /// Money at stake; `nil` for rules that are not about money.
  package var amount: Amount?
  /// Deviations among them under a waiver in force.
  package var waived: Int64
  /// Deviations among them that the baseline holds.
  package var baseline: Int64

  package init(
    service: ServiceName, rule: RuleID, ruleTitle: Wording, criterion: Criterion,
    severity: Severity, deviations: Int64, transactions: Int64, judged: Int64, examined: Int64,
    worst: WorstCase?, amount: Amount?, waived: Int64 = 0, baseline: Int64 = 0
  ) {
    self.service = service
    self.rule = rule
    self.ruleTitle = ruleTitle
    self.criterion = criterion
    self.severity = severity
    self.deviations = deviations
    self.transactions = transactions
    self.judged = judged
    self.examined = examined
    self.worst = worst
    self.amount = amount
    self.waived = waived
    self.baseline = baseline
  }

  /// Transactions concerned among those that were judged.
  package var share: Share { Share(transactions, of: judged) }
}

/// The gravest deviation of a finding.
package struct WorstCase: Hashable, Sendable {
  package enum Size: Hashable, Sendable {
    /// Real time past the due instant or the promised date, in seconds.
    case overrun(Int64)
    case money(Amount)
    case documents(Int64)
    case cases(Int64)
    /// Real time by which a stamp lies before the one that should have come first, in seconds.
    case disorder(Int64)
    case transactions(Int64)
  }

  /// Its name, e.g. `W-01-4711`.
  package var deviation: String
  package var size: Size

  package init(deviation: String, size: Size) {
    self.deviation = deviation
    self.size = size
  }
}
