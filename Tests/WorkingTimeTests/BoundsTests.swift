import Testing
import WorkingTime

@Suite struct `Asked beyond its bounds, a calendar` {
  static let units = TimeLimit.Unit.allCases
  let start: Instant

  init() throws { start = try Instant(reading: "2026-01-06T08:00:00+08:00") }

  @Test func `that is never open says so`() throws {
    var definition = try Offices.counter()
    definition.weeks = []
    let calendar = try CompiledCalendar(definition)
    for unit in Self.units {
      for receipt in TimeLimit.Receipt.allCases {
        #expect(throws: ClockFault.noWorkingTime) {
          try calendar.due(from: start, limit: TimeLimit(2, unit, receipt: receipt))
        }
      }
    }
    #expect(throws: ClockFault.noWorkingTime) {
      try calendar.workingDay(1, after: calendar.zone.day(of: start))
    }
    #expect(try calendar.elapsed(from: start, to: start + 1_000_000) == 0)
    // Paused for good before anything was used up.
    #expect(
      try calendar.due(
        from: start, limit: TimeLimit(1, .hours), pauses: [Pause(from: start + 1, to: nil)]) == nil)
  }

  @Test(arguments: units) func `that closes for good says so`(unit: TimeLimit.Unit) throws {
    var definition = try Offices.counter()
    let last = try CivilDay(reading: "2026-01-09")
    definition.weeks = definition.weeks.map { DatedWeek(from: nil, to: last, week: $0.week) }
    let calendar = try CompiledCalendar(definition)
    #expect(try calendar.due(from: start, limit: TimeLimit(0, unit)) != nil)
    #expect(throws: ClockFault.noWorkingTime) {
      try calendar.due(from: start, limit: TimeLimit(200_000, unit))
    }
  }

  @Test func `looks four years ahead and no farther, whatever years it was compiled for`() throws {
    var definition = try Offices.counter()
    let week = definition.weeks.first?.week ?? [:]
    let last = try CivilDay(reading: "2026-01-07")
    for (gap, isFound) in [(1461, true), (1462, false)] {
      let again = last + gap
      definition.weeks = [DatedWeek(from: nil, to: last, week: week)]
      definition.namedDates = [NamedDate(day: again, hours: try Offices.hours((480, 960)))]
      for years in [2024...2026, 1990...2060] {
        let calendar = try CompiledCalendar(definition, years: years)
        let limits = [
          TimeLimit(2, .workingDays), TimeLimit(2, .calendarDays), TimeLimit(20, .hours),
        ]
        for limit in limits {
          if isFound {
            let due = try #require(try calendar.due(from: start, limit: limit))
            #expect(calendar.zone.day(of: due) == again)
          } else {
            #expect(throws: ClockFault.noWorkingTime) {
              try calendar.due(from: start, limit: limit)
            }
          }
        }
        // Begun within the gap, the opening is near enough; and what ends before it is not
        // touched by it.
        #expect(try calendar.workingDay(1, after: last + 1) == again)
        #expect(try calendar.workingDay(1, after: last - 1) == last)
        #expect(
          try calendar.due(from: start, limit: TimeLimit(1, .workingDays))
            == Instant(reading: "2026-01-07T16:00:00+08:00"))
      }
    }
  }

  @Test func `ends its search with the first four years without an opening`() throws {
    var definition = try Offices.counter()
    let week = definition.weeks.first?.week ?? [:]
    let again = try CivilDay(reading: "2031-03-03")
    definition.weeks = [
      DatedWeek(from: nil, to: try CivilDay(reading: "2026-01-07"), week: week)
    ]
    definition.namedDates = [NamedDate(day: again, hours: try Offices.hours((480, 960)))]
    // Of 2031 and later nothing is known, but the search does not come to them.
    definition.holidayKnowledge = .declared(completeYears: Set(2025...2030))
    let calendar = try CompiledCalendar(definition, years: 2024...2032)
    for limit in [
      TimeLimit(2, .workingDays), TimeLimit(2, .calendarDays), TimeLimit(20, .hours),
      TimeLimit(5, .workingDays), TimeLimit(90, .hours),
    ] {
      #expect(throws: ClockFault.noWorkingTime) { try calendar.due(from: start, limit: limit) }
    }
    let last = try CivilDay(reading: "2026-01-07")
    #expect(throws: ClockFault.noWorkingTime) { try calendar.workingDay(1, after: last) }
  }

  @Test(arguments: units) func `never stops the program for a limit of any size`(
    unit: TimeLimit.Unit
  ) throws {
    let calendar = try CompiledCalendar(Offices.counter())
    for value: Int64 in [.max, .max - 1, 1 << 40, 1 << 31] {
      #expect(throws: ClockFault.outsideYears(year: 2032)) {
        try calendar.due(from: start, limit: TimeLimit(value, unit))
      }
    }
    for value: Int64 in [-1, .min] {
      #expect(
        try calendar.due(from: start, limit: TimeLimit(value, unit))
          == calendar.due(from: start, limit: TimeLimit(0, unit)))
    }
    #expect(throws: ClockFault.outsideYears(year: 2032)) {
      try calendar.workingDay(.max, after: calendar.zone.day(of: start))
    }
  }

  @Test(arguments: [Int64.min, -62_135_596_800, 253_402_300_799, .max])
  func `has an answer or a fault for an instant in any year`(seconds: Int64) throws {
    let calendar = try CompiledCalendar(Offices.counter())
    let far = Instant(seconds)
    let (from, to) = (min(far, start), max(far, start))
    func isOutside(_ question: () throws -> Void) -> Bool {
      do {
        try question()
        return false
      } catch {
        guard case .outsideYears = error as? ClockFault else { return false }
        return true
      }
    }
    #expect(isOutside { _ = try calendar.elapsed(from: from, to: to) })
    #expect(isOutside { _ = try calendar.reckoning(from: from, to: to) })
    for unit in Self.units {
      #expect(isOutside { _ = try calendar.due(from: far, limit: TimeLimit(1, unit)) })
    }
    _ = try calendar.isOpen(at: far)
    _ = try calendar.isWorkingDay(calendar.zone.day(of: far))
    _ = calendar.hours(on: calendar.zone.day(of: far))
    // Far pauses are no harm: they are cut off, or not come to, or last too long.
    let limit = TimeLimit(1, .workingDays)
    let due = try calendar.due(from: start, limit: limit)
    let pause = Pause(from: far, to: far + (seconds == .max ? 0 : 1))
    #expect(try calendar.due(from: start, limit: limit, pauses: [pause]) == due)
    if far > start {
      let pause = Pause(from: start, to: far)
      // The last instant that there is stands for never.
      #expect(
        isOutside {
          let due = try calendar.due(from: start, limit: limit, pauses: [pause])
          if due == nil, seconds == .max { throw ClockFault.outsideYears(year: 0) }
        })
      #expect(try calendar.elapsed(from: start, to: start + 3600, pauses: [pause]) == 0)
    }
  }

  @Test func `answers for the five years after those it was compiled for`() throws {
    let calendar = try CompiledCalendar(Offices.counter(), years: 2026...2026)
    let end = try Instant(reading: "2031-12-31T16:00:00+08:00")
    #expect(try calendar.elapsed(from: start, to: end) > 0)
    #expect(throws: ClockFault.outsideYears(year: 2032)) {
      try calendar.elapsed(from: start, to: end + 8 * 3600)
    }
    #expect(throws: ClockFault.outsideYears(year: 2025)) {
      try calendar.elapsed(from: start + -864_000, to: start)
    }
  }

  @Test func `can be compiled for any years`() throws {
    for years in [Int.min...Int.min, 0...1, 9999...9999, Int.max...Int.max, 2026...2026] {
      _ = try CompiledCalendar(Offices.counter(), years: years)
    }
  }
}

