package import ServiceStandards
package import WorkingTime

/// What a run counted. The same for any order of rows and any size of batches; the tallies of two
/// parts of the transactions add up to the tally of both.
package struct Tally: Hashable, Sendable {
  /// By the service's database id.
  package var services: [Int64: ServiceTally]
  /// By the standard's database id: those that held for at least one transaction.
  package var standards: [ServedStandard: StandardTally]
  /// Number of transactions that could not be judged on time for want of a year's holidays.
  package var missingHolidays: [MissingHolidays: Int64]
  /// Transactions concerned by each failing of a standard; `transactions` of the key is 0.
  package var failings: [StandardDeviation: Int64]
  /// What was received after the as-of instant and therefore not examined, by the service's database id.
  package var later: [Int64: LaterReceipts]
  /// How complete the record is of what was examined, by the service's database id.
  package var completeness: [Int64: ServiceCompleteness]

  package init(
    services: [Int64: ServiceTally] = [:], standards: [ServedStandard: StandardTally] = [:],
    missingHolidays: [MissingHolidays: Int64] = [:], failings: [StandardDeviation: Int64] = [:],
    later: [Int64: LaterReceipts] = [:], completeness: [Int64: ServiceCompleteness] = [:]
  ) {
    self.services = services
    self.standards = standards
    self.missingHolidays = missingHolidays
    self.failings = failings
    self.later = later
    self.completeness = completeness
  }

  /// Number of transactions examined.
  package var examined: Int64 { services.values.reduce(0) { $0 + $1.examined } }

  /// Earliest and latest receipt; `nil` when nothing was examined.
  package var received: ClosedRange<Instant>? {
    services.values.reduce(nil) { ServiceTally.span($0, $1.received) }
  }

  /// All services together.
  package var total: ServiceTally { services.values.reduce(ServiceTally(), +) }

  /// The deviations of `S-01` and `S-02`, by service, rule, first day and standard.
  package var standardDeviations: [StandardDeviation] {
    failings.map { failing, transactions in
      var deviation = failing
      deviation.transactions = transactions
      return deviation
    }
    .sorted { Tally.order($0) < Tally.order($1) }
  }

  /// Only those deviations of `S-01` and `S-02` that are on some services.
  package mutating func keepStandardDeviations(of isWanted: (_ service: Int64) -> Bool) {
    failings = failings.filter { isWanted($0.key.service) }
  }

  private static func order(_ deviation: StandardDeviation) -> (Int64, RuleID, Int32, Int64) {
    (
      deviation.service, deviation.rule, deviation.gapFrom?.number ?? .min,
      deviation.standard ?? .min
    )
  }

  package static func + (left: Tally, right: Tally) -> Tally {
    Tally(
      services: left.services.merging(right.services, uniquingKeysWith: +),
      standards: left.standards.merging(right.standards, uniquingKeysWith: +),
      missingHolidays: left.missingHolidays.merging(right.missingHolidays, uniquingKeysWith: +),
      failings: left.failings.merging(right.failings, uniquingKeysWith: +),
      later: left.later.merging(right.later, uniquingKeysWith: +),
      completeness: left.completeness.merging(right.completeness, uniquingKeysWith: +))
  }

  package static func += (total: inout Tally, part: Tally) { total = total + part }
}

/// A year for which a calendar does not say that its list of holidays is complete.
package struct MissingHolidays: Hashable, Sendable {
  package let calendar: CalendarCode
  package let year: Int
  /// The kinds whose lists are not complete; none when the year is declared only as a whole.
  package let kinds: [String]

  package init(calendar: CalendarCode, year: Int, kinds: [String] = []) {
    self.calendar = calendar
    self.year = year
    self.kinds = kinds
  }
}

/// A version of a standard that held for the cases of a service, which has promised or inherited it.
package struct ServedStandard: Hashable, Sendable {
  /// Database ids.
  package let service: Int64
  package let standard: Int64

  package init(service: Int64, standard: Int64) {
    self.service = service
    self.standard = standard
  }
}

/// How often one version of a standard held for a service, and how often its time limit was kept.
package struct StandardTally: Hashable, Sendable {
  /// Transactions for which it held.
  package var held: Int64
  /// Of those, the ones that `W-01` and `W-02` could judge.
  package var judged: Int64
  /// Of those, the ones within the limit.
  package var onTime: Int64
  /// Transactions that kept or broke the limit, nobody can tell which; see `Reason.isUndecided`.
  package var undecided: Int64

  package init(held: Int64 = 0, judged: Int64 = 0, onTime: Int64 = 0, undecided: Int64 = 0) {
    self.held = held
    self.judged = judged
    self.onTime = onTime
    self.undecided = undecided
  }

  package static func + (left: StandardTally, right: StandardTally) -> StandardTally {
    StandardTally(
      held: left.held + right.held, judged: left.judged + right.judged,
      onTime: left.onTime + right.onTime, undecided: left.undecided + right.undecided)
  }
}
