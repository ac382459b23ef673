internal import ServiceStandards
internal import WorkingTime

/// The clock day by day, and the pauses.
extension ExplanationPage {
  /// Days that are shown at most; of more the first and the last ones are, and the due day.
  private static let mostDays = 60

  mutating func append(_ clock: ClockFacts) {
    page.line(page.text(Texts.clockTitle), .strong)
    var lines: [(label: String, value: String)] = [
      (page.text(Texts.start), weekdayAndInstant(clock.start)),
      (
        page.text(clock.isOpen ? Texts.endOpen : Texts.end),
        weekdayAndInstant(clock.end)
      ),
      (page.text(Texts.limitTitle), limitText(clock)),
      (
        page.text(Texts.due),
        clock.due.map(weekdayAndInstant) ?? page.text(Texts.neverDue)
      ),
    ]
    if let twice = clock.dueTwice {
      lines.append((page.text(Texts.dueTwice), weekdayAndInstant(twice)))
    }
    let days = page.text(.limit(Int64(clock.elapsedWorkingDays), .workingDays))
    let used = "\(hours(clock.elapsedSeconds)) (\(days))"
    lines.append((page.text(Texts.elapsed), used))
    if clock.pausedSeconds > 0 {
      lines.append((page.text(Texts.pausedTime), hours(clock.pausedSeconds)))
    }
    page.facts(lines)
    page.blank()
    page.line(page.text(Texts.hoursAndMinutes), indent: 2, .faint)
    appendDays(clock)
    appendDecrees(clock)
  }

  /// Which decree sets which of the holidays.
  private mutating func appendDecrees(_ clock: ClockFacts) {
    var decrees: [(decree: String, days: [String])] = []
    for day in clock.days {
      guard case .holiday(let holiday) = day.source, !holiday.decree.isEmpty else { continue }
      if let index = decrees.firstIndex(where: { $0.decree == holiday.decree }) {
        decrees[index].days.append(self.day(day.day))
      } else {
        decrees.append((holiday.decree, [self.day(day.day)]))
      }
    }
    guard !decrees.isEmpty else { return }
    page.blank()
    page.facts(
      decrees.enumerated().map { index, entry in
        (
          index == 0 ? page.text(Texts.holidaysBy) : "",
          "\(entry.decree): \(entry.days.joined(separator: ", "))"
        )
      })
  }

  private func limitText(_ clock: ClockFacts) -> String {
    let text = page.text(.limit(clock.limit.value, clock.limit.unit))
    guard clock.unitIsAssumed else { return text }
    let unit = Texts.unit(clock.limit.unit, count: 2)
    return "\(text); \(page.text(Texts.assumed(unit)))"
  }

  private func weekdayAndInstant(_ instant: Instant) -> String {
    let wall = WallClock(instant, in: presentation.zone(0))
    return "\(page.text(Texts.weekday(wall.day.weekday))), \(self.instant(instant))"
  }

  private mutating func appendDays(_ clock: ClockFacts) {
    let showsPauses = clock.pausedSeconds > 0
    let shown = shownDays(clock)
    var rows: [[GridText]] = []
    var last = -1
    for index in shown {
      if index > last + 1 { rows.append(gapRow(clock.days[(last + 1)..<index], showsPauses)) }
      rows.append(dayRow(clock.days[index], clock, showsPauses))
      last = index
    }
    var columns = [
      TextGrid.Column(page.text(Texts.date), visibility: .always),
      TextGrid.Column(page.text(Texts.day), visibility: .always),
      TextGrid.Column(page.text(Texts.serviceHours), visibility: .always),
      TextGrid.Column(page.text(Texts.counted), alignsRight: true, visibility: .always),
    ]
    if showsPauses {
      columns.append(
        TextGrid.Column(page.text(Texts.pausedColumn), alignsRight: true, visibility: .always))
    }
    columns += [
      TextGrid.Column(page.text(Texts.runningSum), alignsRight: true, visibility: .always),
      TextGrid.Column(page.text(Texts.workingDayNumber), alignsRight: true, visibility: .always),
      TextGrid.Column(page.text(Texts.basis), visibility: .always),
    ]
    page.grid(columns, rows)
  }

