package import ServiceStandards
package import WorkingTime

/// Everything that the judgement of one transaction rests on, for people to retrace.
package struct Examination: Sendable {
  /// Database id of the transaction.
  package let transaction: Int64
  /// Database id of the service.
  package let service: Int64
  package let asOf: Instant
  /// Received after the as-of instant: a run leaves it out, and there are no verdicts.
  package let isLeftOut: Bool
  /// At the as-of instant.
  package let isOpen: Bool
  /// Has the status `finished` and is not open at the as-of instant.
  package let isFinished: Bool
  /// Those that had happened at the as-of instant; the promised date is always there.
  package let stamps: Stamps
  package let standing: Standing
  package let time: Time
  package let cost: Cost
  package let requirements: Requirements
  /// The stamps between which each rule that deviates says so; those that name none are left out.
  package let concerned: [RuleID: [StampName]]
  /// Empty when the transaction is left out.
  package let verdicts: [Criterion: Verdict]
  /// Of all rules, in the order of their numbers.
  package let deviations: [Deviation]

  /// Which version of the standard holds, and why.
  package struct Standing: Hashable, Sendable {
    /// In the order in which they are asked; those after the first in force are asked no more.
    package let candidates: [Candidate]
    /// The version that holds.
    package let standard: Recorded<Standard>?
    /// The stretch of days without a standard when none holds.
    package let gap: Gap?
  }

  /// One version that was asked whether it holds.
  package struct Candidate: Hashable, Sendable {
    /// Database id of the standard.
    package let standard: Int64
    package let validFrom: CivilDay
    package let validTo: CivilDay?
    /// The stamp by whose day it is told: that which starts its clock, or that of receipt.
    package let start: ClockSettings.Start
    /// That stamp was not there; the received stamp stands in for it.
    package let receivedStandsIn: Bool
    /// Local day of the stamp, in the unit's zone.
    package let day: CivilDay
    package let isInForce: Bool
    /// It is asked a second time, by the day of receipt: no version was in force when its own clock started.
    package let isByReceipt: Bool
  }

  /// How the time was reckoned. Each step is `nil` when it was not reached.
  package struct Time: Hashable, Sendable {
    /// The stamp that starts the clock.
    package let start: Instant?
    /// The promise for the case's class.
    package let promise: TimePromise?
    /// With the extension, when the case carries one.
    package let limit: TimeLimit?
    package let isExtended: Bool
    /// The calendar of the unit, or those of the nearest units above, one after the other.
    package let calendars: [CalendarCode]
    /// Pauses that stop the clock, as they stood at the as-of instant.
    package let stoppingPauses: [CasePause]
    /// The others, as they stood at the as-of instant.
    package let ignoredPauses: [CasePause]
    package let due: Instant?
    /// With twice the limit; told for cases finished late.
    package let dueTwice: Instant?
    /// By the standard alone, without the promised date.
    package let verdictByStandard: Verdict?
  }

  /// How the tariff was found.
  package struct Cost: Hashable, Sendable {
    /// The version whose tariff the case owes; mostly the one that holds.
    package let standard: Recorded<Standard>?
    /// Tariff charges; `nil` when they count as not recorded.
    package let charged: Money?
    /// Charges without a proof-of-payment number; `nil` when they count as not recorded.
    package let unproven: Money?
    /// What the case owes; `nil` when no tariff can be told.
    package let tariff: Money?
    /// The least and the most that it may owe; `nil` when it is one amount, or none can be told.
    package let tariffs: ClosedRange<Money>?
    /// The line of the tariff table that fits the case.
    package let line: TariffLine?
    package let isFreeByLaw: Bool
  }

  /// Which papers are missing and which are too many. Documents by ordinal, ascending.
  package struct Requirements: Hashable, Sendable {
    /// `nil`: not recorded.
    package let demanded: [Int]?
    /// `nil`: not recorded.
    package let submitted: [Int]?
    /// What the list holds for the case's class; `nil`: no list.
    package let allowed: [Int]?
    /// Demanded, but not in the list: those that some other list knows.
    package let unlisted: [Int]
    /// Those that none knows.
    package let unknown: [Int]
    /// Mandatory and not submitted, although the case is finished.
    package let missing: [Int]
    /// Papers that stand for each other, of which none was submitted although one is mandatory.
    package let missingGroups: [[Int]]
  }
}
