import NaiveAudit
import ServiceStandards
import TestSupport
import Testing
import WorkingTime

/// The slow clock against a slower one, and against answers reckoned by hand.
@Suite struct `The slow clock, second by second` {
  @Test(arguments: ["Asia/Makassar", "Europe/Berlin"])
  func `agrees with asking every second`(zone: String) throws {
    var random = SplitMix64(seed: 20_260_329)
    let calendar = try #require(
      NaiveCalendar(try Self.office(zone: zone, open: 1, close: 5, everyDay: true)))
    let clock = NaiveClock(calendar)
    // Around the two changes of the clock in Berlin in 2026, and a plain day.
    for base in [1_774_740_000, 1_792_880_000, 1_780_000_000] as [Int64] {
      for _ in 0..<3 {
        let start = Instant(base + Int64.random(in: 0...40_000, using: &random))
        let limit = Int64.random(in: 0...15_000, using: &random)
        var pauses: [Pause] = []
        for _ in 0..<Int.random(in: 0...3, using: &random) {
          let from = start + Int64.random(in: -3_000...40_000, using: &random)
          pauses.append(Pause(from: from, to: from + Int64.random(in: -50...9_000, using: &random)))
        }
        var now = start
        var left = limit
        while true {
          let runs = try runs(clock, at: now, pauses)
          if left == 0, runs || limit > 0 { break }
          if runs { left -= 1 }
          now = now + 1
        }
        let due = try clock.due(from: start, limit: TimeLimit(limit, .seconds), pauses: pauses)
        #expect(due == now, "\(zone) from \(start.seconds) for \(limit) with \(pauses)")
        #expect(try clock.elapsed(from: start, to: now, pauses: pauses) == limit)
      }
    }
  }

  private func runs(_ clock: NaiveClock, at now: Instant, _ pauses: [Pause]) throws -> Bool {
    let isPaused = pauses.contains { pause in
      pause.from <= now && pause.to.map { now < $0 } ?? true
    }
    return try !isPaused && clock.isOpen(at: now)
  }

  @Test func `knows only the years with a word that they are complete`() throws {
    var office = try Self.office(zone: "Asia/Jakarta", open: 8, close: 16)
    office.holidayKnowledge = .declared(completeYears: [2024, 2026])
    office.holidays = [Holiday(day: try #require(CivilDay(iso: "2024-08-17")))]
    let clock = NaiveClock(try #require(NaiveCalendar(office)))
    let december = Instant(1_798_700_400)  // 2026-12-31 14:00 in Jakarta
    #expect(try clock.due(from: december, limit: TimeLimit(2, .hours)) == december + 7_200)
    #expect(throws: NaiveClockFault.holidaysMissing(year: 2027)) {
      try clock.due(from: december, limit: TimeLimit(7_201, .seconds))
    }
    #expect(throws: NaiveClockFault.holidaysMissing(year: 2027)) {
      try clock.due(from: december, limit: TimeLimit(1, .workingDays))
    }
    #expect(try clock.due(from: december, limit: TimeLimit(0, .workingDays)) == december + 7_200)
    #expect(throws: NaiveClockFault.holidaysMissing(year: 2025)) {
      try clock.due(from: Instant(1_735_600_000), limit: TimeLimit(3, .calendarDays))
    }
  }

  @Test(arguments: [
    (0, TimeLimit.Unit.workingDays, TimeLimit.DayCount.includeFirst, "2026-01-05"),
    (1, .workingDays, .includeFirst, "2026-01-05"), (1, .workingDays, .excludeFirst, "2026-01-06"),
    (5, .workingDays, .includeFirst, "2026-01-09"), (5, .workingDays, .excludeFirst, "2026-01-12"),
    (1, .calendarDays, .includeFirst, "2026-01-05"),
    (7, .calendarDays, .includeFirst, "2026-01-12"),
    (0, .months, .includeFirst, "2026-01-05"), (1, .months, .excludeFirst, "2026-02-05"),
    (1, .months, .includeFirst, "2026-02-04"),
  ])
  func `counts the day of receipt or does not`(
    value: Int64, unit: TimeLimit.Unit, count: TimeLimit.DayCount, day: String
  ) throws {
    // Open on working days only; received on Monday 5 January 2026 at 09:00.
    let clock = NaiveClock(
      try #require(NaiveCalendar(try Self.office(zone: "Asia/Jakarta", open: 8, close: 16))))
    let received = Instant(1_767_578_400)
    let due = try clock.due(from: received, limit: TimeLimit(value, unit, dayCount: count))
    let expected = try #require(CivilDay(iso: day))
    #expect(due?.seconds == Int64(expected.number) * 86_400 + 9 * 3600)
  }

  @Test func `takes each day from the version in force on it`() throws {
    let morning = try Self.office(zone: "Asia/Jakarta", open: 8, close: 12)
    let evening = try Self.office(zone: "Asia/Jakarta", open: 13, close: 20)
    let code = try CalendarCode("office")
    let change = try #require(CivilDay(iso: "2026-01-06"))
    func version(_ from: CivilDay?, _ definition: CalendarDefinition) -> CalendarVersion {
      CalendarVersion(
        code: code, validFrom: from, validTo: nil, definition: definition, source: nil)
    }
    let clock = NaiveClock(
      try #require(NaiveCalendar([version(change, evening), version(nil, morning)])))
    let received = Instant(1_767_578_400)  // Monday 5 January 2026, 09:00
    let closing = Instant(Int64(change.number) * 86_400 + 13 * 3600)
    #expect(try clock.due(from: received, limit: TimeLimit(1, .workingDays)) == closing)
    #expect(try clock.due(from: received, limit: TimeLimit(10, .hours)) == closing)
  }

  /// Open from Monday to Friday, or daily, between the two hours; keeps no holidays.
  private static func office(
    zone: String, open: Int32, close: Int32, everyDay: Bool = false
  ) throws -> CalendarDefinition {
    let hours = try OpeningHours(
      [OpeningHours.Interval(open: open * 3600, close: close * 3600)], entry: "week")
    let days = everyDay ? Weekday.allCases : [.monday, .tuesday, .wednesday, .thursday, .friday]
    return CalendarDefinition(
      code: "office", zone: zone,
      weeks: [
        DatedWeek(
          from: nil, to: nil, week: Week(uniqueKeysWithValues: days.map { ($0, hours) }))
      ], holidayKnowledge: .keepsNone)
  }
}
