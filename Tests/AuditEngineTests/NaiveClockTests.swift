import NaiveAudit
import Testing
import WorkingTime

@Suite struct `The slow clock` {
  @Test(arguments: [("vectors.jsonl", 60), ("vectors_day_count.jsonl", 26)])
  func `answers all acceptance vectors`(file: String, count: Int) throws {
    let fixture = try ClockVectors(file)
    #expect(fixture.vectors.count == count)
    for vector in fixture.vectors {
      let clock = NaiveClock(try #require(fixture.calendars[vector.calendar]))
      let answer: ClockVectors.Expectation
      do {
        answer = try answered(vector, by: clock)
      } catch let fault as NaiveClockFault {
        answer = ClockVectors.Expectation(error: fault.code)
      }
      // Another offset may name the same instant.
      var expected = vector.expect
      expected.due = try expected.due.map { "\(try ClockVectors.instant($0).seconds)" }
      #expect(answer == expected, "\(vector.id)")
    }
  }

  private func answered(
    _ vector: ClockVectors.Vector, by clock: NaiveClock
  ) throws -> ClockVectors.Expectation {
    func instant(_ text: String?) throws -> Instant {
      let text = try #require(text)
      return try ClockVectors.instant(text)
    }
    func day(_ text: String?) throws -> CivilDay {
      try #require(text.flatMap { CivilDay(iso: $0) })
    }
    let pauses = try (vector.pauses ?? []).map {
      Pause(from: try ClockVectors.instant($0.from), to: try $0.to.map(ClockVectors.instant))
    }
    var answer = ClockVectors.Expectation()
    switch vector.ask {
    case "elapsed":
      answer.elapsed_seconds = try clock.elapsed(
        from: try instant(vector.start), to: try instant(vector.end), pauses: pauses)
    case "due":
      answer.due = try due(vector, clock, pauses).map { "\($0.seconds)" }
    case "verdict":
      let (start, end) = (try instant(vector.start), try instant(vector.end))
      let due = try due(vector, clock, pauses)
      answer.due = due.map { "\($0.seconds)" }
      answer.late = due.map { end > $0 } ?? false
      answer.elapsed_seconds = try clock.elapsed(from: start, to: end, pauses: pauses)
      let days = try clock.elapsedDays(
        from: start, to: end, limit: try limit(vector), pauses: pauses)
      (answer.elapsed_working_days, answer.elapsed_calendar_days) = days
    case "count_days":
      answer.days = try clock.workingDays(
        after: try day(vector.from), through: try day(vector.to))
    case "nth_day":
      answer.date = try clock.workingDay(
        try #require(vector.n), after: try day(vector.from)
      ).description
    case "is_open": answer.open = try clock.isOpen(at: try instant(vector.at))
    case "is_working_day":
      answer.working = clock.calendar.isWorkingDay(try day(vector.date))
    default: Issue.record("\(vector.ask)")
    }
    return answer
  }

  private func due(
    _ vector: ClockVectors.Vector, _ clock: NaiveClock, _ pauses: [Pause]
  ) throws -> Instant? {
    let start = try #require(vector.start)
    return try clock.due(
      from: try ClockVectors.instant(start), limit: try limit(vector), pauses: pauses)
  }

  private func limit(_ vector: ClockVectors.Vector) throws -> TimeLimit {
    let standard = try #require(vector.standard)
    return TimeLimit(
      standard.value, try #require(TimeLimit.Unit(rawValue: standard.unit)),
      receipt: try standard.receipt.map { try #require(TimeLimit.Receipt(rawValue: $0)) }
        ?? .asStamped,
      dayCount: try standard.day_count.map { try #require(TimeLimit.DayCount(rawValue: $0)) }
        ?? .excludeFirst)
  }
}
