/// One line of a reckoning: what one date added to the clock.
public struct DayReckoning: Hashable, Sendable {
  public let day: CivilDay
  public let hours: OpeningHours
  /// The entry of the calendar that sets these hours.
  public let source: DaySource
  /// Open seconds of that day between start and end; pauses are not yet taken off.
  public let openSeconds: Int64
  /// How many of these were paused.
  public let pausedSeconds: Int64
  /// Seconds counted from the start up to the end of that day.
  public let runningSum: Int64
  public let workingDay: Bool
  /// Whether it is one of the elapsed working days: after the day of receipt (or that day itself,
  /// when the limit counts it) and not taken away by a pause.
  public let countedDay: Bool
  /// Working days counted up to and with that day.
  public let runningDays: Int
}

extension CompiledCalendar {
  /// The clock day by day from start to end, for people to check by hand. The last running sum is
  /// what `elapsed` answers, the last number of days the working days of a verdict.
  ///
  /// - Parameters:
  ///   - from: When the transaction was received.
  ///   - to: When it ended, or the moment at which it is judged.
  ///   - pauses: In any order; may overlap.
  ///   - limit: Says which day is the day of receipt, and whether it counts; without one the day of
  ///     receipt is the date of `from`, and does not count.
  /// - Returns: A line for each date from that of `from` through that of `to`.
  /// - Throws: What `elapsed` throws, and `ClockFault.noWorkingTime` when the limit starts at the
  ///   next opening and there is none.
  /// - Complexity: O(*n*) in the number of dates.
  public func reckoning(
    from: Instant, to: Instant, pauses: [Pause] = [], limit: TimeLimit? = nil
  ) throws(ClockFault) -> [DayReckoning] {
    guard from <= to else { throw .endBeforeStart }
    try timetable.require(from: from.seconds, through: to.seconds)
    let limit = limit ?? TimeLimit(0, .workingDays)
    let receipt = try receipt(of: from, limit: limit)
    let stretches = try pauses.span.inOrder { (pauses) throws(ClockFault) in
      var stretches: [Range<Int64>] = []
      var walk = PauseWalk(from: from, to: to)
      while let pause = walk.next(in: pauses) { stretches.append(pause) }
      return stretches
    }
    let pausedDays = stretches.map { timetable.day(of: $0.lowerBound) }
    let resumedDays = stretches.map { timetable.day(of: $0.upperBound) }

    var lines: [DayReckoning] = []
    var runningSum: Int64 = 0
    var runningDays = 0
    var position = from.seconds
    var day = timetable.day(of: from.seconds)
    let last = max(timetable.day(of: to.seconds), day)
    while day <= last {
      let midnight = zone.instant(day: day + 1, secondOfDay: 0).seconds
      let end = day == last ? to.seconds : min(max(midnight, position), to.seconds)
      let part = position..<end
      let open = timetable.openSeconds(in: part)
      let paused = stretches.reduce(0) { $0 + timetable.openSeconds(in: $1.clamped(to: part)) }
      let (hours, source) = hours(on: day)
      let isWorkingDay = !hours.intervals.isEmpty
      let isPaused = zip(pausedDays, resumedDays).contains { $0 < day && day <= $1 }
      let isCounted =
        isWorkingDay
        && (day == receipt
          ? counts(receipt, of: from, in: limit) : day > receipt && !isPaused)
      runningSum += open - paused
      runningDays += isCounted ? 1 : 0
      lines.append(
        DayReckoning(
          day: day, hours: hours, source: source, openSeconds: open, pausedSeconds: paused,
          runningSum: runningSum, workingDay: isWorkingDay, countedDay: isCounted,
          runningDays: runningDays))
      position = end
      day = day + 1
    }
    return lines
  }
}
