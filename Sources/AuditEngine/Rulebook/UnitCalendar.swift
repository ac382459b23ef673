package import ServiceStandards
package import WorkingTime

/// The clock's answer to the question when a case is due.
package enum DueInstant: Hashable, Sendable {
  case at(Instant)
  /// The clock stands still for good before the limit is used up.
  case never
  /// The clock cannot tell: no calendar in force on some day, holidays missing, no working
  /// time.
  case unknown(Reason, missingYear: Int?)
}

/// Days on which a unit goes by a calendar.
struct CalendarSpell: Hashable {
  var days: DayRange
  let code: CalendarCode
}

/// The calendar that units go by, compiled, together with what is not known of it.
///
/// It is a class only so that it is handed on as one reference; nothing in it changes.
final class UnitCalendar: Sendable {
  /// The calendars that it goes by, one after the other; nearly always one.
  private let spells: [CalendarSpell]
  let clock: CompiledCalendar
  /// Half-open stretches of epoch seconds without a version in force, sorted.
  private let uncovered: [Range<Int64>]

  /// At least one spell, in order of the days; `versions` has those of each calendar.
  init(
    _ spells: [CalendarSpell], versions: [CalendarCode: [Recorded<CalendarVersion>]],
    years: ClosedRange<Int>
  ) throws(RulebookFault) {
    let merged = try MergedCalendar(spells, versions: versions, years: years)
    let clock: CompiledCalendar
    do { clock = try CompiledCalendar(merged.definition, years: years) } catch {
      throw .calendar(spells[spells.count - 1].code, error)
    }
    self.spells = spells
    self.clock = clock
    uncovered = merged.uncovered.map { $0.seconds(in: clock.zone) }
  }

  var codes: [CalendarCode] { spells.map(\.code) }

  /// The last of them that holds in a year; of a year without any the last of all.
  func code(inYear year: Int) -> CalendarCode {
    let wholeYear = DayRange(
      from: CivilDay(year: year, month: 1, day: 1), to: CivilDay(year: year, month: 12, day: 31))
    let spell = spells.last { $0.days.intersection(wholeYear) != nil }
    return (spell ?? spells[spells.count - 1]).code
  }

  /// When a case is due that started then. A due instant is not told when a day without hours in
  /// force lies on the way to it: the silence of the calendar would pass for closed days. Nor is it
  /// told past such a day that the clock stands still for good, or that no working time is left.
  func due(
    from start: Instant, limit: TimeLimit, pauses: borrowing Span<Pause>
  ) -> DueInstant {
    do {
      var due = try clock.due(from: start, limit: limit, pauses: pauses)
      // A day that closes at 24:00 is over then: its last second is the last in time.
      if let end = due, limit.isInDays, clock.zone.day(of: end) > clock.zone.day(of: end + -1) {
        due = end + -1
      }
      if !uncovered.isEmpty, !isCovered(from: start, to: due ?? Self.standstill(pauses)) {
        return .unknown(.noCalendar, missingYear: nil)
      }
      return due.map(DueInstant.at) ?? .never
    } catch {
      return unknown(error, from: start)
    }
  }

  /// From when on the clock stands still for good: the start of the pause without end, pauses that
  /// overlap or touch taken as one.
  private static func standstill(_ pauses: borrowing Span<Pause>) -> Instant {
    var from = Instant(.max)
    for index in pauses.indices where pauses[index].to == nil {
      from = min(from, pauses[index].from)
    }
    var isJoined = true
    while isJoined {
      isJoined = false
      for index in pauses.indices where pauses[index].from < from {
        guard let end = pauses[index].to, end >= from else { continue }
        from = pauses[index].from
        isJoined = true
      }
    }
    return from
  }

  private func unknown(_ fault: ClockFault, from start: Instant) -> DueInstant {
    switch fault {
    case .holidaysMissing(let year, _): .unknown(.holidaysMissing, missingYear: year)
    case .outsideYears: .unknown(.noCalendar, missingYear: nil)
    case .endBeforeStart: .unknown(.impossibleOrder, missingYear: nil)
    case .noWorkingTime:
      // Nobody can say that none is left when the hours of some later day are not known.
      .unknown(
        isCovered(from: start, to: Instant(.max)) ? .noWorkingTime : .noCalendar, missingYear: nil)
    }
  }

  private func isCovered(from start: Instant, to end: Instant) -> Bool {
    uncovered.isEmpty
      || !uncovered.contains { stretch in
        stretch.contains(start.seconds)
          || stretch.lowerBound < end.seconds && stretch.upperBound > start.seconds
      }
  }
}
