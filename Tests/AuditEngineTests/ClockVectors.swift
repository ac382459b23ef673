import Fixtures
import FoundationEssentials
import NaiveAudit
import Testing
import WorkingTime

/// Acceptance vectors of the clock, read from a file in `Fixtures/clock`.
struct ClockVectors {
  private(set) var calendars: [String: NaiveCalendar] = [:]
  private(set) var vectors: [Vector] = []

  struct Vector: Decodable, CustomTestStringConvertible {
    struct Limit: Decodable {
      let value: Int64
      let unit: String
      let receipt: String?
      let day_count: String?
    }
    struct Span: Decodable {
      let from: String
      let to: String?
    }
    let id: String
    let ask: String
    let calendar: String
    let start: String?
    let end: String?
    let at: String?
    let date: String?
    let from: String?
    let to: String?
    let n: Int?
    let standard: Limit?
    let pauses: [Span]?
    let expect: Expectation

    var testDescription: String { id }
  }

  struct Expectation: Decodable, Equatable {
    var error: String?
    var elapsed_seconds: Int64?
    var elapsed_working_days: Int?
    var elapsed_calendar_days: Int?
    var due: String?
    var late: Bool?
    var days: Int?
    var date: String?
    var open: Bool?
    var working: Bool?
  }

  private struct Special: Decodable {
    let date: String?
    let hours: [[String]]?
    let from: String?
    let to: String?
    let week: [String: [[String]]]?
  }

  private struct Office: Decodable {
    let id: String
    let tz: String
    let week: [String: [[String]]]
    let holidays: [String]
    let special: [Special]?
  }

  private struct Kind: Decodable { let record: String }

  init(_ file: String) throws {
    let decoder = JSONDecoder()
    for line in try Fixtures.lines("clock/\(file)").map({ Data($0.utf8) }) {
      if try decoder.decode(Kind.self, from: line).record == "calendar" {
        let office = try decoder.decode(Office.self, from: line)
        calendars[office.id] = NaiveCalendar(try ClockVectors.definition(office))
      } else {
        vectors.append(try decoder.decode(Vector.self, from: line))
      }
    }
  }

  /// Every calendar counts as complete: the vectors say nothing of other years.
  private static func definition(_ office: Office) throws -> CalendarDefinition {
    var ranges: [DatedWeek] = []
    var named: [NamedDate] = []
    for special in office.special ?? [] {
      if let date = special.date {
        named.append(
          NamedDate(
            day: try #require(CivilDay(iso: date)), hours: try hours(special.hours ?? [])))
      } else {
        ranges.append(
          DatedWeek(
            from: special.from.flatMap { CivilDay(iso: $0) },
            to: special.to.flatMap { CivilDay(iso: $0) }, week: try week(special.week ?? [:])))
      }
    }
    return CalendarDefinition(
      code: office.id, zone: office.tz,
      weeks: [DatedWeek(from: nil, to: nil, week: try week(office.week))], ranges: ranges,
      namedDates: named,
      holidays: try office.holidays.map { Holiday(day: try #require(CivilDay(iso: $0))) },
      holidayKnowledge: office.holidays.isEmpty
        ? .keepsNone : .declared(completeYears: Set(2020...2035)))
  }

  private static func week(_ days: [String: [[String]]]) throws -> Week {
    var week: Week = [:]
    for (day, intervals) in days {
      week[try #require(Weekday(rawValue: day))] = try hours(intervals)
    }
    return week
  }

  private static func hours(_ intervals: [[String]]) throws -> OpeningHours {
    func second(_ text: String) throws -> Int32 {
      let parts = text.split(separator: ":").compactMap { Int32($0) }
      try #require(parts.count == 2)
      return parts[0] * 3600 + parts[1] * 60
    }
    return try OpeningHours(
      intervals.map { OpeningHours.Interval(open: try second($0[0]), close: try second($0[1])) },
      entry: "vector")
  }

  /// Reads `2026-01-06T12:00:00+08:00`.
  static func instant(_ text: String) throws -> Instant {
    let day = try #require(CivilDay(iso: text.prefix(10)))
    let clock = text.dropFirst(11).prefix(8).split(separator: ":").compactMap { Int64($0) }
    let offset = text.suffix(5).split(separator: ":").compactMap { Int64($0) }
    try #require(clock.count == 3 && offset.count == 2)
    let east = (offset[0] * 60 + offset[1]) * (text.dropLast(5).hasSuffix("-") ? -60 : 60)
    let local = Int64(day.number) * 86_400 + clock[0] * 3600 + clock[1] * 60 + clock[2]
    return Instant(local - east)
  }
}
