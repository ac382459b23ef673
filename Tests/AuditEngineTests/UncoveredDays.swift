import ServiceStandards
import Testing
import WorkingTime

@testable import AuditEngine

/// Days on which no version of a calendar is in force.
@Suite struct `A calendar with days that no version decides` {
  // Monday 5 January 2026, 09:00 in Jakarta.
  private let start = Instant(1_767_578_400)

  @Test func `does not tell a due instant beyond such a day`() throws {
    let calendar = try calendar([(nil, "2026-01-07"), ("2026-01-09", nil)])
    #expect(due(calendar, 2) == .at(Instant(1_767_776_400)))
    #expect(due(calendar, 3) == .unknown(.noCalendar, missingYear: nil))
  }

  @Test func `tells that the clock stands still if it does before such a day`() throws {
    let calendar = try calendar([(nil, "2026-01-09")])
    let day: Int64 = 86_400
    #expect(due(calendar, 9, [(day, nil)]) == .never)
    // The pauses are one, which begins on the 6th and never ends.
    #expect(due(calendar, 9, [(8 * day, nil), (3 * day, 8 * day), (day, 4 * day)]) == .never)
    #expect(due(calendar, 9, [(5 * day, nil)]) == .unknown(.noCalendar, missingYear: nil))
  }

  @Test func `does not say that no working time is left while a later day is undecided`() throws {
    let closed = try calendar([(nil, "2026-01-01"), ("2026-01-02", nil)], opensUntil: "2026-01-06")
    #expect(due(closed, 3) == .unknown(.noWorkingTime, missingYear: nil))
    let ending = try calendar([(nil, "2033-01-01")], opensUntil: "2026-01-06")
    #expect(due(ending, 3) == .unknown(.noCalendar, missingYear: nil))
    let interrupted = try calendar(
      [(nil, "2028-01-01"), ("2028-02-01", nil)], opensUntil: "2026-01-06")
    #expect(due(interrupted, 3) == .unknown(.noCalendar, missingYear: nil))
    let past = try calendar([("2026-01-02", nil)], opensUntil: "2026-01-06")
    #expect(due(past, 3) == .unknown(.noWorkingTime, missingYear: nil))
  }

  /// So many working days after the start, with pauses in seconds after it.
  private func due(
    _ calendar: UnitCalendar, _ days: Int64, _ pauses: [(from: Int64, to: Int64?)] = []
  ) -> DueInstant {
    let pauses = pauses.map { pause in
      Pause(from: start + pause.from, to: pause.to.map { start + $0 })
    }
    return calendar.due(
      from: start, limit: TimeLimit(days, .workingDays), pauses: pauses.span)
  }

  /// Versions with the same hours, from Monday to Friday from 8 to 16.
  private func calendar(
    _ versions: [(from: String?, to: String?)], opensUntil last: String? = nil
  ) throws -> UnitCalendar {
    let hours = try OpeningHours([.init(open: 8 * 3600, close: 16 * 3600)], entry: "week")
    let days: [Weekday] = [.monday, .tuesday, .wednesday, .thursday, .friday]
    let week = DatedWeek(
      from: nil, to: last.flatMap { CivilDay(iso: $0) },
      week: Week(uniqueKeysWithValues: days.map { ($0, hours) }))
    let code = try CalendarCode("dinas")
    let definition = CalendarDefinition(
      code: "dinas", zone: "Asia/Jakarta", weeks: [week], holidayKnowledge: .keepsNone)
    let recorded = versions.enumerated().map { index, version in
      Recorded(
        id: Int64(index + 1), recordedAt: start,
        value: CalendarVersion(
          code: code, validFrom: version.from.flatMap { CivilDay(iso: $0) },
          validTo: version.to.flatMap { CivilDay(iso: $0) }, definition: definition, source: nil))
    }
    return try UnitCalendar(
      [CalendarSpell(days: .always, code: code)], versions: [code: recorded], years: 2020...2036)
  }
}
