import Testing
import WorkingTime

@Suite struct `A calendar` {
  @Test(
    arguments: [
      [(480, 480)], [(720, 480)], [(480, 720), (700, 960)], [(780, 960), (480, 720)], [(-60, 480)],
      [(480, 1441)], [(1440, 1440)],
    ] as [[(Int32, Int32)]]) func `names the entry whose hours are wrong`(
      intervals: [(Int32, Int32)]
    )
  {
    #expect(throws: CalendarFault.badHours(entry: "Ramadan, fri")) {
      try OpeningHours(
        intervals.map { .init(open: $0.0 * 60, close: $0.1 * 60) }, entry: "Ramadan, fri")
    }
  }

  @Test func `may have hours that touch, or last till midnight`() throws {
    #expect(try Offices.hours((480, 720), (720, 1440)).intervals.count == 2)
    #expect(try OpeningHours([], entry: "test") == .closed)
  }

  @Test func `takes the first entry that holds on a date`() throws {
    var definition = try Offices.counter()
    let day = try CivilDay(reading: "2026-02-20")  // a Friday
    let ordinary = try #require(definition.weeks.first)
    func answer() throws -> DaySource { try CompiledCalendar(definition).hours(on: day).source }

    #expect(try answer() == .week(ordinary))
    let newer = DatedWeek(from: day, to: nil, week: ordinary.week, note: "newer")
    definition.weeks = [newer, ordinary]
    #expect(try answer() == .week(newer))
    let wide = DatedWeek(from: day - 5, to: day + 5, week: [:], note: "wide")
    let narrow = DatedWeek(from: day, to: day, week: ordinary.week, note: "narrow")
    definition.ranges = [wide, narrow]
    #expect(try answer() == .range(wide))
    let holiday = Holiday(day: day, name: "first")
    definition.holidays = [holiday, Holiday(day: day, name: "second")]
    #expect(try answer() == .holiday(holiday))
    let named = NamedDate(day: day, hours: try Offices.hours((540, 600)), note: "first")
    definition.namedDates = [named, NamedDate(day: day, hours: .closed, note: "second")]
    #expect(try answer() == .namedDate(named))
  }

  @Test func `closes a weekday that a range does not mention, and a date that no week covers`()
    throws
  {
    var definition = try Offices.counter()
    let from = try CivilDay(reading: "2026-02-19")
    let ramadan = DatedWeek(
      from: from, to: from + 27, week: [.thursday: try Offices.hours((480, 900))])
    definition.ranges = [ramadan]
    definition.weeks = [
      DatedWeek(from: from - 100, to: nil, week: definition.weeks.first?.week ?? [:])
    ]
    let calendar = try CompiledCalendar(definition)
    #expect(calendar.hours(on: from).hours == (try Offices.hours((480, 900))))
    #expect(calendar.hours(on: from + 1) == (hours: .closed, source: .range(ramadan)))
    #expect(calendar.hours(on: from - 101) == (hours: .closed, source: .closed))
    #expect(try calendar.workingDays(after: from - 300, through: from - 101) == 0)
  }

  @Test func `cannot be compiled without its zone`() throws {
    var definition = try Offices.counter()
    definition.zone = "Asia/Nowhere"
    #expect(throws: CalendarFault.unknownZone("Asia/Nowhere")) { try CompiledCalendar(definition) }
  }

  @Test func `keeps to the wall clock when the clock is changed`() throws {
    let calendar = try CompiledCalendar(Offices.always("Europe/Berlin"))
    // Day 1 ends at midnight, 23 hours after it began.
    let due = try calendar.due(
      from: Instant(reading: "2026-03-28T12:00:00+01:00"), limit: TimeLimit(1, .workingDays))
    #expect(due == (try Instant(reading: "2026-03-30T00:00:00+02:00")))
    #expect(
      try calendar.due(
        from: Instant(reading: "2026-03-28T12:00:00+01:00"), limit: TimeLimit(24, .hours))
        == Instant(reading: "2026-03-29T13:00:00+02:00"))
  }

  @Test func `closes late when its closing time comes twice, and at the jump when never`() throws {
    var definition = try Offices.always("Europe/Berlin")
    let autumn = try CivilDay(reading: "2026-10-25")
    let spring = try CivilDay(reading: "2026-03-29")
    definition.namedDates = [
      NamedDate(day: autumn, hours: try Offices.hours((60, 150))),
      NamedDate(day: spring, hours: try Offices.hours((125, 150))),
    ]
    let calendar = try CompiledCalendar(definition)
    let limit = TimeLimit(0, .workingDays)
    #expect(
      try calendar.due(from: Instant(reading: "2026-10-25T00:30:00+02:00"), limit: limit)
        == Instant(reading: "2026-10-25T02:30:00+01:00"))
    #expect(
      try calendar.elapsed(
        from: Instant(reading: "2026-10-25T00:00:00+02:00"),
        to: Instant(reading: "2026-10-25T12:00:00+01:00")) == 2 * 3600)
    #expect(try calendar.isWorkingDay(spring))
    #expect(
      try calendar.due(from: Instant(reading: "2026-03-29T00:30:00+01:00"), limit: limit)
        == Instant(reading: "2026-03-29T03:00:00+02:00"))
    #expect(
      try calendar.elapsed(
        from: Instant(reading: "2026-03-29T00:00:00+01:00"),
        to: Instant(reading: "2026-03-29T12:00:00+02:00")) == 0)
  }

  @Test func `counts every second of a night in which the date went back`() throws {
    // At 00:01 of the 29th the clock was set back to 23:01 of the 28th.
    let calendar = try CompiledCalendar(Offices.always("America/St_Johns"), years: 2006...2006)
    let change = try Instant(reading: "2006-10-29T00:01:00-02:30")
    for (before, after) in [(30, 30), (30, 4000), (4000, 30), (4000, 4000)] as [(Int64, Int64)] {
      let (start, end) = (change + -before, change + after)
      #expect(try calendar.elapsed(from: start, to: end) == before + after)
      #expect(
        try calendar.due(from: start, limit: TimeLimit(before + after, .seconds)) == end)
      let lines = try calendar.reckoning(from: start, to: end)
      #expect(lines.last?.runningSum == before + after)
    }
    #expect(
      try calendar.due(from: change + -4000, limit: TimeLimit(0, .workingDays))
        == Instant(reading: "2006-10-29T00:00:00-03:30"))
  }

  @Test func `counts a date that the zone skipped, though it had no time`() throws {
    let calendar = try CompiledCalendar(Offices.always("Pacific/Apia"), years: 2011...2012)
    let before = try CivilDay(reading: "2011-12-29")
    #expect(try calendar.workingDay(1, after: before) == before + 1)
    #expect(
      try calendar.due(
        from: Instant(reading: "2011-12-29T12:00:00-10:00"), limit: TimeLimit(1, .workingDays))
        == Instant(reading: "2011-12-31T00:00:00+14:00"))
  }

  @Test func `takes pauses from a part of a longer array`() throws {
    let calendar = try CompiledCalendar(Offices.counter())
    let start = try Instant(reading: "2026-01-06T08:00:00+08:00")
    let all = (0..<4).map { Pause(from: start + $0 * 600, to: start + $0 * 600 + 60) }
    let limit = TimeLimit(1, .hours)
    #expect(try calendar.elapsed(from: start, to: start + 3600, pauses: all[1..<3].span) == 3480)
    #expect(
      try calendar.due(from: start, limit: limit, pauses: all[1..<3].span) == start + 3720)
    #expect(
      try calendar.verdict(
        from: start, to: start + 3721, limit: limit, pauses: all[1..<3].span
      ).late)
  }

  @Test func `finds the nth working day, and for zero the first one from the date on`() throws {
    let calendar = try CompiledCalendar(Offices.counter())
    let friday = try CivilDay(reading: "2026-01-09")
    #expect(try calendar.workingDay(1, after: friday) == friday + 3)
    #expect(try calendar.workingDay(0, after: friday) == friday)
    #expect(try calendar.workingDay(0, after: friday + 1) == friday + 3)
    #expect(try calendar.workingDay(-5, after: friday) == friday)
    #expect(try calendar.workingDays(after: friday, through: friday) == 0)
    #expect(throws: ClockFault.endBeforeStart) {
      try calendar.workingDays(after: friday, through: friday - 1)
    }
  }
}
