import WorkingTime

/// Calendars that tests share.
enum Offices {
  /// Monday to Thursday 07:30–12:00 and 13:00–16:00, Friday 07:30–11:30 and 13:00–16:30, in
  /// Makassar (UTC+8).
  static func counter(
    holidays: [String] = [], knowledge: CalendarDefinition.HolidayKnowledge = .keepsNone
  ) throws -> CalendarDefinition {
    let day = try hours((450, 720), (780, 960))
    let friday = try hours((450, 690), (780, 990))
    let week: Week = [
      .monday: day, .tuesday: day, .wednesday: day, .thursday: day, .friday: friday,
    ]
    return CalendarDefinition(
      code: "counter", zone: "Asia/Makassar", weeks: [DatedWeek(from: nil, to: nil, week: week)],
      holidays: try holidays.map {
        Holiday(day: try CivilDay(reading: $0), name: "Hari libur", decree: "SKB 3 Menteri")
      }, holidayKnowledge: knowledge)
  }

  /// Open day and night, in that zone.
  static func always(_ zone: String) throws -> CalendarDefinition {
    let day = try hours((0, 1440))
    let week = Dictionary(uniqueKeysWithValues: Weekday.allCases.map { ($0, day) })
    return CalendarDefinition(
      code: "always", zone: zone, weeks: [DatedWeek(from: nil, to: nil, week: week)],
      holidayKnowledge: .keepsNone)
  }

  /// Intervals given in minutes of the day.
  static func hours(_ intervals: (open: Int32, close: Int32)...) throws -> OpeningHours {
    try OpeningHours(
      intervals.map { .init(open: $0.open * 60, close: $0.close * 60) }, entry: "test")
  }
}

extension CompiledCalendar {
  /// Compiled for 2024 to 2026.
  init(_ definition: CalendarDefinition) throws {
    try self.init(definition, years: 2024...2026)
  }
}
