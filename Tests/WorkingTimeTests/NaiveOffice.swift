import WorkingTime

/// Answers the same questions as a compiled calendar straight from the rules: it asks of every
/// minute whether the office is open and of every second whether it is paused, and walks from date
/// to date. Slow and plain, so that it can be checked by reading.
struct NaiveOffice: Sendable {
  /// The walk left the dates that were written out.
  struct LeftTheDates: Error {}

  let plan: OfficePlan
  /// The first minute written out, since 1970.
  private let firstMinute: Int
  /// Whether the office is open, for every minute.
  private let isOpen: [Bool]
  /// The date by the wall clock, for every minute.
  private let date: [Int]
  /// For every date: its year, its hours, and the minute at which it closes if it is a working day.
  private let years: [Int]
  private let hours: [[OfficePlan.Hours]]
  private let closings: [Int]

  init(_ plan: OfficePlan) {
    self.plan = plan
    let firstDay = OfficePlan.dates.lowerBound
    let hours = OfficePlan.dates.map { NaiveOffice.hours(of: $0, plan) }
    let isOpenByDate = hours.map { hours in
      var minutes = [Bool](repeating: false, count: 1440)
      for interval in hours {
        for minute in interval.open..<interval.close { minutes[minute] = true }
      }
      return minutes
    }
    let minutes = (firstDay + 1) * 1440..<(OfficePlan.dates.upperBound - 1) * 1440
    var isOpen: [Bool] = []
    var date: [Int] = []
    isOpen.reserveCapacity(minutes.count)
    date.reserveCapacity(minutes.count)
    // A date closes when the wall clock first reaches the end of its last interval, or after its
    // last open minute if that is later.
    var closings: [Int] = []
    let close = zip(OfficePlan.dates, hours).map { $0 * 1440 + ($1.last?.close ?? 0) } + [.max]
    var change = 0
    var nextChange = 0
    var offset = 0
    var minute = minutes.lowerBound
    while minute < minutes.upperBound {
      while nextChange <= minute {
        offset = plan.zone.changes[change].offset
        change += 1
        nextChange = change < plan.zone.changes.count ? plan.zone.changes[change].from : .max
      }
      let local = minute + offset
      let index = local / 1440 - firstDay
      while close[closings.count] <= local { closings.append(minute) }
      date.append(local / 1440)
      let open = isOpenByDate[index][local % 1440]
      isOpen.append(open)
      if open, index < closings.count { closings[index] = minute + 1 }
      minute += 1
    }
    firstMinute = minutes.lowerBound
    years = OfficePlan.dates.map { NaiveDate(day: $0).year }
    self.hours = hours
    self.isOpen = isOpen
    self.date = date
    self.closings = closings
  }

  /// Which rule holds on a date, first match.
  static func hours(of day: Int, _ plan: OfficePlan) -> [OfficePlan.Hours] {
    if let named = plan.namedDates.first(where: { $0.day == day }) { return named.hours }
    if plan.holidays.contains(day) { return [] }
    for dated in plan.ranges + plan.weeks
    where day >= dated.from ?? day && day <= dated.to ?? day {
      return dated.week[(day + 3) % 7]  // day 0 was a Thursday
    }
    return []
  }

  // MARK: Looking at minutes and dates

  func open(at second: Int) throws -> Bool { isOpen[try index(second)] }

  func date(at second: Int) throws -> Int { date[try index(second)] }

  func isWorkingDay(_ day: Int) throws -> Bool { !(try hours(of: day).isEmpty) }

  func hours(of day: Int) throws -> [OfficePlan.Hours] {
    guard OfficePlan.dates.contains(day) else { throw LeftTheDates() }
    return hours[day - OfficePlan.dates.lowerBound]
  }

  private func index(_ second: Int) throws -> Int {
    let index = second / 60 - firstMinute
    guard index >= 0, index < isOpen.count else { throw LeftTheDates() }
    return index
  }

  /// Looks at a date, which must be in a year whose holidays are known.
  private func look(_ day: Int) throws {
    guard OfficePlan.dates.contains(day) else { throw LeftTheDates() }
    let year = years[day - OfficePlan.dates.lowerBound]
    guard plan.knownYears?.contains(year) ?? true else {
      throw ClockFault.holidaysMissing(year: year)
    }
  }

  /// The open minutes of a stretch of time, cut to it, and cut again where a pause begins or ends;
  /// each with whether it is paused. Stops when `body` answers false.
  private func walk(
    _ start: Int, _ end: Int, _ pauses: [NaivePause], _ body: (Int, Int, Bool) throws -> Bool
  ) throws {
    let edges = pauses.flatMap { [$0.from, $0.to] }.sorted().filter { $0 > start } + [.max]
    var edge = 0
    var isPaused = pauses.contains { $0.from <= start && start < $0.to }
    var position = start
    while position < end {
      if position >= edges[edge] {
        while position >= edges[edge] { edge += 1 }
        isPaused = pauses.contains { $0.from <= position && position < $0.to }
      }
      let next = min(position / 60 * 60 + 60, end, edges[edge])
      if try open(at: position), try !body(position, next, isPaused) { return }
      position = next
    }
  }

  private func closing(of day: Int) throws -> Int {
    let index = day - OfficePlan.dates.lowerBound
    guard closings.indices.contains(index), closings[index] > firstMinute else {
      throw LeftTheDates()
    }
    return closings[index] * 60
  }

  // MARK: Questions

  func elapsed(_ start: Int, _ end: Int, _ pauses: [Pause]) throws -> Int {
    guard start <= end else { throw ClockFault.endBeforeStart }
    for day in try date(at: start)...max(date(at: start), date(at: end)) { try look(day) }
    var seconds = 0
    try walk(start, end, NaivePause.list(pauses)) { from, to, isPaused in
      seconds += isPaused ? 0 : to - from
      return true
    }
    return seconds
  }

