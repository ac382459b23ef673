/// Which entry of the calendar set a day's hours.
public enum DaySource: Hashable, Sendable {
  case namedDate(NamedDate)
  case holiday(Holiday)
  /// A range of dates whose week replaces the ordinary one.
  case range(DatedWeek)
  case week(DatedWeek)
  /// No entry says anything about the date.
  case closed
}

/// Answers for every date which entry of a calendar holds on it: the named date, the holiday, the
/// first range that contains it, the first ordinary week that contains it. Of two entries for one
/// date the first in the list holds.
struct DayRules: Sendable {
  let definition: CalendarDefinition
  /// Places in the lists of the definition.
  private let namedDates: ListedDays
  private let holidays: ListedDays
  private let ranges: FlatWeeks
  private let weeks: FlatWeeks

  /// Dated weeks as they are looked up for thousands of days: bounds without optionals, apart from the
  /// hours, and those by number of the weekday.
  private struct FlatWeeks: Sendable {
    private let bounds: [(from: CivilDay, to: CivilDay)]
    /// Seven for each week.
    private let hours: [OpeningHours]

    init(_ weeks: [DatedWeek]) {
      bounds = weeks.map { ($0.from ?? CivilDay(number: .min), $0.to ?? CivilDay(number: .max)) }
      hours = weeks.flatMap { week in Weekday.allCases.map { week.week[$0] ?? .closed } }
    }

    func first(with day: CivilDay) -> Int? {
      bounds.firstIndex { day >= $0.from && day <= $0.to }
    }

    func hours(_ index: Int, on day: CivilDay) -> OpeningHours {
      hours[index * 7 + day.daysAfterMonday]
    }
  }

  /// Places of days in a list. Most days that are looked up lie before or behind all of the list.
  private struct ListedDays: Sendable {
    private let span: ClosedRange<CivilDay>?
    private let places: [CivilDay: Int]

    /// Of two equal days the first one counts.
    init(_ days: [CivilDay]) {
      places = Dictionary(zip(days, days.indices), uniquingKeysWith: { first, _ in first })
      span = days.min().flatMap { first in days.max().map { first...$0 } }
    }

    subscript(day: CivilDay) -> Int? {
      guard let span, span.contains(day) else { return nil }
      return places[day]
    }
  }

  private enum Place {
    case namedDate(Int), holiday(Int), range(Int), week(Int), nowhere
  }

  init(_ definition: CalendarDefinition) {
    self.definition = definition
    namedDates = ListedDays(definition.namedDates.map(\.day))
    holidays = ListedDays(definition.holidays.map(\.day))
    ranges = FlatWeeks(definition.ranges)
    weeks = FlatWeeks(definition.weeks)
  }

  func hours(on day: CivilDay) -> OpeningHours {
    switch place(of: day) {
    case .namedDate(let index): definition.namedDates[index].hours
    case .holiday, .nowhere: .closed
    case .range(let index): ranges.hours(index, on: day)
    case .week(let index): weeks.hours(index, on: day)
    }
  }

  func source(of day: CivilDay) -> DaySource {
    switch place(of: day) {
    case .namedDate(let index): .namedDate(definition.namedDates[index])
    case .holiday(let index): .holiday(definition.holidays[index])
    case .range(let index): .range(definition.ranges[index])
    case .week(let index): .week(definition.weeks[index])
    case .nowhere: .closed
    }
  }

  private func place(of day: CivilDay) -> Place {
    if let index = namedDates[day] { return .namedDate(index) }
    if let index = holidays[day] { return .holiday(index) }
    if let index = ranges.first(with: day) { return .range(index) }
    if let index = weeks.first(with: day) { return .week(index) }
    return .nowhere
  }
}