  /// Positions of the days that are shown, ascending.
  private func shownDays(_ clock: ClockFacts) -> [Int] {
    let days = clock.days
    guard days.count > ExplanationPage.mostDays else { return Array(days.indices) }
    let half = ExplanationPage.mostDays / 2 - 1
    let due = dueDay(clock)
    return days.indices.filter {
      $0 < half || $0 >= days.count - half || days[$0].day == due
    }
  }

  private func dueDay(_ clock: ClockFacts) -> CivilDay? {
    clock.due.map { WallClock($0, in: presentation.zone(0)).day }
  }

  private func dayRow(
    _ day: DayReckoning, _ clock: ClockFacts, _ showsPauses: Bool
  ) -> [GridText] {
    var basis = page.text(source(of: day))
    if let due = clock.due, dueDay(clock) == day.day {
      let wall = WallClock(due, in: presentation.zone(0))
      let time = page.style.text {
        $0.append(clock: wall.secondOfDay, withSeconds: wall.secondOfDay % 60 != 0)
      }
      basis += "; \(page.text(Texts.dueMark(time)))"
    }
    let isOver = clock.due.map { _ in day.day > (dueDay(clock) ?? day.day) } ?? false
    let emphasis: Emphasis = isOver ? .warning : day.workingDay ? .none : .faint
    let pause = showsPauses ? [GridText(hoursAndMinutes(day.pausedSeconds), emphasis)] : []
    return [
      GridText(self.day(day.day), emphasis),
      GridText(page.text(Texts.weekday(day.day.weekday)), emphasis),
      GridText(openingText(day.hours), emphasis),
      GridText(hoursAndMinutes(day.openSeconds - day.pausedSeconds), emphasis),
    ] + pause + [
      GridText(hoursAndMinutes(day.runningSum), emphasis),
      GridText(day.countedDay ? number(Int64(day.runningDays)) : "", emphasis),
      GridText(basis, emphasis),
    ]
  }

  private func gapRow(_ days: ArraySlice<DayReckoning>, _ showsPauses: Bool) -> [GridText] {
    let counted = days.reduce(0) { $0 + $1.openSeconds - $1.pausedSeconds }
    let note = Texts.daysLeftOut(number(Int64(days.count)), counted: hours(counted))
    let empty = [GridText](repeating: GridText(""), count: showsPauses ? 6 : 5)
    return [GridText(presentation.glyphs.ellipsis)] + empty + [GridText(page.text(note))]
  }

  private func openingText(_ hours: OpeningHours) -> String {
    guard !hours.intervals.isEmpty else { return page.text(Texts.closedHours) }
    return page.style.text { bytes in
      for (index, interval) in hours.intervals.enumerated() {
        if index > 0 { bytes.append(ascii: " ") }
        bytes.append(clock: Int(interval.open), withSeconds: interval.open % 60 != 0)
        bytes.append(presentation.glyphs.dash)
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
    return page.style.text { bytes in
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
    page.style.text { page.style.append(hours: seconds, to: &$0) }
  }

  // MARK: Pauses

  mutating func append(_ pauses: [PauseFacts]) {
    page.line(page.text(Texts.pausesTitle), .strong)
    page.grid(
      [
        TextGrid.Column(page.text(Texts.from), visibility: .always),
        TextGrid.Column(page.text(Texts.to), visibility: .always),
        TextGrid.Column(page.text(Texts.pauseReason), visibility: .always),
        TextGrid.Column(page.text(Texts.effect), visibility: .always),
      ],
      pauses.map { pause in
        [
          GridText(instant(pause.from)),
          GridText(pause.to.map(instant) ?? page.text(Texts.notResumed)),
          GridText(page.text(Texts.pause(pause.reason))),
          GridText(
            page.text(pause.stopsClock ? Texts.stopsClock : Texts.runsOn),
            pause.stopsClock ? .none : .warning),
        ]
      })
  }
}
