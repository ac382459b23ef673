/// Everything that a compiled calendar knows.
///
/// It is a class only so that a calendar is handed on as one reference; nothing in it changes.
final class Timetable: Sendable {
  let rules: DayRules
  let zone: Zone
  let holidayYears: HolidayYears
  let openTime: OpenTime
  let workingDays: WorkingDays
  /// Dates of the table in years whose holidays are known, and the instants of these dates: the
  /// common case, told without a look at the years.
  private let surelyKnown: (dates: Range<CivilDay>, instants: Range<Int64>)

  init(_ definition: CalendarDefinition, years: ClosedRange<Int>) throws(CalendarFault) {
    zone = try Zone(definition.zone)
    rules = DayRules(definition)
    holidayYears = HolidayYears(definition, years: years)
    let dates = CivilDay.newYear(years.lowerBound)...CivilDay.newYear(years.upperBound + 1) - 1
    openTime = OpenTime(rules: rules, zone: zone, dates: dates)
    workingDays = WorkingDays(rules: rules, zone: zone, dates: dates)
    let known = holidayYears.longestKnownRun(in: years)
    let knownDates = CivilDay.newYear(known.lowerBound)..<CivilDay.newYear(known.upperBound)
    let start = zone.instant(day: knownDates.lowerBound, secondOfDay: 0).seconds
    let end = zone.instant(day: knownDates.upperBound, secondOfDay: 0).seconds
    surelyKnown = (knownDates, start..<end)
  }

  /// The date that the wall clock shows.
  func day(of instant: Int64) -> CivilDay {
    guard let offset = openTime.offset(at: instant) else { return zone.day(of: Instant(instant)) }
    return CivilDay(wallClock: instant + Int64(offset))
  }

  /// Open seconds within a stretch of time.
  func openSeconds(in span: Range<Int64>) -> Int64 {
    openTime.seconds(before: span.upperBound) - openTime.seconds(before: span.lowerBound)
  }

  /// Makes sure that the calendar can be asked about all dates from one instant to another.
  ///
  /// - Throws: `ClockFault.holidaysMissing` or `.outsideYears`, naming the first year that is in
  ///   the way.
  func require(from start: Int64, through end: Int64) throws(ClockFault) {
    if surelyKnown.instants.contains(start), surelyKnown.instants.contains(end) { return }
    // Where a clock was set back over midnight, the later instant may have the earlier date.
    let (first, last) = (day(of: start), day(of: end))
    try require(min(first, last), max(first, last))
  }

  /// Makes sure that the calendar can be asked about all dates from the first to the last.
  func require(_ first: CivilDay, _ last: CivilDay) throws(ClockFault) {
    if surelyKnown.dates.contains(first), surelyKnown.dates.contains(last) { return }
    guard first <= last else { return }
    if let year = holidayYears.firstUnknown(in: first.year...last.year) {
      throw holidayYears.fault(of: year)
    }
    let dates = workingDays.dates
    if first < dates.lowerBound { throw .outsideYears(year: first.year) }
    if last > dates.upperBound {
      throw .outsideYears(year: max(first.year, dates.upperBound.year + 1))
    }
  }

  /// Makes sure that a search from one date to another did not pass over a time so long that the
  /// office counts as closed for good.
  func requireNoDrought(from day: CivilDay, through end: CivilDay) throws(ClockFault) {
    if let last = workingDays.drought(from: day, through: end) {
      throw fault(searchingFrom: day, emptyAfter: last)
    }
  }

  /// Why a search that began on a date found no opening before the end of the table: it ended with
  /// the first long time without one, even if others follow.
  func searchFault(from day: CivilDay) -> ClockFault {
    let drought = workingDays.drought(from: day, through: workingDays.dates.upperBound)
    return fault(searchingFrom: day, emptyAfter: drought ?? workingDays.lastDay(orFrom: day))
  }

  /// A search that looks four years ahead in vain: no working time, unless it came to a year of
  /// which the calendar cannot speak.
  private func fault(searchingFrom day: CivilDay, emptyAfter last: CivilDay) -> ClockFault {
    do {
      try require(day, last + WorkingDays.patience)
      return .noWorkingTime
    } catch {
      return error
    }
  }
}
