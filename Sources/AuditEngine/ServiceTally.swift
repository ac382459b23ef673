package import ServiceStandards
package import WorkingTime

/// What a run counted for one service.
package struct ServiceTally: Hashable, Sendable {
  /// Number of transactions examined.
  package var examined: Int64
  /// Earliest and latest receipt; `nil` when nothing was examined.
  package var received: ClosedRange<Instant>?
  /// The counts of a criterion add up to `examined`.
  package var verdicts: [Criterion: VerdictCounts]
  /// Whether cases were on time: the verdicts on time but for rules that do not tell it.
  package var punctuality: VerdictCounts
  /// Rules with at least one deviation on a transaction.
  package var rules: [RuleID: RuleTally]
  /// Deviations that an auditor has to confirm before they count; see `RuleCard.Holding`.
  package var proposals: [RuleID: Int64]

  package init(
    examined: Int64 = 0, received: ClosedRange<Instant>? = nil,
    verdicts: [Criterion: VerdictCounts] = [:], punctuality: VerdictCounts = VerdictCounts(),
    rules: [RuleID: RuleTally] = [:],
    proposals: [RuleID: Int64] = [:]
  ) {
    self.examined = examined
    self.received = received
    self.verdicts = verdicts
    self.punctuality = punctuality
    self.rules = rules
    self.proposals = proposals
  }

  package static func + (left: ServiceTally, right: ServiceTally) -> ServiceTally {
    ServiceTally(
      examined: left.examined + right.examined, received: span(left.received, right.received),
      verdicts: left.verdicts.merging(right.verdicts, uniquingKeysWith: +),
      punctuality: left.punctuality + right.punctuality,
      rules: left.rules.merging(right.rules, uniquingKeysWith: +),
      proposals: left.proposals.merging(right.proposals, uniquingKeysWith: +))
  }

  /// The shortest range that holds both.
  static func span(
    _ left: ClosedRange<Instant>?, _ right: ClosedRange<Instant>?
  ) -> ClosedRange<Instant>? {
    guard let left, let right else { return left ?? right }
    return min(left.lowerBound, right.lowerBound)...max(left.upperBound, right.upperBound)
  }
}

/// How many transactions got which verdict on one criterion.
package struct VerdictCounts: Hashable, Sendable {
  package var compliant: Int64
  package var deviates: Int64
  package var notAssessable: [Reason: Int64]
  package var notApplicable: [Reason: Int64]

  package init(
    compliant: Int64 = 0, deviates: Int64 = 0, notAssessable: [Reason: Int64] = [:],
    notApplicable: [Reason: Int64] = [:]
  ) {
    self.compliant = compliant
    self.deviates = deviates
    self.notAssessable = notAssessable
    self.notApplicable = notApplicable
  }

  /// Transactions with an answer: compliant or deviating.
  package var judged: Int64 { compliant + deviates }
  /// Transactions that comply or deviate, nobody can tell which.
  package var undecided: Int64 { notAssessable.undecided }
  /// Transactions that ought to have an answer: all but the not applicable ones.
  package var applicable: Int64 { judged + notAssessable.values.reduce(0, +) }

  package static func + (left: VerdictCounts, right: VerdictCounts) -> VerdictCounts {
    VerdictCounts(
      compliant: left.compliant + right.compliant, deviates: left.deviates + right.deviates,
      notAssessable: left.notAssessable.merging(right.notAssessable, uniquingKeysWith: +),
      notApplicable: left.notApplicable.merging(right.notApplicable, uniquingKeysWith: +))
  }
}

/// The deviations of one rule on the transactions of one service.
package struct RuleTally: Hashable, Sendable {
  /// The gravest deviation: of the highest severity, then with the largest measure; among equals the one of the
  /// smallest transaction id.
  package struct Worst: Hashable, Sendable {
    package let severity: Severity
    package let transaction: Int64
    /// Seconds, minor units of money or documents, as the measure of the rule's card says.
    package let measure: Int64

    package init(severity: Severity, transaction: Int64, measure: Int64) {
      self.severity = severity
      self.transaction = transaction
      self.measure = measure
    }

    package func isWorse(than other: Worst) -> Bool {
      (severity, measure, other.transaction) > (other.severity, other.measure, transaction)
    }
  }

  package var count: Int64
  /// Money at stake; zero for rules that are not about money.
  package var amount: Money
  package var worst: Worst
  package var severities: [Severity: Int64]

  package init(count: Int64, amount: Money, worst: Worst, severities: [Severity: Int64]) {
    self.count = count
    self.amount = amount
    self.worst = worst
    self.severities = severities
  }

  package static func + (left: RuleTally, right: RuleTally) -> RuleTally {
    RuleTally(
      count: left.count + right.count, amount: left.amount + right.amount,
      worst: right.worst.isWorse(than: left.worst) ? right.worst : left.worst,
      severities: left.severities.merging(right.severities, uniquingKeysWith: +))
  }
}
