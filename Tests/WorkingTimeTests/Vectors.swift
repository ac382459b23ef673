import Fixtures
import Foundation
import Testing
import WorkingTime

/// An acceptance example, as its line in `Fixtures/clock` says it.
struct Vector: Decodable, Sendable {
  struct Standard: Decodable, Sendable {
    let value: Int64
    let unit: String
    let receipt: String?
    let dayCount: String?
  }
  struct Gap: Decodable, Sendable {
    let from: String
    let to: String?
  }
  struct Expected: Decodable, Sendable {
    let error: String?
    let elapsedSeconds: Int64?
    let due: String?
    let late: Bool?
    let elapsedWorkingDays: Int?
    let elapsedCalendarDays: Int?
    let days: Int?
    let date: String?
    let open: Bool?
    let working: Bool?
  }
  let id: String
  let note: String
  let ask: String
  let calendar: String
  let start: String?
  let end: String?
  let at: String?
  let date: String?
  let from: String?
  let to: String?
  let n: Int?
  let standard: Standard?
  let pauses: [Gap]?
  let expect: Expected
}

extension Vector: CustomTestStringConvertible {
  var testDescription: String { "\(id): \(note)" }
}

/// A calendar as its line in `Fixtures/clock` says it.
private struct CalendarLine: Decodable {
  struct Special: Decodable {
    let date: String?
    let hours: [[String]]?
    let from: String?
    let to: String?
    let week: [String: [[String]]]?
  }
  let id: String
  let tz: String
  let week: [String: [[String]]]
  let holidays: [String]
  let special: [Special]?

  func definition() throws -> CalendarDefinition {
    var definition = CalendarDefinition(
      code: id, zone: tz, weeks: [try Self.dated(week)],
      holidays: try holidays.map { Holiday(day: try CivilDay(reading: $0)) }
    ).trustingItsList
    if holidays.isEmpty { definition.holidayKnowledge = .keepsNone }
    for entry in special ?? [] {
      if let date = entry.date {
        definition.namedDates.append(
          NamedDate(
            day: try CivilDay(reading: date), hours: try Self.hours(entry.hours ?? [])))
      } else {
        definition.ranges.append(
          try Self.dated(
            entry.week ?? [:], from: try CivilDay(reading: entry.from),
            to: try CivilDay(reading: entry.to)))
      }
    }
    return definition
  }

  private static func dated(
    _ week: [String: [[String]]], from: CivilDay? = nil, to: CivilDay? = nil
  ) throws -> DatedWeek {
    var hours: Week = [:]
    for (key, intervals) in week {
      guard let weekday = Weekday(rawValue: key) else { throw Unreadable(text: key) }
      hours[weekday] = try Self.hours(intervals)
    }
    return DatedWeek(from: from, to: to, week: hours)
  }

  private static func hours(_ intervals: [[String]]) throws -> OpeningHours {
    try OpeningHours(
      try intervals.map { .init(open: try second($0[0]), close: try second($0[1])) },
      entry: "fixture")
  }

  private static func second(_ text: String) throws -> Int32 {
    let parts = text.split(separator: ":")
    guard parts.count == 2, let hours = Int32(parts[0]), let minutes = Int32(parts[1]) else {
      throw Unreadable(text: text)
    }
    return hours * 3600 + minutes * 60
  }
}

/// The calendars and examples of one file in `Fixtures/clock`.
struct VectorFile: Sendable {
  private struct Record: Decodable { let record: String }

  let calendars: [String: CompiledCalendar]
  let vectors: [Vector]

  init(_ path: String) throws {
    var calendars: [String: CompiledCalendar] = [:]
    var vectors: [Vector] = []
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    for line in try Fixtures.lines(path) {
      let data = Data(line.utf8)
      if try decoder.decode(Record.self, from: data).record == "calendar" {
        let calendar = try decoder.decode(CalendarLine.self, from: data)
        calendars[calendar.id] = try CompiledCalendar(calendar.definition(), years: 2026...2026)
      } else {
        vectors.append(try decoder.decode(Vector.self, from: data))
      }
    }
    self.calendars = calendars
    self.vectors = vectors
  }
}

/// A text in a test that should have been a date, an instant or the like.
struct Unreadable: Error {
  let text: String?
}

extension Instant {
  init(reading text: String?) throws {
    guard let text, let instant = Instant(iso: text) else { throw Unreadable(text: text) }
    self = instant
  }
}

extension CivilDay {
  init(reading text: String?) throws {
    guard let text, let day = CivilDay(iso: text) else { throw Unreadable(text: text) }
    self = day
  }
}
