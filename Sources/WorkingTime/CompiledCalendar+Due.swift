extension CompiledCalendar {
  /// The instant at which a time limit is used up; `nil` when a pause without end begins before.
  ///
  /// - Seconds, minutes and hours count open seconds that are not paused, and end with the last of
  ///   them: a limit that is used up at closing time is due then. A limit of 0 is due at the first
  ///   open instant that is not paused.
  /// - Working days count from the day after the day of receipt, and end with the closing of day N.
  /// - Calendar days count dates in the same way; when date N is no working day, the next one
  ///   takes its place. Months are turned into days: the same day number N months later, or the
  ///   last day of that month.
  /// - A day of receipt that is a working day takes the place of day 1 when the limit says that it
  ///   counts, and the office is or will be open on it still. 0 days end with the day of receipt, or the next working
  ///   day when it is none or the office has closed.
  /// - Pauses take away the days after the one on which they begin, through the one on which they
  ///   end; the day of receipt is never taken away.
  ///
  /// - Parameters:
  ///   - from: When the transaction was received.
  ///   - limit: How long it may take; a negative value counts as 0.
  ///   - pauses: In any order; may overlap. What lies before `from` is cut off.
  /// - Returns: The last instant at which a transaction is in time.
  /// - Throws: `ClockFault.noWorkingTime` when the office never opens again (it looks four years
  ///   ahead), `.holidaysMissing` or `.outsideYears`.
  public func due(
    from: Instant, limit: TimeLimit, pauses: [Pause] = []
  ) throws(ClockFault) -> Instant? {
    try due(from: from, limit: limit, pauses: pauses.span)
  }

  /// The same for pauses that stand in a longer array, for instance.
  public func due(
    from: Instant, limit: TimeLimit, pauses: Span<Pause>
  ) throws(ClockFault) -> Instant? {
    try timetable.require(from: from.seconds, through: from.seconds)
    return try pauses.inOrder { (pauses) throws(ClockFault) in
      try dueInOrder(from: from, limit: limit, pauses: pauses)
    }
  }

  private func dueInOrder(
    from: Instant, limit: TimeLimit, pauses: borrowing Span<Pause>
  ) throws(ClockFault) -> Instant? {
    if let seconds = limit.openSeconds {
      return try due(from: from, openSeconds: seconds, pauses: pauses)
    }
    let receipt = try receipt(of: from, limit: limit)
    return try due(from: from, receipt: receipt, limit: limit, pauses: pauses)
  }

  /// The day of receipt: the date of the stamp, or that of the next open instant.
  func receipt(of stamp: Instant, limit: TimeLimit) throws(ClockFault) -> CivilDay {
    let day = timetable.day(of: stamp.seconds)
    guard limit.receipt == .nextOpening else { return day }
    guard let opening = timetable.openTime.opening(from: stamp.seconds) else {
      throw timetable.searchFault(from: day)
    }
    let receipt = timetable.day(of: opening)
    try timetable.requireNoDrought(from: day, through: receipt)
    try timetable.require(day, receipt)
    return receipt
  }

  // MARK: Open seconds

  private func due(
    from: Instant, openSeconds needed: Int64, pauses: borrowing Span<Pause>
  ) throws(ClockFault) -> Instant? {
    var left = needed
    var position = from.seconds
    var walk = PauseWalk(from: from)
    while let pause = walk.next(in: pauses) {
      let counted = timetable.openSeconds(in: position..<pause.lowerBound)
      let isUsedUp =
        left > 0
        ? left <= counted
        : timetable.openTime.opening(from: position).map { $0 < pause.lowerBound } ?? false
      if isUsedUp { break }
      guard pause.upperBound < .max else {
        try timetable.require(from: from.seconds, through: pause.lowerBound)
        return nil
      }
      left -= counted
      position = pause.upperBound
    }
    return try end(of: left, from: position, received: from)
  }

  /// The instant at which so many open seconds have passed.
  private func end(
    of seconds: Int64, from position: Int64, received: Instant
  ) throws(ClockFault) -> Instant {
    let counted = timetable.openTime.seconds(before: position)
    let due =
      seconds > 0
      ? timetable.openTime.instant(after: counted.addingClamped(seconds))
      : timetable.openTime.opening(from: position)
    guard let due else {
      throw timetable.searchFault(from: timetable.day(of: received.seconds))
    }
    // The last date that was looked at is that of the last second counted: not the next day when
    // the time is used up at midnight.
    let lastSecond = seconds > 0 ? due - 1 : due
    try timetable.requireNoDrought(
      from: timetable.day(of: received.seconds), through: timetable.day(of: lastSecond))
    try timetable.require(from: received.seconds, through: lastSecond)
    return Instant(due)
  }

  // MARK: Days

  /// When a limit in days is used up that is reckoned from a day of receipt.
  private func due(
    from: Instant, receipt: CivilDay, limit: TimeLimit, pauses: borrowing Span<Pause>
  ) throws(ClockFault) -> Instant? {
    let start = timetable.day(of: from.seconds)
    let needed = needed(by: limit, from: receipt, stamp: from)
    // A pause puts the goal off by the days that it takes away.
    var goal = place(of: receipt, in: limit.unit) + needed
    var walk = PauseWalk(from: from)
    while let pause = walk.next(in: pauses) {
      let first = max(timetable.day(of: pause.lowerBound), receipt)
      if place(of: first, in: limit.unit) >= goal { break }
      guard pause.upperBound < .max else {
        try timetable.require(start, first)
        return nil
      }
      let last = max(timetable.day(of: pause.upperBound), first)
      goal += place(of: last, in: limit.unit) - place(of: first, in: limit.unit)
    }
    let due =
      if needed > 0, limit.unit == .workingDays {
        timetable.workingDays.day(goal)
      } else {
        timetable.workingDays.first(
          from: needed > 0
            ? CivilDay(number: Int32(clamping: goal))
            : isClosed(receipt, after: from) ? receipt + 1 : receipt)
      }
    guard let due else { throw timetable.searchFault(from: start) }
    try timetable.requireNoDrought(from: start, through: due)
    try timetable.require(start, due)
    return Instant(timetable.workingDays.closing(of: due))
  }

  /// Where a date stands among those that a limit counts: working days only, or all dates.
  func place(of day: CivilDay, in unit: TimeLimit.Unit) -> Int {
    unit == .workingDays ? timetable.workingDays.count(through: day) : Int(day.number)
  }

  /// How many days after the day of receipt a limit ends: no more than a date can hold.
  private func needed(by limit: TimeLimit, from receipt: CivilDay, stamp: Instant) -> Int {
    let value = max(0, Int(Int32(clamping: limit.value)))
    let days = limit.unit == .months ? receipt.adding(months: value) - receipt : value
    return max(0, days - (counts(receipt, of: stamp, in: limit) ? 1 : 0))
  }

  /// Whether the day of receipt is the first day of the limit.
  func counts(_ receipt: CivilDay, of stamp: Instant, in limit: TimeLimit) -> Bool {
    limit.dayCount == .includeFirst && timetable.workingDays.contains(receipt)
      && !isClosed(receipt, after: stamp)
  }

  /// Whether no open instant of a working day is left at an instant of that day.
  private func isClosed(_ day: CivilDay, after stamp: Instant) -> Bool {
    timetable.day(of: stamp.seconds) == day && timetable.workingDays.contains(day)
      && timetable.workingDays.closing(of: day) <= stamp.seconds
  }

  /// The first and the last open second of a date, in epoch seconds; `nil` when it is closed.
  package func openSpan(on day: CivilDay) -> ClosedRange<Int64>? {
    let (start, end) = (
      zone.instant(day: day, secondOfDay: 0), zone.instant(day: day + 1, secondOfDay: 0)
    )
    return start < end ? openSpan(within: start.seconds...(end.seconds - 1)) : nil
  }

  /// The first and the last open second of a stretch, all in epoch seconds; `nil` when it has none.
  package func openSpan(within stretch: ClosedRange<Int64>) -> ClosedRange<Int64>? {
    let table = timetable.openTime
    let count = table.seconds(before: stretch.upperBound + 1)
    guard let first = table.opening(from: stretch.lowerBound), stretch.contains(first),
      let end = table.instant(after: count)
    else { return nil }
    return first...(end - 1)
  }
}

extension TimeLimit {
  /// The limit in open seconds; `nil` when it is one in days.
  fileprivate var openSeconds: Int64? {
    switch unit {
    case .seconds: max(0, value)
    case .minutes: TimeLimit.product(value, 60)
    case .hours: TimeLimit.product(value, 3600)
    case .workingDays, .calendarDays, .months: nil
    }
  }

  private static func product(_ value: Int64, _ unit: Int64) -> Int64 {
    let (product, overflow) = max(0, value).multipliedReportingOverflow(by: unit)
    return overflow ? .max : product
  }
}
