import ServiceStandards
import WorkingTime

/// Whether a case is late, asked for each combination of the values that its fields may have.
///
/// Values lie on a grid: the ends of what is possible, what matters between them, and some more.
struct NaiveQuestion {
  let `case`: NaiveCase
  let clock: ClockSettings
  let calendar: NaiveCalendar
  /// Of all lines that may hold.
  let limits: [TimeLimit]
  let start: NaiveSpan
  /// The start lies within opening hours.
  let startIsOpen: Bool
  /// `nil`: the case is open.
  let finish: NaiveSpan?
  let pauses: [NaivePause]

  enum Answer {
    case late(Late)
    case inTime
    /// Open, and the clock never runs again.
    case standsStill
    case undecided(Field)
    case fault(NaiveClockFault)
  }

  /// What is told of a lateness that is certain.
  struct Late {
    /// The latest.
    var due: Int64
    /// The earliest finish.
    var end: Int64
    /// Twice the limit has passed too.
    var isGrave: Bool
  }

  /// In the order in which one is named for what cannot be decided.
  enum Field: Int, CaseIterable { case start, finish, pauses, `class` }

  func answer() -> Answer {
    // Where the calendar ends, the outermost answers are those that it lacks.
    var seen = Seen()
    var standsStill = true
    for corner in [Corner(start: true, pauses: true), Corner(start: false, pauses: false)] {
      for limit in limits {
        do throws(NaiveClockFault) {
          if try due(limit, corner) != nil {
            standsStill = false
          } else if finish != nil {
            // What stood still up to the finish was in time.
            seen.isInTime = true
          }
        } catch {
          return .fault(error)
        }
      }
    }
    for assignment in NaiveGrid(self).assignments() {
      for limit in limits { look(at: assignment, limit, &seen) }
      if seen.isMixed { return .undecided(decidingField()) }
    }
    if let late = seen.late { return .late(late) }
    return standsStill && finish == nil ? .standsStill : .inTime
  }

  /// What the combinations so far have said.
  private struct Seen {
    var late: Late?
    var isInTime = false

    var isMixed: Bool { late != nil && isInTime }
  }

  private func look(at assignment: NaiveGrid.Assignment, _ limit: TimeLimit, _ seen: inout Seen) {
    let clock = NaiveClock(calendar)
    let start = Instant(assignment.start)
    var doubled = limit
    doubled.value *= 2
    let due: Int64
    do throws(NaiveClockFault) {
      guard
        let found = try clock.lastInTime(from: start, limit: limit, pauses: assignment.pauses)
      else {
        seen.isInTime = true
        return
      }
      due = found.seconds
    } catch {
      // The ends have answers: a year between them of which nothing is known.
      return
    }
    let later = try? clock.lastInTime(from: start, limit: doubled, pauses: assignment.pauses)
    for end in ends(assignment, limit) {
      guard end > due else {
        seen.isInTime = true
        continue
      }
      let isGrave = (later ?? nil).map { end > $0.seconds } ?? false
      let late = seen.late ?? Late(due: due, end: end, isGrave: true)
      seen.late = Late(
        due: max(late.due, due), end: min(late.end, end), isGrave: late.isGrave && isGrave)
    }
  }

  /// What is compared with the due instant; a date with a limit in days is a date.
  private func ends(_ assignment: NaiveGrid.Assignment, _ limit: TimeLimit) -> [Int64] {
    guard let finish else { return [`case`.knownOpen.seconds, `case`.asOf.seconds] }
    return limit.unit.countsDays ? [finish.first] : assignment.finishes
  }

  // MARK: Ends alone

  /// Each field at one of its ends: the later start, the longer pauses.
  private struct Corner {
    var start: Bool
    var pauses: Bool
  }

  private func due(_ limit: TimeLimit, _ corner: Corner) throws(NaiveClockFault) -> Instant? {
    let pauses = self.pauses.map { pause in
      corner.pauses
        ? Pause(
          from: Instant(pause.from.first),
          to: pause.isUnended ? nil : pause.to.map { Instant($0.last) })
        : Pause(from: Instant(pause.from.last), to: pause.to.map { Instant($0.first) })
    }
    return try NaiveClock(calendar).lastInTime(
      from: Instant(corner.start ? start.last : start.first), limit: limit, pauses: pauses)
  }

  /// The first field that alone changes the answer, while the others stand at some of their ends.
  private func decidingField() -> Field {
    let sizes = [2, 2, 2, limits.count]
    var places: [[Int]] = [[]]
    for size in sizes { places = places.flatMap { place in (0..<size).map { place + [$0] } } }
    var answers: [[Int]: Bool] = [:]
    for place in places { answers[place] = isLate(at: place) }
    for field in Field.allCases {
      for place in places {
        for other in 0..<sizes[field.rawValue] {
          var changed = place
          changed[field.rawValue] = other
          if let one = answers[place], let another = answers[changed], one != another {
            return field
          }
        }
      }
    }
    return .start
  }

  /// At the first or the second end of each field, and by one of the lines; `nil`: the clock cannot
  /// tell.
  private func isLate(at place: [Int]) -> Bool? {
    let limit = limits[place[3]]
    var end = (place[1] == 0 ? `case`.knownOpen : `case`.asOf).seconds
    if let finish {
      end = place[1] == 0 || limit.unit.countsDays ? finish.first : finish.last
    }
    do throws(NaiveClockFault) {
      let due = try due(limit, Corner(start: place[0] == 1, pauses: place[2] == 1))
      return due.map { end > $0.seconds } ?? false
    } catch {
      return nil
    }
  }
}

extension TimeLimit.Unit {
  /// Against such a limit a date without a time is exact.
  var countsDays: Bool {
    switch self {
    case .seconds, .minutes, .hours: false
    case .workingDays, .calendarDays, .months: true
    }
  }
}
