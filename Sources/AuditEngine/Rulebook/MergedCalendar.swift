package import ServiceStandards
package import WorkingTime

/// All versions of one calendar as one definition: each day is as the version in force on it says.
package struct MergedCalendar {
  package let definition: CalendarDefinition
  /// Stretches of days on which no version is in force: the hours are not known.
  let uncovered: [DayRange]
  /// The last of the years that its versions speak of whose holidays are known.
  package let lastKnownYear: Int?

  /// - Parameters:
  ///   - code: The calendar's code.
  ///   - versions: Those of one calendar, at least one, in any order.
  ///   - years: Those the calendar will be compiled for.
  /// - Throws: `RulebookFault.calendarChangesZone`.
  package init(
    code: CalendarCode, versions: [Recorded<CalendarVersion>], years: ClosedRange<Int>
  ) throws(RulebookFault) {
    try self.init(
      [CalendarSpell(days: .always, code: code)], versions: [code: versions], years: years)
  }

  /// The same of a unit that goes by one calendar after the other, at least one; it has the name of the last.
  init(
    _ spells: [CalendarSpell], versions: [CalendarCode: [Recorded<CalendarVersion>]],
    years: ClosedRange<Int>
  ) throws(RulebookFault) {
    let code = spells[spells.count - 1].code
    let shared = spells.map { spell in
      (spell.days, MergedCalendar.shareDays(among: versions[spell.code] ?? []))
    }
    let holdings = shared.flatMap { days, shared in
      shared.holdings.compactMap { $0.clipped(to: days) }
    }
    let outside = spells.reduce([DayRange.always]) { free, spell in
      free.flatMap { $0.subtracting(spell.days) }
    }
    let uncovered =
      shared.flatMap { days, shared in shared.uncovered.compactMap { $0.intersection(days) } }
      + outside
    let zones = Set(holdings.map(\.definition.zone)).sorted()
    guard zones.count < 2 else { throw .calendarChangesZone(code, zones: zones) }

    // Due instants fall in later years than the cases that they belong to.
    let allYears = Set(years.lowerBound - 1...years.upperBound + 10)
      .union(holdings.flatMap(\.namedYears))
    let unknown = allYears.filter { year in
      holdings.contains { $0.touches(year) && !$0.knowsHolidays(of: year) }
    }
    let kinds = holdings.compactMap(\.declarations?.kinds).reduce(into: Set()) { $0.formUnion($1) }
    // What each kind lacks is told of the year that wants it.
    let byKind = kinds.map { kind in
      let complete = unknown.filter { year in
        holdings.allSatisfy { !$0.touches(year) || !$0.lacks(kind, of: year) }
      }
      return (kind, complete)
    }
    var merged = CalendarDefinition(
      code: code.text,
      zone: zones.first ?? versions[code]?.first?.value.definition.zone ?? "", weeks: [])
    for holding in holdings {
      let definition = holding.definition
      merged.weeks += definition.weeks.flatMap(holding.clip)
      merged.ranges += definition.ranges.flatMap(holding.clip)
      merged.namedDates += definition.namedDates.filter { holding.contains($0.day) }
      merged.holidays += definition.holidays.filter { holding.contains($0.day) }
    }
    if kinds.isEmpty {
      merged.holidayKnowledge = .keepsNone
    } else {
      merged.holidayKinds = kinds
      merged.holidayKnowledge = .declared(
        completeYears: allYears.subtracting(unknown),
        byKind: Dictionary(uniqueKeysWithValues: byKind))
    }
    lastKnownYear = holdings.flatMap(\.namedYears).filter { !unknown.contains($0) }.max()
    definition = merged
    self.uncovered = uncovered
  }

  /// The days that one version decides.
  private struct Holding {
    let definition: CalendarDefinition
    let days: [DayRange]
    /// `nil`: it keeps no holidays.
    let declarations: HolidayDeclarations?

    init(definition: CalendarDefinition, days: [DayRange]) {
      self.definition = definition
      self.days = days
      declarations = HolidayDeclarations(definition)
    }

    func contains(_ day: CivilDay) -> Bool { days.contains(day) }

    func clipped(to other: DayRange) -> Holding? {
      let days = days.compactMap { $0.intersection(other) }
      return days.isEmpty ? nil : Holding(definition: definition, days: days)
    }

    func clip(_ week: DatedWeek) -> [DatedWeek] {
      days.compactMap { $0.intersection(DayRange(from: week.from, to: week.to)) }
        .map { DatedWeek(from: $0.from, to: $0.to, week: week.week, note: week.note) }
    }

    /// Years of which the version says anything about holidays.
    var namedYears: [Int] {
      definition.holidays.map(\.day.year) + (declarations?.namedYears ?? [])
    }

    func touches(_ year: Int) -> Bool {
      let wholeYear = DayRange(
        from: CivilDay(year: year, month: 1, day: 1), to: CivilDay(year: year, month: 12, day: 31))
      return days.contains { $0.intersection(wholeYear) != nil }
    }

    func knowsHolidays(of year: Int) -> Bool { declarations?.isKnown(year) ?? true }

    /// The version keeps holidays of that kind, and its list of them is not complete.
    func lacks(_ kind: String, of year: Int) -> Bool {
      guard let declarations, declarations.kinds.contains(kind) else { return false }
      return !declarations.isComplete(kind, in: year)
    }
  }

  /// Gives each day to the version with the latest first day among those in force on it.
  private static func shareDays(
    among versions: [Recorded<CalendarVersion>]
  ) -> (holdings: [Holding], uncovered: [DayRange]) {
    let latestFirst = versions.sorted {
      let (left, right) = ($0.value.validFrom?.number ?? .min, $1.value.validFrom?.number ?? .min)
      return left != right ? left > right : $0.id > $1.id
    }
    var holdings: [Holding] = []
    var free = [DayRange.always]
    for version in latestFirst.map(\.value) {
      let validity = DayRange(from: version.validFrom, to: version.validTo)
      let days = free.compactMap { $0.intersection(validity) }
      if !days.isEmpty { holdings.append(Holding(definition: version.definition, days: days)) }
      free = free.flatMap { $0.subtracting(validity) }
    }
    return (holdings, free)
  }
}
