/// A calendar made ready for questions: how much working time lies between two instants, when a
/// time limit is used up, how many working days there are between two dates.
///
/// Rules (each kept by an acceptance example in `Fixtures/clock`):
/// - Everything is half-open and in whole seconds. A transaction runs over `[from, to)`, a pause
///   over `[from, to)`, and an opening at 08:00–12:00 holds 08:00:00 but not 12:00:00.
/// - An instant is open when the zone's wall clock then shows a time within one of that date's
///   intervals, so a round-the-clock day has 23 or 25 hours when the clock is changed.
/// - A working day is a date with at least one interval, half a day included.
/// - A question that touches a date of a year whose holidays are unknown has no answer.
///
/// A calendar is expanded once, for the years that the caller chooses and five more, so that a due
/// instant can be found for what is received in the last of them. Questions then cost the same
/// whatever time they span. A question that needs other years fails by `ClockFault.outsideYears`.
public struct CompiledCalendar: Sendable {
  let timetable: Timetable

  /// Expands a calendar.
  ///
  /// - Parameters:
  ///   - definition: What the office publishes about its hours.
  ///   - years: Years in which transactions begin or end, at most 1...9999.
  /// - Throws: `CalendarFault` when its zone cannot be read.
  /// - Complexity: O(*n*) in the number of years; about half a megabyte for ten.
  public init(_ definition: CalendarDefinition, years: ClosedRange<Int>) throws(CalendarFault) {
    timetable = try Timetable(definition, years: years.clamped(to: 1...9999).extended(by: 5))
  }

  public var definition: CalendarDefinition { timetable.rules.definition }
  public var zone: Zone { timetable.zone }

  /// The kinds of holidays whose lists keep a year from being known; see `HolidayDeclarations`.
  public func missingHolidayKinds(of year: Int) -> [String] {
    timetable.holidayYears.missingKinds(of: year)
  }

  /// Open seconds of `[from, to)` that are not paused.
  ///
  /// - Parameters:
  ///   - from: When the transaction was received.
  ///   - to: When it ended, or the moment at which it is judged.
  ///   - pauses: In any order; may overlap. One that ends before it begins is none.
  /// - Returns: Whole seconds, never negative.
  /// - Throws: `ClockFault.endBeforeStart`, `.holidaysMissing` or `.outsideYears`.
  public func elapsed(
    from: Instant, to: Instant, pauses: [Pause] = []
  ) throws(ClockFault) -> Int64 {
    try elapsed(from: from, to: to, pauses: pauses.span)
  }

  /// The same for pauses that stand in a longer array, for instance.
  public func elapsed(
    from: Instant, to: Instant, pauses: Span<Pause>
  ) throws(ClockFault) -> Int64 {
    guard from <= to else { throw .endBeforeStart }
    try timetable.require(from: from.seconds, through: to.seconds)
    let open = timetable.openSeconds(in: from.seconds..<to.seconds)
    guard !pauses.isEmpty else { return open }
    return try pauses.inOrder { (pauses) throws(ClockFault) in
      var paused: Int64 = 0
      var walk = PauseWalk(from: from, to: to)
      while let pause = walk.next(in: pauses) { paused += timetable.openSeconds(in: pause) }
      return open - paused
    }
  }

  /// Whether the office is open at that instant.
  ///
  /// - Throws: `ClockFault.holidaysMissing`.
  public func isOpen(at instant: Instant) throws(ClockFault) -> Bool {
    let day = zone.day(of: instant)
    try requireHolidays(of: day)
    let second = zone.secondOfDay(of: instant)
    return timetable.rules.hours(on: day).intervals.contains {
      $0.open <= second && second < $0.close
    }
  }

  /// Whether the date has opening hours.
  ///
  /// - Throws: `ClockFault.holidaysMissing`.
  public func isWorkingDay(_ day: CivilDay) throws(ClockFault) -> Bool {
    try requireHolidays(of: day)
    return !timetable.rules.hours(on: day).intervals.isEmpty
  }

  /// The opening hours of any date and the entry of the calendar that sets them, for people to
  /// read. It tells what the calendar says, also of a year whose holidays are unknown.
  public func hours(on day: CivilDay) -> (hours: OpeningHours, source: DaySource) {
    (timetable.rules.hours(on: day), timetable.rules.source(of: day))
  }

  /// The number of working days *d* with `after` < *d* ≤ `through`.
  ///
  /// - Throws: `ClockFault.endBeforeStart`, `.holidaysMissing` or `.outsideYears`.
  public func workingDays(
    after: CivilDay, through: CivilDay
  ) throws(ClockFault) -> Int {
    guard after <= through else { throw .endBeforeStart }
    try timetable.require(after + 1, through)
    return timetable.workingDays.count(through: through)
      - timetable.workingDays.count(through: after)
  }

  /// The *n*-th working day after a date. For 0 it is the date itself if that is a working day,
  /// else the next one.
  ///
  /// - Throws: `ClockFault.noWorkingTime` when the office never opens again (it looks four years
  ///   ahead), `.holidaysMissing` or `.outsideYears`.
  public func workingDay(_ n: Int, after: CivilDay) throws(ClockFault) -> CivilDay {
    let first = n > 0 ? after + 1 : after
    try timetable.require(first, first)
    let before = timetable.workingDays.count(through: first - 1)
    let (ordinal, overflow) = before.addingReportingOverflow(max(n, 1))
    guard !overflow, let day = timetable.workingDays.day(ordinal) else {
      throw timetable.searchFault(from: first)
    }
    try timetable.requireNoDrought(from: after, through: day)
    try timetable.require(first, day)
    return day
  }

  private func requireHolidays(of day: CivilDay) throws(ClockFault) {
    guard timetable.holidayYears.isKnown(day.year) else {
      throw timetable.holidayYears.fault(of: day.year)
    }
  }
}

extension ClosedRange<Int> {
  fileprivate func extended(by years: Int) -> ClosedRange<Int> { lowerBound...upperBound + years }
}
