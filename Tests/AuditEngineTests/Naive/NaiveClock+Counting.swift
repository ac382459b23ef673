package import WorkingTime

/// The questions of the acceptance vectors that an audit does not ask.
extension NaiveClock {
  /// Open seconds of `[start, end)` that are not paused.
  package func elapsed(
    from start: Instant, to end: Instant, pauses: [Pause] = []
  ) throws(NaiveClockFault) -> Int64 {
    guard start <= end else { throw .endBeforeStart }
    let still = standstills(pauses, after: start)
    var sum: Int64 = 0
    var day = calendar.zone.day(of: start)
    let last = calendar.zone.day(of: end)
    while day <= last {
      for open in try date(day).open {
        let seen = Stretch(open.from, min(open.to, end.seconds))
        for part in running(seen, from: start, still) { sum += part.length }
      }
      day = day + 1
    }
    return sum
  }

  /// Days of a limit that have gone by, less the paused ones: working days and calendar days. The
  /// day of receipt is one of them if the limit counts it and the office opens on it from then on.
  package func elapsedDays(
    from start: Instant, to end: Instant, limit: TimeLimit, pauses: [Pause] = []
  ) throws(NaiveClockFault) -> (working: Int, calendar: Int) {
    let still = standstills(pauses, after: start)
    let receipt = try receiptDay(of: start, limit.receipt)
    var count = (working: 0, calendar: 0)
    if limit.dayCount == .includeFirst, isOpenAhead(try date(receipt), of: start) {
      count = (1, 1)
    }
    var day = receipt + 1
    while day <= calendar.zone.day(of: end) {
      if !isTaken(day, still) {
        count.calendar += 1
        if try date(day).isWorkingDay { count.working += 1 }
      }
      day = day + 1
    }
    return count
  }

  /// Working days after the first date up to and with the second.
  package func workingDays(
    after first: CivilDay, through last: CivilDay
  ) throws(NaiveClockFault) -> Int {
    var count = 0
    var day = first + 1
    while day <= last {
      if try date(day).isWorkingDay { count += 1 }
      day = day + 1
    }
    return count
  }

  /// The n-th working day after a date.
  package func workingDay(_ index: Int, after first: CivilDay) throws(NaiveClockFault) -> CivilDay {
    var day = first
    var count = 0
    for _ in 0..<(1500 + 7 * index) where count < index {
      day = day + 1
      if try date(day).isWorkingDay { count += 1 }
    }
    guard count == index else { throw .noWorkingTime }
    return day
  }

  /// Whether the wall clock then reads a time within opening hours.
  package func isOpen(at instant: Instant) throws(NaiveClockFault) -> Bool {
    let second = calendar.zone.secondOfDay(of: instant)
    return try date(calendar.zone.day(of: instant)).hours.contains {
      second >= Int64($0.open) && second < Int64($0.close)
    }
  }
}
