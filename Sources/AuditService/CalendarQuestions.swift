internal import AuditEngine
package import AuditReport
internal import AuditStore
package import ServiceStandards
package import WorkingTime

/// Which calendar a question is put to: by its own code, or that of a unit.
package enum CalendarName: Sendable {
  case calendar(String)
  case unit(String)
}

/// A question of people to the clock, and the lines of its answer.
package struct Reckoned {
  /// `nil`: paused for good, or nothing to say.
  package var due: Instant?
  package var elapsed: Int64
  package var zone: Zone
  package var lines: Table
}

extension Workspace {
  package func listCalendars() throws -> Table {
    let catalogue = try catalogue()
    let head = TableHead(
      schema: "audit.calendars/1",
      columns: [
        Column("calendar", Wording("Kalender", "Calendar"), .identifier, visibility: .always),
        Column("valid_from", Wording("Berlaku sejak", "Valid from"), .day),
        Column("valid_to", Wording("Sampai", "To"), .day),
        Column("zone", Wording("Zona waktu", "Time zone"), .identifier),
        Column("holidays", Wording("Hari libur", "Holidays"), .count),
        Column("last_holiday", Wording("Libur terakhir", "Last holiday"), .day),
        Column("complete_years", Wording("Tahun lengkap", "Complete years"), .list),
        Column("incomplete", Wording("Belum lengkap", "Incomplete"), .list),
        Column("recorded_at", Wording("Dicatat", "Recorded"), .instant, visibility: .ifRoom),
        Column("source", Wording("Sumber", "Source"), .text, visibility: .onRequest),
      ], envelope: envelope())
    return Table(
      head,
      rows: catalogue.calendars.map { recorded in
        let calendar = recorded.value
        return [
          .identifier(calendar.code.text), calendar.validFrom.map(Cell.day) ?? .empty,
          calendar.validTo.map(Cell.day) ?? .empty, .identifier(calendar.definition.zone),
          .count(Int64(calendar.definition.holidays.count)),
          calendar.definition.holidays.map(\.day).max().map(Cell.day) ?? .empty,
          .list(calendar.definition.knownYears.map(String.init)),
          .list(calendar.definition.incompleteYears), .instant(recorded.recordedAt),
          .optionalText(calendar.source),
        ]
      })
  }

  /// Every date from one day to another with its hours and the entry that set them.
  package func showCalendar(
    _ name: CalendarName, from: CivilDay, through: CivilDay, language: Language
  ) throws -> Table {
    let clock = try clock(name, years: from.year...max(from.year, through.year))
    let head = TableHead(
      schema: "audit.calendar/1",
      columns: [
        Column("date", Wording("Tanggal", "Date"), .day, visibility: .always),
        Column("weekday", Wording("Hari", "Weekday"), .word),
        Column("hours", Wording("Jam layanan", "Hours"), .list, visibility: .always),
        Column("set_by", Wording("Ditetapkan oleh", "Set by"), .text),
      ], envelope: envelope())
    let days = max(0, through - from + 1)
    return Table(
      head,
      rows: (0..<days).map { offset in
        let day = from + offset
        let (hours, source) = clock.hours(on: day)
        return [.day(day), .weekday(day.weekday, language), .hours(hours), .source(source)]
      })
  }

  /// When a case that starts at `from` is due.
  package func due(
    _ name: CalendarName, from start: Moment, limit: TimeLimit, pauses: [(Moment, Moment?)],
    language: Language
  ) throws -> Reckoned {
    let clock = try clock(name, around: start)
    let pauses = pauses.map { pause in
      Pause(from: pause.0.instant(in: clock.zone), to: pause.1?.instant(in: clock.zone))
    }
    let from = start.instant(in: clock.zone)
    let due = try clock.due(from: from, limit: limit, pauses: pauses)
    return try reckoned(
      clock, from: from, to: due ?? from, limit: limit, due: due, pauses: pauses,
      language: language)
  }

  /// How much working time lies between two instants.
  package func elapsed(
    _ name: CalendarName, from start: Moment, to end: Moment, pauses: [(Moment, Moment?)],
    language: Language
  ) throws -> Reckoned {
    let clock = try clock(name, around: start)
    let pauses = pauses.map { pause in
      Pause(from: pause.0.instant(in: clock.zone), to: pause.1?.instant(in: clock.zone))
    }
    let to = end.instant(in: clock.zone)
    return try reckoned(
      clock, from: start.instant(in: clock.zone), to: to, limit: nil, due: nil, pauses: pauses,
      language: language)
  }

