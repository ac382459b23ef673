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
  private let namedDates: [CivilDay: Int]
  private let holidays: [CivilDay: Int]
  private let ranges: [FlatWeek]
  private let weeks: [FlatWeek]

  /// A dated week as it is looked up for thousands of days: bounds without optionals, hours by
  /// number of the weekday.
  private struct FlatWeek: Sendable {
    let from: CivilDay
    let to: CivilDay
    let hours: [OpeningHours]

    init(_ week: DatedWeek) {
      from = week.from ?? CivilDay(number: .min)
      to = week.to ?? CivilDay(number: .max)
      hours = Weekday.allCases.map { week.week[$0] ?? .closed }
    }

    func contains(_ day: CivilDay) -> Bool { day >= from && day <= to }
  }

  private enum Place {
    case namedDate(Int), holiday(Int), range(Int), week(Int), nowhere
  }

  init(_ definition: CalendarDefinition) {
    self.definition = definition
    namedDates = Dictionary(
      zip(definition.namedDates.map(\.day), definition.namedDates.indices),
      uniquingKeysWith: { first, _ in first })
    holidays = Dictionary(
      zip(definition.holidays.map(\.day), definition.holidays.indices),
      uniquingKeysWith: { first, _ in first })
    ranges = definition.ranges.map(FlatWeek.init)
    weeks = definition.weeks.map(FlatWeek.init)
  }

  func hours(on day: CivilDay) -> OpeningHours {
    switch place(of: day) {
    case .namedDate(let index): definition.namedDates[index].hours
    case .holiday, .nowhere: .closed
    case .range(let index): ranges[index].hours[day.daysAfterMonday]
    case .week(let index): weeks[index].hours[day.daysAfterMonday]
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
    if let index = ranges.firstIndex(where: { $0.contains(day) }) { return .range(index) }
    if let index = weeks.firstIndex(where: { $0.contains(day) }) { return .week(index) }
    return .nowhere
  }
}
