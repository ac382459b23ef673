package import ServiceStandards
package import WorkingTime

/// A version of the calendar that the clock went by.
package struct CalendarFacts: Hashable, Sendable {
  package var code: CalendarCode
  /// IANA name.
  package var zone: String
  package var validFrom: CivilDay?
  package var validTo: CivilDay?
  package var recordedAt: Instant
  package var source: String?

  package init(
    code: CalendarCode, zone: String, validFrom: CivilDay?, validTo: CivilDay?,
    recordedAt: Instant, source: String?
  ) {
    self.code = code
    self.zone = zone
    self.validFrom = validFrom
    self.validTo = validTo
    self.recordedAt = recordedAt
    self.source = source
  }

  package init(_ recorded: Recorded<CalendarVersion>) {
    let version = recorded.value
    self.init(
      code: version.code, zone: version.definition.zone, validFrom: version.validFrom,
      validTo: version.validTo, recordedAt: recorded.recordedAt, source: version.source)
  }
}

/// The clock from its start to the end of the case (or to the as-of instant), day by day.
package struct ClockFacts: Hashable, Sendable {
  /// The stamp that started it.
  package var start: Instant
  package var end: Instant
  /// The case was still open: the end is the as-of instant.
  package var isOpen: Bool
  package var limit: TimeLimit
  /// The limit is a bare "hari" that we read as this unit.
  package var unitIsAssumed: Bool
  /// `nil`: the clock stands still for good.
  package var due: Instant?
  /// With twice the limit; `nil` when it was not asked or has no answer.
  package var dueTwice: Instant?
  package var days: [DayReckoning]

  package init(
    start: Instant, end: Instant, isOpen: Bool, limit: TimeLimit, unitIsAssumed: Bool,
    due: Instant?, dueTwice: Instant?, days: [DayReckoning]
  ) {
    self.start = start
    self.end = end
    self.isOpen = isOpen
    self.limit = limit
    self.unitIsAssumed = unitIsAssumed
    self.due = due
    self.dueTwice = dueTwice
    self.days = days
  }

  /// Open seconds from start to end without pauses.
  package var elapsedSeconds: Int64 { days.last?.runningSum ?? 0 }
  package var pausedSeconds: Int64 { days.reduce(0) { $0 + $1.pausedSeconds } }
  package var elapsedWorkingDays: Int { days.last?.runningDays ?? 0 }
}

/// A pause as recorded.
package struct PauseFacts: Hashable, Sendable {
  package var reason: PauseReason
  package var from: Instant
  /// `nil`: not resumed by the as-of instant.
  package var to: Instant?
  /// Whether the standard lists the reason among those that stop its clock.
  package var stopsClock: Bool
  /// Its ends that may be any second of their local day.
  package var dates: CasePause.Ends

  package init(
    reason: PauseReason, from: Instant, to: Instant?, stopsClock: Bool, dates: CasePause.Ends = []
  ) {
    self.dates = dates
    self.reason = reason
    self.from = from
    self.to = to
    self.stopsClock = stopsClock
  }
}
