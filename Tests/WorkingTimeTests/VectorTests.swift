import Testing
import WorkingTime

@Suite struct `The acceptance examples` {
  static let files = ["clock/vectors.jsonl", "clock/vectors_day_count.jsonl"].map { path in
    Result { try VectorFile(path) }
  }

  @Test func `are all there`() throws {
    let counts = try Self.files.map { try $0.get().vectors.count }
    #expect(counts == [60, 26])
  }

  @Test(arguments: files.indices) func `hold`(file: Int) throws {
    let file = try Self.files[file].get()
    for vector in file.vectors {
      let calendar = try #require(file.calendars[vector.calendar], "\(vector.testDescription)")
      try check(vector, calendar)
    }
  }

  private func check(_ vector: Vector, _ calendar: CompiledCalendar) throws {
    let comment = Comment(rawValue: vector.testDescription)
    let expected = vector.expect
    do {
      switch vector.ask {
      case "elapsed":
        let seconds = try calendar.elapsed(
          from: Instant(reading: vector.start), to: Instant(reading: vector.end),
          pauses: pauses(vector))
        #expect(seconds == expected.elapsedSeconds, comment)
      case "due":
        let due = try calendar.due(
          from: Instant(reading: vector.start), limit: limit(vector), pauses: pauses(vector))
        #expect(due == (try self.due(expected)), comment)
      case "verdict":
        let verdict = try calendar.verdict(
          from: Instant(reading: vector.start), to: Instant(reading: vector.end),
          limit: limit(vector),
          pauses: pauses(vector))
        #expect(verdict.due == (try due(expected)), comment)
        #expect(verdict.late == expected.late, comment)
        #expect(verdict.elapsedSeconds == expected.elapsedSeconds, comment)
        #expect(verdict.elapsedWorkingDays == expected.elapsedWorkingDays, comment)
        #expect(verdict.elapsedCalendarDays == expected.elapsedCalendarDays, comment)
      case "count_days":
        let days = try calendar.workingDays(
          after: CivilDay(reading: vector.from), through: CivilDay(reading: vector.to))
        #expect(days == expected.days, comment)
      case "nth_day":
        let date = try calendar.workingDay(vector.n ?? -1, after: CivilDay(reading: vector.from))
        #expect(date.description == expected.date, comment)
      case "is_open":
        #expect(try calendar.isOpen(at: Instant(reading: vector.at)) == expected.open, comment)
      case "is_working_day":
        #expect(
          try calendar.isWorkingDay(CivilDay(reading: vector.date)) == expected.working, comment)
      default: Issue.record("\(vector.id) asks an unknown question")
      }
      #expect(expected.error == nil, comment)
    } catch let fault as ClockFault {
      #expect(fault.code == expected.error, comment)
    }
  }

  private func due(_ expected: Vector.Expected) throws -> Instant? {
    try expected.due.map { try Instant(reading: $0) }
  }

  private func pauses(_ vector: Vector) throws -> [Pause] {
    try (vector.pauses ?? []).map {
      Pause(from: try Instant(reading: $0.from), to: try $0.to.map { try Instant(reading: $0) })
    }
  }

  private func limit(_ vector: Vector) throws -> TimeLimit {
    let standard = try #require(vector.standard)
    return TimeLimit(
      standard.value, try #require(TimeLimit.Unit(rawValue: standard.unit)),
      receipt: try #require(TimeLimit.Receipt(rawValue: standard.receipt ?? "as_stamped")),
      dayCount: try #require(TimeLimit.DayCount(rawValue: standard.dayCount ?? "exclude_first")))
  }
}
