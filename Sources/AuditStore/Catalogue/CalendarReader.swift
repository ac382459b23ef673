internal import ServiceStandards
internal import WorkingTime

extension Store {
  /// The last record of each calendar and first day known at `known` among those imported by
  /// `imported`.
  func calendars(known: Int64, imported: Int64 = .max)
    throws(StoreError) -> [Recorded<CalendarVersion>]
  {
    var versions: [Recorded<CalendarVersion>] = []
    try connection.forEachRow(
      SQL.versions,
      bind: {
        $0.bind(1, known)
        $0.bind(2, imported)
      }
    ) { row throws(StoreError) in
      let id = row.int(0)
      var definition = CalendarDefinition(
        code: row.text(1), zone: row.text(5), weeks: [], holidays: try holidays(of: id))
      let known = HolidayColumns(
        keepsNone: row.int(7) != 0, kinds: row.optionalText(8), years: row.text(9),
        yearsByKind: row.text(10))
      guard known.read(into: &definition) else {
        throw damaged("holiday_kinds or complete_kinds of calendar version \(id)")
      }
      try readEntries(of: id, into: &definition)
      let version = CalendarVersion(
        code: try code(row.text(1)),
        validFrom: row.optionalDay(2),
        validTo: row.optionalDay(3),
        definition: definition, source: row.optionalText(6))
      versions.append(Recorded(id: id, recordedAt: Instant(row.int(4)), value: version))
    }
    return versions
  }

  private func holidays(of version: Int64) throws(StoreError) -> [Holiday] {
    var holidays: [Holiday] = []
    try connection.forEachRow(SQL.holidays, bind: { $0.bind(1, version) }) {
      row throws(StoreError) in
      holidays.append(
        Holiday(
          day: row.day(0), name: row.text(1), kind: row.text(2),
          decree: row.text(3)))
    }
    return holidays
  }

  private func readEntries(of version: Int64, into definition: inout CalendarDefinition)
    throws(StoreError)
  {
    let hours = try connection.prepare(SQL.hours)
    var weeks: [DatedWeek] = []
    var ranges: [DatedWeek] = []
    var dates: [NamedDate] = []
    try connection.forEachRow(SQL.entries, bind: { $0.bind(1, version) }) {
      row throws(StoreError) in
      let week = try self.week(hours, version, position: row.int(0))
      let from = row.optionalDay(2)
      let to = row.optionalDay(3)
      switch (row.text(1), from) {
      case ("date", .some(let day)):
        dates.append(NamedDate(day: day, hours: week.0 ?? .closed, note: row.text(4)))
      case ("range", _):
        ranges.append(DatedWeek(from: from, to: to, week: week.1, note: row.text(4)))
      default:
        weeks.append(DatedWeek(from: from, to: to, week: week.1, note: row.text(4)))
      }
    }
    definition.weeks = weeks
    definition.ranges = ranges
    definition.namedDates = dates
  }

  /// The hours of one entry: those of a named date (weekday 0), and those by weekday.
  private func week(_ statement: borrowing Statement, _ version: Int64, position: Int64)
    throws(StoreError) -> (OpeningHours?, Week)
  {
    statement.bind(1, version)
    statement.bind(2, position)
    defer { statement.reset() }
    var intervals: [Int64: [OpeningHours.Interval]] = [:]
    while try statement.step() {
      intervals[statement.int(0), default: []].append(
        OpeningHours.Interval(
          open: Int32(clamping: statement.int(1)), close: Int32(clamping: statement.int(2))))
    }
    var week: Week = [:]
    var date: OpeningHours?
    for (number, day) in intervals {
      guard (0...Int64(Weekday.allCases.count)).contains(number),
        let hours = try? OpeningHours(day, entry: "calendar_hours")
      else {
        throw damaged("calendar_hours of version \(version), entry \(position)")
      }
      if number == 0 {
        date = hours
      } else {
        week[Weekday.allCases[Int(number) - 1]] = hours
      }
    }
    return (date, week)
  }
}

private enum SQL {
  static let versions = """
    SELECT
      calendar_versions.id, calendar_versions.code, calendar_versions.valid_from,
      calendar_versions.valid_to, calendar_versions.known_from, calendar_versions.zone,
      calendar_versions.source, calendar_versions.keeps_no_holidays,
      calendar_versions.holiday_kinds, calendar_versions.complete_years,
      calendar_versions.complete_kinds
    FROM calendar_versions
    WHERE calendar_versions.known_from <= ?1
      AND \(Ledger.knowledge(of: "calendar_versions.entry")) <= ?2
      AND NOT EXISTS (
        SELECT 1 FROM calendar_versions AS later
        WHERE later.code = calendar_versions.code
          AND later.valid_from IS calendar_versions.valid_from
          AND later.known_from <= ?1
          AND \(Ledger.knowledge(of: "later.entry")) <= ?2
          AND (later.known_from, later.id)
            > (calendar_versions.known_from, calendar_versions.id))
    ORDER BY calendar_versions.code, calendar_versions.valid_from, calendar_versions.id
    """
  static let holidays = """
    SELECT day, name, kind, decree
    FROM holidays WHERE calendar_version_id = ?1 ORDER BY day, name
    """
  static let entries = """
    SELECT position, kind, from_day, to_day, note
    FROM calendar_entries WHERE calendar_version_id = ?1 ORDER BY position
    """
  static let hours = """
    SELECT weekday, open, close
    FROM calendar_hours WHERE calendar_version_id = ?1 AND position = ?2 ORDER BY weekday, open
    """
}
