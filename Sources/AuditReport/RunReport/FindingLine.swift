package import ServiceStandards

/// The deviations of one rule on one service.
package struct FindingLine: Hashable, Sendable {
  package var service: ServiceName
  package var rule: RuleID
  package var ruleTitle: Wording
  package var criterion: Criterion
  /// Its deviations by severity; one at least.
  package var severities: [Severity: Int64]
  /// Transactions concerned; of a rule on transactions as many as there are deviations.
  package var transactions: Int64
  /// Transactions of the service that were judged on the rule's criterion.
  package var judged: Int64
  /// Transactions of the service that were examined.
  package var examined: Int64
  package var worst: WorstCase?
  /// Money at stake; `nil` for rules that are not about money.
  package var amount: Amount?
  /// What that money is.
  package var money: MoneyKind?
  /// Deviations among them under a waiver in force.
  package var waived: Int64
  /// Deviations among them that the baseline holds.
  package var baseline: Int64

  package init(
    service: ServiceName, rule: RuleID, ruleTitle: Wording, criterion: Criterion,
    severities: [Severity: Int64], transactions: Int64, judged: Int64, examined: Int64,
    worst: WorstCase?, amount: Amount?, money: MoneyKind? = nil, waived: Int64 = 0,
    baseline: Int64 = 0
  ) {
    self.service = service
    self.rule = rule
    self.ruleTitle = ruleTitle
    self.criterion = criterion
    self.severities = severities
    self.transactions = transactions
    self.judged = judged
    self.examined = examined
    self.worst = worst
    self.amount = amount
    self.money = money
    self.waived = waived
    self.baseline = baseline
  }

  /// The gravest among its deviations.
  package var severity: Severity { severities.keys.max() ?? .low }

  /// Number of deviations.
  package var deviations: Int64 { severities.values.reduce(0, +) }

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

extension PeopleStyle {
  /// How large the gravest deviation is, of real time the two largest parts.
  func text(_ size: WorstCase.Size) -> String {
    switch size {
    case .overrun(let seconds), .disorder(let seconds):
      text { append(duration: seconds, parts: 2, to: &$0) }
    case .money(let amount): text(.money(amount.money, amount.currency))
    case .documents(let count): text(Texts.documents(count, text(.count(count))))
    case .cases(let count), .transactions(let count):
      text(Texts.transactions(count, text(.count(count))))
    }
  }
}
