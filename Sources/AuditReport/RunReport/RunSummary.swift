package import ServiceStandards
package import WorkingTime

/// How much was looked at, how much of it could be judged, and with what result.
package struct RunSummary: Hashable, Sendable {
  /// Number of transactions.
  package var examined: Int64
  /// Number of deviations, those of standards included.
  package var deviations: Int64
  /// Transactions with at least one deviation.
  package var deviatingTransactions: Int64
  package var criteria: [CriterionCounts]
  package var services: [ServicePunctuality]
  /// All services together.
  package var punctuality: Punctuality
  /// Money at stake, one sum for each kind and currency.
  package var amounts: [MoneySum]
  /// What was received after the as-of instant and was therefore not examined, by service.
  package var later: [LaterCases]
  /// Deviations that count nowhere until an auditor confirms them, by rule.
  package var proposals: [RuleID: Int64]

  package init(
    examined: Int64, deviations: Int64, deviatingTransactions: Int64,
    criteria: [CriterionCounts], services: [ServicePunctuality], punctuality: Punctuality,
    amounts: [MoneySum], later: [LaterCases] = [], proposals: [RuleID: Int64] = [:]
  ) {
    self.examined = examined
    self.deviations = deviations
    self.deviatingTransactions = deviatingTransactions
    self.criteria = criteria
    self.services = services
    self.punctuality = punctuality
    self.amounts = amounts
    self.later = later
    self.proposals = proposals
  }
}

/// The money of one kind and currency, over all services.
package struct MoneySum: Hashable, Sendable {
  package var kind: MoneyKind
  package var amount: Amount
  /// Deviations that it is the sum of.
  package var deviations: Int64

  package init(_ kind: MoneyKind, _ amount: Amount, deviations: Int64) {
    self.kind = kind
    self.amount = amount
    self.deviations = deviations
  }

  /// Of the lines that are about money; by kind and currency.
  package static func sums(_ lines: [FindingLine]) -> [MoneySum] {
    var sums: [MoneySum] = []
    for line in lines {
      guard let kind = line.money, let amount = line.amount else { continue }
      let place = sums.firstIndex { $0.kind == kind && $0.amount.currency == amount.currency }
      if let place {
        sums[place].amount = Amount(sums[place].amount.money + amount.money, amount.currency)
        sums[place].deviations += line.deviations
      } else {
        sums.append(MoneySum(kind, amount, deviations: line.deviations))
      }
    }
    func order(_ sum: MoneySum) -> (Int, String) {
      (MoneyKind.allCases.firstIndex(of: sum.kind) ?? 0, sum.amount.currency.code)
    }
    return sums.sorted { order($0) < order($1) }
  }
}

/// Transactions of a service that were received after the as-of instant.
package struct LaterCases: Hashable, Sendable {
  package var service: ServiceName
  package var transactions: Int64
  /// The one that was received last, and when.
  package var last: String
  package var received: Instant

  package init(service: ServiceName, transactions: Int64, last: String, received: Instant) {
    self.service = service
    self.transactions = transactions
    self.last = last
    self.received = received
  }
}

/// How many transactions got which verdict on one criterion, with the reasons of those that were not
/// judged.
package struct CriterionCounts: Hashable, Sendable {
  package var criterion: Criterion
  package var compliant: Int64
  package var deviates: Int64
  package var notAssessable: [Reason: Int64]
  package var notApplicable: [Reason: Int64]

  package init(
    criterion: Criterion, compliant: Int64, deviates: Int64, notAssessable: [Reason: Int64],
    notApplicable: [Reason: Int64]
  ) {
    self.criterion = criterion
    self.compliant = compliant
    self.deviates = deviates
    self.notAssessable = notAssessable
    self.notApplicable = notApplicable
  }

  package var judged: Int64 { compliant + deviates }
  package var undecided: Int64 { notAssessable.undecided }
  package var notAssessableTotal: Int64 { notAssessable.values.reduce(0, +) }
  package var notApplicableTotal: Int64 { notApplicable.values.reduce(0, +) }
  package var examined: Int64 { judged + notAssessableTotal + notApplicableTotal }
  /// Judged among the examined ones.
  package var coverage: Share { Share(judged, of: examined) }
}

/// How many cases were within their time, among those of which it can be told.
package struct Punctuality: Hashable, Sendable {
  /// Cases on time.
  package var share: JudgedShare
  package var examined: Int64

  package init(onTime: Int64, judged: Int64, undecided: Int64 = 0, examined: Int64) {
    share = JudgedShare(onTime, of: judged, undecided: undecided)
    self.examined = examined
  }

  package var onTime: Int64 { share.part }
  package var judged: Int64 { share.judged }
  package var coverage: Share { Share(judged, of: examined) }
}

/// The same for one service, with what its standards promise.
package struct ServicePunctuality: Hashable, Sendable {
  package var service: ServiceName
  package var punctuality: Punctuality
  /// One for each version of the standard that has a target and held for some transaction.
  package var targets: [TargetResult]
  /// What its rates rest on; `nil`: not told.
  package var completeness: Completeness?

  package init(
    service: ServiceName, punctuality: Punctuality, targets: [TargetResult],
    completeness: Completeness? = nil
  ) {
    self.service = service
    self.punctuality = punctuality
    self.targets = targets
    self.completeness = completeness
  }
}

/// Whether the share of cases within the limit reaches what one version of a standard promises.
package struct TargetResult: Hashable, Sendable {
  package var version: String
  /// In thousandths.
  package var target: Int
  /// Cases within the standard's own limit.
  package var share: JudgedShare
  package var outcome: TargetOutcome
  /// How many more cases ought to have been on time, at the least.
  package var short: Int64
  /// How likely a share at least as low would be if the target were just met, every undecided case on time.
  package var probability: Double

  package init(
    version: String, target: Int, share: JudgedShare, outcome: TargetOutcome, short: Int64,
    probability: Double
  ) {
    self.version = version
    self.target = target
    self.share = share
    self.outcome = outcome
    self.short = short
    self.probability = probability
  }
}
