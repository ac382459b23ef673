import Testing
import WorkingTime

@Suite struct `A reckoning` {
  @Test func `shows day by day how the clock came to its sum`() throws {
    var definition = try Offices.counter(
      holidays: ["2026-01-16"], knowledge: .declared(completeYears: [2026]))
    let half = NamedDate(
      day: try CivilDay(reading: "2026-01-19"), hours: try Offices.hours((450, 660)), note: "half")
    definition.namedDates = [half]
    let calendar = try CompiledCalendar(definition)
    let week = try #require(definition.weeks.first)
    let holiday = try #require(definition.holidays.first)

    let lines = try calendar.reckoning(
      from: Instant(reading: "2026-01-15T15:00:00+08:00"),
      to: Instant(reading: "2026-01-20T09:00:00+08:00"),
      pauses: [
        Pause(
          from: try Instant(reading: "2026-01-15T15:30:00+08:00"),
          to: try Instant(reading: "2026-01-19T08:00:00+08:00"))
      ])

    #expect(
      lines.map(\.day.description) == [
        "2026-01-15", "2026-01-16", "2026-01-17", "2026-01-18", "2026-01-19", "2026-01-20",
      ])
    #expect(
      lines.map(\.source) == [
        .week(week), .holiday(holiday), .week(week), .week(week), .namedDate(half), .week(week),
      ])
    #expect(lines.map(\.openSeconds) == [3600, 0, 0, 0, 12_600, 5400])
    #expect(lines.map(\.pausedSeconds) == [1800, 0, 0, 0, 1800, 0])
    #expect(lines.map(\.runningSum) == [1800, 1800, 1800, 1800, 12_600, 18_000])
    #expect(lines.map(\.workingDay) == [true, false, false, false, true, true])
    // Monday is taken away by the pause that ends on it.
    #expect(lines.map(\.countedDay) == [false, false, false, false, false, true])
    #expect(lines.map(\.runningDays) == [0, 0, 0, 0, 0, 1])
    #expect(lines[4].hours == half.hours)
  }

  @Test func `counts the day of receipt when the limit does`() throws {
    let calendar = try CompiledCalendar(Offices.counter())
    let lines = try calendar.reckoning(
      from: Instant(reading: "2026-01-10T10:00:00+08:00"),
      to: Instant(reading: "2026-01-13T09:00:00+08:00"),
      limit: TimeLimit(2, .workingDays, receipt: .nextOpening, dayCount: .includeFirst))
    #expect(lines.map(\.countedDay) == [false, false, true, true])
  }

  @Test func `of no time at all has one line`() throws {
    let calendar = try CompiledCalendar(Offices.counter())
    let start = try Instant(reading: "2026-01-06T09:00:00+08:00")
    let lines = try calendar.reckoning(from: start, to: start)
    #expect(lines.map(\.runningSum) == [0])
    #expect(throws: ClockFault.endBeforeStart) {
      try calendar.reckoning(from: start, to: start + -1)
    }
  }
}
