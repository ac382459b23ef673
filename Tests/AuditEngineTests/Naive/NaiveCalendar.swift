package import ServiceStandards
package import WorkingTime

/// A calendar asked one date at a time: each date is looked up in the version in force on it.
///
/// A date that was looked up is remembered, nothing else is.
package final class NaiveCalendar {
  package let zone: NaiveZone
  private let versions: [CalendarVersion]
  private var known: [Int32: Date] = [:]
  private var knownYears: [Int: Bool] = [:]

  /// What a calendar says of one date.
  struct Date {
    /// Hours by the wall clock; empty on a day that is closed.
    var hours: [OpeningHours.Interval]
    /// The real time during which the office is open, in order.
    var open: [Stretch]
    /// Whether the holidays of its year are known.
    var holidaysKnown: Bool
    /// Whether some version is in force on it; else nothing is known of its hours.
    var isCovered: Bool

    var isWorkingDay: Bool { !hours.isEmpty }
  }

  /// All versions of one calendar, in any order; `nil` without any, or for an unknown zone.
  package init?(_ versions: [CalendarVersion]) {
    guard let first = versions.first, let zone = NaiveZone(first.definition.zone) else {
      return nil
    }
    self.zone = zone
    self.versions = versions
  }

  /// A calendar with one version that holds for ever.
  package convenience init?(_ definition: CalendarDefinition) {
    guard let code = try? CalendarCode(definition.code) else { return nil }
    self.init([
      CalendarVersion(
        code: code, validFrom: nil, validTo: nil, definition: definition, source: nil)
    ])
  }

  func date(_ day: CivilDay) -> Date {
    if let date = known[day.number] { return date }
    let version = version(on: day)
    let hours = version.map { self.hours(on: day, in: $0.definition) } ?? []
    let date = Date(
      hours: hours,
      open: hours.flatMap { zone.stretches(on: day, open: Int64($0.open), close: Int64($0.close)) },
      holidaysKnown: knowsHolidays(of: day.year), isCovered: version != nil)
    known[day.number] = date
    return date
  }

  package func isWorkingDay(_ day: CivilDay) -> Bool { date(day).isWorkingDay }

  /// The version in force on that date; of several the one with the latest first day.
  private func version(on day: CivilDay) -> CalendarVersion? {
    var best: CalendarVersion?
    for version in versions {
      if let first = version.validFrom, day < first { continue }
      if let last = version.validTo, day > last { continue }
      guard let chosen = best else {
        best = version
        continue
      }
      switch (chosen.validFrom, version.validFrom) {
      case (nil, .some): best = version
      case (let old?, let new?) where new > old: best = version
      default: break
      }
    }
    return best
  }

  /// Whether some version is in force on that date and on every later one.
  func coversAllDays(from first: CivilDay) -> Bool {
    let bounds = versions.flatMap { [$0.validFrom, $0.validTo] }.compactMap(\.self)
    let last = max(bounds.max() ?? first, first) + 1
    var day = first
    while day <= last {
      if version(on: day) == nil { return false }
      day = day + 1
    }
    return true
  }

  private func hours(
    on day: CivilDay, in definition: CalendarDefinition
  ) -> [OpeningHours.Interval] {
    for named in definition.namedDates where named.day == day { return named.hours.intervals }
    for holiday in definition.holidays where holiday.day == day { return [] }
    for range in definition.ranges where range.contains(day) {
      return range.week[day.weekday]?.intervals ?? []
    }
    for week in definition.weeks where week.contains(day) {
      return week.week[day.weekday]?.intervals ?? []
    }
    return []
  }

  /// A year is known when every version knows it that is in force on some day of it.
  private func knowsHolidays(of year: Int) -> Bool {
    if let known = knownYears[year] { return known }
    var isKnown = true
    var day = CivilDay(number: 0).adding(months: (year - 1970) * 12)
    while day.year == year, isKnown {
      if let version = version(on: day) {
        isKnown = knowsHolidays(of: year, in: version.definition)
      }
      day = day + 1
    }
    knownYears[year] = isKnown
    return isKnown
  }

  private func knowsHolidays(of year: Int, in definition: CalendarDefinition) -> Bool {
    guard case .declared(let years, let yearsByKind) = definition.holidayKnowledge else {
      return true
    }
    if years.contains(year) { return true }
    for kind in kindsThatClose(definition) {
      guard let years = yearsByKind[kind], years.contains(year) else { return false }
    }
    return true
  }

  /// Every kind of holiday whose list has to be complete, each once or more; what has no kind
  /// counts as a kind of its own.
  private func kindsThatClose(_ definition: CalendarDefinition) -> [String] {
    if let named = definition.holidayKinds { return Array(named) }
    var kinds: [String] = []
    for holiday in definition.holidays { kinds.append(holiday.kind) }
    if case .declared(_, let yearsByKind) = definition.holidayKnowledge {
      for (kind, _) in yearsByKind { kinds.append(kind) }
    }
    // Who names no kinds and has either has both: they are decreed together.
    if kinds.contains("libur_nasional") { kinds.append("cuti_bersama") }
    if kinds.contains("cuti_bersama") { kinds.append("libur_nasional") }
    return kinds.isEmpty ? [""] : kinds
  }
}