  private func reckoned(
    _ clock: CompiledCalendar, from: Instant, to: Instant, limit: TimeLimit?, due: Instant?,
    pauses: [Pause], language: Language
  ) throws -> Reckoned {
    let elapsed = try clock.elapsed(from: from, to: to, pauses: pauses)
    let head = TableHead(
      schema: "audit.reckoning/1",
      columns: [
        Column("date", Wording("Tanggal", "Date"), .day, visibility: .always),
        Column("weekday", Wording("Hari", "Weekday"), .word),
        Column("hours", Wording("Jam layanan", "Hours"), .list),
        Column("open", Wording("Terhitung", "Counted"), .duration, visibility: .always),
        Column("paused", Wording("Jeda", "Paused"), .duration),
        Column("sum", Wording("Jumlah", "Sum"), .duration, visibility: .always),
        Column("day", Wording("Hari ke-", "Day"), .count),
        Column("set_by", Wording("Ditetapkan oleh", "Set by"), .text),
      ],
      envelope: envelope(
        counts: [Envelope.Count("elapsed_seconds", elapsed)]
          + (due.map { [Envelope.Count("due_epoch_seconds", $0.seconds)] } ?? [])))
    let lines = try clock.reckoning(from: from, to: to, pauses: pauses, limit: limit)
    let table = Table(
      head,
      rows: lines.map { line in
        [
          .day(line.day), .weekday(line.day.weekday, language), .hours(line.hours),
          .duration(line.openSeconds - line.pausedSeconds), .duration(line.pausedSeconds),
          .duration(line.runningSum), line.countedDay ? .count(Int64(line.runningDays)) : .empty,
          .source(line.source),
        ]
      })
    return Reckoned(
      due: due, elapsed: elapsed, zone: clock.zone, lines: table)
  }

  private func clock(_ name: CalendarName, around moment: Moment) throws -> CompiledCalendar {
    let year =
      switch moment {
      case .instant(let instant):
        CivilDay(number: Int32(clamping: instant.seconds / 86_400)).year
      case .local(let day, _), .endOfDay(let day): day.year
      }
    return try clock(name, years: (year - 1)...(year + 30))
  }

  private func clock(_ name: CalendarName, years: ClosedRange<Int>) throws -> CompiledCalendar {
    let catalogue = try catalogue()
    let code = try calendarCode(name, in: catalogue)
    let versions = catalogue.calendars.filter { $0.value.code == code }.map { recorded in
      var version = recorded.value
      version.definition = version.definition.trustingItsList
      return Recorded(id: recorded.id, recordedAt: recorded.recordedAt, value: version)
    }
    let merged = try MergedCalendar(code: code, versions: versions, years: years)
    return try CompiledCalendar(merged.definition, years: years)
  }

  private func calendarCode(_ name: CalendarName, in catalogue: Catalogue) throws -> CalendarCode {
    let codes = Set(catalogue.calendars.map(\.value.code))
    switch name {
    case .calendar(let text):
      if let code = codes.first(where: { $0.text == text }) { return code }
      throw ServiceFault.unknown(
        .calendar, name: text, nearest: NearestName.of(text, in: codes.map(\.text).sorted()))
    case .unit(let text):
      let selection = try ResolvedSelection(Selection(units: [text]), in: catalogue)
      var unit = selection.heading.first
      while let current = unit {
        if let calendar = current.calendar, codes.contains(calendar) { return calendar }
        unit = catalogue.units.first { $0.value.code == current.parent }?.value
      }
      throw ServiceFault.unknown(.calendar, name: text, nearest: nil)
    }
  }
}

extension Catalogue {
  /// Until which year the holidays of each calendar are known; nothing of one that keeps none.
  func lastKnownYears(at now: Instant) throws(RulebookFault) -> [(calendar: String, year: Int)] {
    let year = CivilDay(number: Int32(clamping: now.seconds / 86_400)).year
    var known: [(calendar: String, year: Int)] = []
    for code in Set(calendars.map(\.value.code)).sorted() {
      let merged = try MergedCalendar(
        code: code, versions: calendars.filter { $0.value.code == code }, years: year...year)
      if let last = merged.lastKnownYear { known.append((code.text, last)) }
    }
    return known
  }
}

extension CalendarDefinition {
  /// Years of which the calendar says anything.
  private var namedYears: [Int] {
    let declared = HolidayDeclarations(self)?.namedYears ?? []
    return declared.union(holidays.map(\.day.year)).sorted()
  }

  fileprivate var knownYears: [Int] {
    guard let declarations = HolidayDeclarations(self) else { return [] }
    return namedYears.filter(declarations.isKnown)
  }

  /// Years that are not known although the calendar speaks of them, with the kinds whose lists are
  /// not complete: `2026 cuti_bersama`.
  fileprivate var incompleteYears: [String] {
    guard let declarations = HolidayDeclarations(self) else { return [] }
    return namedYears.filter { !declarations.isKnown($0) }.map { year in
      (["\(year)"] + declarations.missingKinds(of: year)).joined(separator: " ")
    }
  }
}

extension Cell {
  fileprivate static func weekday(_ weekday: Weekday, _ language: Language) -> Cell {
    .word(code: weekday.rawValue, shown: Texts.weekday(weekday).text(language))
  }

  fileprivate static func hours(_ hours: OpeningHours) -> Cell {
    .list(hours.intervals.map { "\(clockTime($0.open))–\(clockTime($0.close))" })
  }

  /// `08:00`; with seconds only when there are any.
  private static func clockTime(_ seconds: Int32) -> String {
    func two(_ value: Int32) -> String { value < 10 ? "0\(value)" : "\(value)" }
    let text = "\(two(seconds / 3600)):\(two(seconds / 60 % 60))"
    return seconds % 60 == 0 ? text : "\(text):\(two(seconds % 60))"
  }

  fileprivate static func source(_ source: DaySource) -> Cell {
    switch source {
    case .namedDate(let date): .text(date.note)
    case .holiday(let holiday):
      .text(holiday.decree.isEmpty ? holiday.name : "\(holiday.name) (\(holiday.decree))")
    case .range(let range): .text(range.note)
    case .week(let week): .text(week.note)
    case .closed: .empty
    }
  }
}
