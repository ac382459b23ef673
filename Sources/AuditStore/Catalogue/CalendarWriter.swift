package import ServiceStandards
package import WorkingTime

extension Store {
  /// Records calendars; the same calendar with the same first day and contents changes nothing.
  /// Call inside `record`; the parameters are those of `record(_:recordedAt:importedAt:)`.
  package func record(
    _ calendars: [CalendarVersion], recordedAt: Instant, importedAt: Instant
  ) throws(StoreError) -> CatalogueChanges {
    var changes = CatalogueChanges()
    let known = try self.calendars(known: .max)
    for calendar in calendars {
      let canonical = calendar.canonical
      let previous = known.last {
        $0.value.code == calendar.code && $0.value.validFrom == calendar.validFrom
      }
      if previous?.value == canonical {
        changes.count(.unchanged)
        continue
      }
      let recordedAt = moment(recordedAt, after: previous?.recordedAt, importedAt: importedAt)
      try insert(canonical, knownFrom: recordedAt)
      changes.count(previous == nil ? .inserted : .changed)
    }
    return changes
  }

  private func insert(_ calendar: CalendarVersion, knownFrom: Instant) throws(StoreError) {
    let definition = calendar.definition
    let known = HolidayColumns(definition)
    try connection.run(SQL.insertVersion) { statement in
      statement.bind(1, calendar.code.text)
      statement.bind(2, calendar.validFrom.map { Int64($0.number) })
      statement.bind(3, calendar.validTo.map { Int64($0.number) })
      statement.bind(4, knownFrom.seconds)
      statement.bind(5, definition.zone)
      statement.bind(6, calendar.source)
      statement.bind(7, known.keepsNone)
      statement.bind(8, known.kinds)
      statement.bind(9, known.years)
      statement.bind(10, known.yearsByKind)
    }
    let id = connection.lastInsertedID
    for holiday in definition.holidays {
      try connection.run(SQL.insertHoliday) { statement in
        statement.bind(1, id)
        statement.bind(2, Int64(holiday.day.number))
        statement.bind(3, holiday.name)
        statement.bind(4, holiday.kind)
        statement.bind(5, holiday.decree)
      }
    }
    for (position, entry) in definition.entries.enumerated() {
      try insert(entry, position: position, version: id)
    }
  }

  private func insert(_ entry: CalendarEntry, position: Int, version: Int64) throws(StoreError) {
    try connection.run(SQL.insertEntry) { statement in
      statement.bind(1, version)
      statement.bind(2, position)
      statement.bind(3, entry.kind)
      statement.bind(4, entry.from.map { Int64($0.number) })
      statement.bind(5, entry.to.map { Int64($0.number) })
      statement.bind(6, entry.note)
    }
    for (weekday, hours) in entry.hours {
      for interval in hours.intervals {
        try connection.run(SQL.insertHours) { statement in
          statement.bind(1, version)
          statement.bind(2, position)
          statement.bind(3, weekday)
          statement.bind(4, Int64(interval.open))
          statement.bind(5, Int64(interval.close))
        }
      }
    }
  }
}

/// One row of `calendar_entries` with its hours by weekday (0: a named date).
private struct CalendarEntry {
  let kind: String
  let from: CivilDay?
  let to: CivilDay?
  let note: String
  let hours: [(weekday: Int, hours: OpeningHours)]

  init(_ kind: String, _ dated: DatedWeek) {
    self.kind = kind
    from = dated.from
    to = dated.to
    note = dated.note
    hours = Weekday.allCases.enumerated().compactMap { index, weekday in
      dated.week[weekday].map { (index + 1, $0) }
    }
  }

  init(_ date: NamedDate) {
    kind = "date"
    from = date.day
    to = date.day
    note = date.note
    hours = [(0, date.hours)]
  }
}

extension CalendarDefinition {
  fileprivate var entries: [CalendarEntry] {
    weeks.map { CalendarEntry("week", $0) } + ranges.map { CalendarEntry("range", $0) }
      + namedDates.map(CalendarEntry.init)
  }
}

extension CalendarVersion {
  /// The same calendar as the database gives it back: holidays in order; closed weekdays and kinds
  /// without a complete year left out.
  fileprivate var canonical: CalendarVersion {
    func canonical(_ dated: DatedWeek) -> DatedWeek {
      DatedWeek(
        from: dated.from, to: dated.to,
        week: dated.week.filter { !$0.value.intervals.isEmpty }, note: dated.note)
    }
    var version = self
    version.definition.weeks = definition.weeks.map(canonical)
    version.definition.ranges = definition.ranges.map(canonical)
    version.definition.holidays.sort { ($0.day, $0.name) < ($1.day, $1.name) }
    if case .declared(let years, let byKind) = definition.holidayKnowledge {
      version.definition.holidayKnowledge = .declared(
        completeYears: years, byKind: byKind.filter { !$0.value.isEmpty })
    }
    return version
  }
}

private enum SQL {
  static let insertVersion = """
    INSERT INTO calendar_versions (
      code, valid_from, valid_to, known_from, zone, source, keeps_no_holidays, holiday_kinds,
      complete_years, complete_kinds)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
    """
  static let insertHoliday = """
    INSERT INTO holidays (calendar_version_id, day, name, kind, decree)
    VALUES (?1, ?2, ?3, ?4, ?5)
    """
  static let insertEntry = """
    INSERT INTO calendar_entries (calendar_version_id, position, kind, from_day, to_day, note)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6)
    """
  static let insertHours = """
    INSERT INTO calendar_hours (calendar_version_id, position, weekday, open, close)
    VALUES (?1, ?2, ?3, ?4, ?5)
    """
}