  func due(_ start: Int, _ limit: TimeLimit, _ pauses: [Pause]) throws -> Int? {
    let pauses = NaivePause.list(pauses).filter { $0.to > start && $0.from < $0.to }
    switch limit.unit {
    case .seconds: return try due(start, seconds: Int(limit.value), pauses)
    case .minutes: return try due(start, seconds: Int(limit.value) * 60, pauses)
    case .hours: return try due(start, seconds: Int(limit.value) * 3600, pauses)
    case .workingDays, .calendarDays, .months: return try dueInDays(start, limit, pauses)
    }
  }

  private func due(_ start: Int, seconds needed: Int, _ pauses: [NaivePause]) throws -> Int? {
    let gone = try goneFrom(pauses, start)
    var left = needed
    var due: Int?
    try look(date(at: start))
    let end = min(gone, (firstMinute + isOpen.count) * 60)
    var day = try date(at: start)
    try walk(start, end, pauses) { from, to, isPaused in
      let today = try date(at: from)
      while day < today {
        day += 1
        try look(day)
      }
      guard !isPaused else { return true }
      if left == 0 { due = from }
      if left > 0, left <= to - from { due = from + left }
      left -= to - from
      return due == nil
    }
    if let due { return due }
    guard gone < .max else { throw LeftTheDates() }
    for next in try day...max(day, date(at: max(gone, start))) { try look(next) }
    return nil
  }

  private func dueInDays(_ start: Int, _ limit: TimeLimit, _ pauses: [NaivePause]) throws -> Int? {
    let receipt = try receipt(start, limit)
    let gone = try goneFrom(pauses, start)
    var needed = Int(limit.value)
    if limit.unit == .months {
      needed = NaiveDate(day: receipt).number(monthsLater: needed) - receipt
    }
    let includesFirst = try self.includesFirst(receipt, start, limit)
    if includesFirst { needed = max(0, needed - 1) }
    var day = receipt
    if needed == 0, !includesFirst, try isOver(receipt, start) {
      day += 1
      try look(day)
    }
    while needed > 0 {
      if gone < .max, try day >= date(at: max(gone, start)) { return nil }
      day += 1
      try look(day)
      if try isPaused(day, start, nil, pauses) { continue }
      if try limit.unit != .workingDays || isWorkingDay(day) { needed -= 1 }
    }
    while !(try isWorkingDay(day)) {
      day += 1
      try look(day)
    }
    return try closing(of: day)
  }

  func verdict(
    _ start: Int, _ end: Int, _ limit: TimeLimit, _ pauses: [Pause]
  ) throws -> TimeVerdict {
    let seconds = try elapsed(start, end, pauses)
    let due = try due(start, limit, pauses)
    let receipt = try receipt(start, limit)
    let running = NaivePause.list(pauses).filter { $0.to > start && $0.from < $0.to }
    var working = 0
    var calendar = 0
    let last = try date(at: end)
    if receipt <= last {
      let includesFirst = try includesFirst(receipt, start, limit)
      for day in receipt...last {
        let counts = try day == receipt ? includesFirst : !isPaused(day, start, end, running)
        if counts {
          calendar += 1
          if try isWorkingDay(day) { working += 1 }
        }
      }
    }
    return TimeVerdict(
      due: due.map { Instant(Int64($0)) }, late: due.map { end > $0 } ?? false,
      elapsedSeconds: Int64(seconds), elapsedWorkingDays: working, elapsedCalendarDays: calendar)
  }

  /// Whether the day of receipt counts.
  private func includesFirst(_ receipt: Int, _ start: Int, _ limit: TimeLimit) throws -> Bool {
    try limit.dayCount == .includeFirst && isWorkingDay(receipt) && !isOver(receipt, start)
  }

  /// Whether the office has closed for the day, at an instant of a working day.
  private func isOver(_ receipt: Int, _ start: Int) throws -> Bool {
    try date(at: start) == receipt && isWorkingDay(receipt) && closing(of: receipt) <= start
  }

  /// The day of receipt.
  private func receipt(_ start: Int, _ limit: TimeLimit) throws -> Int {
    var day = try date(at: start)
    try look(day)
    guard limit.receipt == .nextOpening else { return day }
    var second = start
    while !(try open(at: second)) {
      second = second / 60 * 60 + 60
      if try date(at: second) > day {
        day = try date(at: second)
        try look(day)
      }
    }
    return try date(at: second)
  }

  /// Whether a pause takes the date away: it began on an earlier one, and ends on it or later.
  private func isPaused(
    _ day: Int, _ start: Int, _ end: Int?, _ pauses: [NaivePause]
  ) throws -> Bool {
    try pauses.contains { pause in
      let from = max(pause.from, start)
      let to = min(pause.to, end ?? .max)
      guard from < to else { return false }
      return try date(at: from) < day && (to == .max || date(at: to) >= day)
    }
  }

  /// The instant from which on everything is paused.
  private func goneFrom(_ pauses: [NaivePause], _ start: Int) throws -> Int {
    var gone = pauses.filter { $0.to == .max }.map(\.from).min() ?? .max
    guard gone < .max else { return gone }
    while let earlier = pauses.first(where: { $0.from < gone && $0.to >= gone }) {
      gone = earlier.from
    }
    return max(gone, start)
  }
}

/// A pause in plain seconds; one without end ends with `Int.max`.
struct NaivePause {
  let from: Int
  let to: Int

  static func list(_ pauses: [Pause]) -> [NaivePause] {
    pauses.map { NaivePause(from: Int($0.from.seconds), to: $0.to.map { Int($0.seconds) } ?? .max) }
  }
}
