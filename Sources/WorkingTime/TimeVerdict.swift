/// How a transaction stands to its time limit.
public struct TimeVerdict: Hashable, Sendable {
  /// `nil` when the clock was paused for good before the limit was used up.
  public let due: Instant?
  /// Whether it ended strictly after it was due. Only the two instants tell, so a transaction that
  /// ends an hour after closing of the last day is late although its days are not more than the
  /// limit.
  public let late: Bool
  /// Open seconds from stamp to stamp that were not paused.
  public let elapsedSeconds: Int64
  /// Working days after the day of receipt through the day of the end, less paused ones; one more
  /// when the limit counts the day of receipt and that is a working day.
  public let elapsedWorkingDays: Int
  /// Dates counted in the same way, closed ones included.
  public let elapsedCalendarDays: Int

  public init(
    due: Instant?, late: Bool, elapsedSeconds: Int64, elapsedWorkingDays: Int,
    elapsedCalendarDays: Int
  ) {
    self.due = due
    self.late = late
    self.elapsedSeconds = elapsedSeconds
    self.elapsedWorkingDays = elapsedWorkingDays
    self.elapsedCalendarDays = elapsedCalendarDays
  }
}

extension CompiledCalendar {
  /// Compares a transaction with its time limit.
  ///
  /// - Parameters:
  ///   - from: When it was received.
  ///   - to: When it ended, or the moment at which it is judged.
  ///   - limit: How long it may take.
  ///   - pauses: In any order; may overlap.
  /// - Returns: Due instant, lateness and elapsed time.
  /// - Throws: What `elapsed` and `due` throw.
  public func verdict(
    from: Instant, to: Instant, limit: TimeLimit, pauses: [Pause] = []
  ) throws(ClockFault) -> TimeVerdict {
    try verdict(from: from, to: to, limit: limit, pauses: pauses.span)
  }

  /// The same for pauses that stand in a longer array, for instance.
  public func verdict(
    from: Instant, to: Instant, limit: TimeLimit, pauses: Span<Pause>
  ) throws(ClockFault) -> TimeVerdict {
    let seconds = try elapsed(from: from, to: to, pauses: pauses)
    let due = try due(from: from, limit: limit, pauses: pauses)
    let receipt = try receipt(of: from, limit: limit)
    let (working, calendar) = try pauses.inOrder { (pauses) throws(ClockFault) in
      elapsedDays(from: from, receipt: receipt, to: to, limit: limit, pauses: pauses)
    }
    return TimeVerdict(
      due: due, late: due.map { to > $0 } ?? false, elapsedSeconds: seconds,
      elapsedWorkingDays: working, elapsedCalendarDays: calendar)
  }

  private func elapsedDays(
    from: Instant, receipt: CivilDay, to: Instant, limit: TimeLimit,
    pauses: borrowing Span<Pause>
  ) -> (working: Int, calendar: Int) {
    let end = timetable.day(of: to.seconds)
    guard end >= receipt else { return (0, 0) }
    // Those after one date through another.
    func days(after first: CivilDay, through last: CivilDay, in unit: TimeLimit.Unit) -> Int {
      place(of: last, in: unit) - place(of: first, in: unit)
    }
    let first = counts(receipt, of: from, in: limit) ? 1 : 0
    var working = first + days(after: receipt, through: end, in: .workingDays)
    var calendar = first + days(after: receipt, through: end, in: .calendarDays)
    var walk = PauseWalk(from: from, to: to)
    while let pause = walk.next(in: pauses) {
      let begin = max(timetable.day(of: pause.lowerBound), receipt)
      let stop = max(timetable.day(of: pause.upperBound), begin)
      working -= days(after: begin, through: stop, in: .workingDays)
      calendar -= days(after: begin, through: stop, in: .calendarDays)
    }
    return (working, calendar)
  }
}
