import Testing
import WorkingTime

@Suite struct `A word that a list of holidays is complete` {
  private func calendar(
    _ holidays: [(day: String, kind: String)] = [], closing kinds: Set<String>? = nil,
    years: Set<Int> = [], byKind: [String: Set<Int>] = [:]
  ) throws -> CalendarDefinition {
    var calendar = try Offices.counter(
      knowledge: .declared(completeYears: years, byKind: byKind))
    calendar.holidays = try holidays.map {
      Holiday(day: try CivilDay(reading: $0.day), kind: $0.kind)
    }
    calendar.holidayKinds = kinds
    return calendar
  }

  /// The kinds that the year lacks; `nil` when it is known.
  private func missing(_ calendar: CalendarDefinition, in year: Int = 2026) throws -> [String]? {
    let declarations = try #require(HolidayDeclarations(calendar))
    return declarations.isKnown(year) ? nil : declarations.missingKinds(of: year)
  }

  private let national = (day: "2026-01-01", kind: "libur_nasional")
  private let joint = (day: "2026-03-20", kind: "cuti_bersama")
  private let local = (day: "2026-03-04", kind: "libur_daerah")

  @Test func `is never said by a holiday in the list`() throws {
    #expect(try missing(calendar([local])) == ["libur_daerah"])
    #expect(try missing(calendar([national])) == ["cuti_bersama", "libur_nasional"])
    #expect(try missing(calendar([(day: "2026-01-01", kind: "")])) == [])
    #expect(try missing(calendar()) == [])
  }

  @Test func `is wanted of every kind that closes the office`() throws {
    let kinds: Set<String> = ["libur_nasional", "cuti_bersama"]
    #expect(
      try missing(calendar([national], closing: kinds, byKind: ["libur_nasional": [2026]]))
        == ["cuti_bersama"])
    let both: [String: Set<Int>] = ["libur_nasional": [2026], "cuti_bersama": [2025, 2026]]
    #expect(try missing(calendar([national], closing: kinds, byKind: both)) == nil)
    #expect(try missing(calendar(closing: kinds, byKind: both), in: 2025) == ["libur_nasional"])
  }

  @Test func `is not wanted of a kind that does not close the office`() throws {
    #expect(
      try missing(
        calendar([national], closing: ["libur_nasional"], byKind: ["libur_nasional": [2026]]))
        == nil)
    #expect(HolidayDeclarations(try calendar(closing: [])) == nil)
  }

  @Test func `is wanted of the joint leave, too, where the office names no kinds`() throws {
    #expect(
      try missing(calendar([national], byKind: ["libur_nasional": [2026]])) == ["cuti_bersama"])
    #expect(try missing(calendar(byKind: ["cuti_bersama": [2026]])) == ["libur_nasional"])
    let both: [String: Set<Int>] = ["libur_nasional": [2026], "cuti_bersama": [2026]]
    #expect(try missing(calendar([national, joint], byKind: both)) == nil)
    #expect(try missing(calendar([national, joint, local], byKind: both)) == ["libur_daerah"])
    // Another country has its own kinds, and no joint leave.
    let bank = (day: "2026-05-04", kind: "bank holiday")
    #expect(try missing(calendar([bank], byKind: ["bank holiday": [2026]])) == nil)
  }

  @Test func `may be given for all kinds at once`() throws {
    #expect(
      try missing(calendar([national, local, (day: "2026-01-02", kind: "")], years: [2026])) == nil)
    #expect(try missing(calendar(closing: ["libur_nasional"], years: [2026])) == nil)
    #expect(try missing(calendar(years: [2026])) == nil)
    #expect(try missing(calendar(years: [2026]), in: 2027) == [])
  }

  @Test func `names no kinds where some holiday has none`() throws {
    let mixed = try calendar([national, (day: "2026-01-02", kind: "")])
    #expect(try missing(mixed) == [])
  }

  @Test func `is asked for by the clock, which names the kinds that lack it`() throws {
    let definition = try calendar(
      [national], closing: ["libur_nasional", "cuti_bersama"],
      byKind: ["libur_nasional": [2026, 2027], "cuti_bersama": [2026]])
    let clock = try CompiledCalendar(definition)
    let start = try Instant(reading: "2026-12-30T09:00:00+08:00")
    #expect(
      try clock.due(from: start, limit: TimeLimit(1, .workingDays))
        == Instant(reading: "2026-12-31T16:00:00+08:00"))
    #expect(throws: ClockFault.holidaysMissing(year: 2027, kinds: ["cuti_bersama"])) {
      try clock.due(from: start, limit: TimeLimit(3, .workingDays))
    }
    #expect(throws: ClockFault.holidaysMissing(year: 2027, kinds: ["cuti_bersama"])) {
      try clock.isWorkingDay(CivilDay(reading: "2027-01-04"))
    }
    #expect(clock.missingHolidayKinds(of: 2027) == ["cuti_bersama"])
    #expect(clock.missingHolidayKinds(of: 2026) == [])
  }

  @Test func `is taken from the list itself in questions to the clock`() throws {
    let trusted = try calendar([national, (day: "2027-01-01", kind: "libur_nasional")])
      .trustingItsList
    #expect(try missing(trusted) == nil)
    #expect(try missing(trusted, in: 2028) == ["cuti_bersama", "libur_nasional"])
    #expect(try Offices.counter().trustingItsList == (try Offices.counter()))
  }
}
