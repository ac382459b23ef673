internal import ServiceStandards
internal import WorkingTime

/// The clock day by day.
extension ExplanationSections {
  /// Days that are shown at most; of more the first and the last ones are, and the due day.
  private static let mostDays = 60

  func blocks(_ clock: ClockFacts) -> [Document.Block] {
    var facts: [Document.Fact] = [
      .init(Texts.start, weekdayAndInstant(clock.start)),
      .init(clock.isOpen ? Texts.endOpen : Texts.end, weekdayAndInstant(clock.end)),
      .init(Texts.limitTitle, limitText(clock)),
      .init(
        Texts.due, clock.due.map { Phrase(weekdayAndInstant($0)) } ?? Phrase(Texts.neverDue)),
    ]
    if let twice = clock.dueTwice { facts.append(.init(Texts.dueTwice, weekdayAndInstant(twice))) }
    let days = style.text(.limit(Int64(clock.elapsedWorkingDays), .workingDays))
    facts.append(.init(Texts.elapsed, Phrase(hours(clock.elapsedSeconds)), note: days))
    if clock.pausedSeconds > 0 {
      facts.append(.init(Texts.pausedTime, hours(clock.pausedSeconds)))
    }
    return [.facts(facts), .table(table(of: clock)), .facts(decrees(clock))]
  }

  /// Which decree sets which of the holidays.
  private func decrees(_ clock: ClockFacts) -> [Document.Fact] {
    var decrees: [(decree: String, days: [String])] = []
    for day in clock.days {
      guard case .holiday(let holiday) = day.source, !holiday.decree.isEmpty else { continue }
      if let index = decrees.firstIndex(where: { $0.decree == holiday.decree }) {
        decrees[index].days.append(self.day(day.day))
      } else {
        decrees.append((holiday.decree, [self.day(day.day)]))
      }
    }
    return decrees.map {
      .init(Texts.holidaysBy, "\($0.decree): \($0.days.joined(separator: ", "))")
    }
  }

  private func limitText(_ clock: ClockFacts) -> String {
    let text = style.text(.limit(clock.limit.value, clock.limit.unit))
    guard clock.unitIsAssumed else { return text }
    let unit = Texts.unit(clock.limit.unit, count: 2)
    return "\(text); \(style.text(Texts.assumed(unit)))"
  }

  private func weekdayAndInstant(_ instant: Instant) -> String {
    let wall = WallClock(instant, in: style.presentation.zone(0))
    return "\(style.text(Texts.weekday(wall.day.weekday))), \(self.instant(instant))"
  }

  // MARK: Days

  /// A day, or those that are left out between two.
  private enum Line {
    case day(DayReckoning, isDue: Bool, isOver: Bool)
    case gap(ArraySlice<DayReckoning>)
  }

  private func table(of clock: ClockFacts) -> Document.Table {
    func field(
      _ key: String, _ title: Wording, _ kind: Column.Kind,
      _ text: @escaping (DayReckoning) -> String
    ) -> Document.Field<Line> {
      .init(key, title, kind) { line in
        guard case .day(let day, _, let isOver) = line else {
          return key == "date" ? Phrase(glyphs.ellipsis) : .empty
        }
        return Phrase(text(day), isOver ? .warning : day.workingDay ? .none : .faint)
      }
    }
    let paused = field("paused", Texts.pausedColumn, .duration) {
      hoursAndMinutes($0.pausedSeconds)
    }
    return Document.Table(
      Texts.clockTitle, lines(clock), notes: [Texts.hoursAndMinutes],
      [
        field("date", Texts.date, .day) { self.day($0.day) },
        field("weekday", Texts.day, .word) { style.text(Texts.weekday($0.day.weekday)) },
        field("hours", Texts.serviceHours, .word) { openingText($0.hours) },
        field("counted", Texts.counted, .duration) {
          hoursAndMinutes($0.openSeconds - $0.pausedSeconds)
        },
      ] + (clock.pausedSeconds > 0 ? [paused] : []) + [
        field("sum", Texts.runningSum, .duration) { hoursAndMinutes($0.runningSum) },
        field("working_day", Texts.workingDayNumber, .count) {
          $0.countedDay ? style.text(.count(Int64($0.runningDays))) : ""
        },
        .init("basis", Texts.basis, .text) { basis(of: $0, clock) },
      ])
  }

  private func lines(_ clock: ClockFacts) -> [Line] {
    let due = clock.due.map { WallClock($0, in: style.presentation.zone(0)).day }
    let days = clock.days
    let half = ExplanationSections.mostDays / 2 - 1
    let shown = days.indices.filter {
      days.count <= ExplanationSections.mostDays || $0 < half || $0 >= days.count - half
        || days[$0].day == due
    }
    var lines: [Line] = []
    var last = -1
    for index in shown {
      if index > last + 1 { lines.append(.gap(days[(last + 1)..<index])) }
      let day = days[index]
      lines.append(.day(day, isDue: day.day == due, isOver: due.map { day.day > $0 } ?? false))
      last = index
    }
    return lines
  }

  private func basis(of line: Line, _ clock: ClockFacts) -> Phrase {
    switch line {
    case .gap(let days):
      let counted = days.reduce(0) { $0 + $1.openSeconds - $1.pausedSeconds }
      let number = style.text(.count(Int64(days.count)))
      return Phrase(Texts.daysLeftOut(number, counted: hours(counted)))
    case .day(let day, let isDue, let isOver):
      var basis = style.text(source(of: day))
      if isDue, let due = clock.due {
        let second = WallClock(due, in: style.presentation.zone(0)).secondOfDay
        let time = style.text { $0.append(clock: second, withSeconds: second % 60 != 0) }
        basis += "; \(style.text(Texts.dueMark(time)))"
      }
      return Phrase(basis, isOver ? .warning : day.workingDay ? .none : .faint)
    }
  }

  private func openingText(_ hours: OpeningHours) -> String {
    guard !hours.intervals.isEmpty else { return style.text(Texts.closedHours) }
    return style.text { bytes in
      for (index, interval) in hours.intervals.enumerated() {
        if index > 0 { bytes.append(ascii: " ") }
        bytes.append(clock: Int(interval.open), withSeconds: interval.open % 60 != 0)
        bytes.append(glyphs.dash)
        bytes.append(clock: Int(interval.close), withSeconds: interval.close % 60 != 0)
      }
    }
  }

  private func source(of day: DayReckoning) -> Wording {
    switch day.source {
    case .week: return Texts.ordinaryWeek
    case .range(let week): return Texts.range(week.note)
    case .namedDate(let date): return Texts.namedDate(date.note)
    case .closed: return Texts.noEntry
    case .holiday(let holiday):
      let kind = Texts.holidayKind(holiday.kind)
      let name = holiday.name.isEmpty ? "" : ": \(holiday.name)"
      return Wording("\(kind.indonesian)\(name)", "\(kind.english)\(name)")
    }
  }

  /// An amount of service time as `4:45`; nothing for none.
  private func hoursAndMinutes(_ seconds: Int64) -> String {
    guard seconds != 0 else { return "" }
    return style.text { bytes in
      bytes.append(decimal: seconds / 3600)
      bytes.append(ascii: ":")
      bytes.append(padded: Int(seconds / 60 % 60), width: 2)
      guard seconds % 60 != 0 else { return }
      bytes.append(ascii: ":")
      bytes.append(padded: Int(seconds % 60), width: 2)
    }
  }

  /// An amount of service time.
  private func hours(_ seconds: Int64) -> String {
    style.text { style.append(hours: seconds, to: &$0) }
  }
}