@Suite struct `A year without known holidays` {
  let calendar: CompiledCalendar

  init() throws {
    calendar = try CompiledCalendar(
      Offices.counter(
        holidays: ["2026-01-16", "2026-12-25"], knowledge: .declared(completeYears: [2024, 2026])))
  }

  private func instant(_ text: String) throws -> Instant { try Instant(reading: text) }

  @Test func `is a fault of each question that touches it`() throws {
    let missing = ClockFault.holidaysMissing(year: 2027)
    let december = try instant("2026-12-30T09:00:00+08:00")
    let january = try instant("2027-01-04T09:00:00+08:00")
    #expect(throws: missing) { try calendar.elapsed(from: december, to: january) }
    #expect(throws: missing) { try calendar.due(from: december, limit: TimeLimit(3, .workingDays)) }
    #expect(throws: missing) {
      try calendar.due(from: december, limit: TimeLimit(3, .calendarDays))
    }
    #expect(throws: missing) { try calendar.due(from: december, limit: TimeLimit(1, .months)) }
    #expect(throws: missing) { try calendar.due(from: december, limit: TimeLimit(30, .hours)) }
    #expect(throws: missing) { try calendar.due(from: january, limit: TimeLimit(0, .hours)) }
    #expect(throws: missing) { try calendar.isOpen(at: january) }
    #expect(throws: missing) { try calendar.isWorkingDay(calendar.zone.day(of: january)) }
    #expect(throws: missing) { try calendar.reckoning(from: december, to: january) }
    let day = calendar.zone.day(of: december)
    #expect(throws: missing) { try calendar.workingDays(after: day, through: day + 30) }
    #expect(throws: missing) { try calendar.workingDay(4, after: day) }
    #expect(throws: missing) {
      try calendar.verdict(from: december, to: december + 60, limit: TimeLimit(3, .workingDays))
    }
  }

  @Test func `is no fault of a question that ends before it`() throws {
    let december = try instant("2026-12-30T09:00:00+08:00")
    #expect(
      try calendar.due(from: december, limit: TimeLimit(1, .workingDays))
        == instant("2026-12-31T16:00:00+08:00"))
    #expect(
      try calendar.due(
        from: december, limit: TimeLimit(1, .months),
        pauses: [
          Pause(from: december + 60, to: nil)
        ]) == nil)
    let day = calendar.zone.day(of: december)
    #expect(try calendar.workingDays(after: day, through: day + 1) == 1)
  }

  @Test func `is told even if the way only passes over it`() throws {
    #expect(throws: ClockFault.holidaysMissing(year: 2025)) {
      try calendar.elapsed(
        from: instant("2024-05-01T09:00:00+08:00"), to: instant("2026-05-01T09:00:00+08:00"))
    }
    for limit in [
      TimeLimit(14, .months), TimeLimit(430, .calendarDays), TimeLimit(300, .workingDays),
      TimeLimit(2400, .hours),
    ] {
      #expect(throws: ClockFault.holidaysMissing(year: 2025)) {
        try calendar.due(from: instant("2024-12-30T09:00:00+08:00"), limit: limit)
      }
    }
    // The start is not looked at when working days are counted after it.
    #expect(
      try calendar.workingDays(
        after: CivilDay(reading: "2025-12-31"), through: CivilDay(reading: "2026-01-02")) == 2)
  }

  @Test func `comes before the verdict that there is no working time`() throws {
    var definition = calendar.definition
    definition.weeks = []
    let closed = try CompiledCalendar(definition)
    #expect(throws: ClockFault.holidaysMissing(year: 2027)) {
      try closed.due(from: instant("2026-05-01T09:00:00+08:00"), limit: TimeLimit(1, .hours))
    }
  }

  @Test func `is not touched by time that is used up at midnight before it`() throws {
    var definition = try Offices.always("Asia/Makassar")
    definition.holidayKnowledge = .declared(completeYears: [2026])
    let calendar = try CompiledCalendar(definition)
    let start = try instant("2026-12-31T23:00:00+08:00")
    #expect(try calendar.due(from: start, limit: TimeLimit(1, .hours)) == start + 3600)
    #expect(throws: ClockFault.holidaysMissing(year: 2027)) {
      try calendar.due(from: start, limit: TimeLimit(3601, .seconds))
    }
    #expect(try calendar.due(from: start, limit: TimeLimit(0, .workingDays)) == start + 3600)
  }

  @Test func `is known when it is declared, or the calendar keeps none`() throws {
    let start = try instant("2030-05-06T09:00:00+08:00")
    let due = try instant("2030-05-07T16:00:00+08:00")
    for definition in [
      try Offices.counter(),
      try Offices.counter(knowledge: .declared(completeYears: [2030])),
      try Offices.counter(
        holidays: ["2030-12-25"], knowledge: .declared(completeYears: [], byKind: ["": [2030]])),
      try Offices.counter(holidays: ["2030-12-25"], knowledge: .declared(completeYears: []))
        .trustingItsList,
    ] {
      let calendar = try CompiledCalendar(definition)
      #expect(try calendar.due(from: start, limit: TimeLimit(1, .workingDays)) == due)
    }
  }

  @Test func `is told of a year far outside the table, too`() throws {
    #expect(throws: ClockFault.holidaysMissing(year: 1)) {
      try calendar.elapsed(
        from: instant("0001-01-01T00:00:00Z"), to: instant("2026-01-01T00:00:00Z"))
    }
    #expect(throws: ClockFault.holidaysMissing(year: 2027)) {
      try calendar.elapsed(
        from: instant("2026-01-06T00:00:00Z"), to: instant("9999-12-31T00:00:00Z"))
    }
  }
}
