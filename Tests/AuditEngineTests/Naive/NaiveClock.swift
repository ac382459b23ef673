package import WorkingTime

/// The clock as the text has it, walking from day to day; slow and without tables.
package struct NaiveClock {
  package let calendar: NaiveCalendar
  /// For how many days it looks for an opening before the office counts as one that never opens
  /// again: four years.
  private static let patience = 1461

  package init(_ calendar: NaiveCalendar) { self.calendar = calendar }

  /// The instant at which the limit is used up; `nil` when the clock stands still for good before.
  package func due(
    from start: Instant, limit: TimeLimit, pauses: [Pause] = []
  ) throws(NaiveClockFault) -> Instant? {
    let still = standstills(pauses, after: start)
    var walk = Walk(from: calendar.zone.day(of: start))
    do throws(NaiveClockFault) {
      let due: Instant? =
        switch limit.unit {
        case .seconds: try dueBySeconds(limit.value, from: start, still, &walk)
        case .minutes: try dueBySeconds(limit.value * 60, from: start, still, &walk)
        case .hours: try dueBySeconds(limit.value * 3600, from: start, still, &walk)
        case .workingDays, .calendarDays, .months: try dueByDays(limit, from: start, still, &walk)
        }
      // Days without hours in force would pass for closed ones.
      if !walk.isCovered { throw .noCalendar }
      if walk.isHopeless, due != nil { throw .noWorkingTime }
      return due
    } catch .noWorkingTime {
      let day = calendar.zone.day(of: start)
      throw calendar.coversAllDays(from: day) ? .noWorkingTime : .noCalendar
    }
  }

  /// The last instant at which work is in time. A day that closes at 24:00 is over a second before,
  /// as that instant is one of the next date.
  func lastInTime(
    from start: Instant, limit: TimeLimit, pauses: [Pause]
  ) throws(NaiveClockFault) -> Instant? {
    guard let due = try due(from: start, limit: limit, pauses: pauses) else { return nil }
    let isNextDate = limit.unit.countsDays && calendar.zone.secondOfDay(of: due) == 0
    return isNextDate ? due + -1 : due
  }

  // MARK: Seconds

  private func dueBySeconds(
    _ limit: Int64, from start: Instant, _ still: [Standstill], _ walk: inout Walk
  ) throws(NaiveClockFault) -> Instant? {
    var left = limit
    while true {
      for open in try look(at: &walk, isPatient: endsInPause(still)).open {
        for running in running(open, from: start, still) {
          // A limit of nothing is due at the first moment at which the clock would run.
          if running.length >= left { return Instant(running.from + left) }
          left -= running.length
        }
      }
      if let last = still.last, last.to == nil, last.fromDay(calendar.zone) <= walk.day {
        return nil
      }
      walk.day = walk.day + 1
    }
  }

  /// The parts of an open stretch that are not before the start and not paused, in order.
  func running(_ open: Stretch, from start: Instant, _ still: [Standstill]) -> [Stretch] {
    var parts: [Stretch] = []
    var from = max(open.from, start.seconds)
    for pause in still {
      if pause.from > from, from < open.to { parts.append(Stretch(from, min(pause.from, open.to))) }
      from = max(from, pause.to ?? open.to)
    }
    if from < open.to { parts.append(Stretch(from, open.to)) }
    return parts
  }

  // MARK: Days

  private func dueByDays(
    _ limit: TimeLimit, from start: Instant, _ still: [Standstill], _ walk: inout Walk
  ) throws(NaiveClockFault) -> Instant? {
    if limit.receipt == .nextOpening { try walkToOpening(after: start, &walk) }
    let receipt = walk.day
    let days =
      limit.unit == .months
      ? Int64(receipt.adding(months: Int(limit.value)) - receipt) : limit.value
    var date = try look(at: &walk)
    var counted: Int64 = 0
    // A pause never takes away the day of receipt.
    if limit.dayCount == .includeFirst, isOpenAhead(date, of: start) { counted = min(1, days) }
    while counted < days {
      walk.day = walk.day + 1
      if isTakenForGood(walk.day, still) { return nil }
      date = try look(at: &walk, isPatient: endsInPause(still))
      if limit.unit != .workingDays || date.isWorkingDay, !isTaken(walk.day, still) { counted += 1 }
    }
    // A day on which the office is closed gives way to the next working day, and so does a day of
    // receipt on which it does not open again.
    while true {
      if isOpenAhead(date, of: start), let last = date.open.last { return Instant(last.to) }
      walk.day = walk.day + 1
      date = try look(at: &walk)
    }
  }

  /// Whether some open instant of the date lies at or after the stamp.
  func isOpenAhead(_ date: NaiveCalendar.Date, of start: Instant) -> Bool {
    date.open.contains { $0.to > start.seconds }
  }

  /// The date on which a file counts as received.
  func receiptDay(
    of start: Instant, _ receipt: TimeLimit.Receipt
  ) throws(NaiveClockFault) -> CivilDay {
    var walk = Walk(from: calendar.zone.day(of: start))
    if receipt == .nextOpening { try walkToOpening(after: start, &walk) }
    return walk.day
  }

  /// Walks to the date of the first open instant at or after the stamp.
  private func walkToOpening(
    after start: Instant, _ walk: inout Walk
  ) throws(NaiveClockFault) {
    while true {
      for open in try look(at: &walk).open where open.to > start.seconds { return }
      walk.day = walk.day + 1
    }
  }

  /// A pause takes away the days after the date on which it begins, up to the one on which it ends.
  func isTaken(_ day: CivilDay, _ still: [Standstill]) -> Bool {
    still.contains {
      $0.fromDay(calendar.zone) < day && $0.toDay(calendar.zone).map { day <= $0 } ?? true
    }
  }

  private func endsInPause(_ still: [Standstill]) -> Bool {
    still.last.map { $0.to == nil } ?? false
  }

  private func isTakenForGood(_ day: CivilDay, _ still: [Standstill]) -> Bool {
    still.contains { $0.to == nil && $0.fromDay(calendar.zone) < day }
  }

  /// A walk from day to day that ends when no working day comes.
  private struct Walk {
    var day: CivilDay
    var lastWorkingDay: CivilDay
    /// Whether a version of the calendar was in force on each day so far.
    var isCovered = true
    /// No working day came for longer than one looks ahead.
    var isHopeless = false

    init(from day: CivilDay) {
      self.day = day
      lastWorkingDay = day
    }
  }

  /// Looks at the day that the walk has come to. It is patient when a pause without end lies ahead:
  /// up to that the clock can be read, however long no working day comes.
  private func look(
    at walk: inout Walk, isPatient: Bool = false
  ) throws(NaiveClockFault) -> NaiveCalendar.Date {
    if walk.day - walk.lastWorkingDay > NaiveClock.patience { walk.isHopeless = true }
    if walk.isHopeless, !isPatient { throw .noWorkingTime }
    let date = try date(walk.day)
    if !date.isCovered { walk.isCovered = false }
    if date.isWorkingDay { walk.lastWorkingDay = walk.day }
    return date
  }

  /// What the calendar says of a date, or the fault that its holidays are not known.
  func date(_ day: CivilDay) throws(NaiveClockFault) -> NaiveCalendar.Date {
    let date = calendar.date(day)
    guard date.holidaysKnown else { throw .holidaysMissing(year: day.year) }
    return date
  }

  // MARK: Pauses

  /// Pauses cut to the time after the start, those that overlap or touch joined, empty ones left out.
  func standstills(_ pauses: [Pause], after start: Instant) -> [Standstill] {
    var joined: [Standstill] = []
    for pause in pauses.sorted(by: { $0.from < $1.from }) {
      let from = max(pause.from, start)
      if let to = pause.to, to <= from { continue }
      if let last = joined.last {
        guard let end = last.to else { break }
        if from.seconds <= end {
          joined[joined.count - 1].to = pause.to.map { max(end, $0.seconds) }
          continue
        }
      }
      joined.append(Standstill(from: from.seconds, to: pause.to?.seconds))
    }
    return joined
  }
}

/// A joined pause, in epoch seconds; without an end when the work was not resumed.
struct Standstill {
  var from: Int64
  var to: Int64?

  func fromDay(_ zone: NaiveZone) -> CivilDay { zone.day(of: Instant(from)) }
  func toDay(_ zone: NaiveZone) -> CivilDay? { to.map { zone.day(of: Instant($0)) } }
}

/// Why the slow clock has no answer.
package enum NaiveClockFault: Error, Hashable {
  case endBeforeStart
  case noWorkingTime
  case holidaysMissing(year: Int)
  /// No version of the calendar is in force on some day that the question touches.
  case noCalendar

  /// As the acceptance vectors name it.
  package var code: String {
    switch self {
    case .endBeforeStart: "end_before_start"
    case .noWorkingTime: "no_working_time"
    case .holidaysMissing: "holidays_missing"
    case .noCalendar: "no_calendar"
    }
  }
}
