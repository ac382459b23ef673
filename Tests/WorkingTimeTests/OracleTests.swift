import TestSupport
import Testing
import WorkingTime

@Suite struct `A compiled calendar` {
  /// What a question came to, and for which questions the oracle had no dates left.
  private enum Answer<Value: Equatable>: Equatable {
    case value(Value)
    case fault(ClockFault)

    init?(_ question: () throws -> Value) throws {
      do {
        self = .value(try question())
      } catch let fault as ClockFault {
        self = .fault(fault)
      } catch is NaiveOffice.LeftTheDates {
        return nil
      }
    }
  }

  /// 40 calendars with 600 questions each.
  @Test(arguments: 1...40) func `agrees with a walk over every minute`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let plan = OfficePlan.random(using: &random)
    let naive = NaiveOffice(plan)
    let calendar = try CompiledCalendar(plan.definition(), years: 2025...2026)
    var questions = RandomQuestions(plan, random)
    var answered = 0
    for number in 1...200 {
      let span = questions.span()
      let limit = questions.limit()
      let pauses = questions.pauses(around: span)
      let (start, end) = (Instant(Int64(span.start)), Instant(Int64(span.end)))
      let comment: Comment =
        "seed \(seed), question \(number): \(start) to \(end), \(limit), \(pauses)"

      if let expected = try Answer({ Int64(try naive.elapsed(span.start, span.end, pauses)) }) {
        answered += 1
        #expect(
          try Answer { try calendar.elapsed(from: start, to: end, pauses: pauses) } == expected,
          comment)
      }
      if let expected = try Answer({
        try naive.due(span.start, limit, pauses).map { Instant(Int64($0)) }
      }) {
        answered += 1
        #expect(
          try Answer { try calendar.due(from: start, limit: limit, pauses: pauses) } == expected,
          comment)
      }
      if let expected = try Answer({ try naive.verdict(span.start, span.end, limit, pauses) }) {
        answered += 1
        #expect(
          try Answer {
            try calendar.verdict(from: start, to: end, limit: limit, pauses: pauses)
          } == expected, comment)
        try check(
          calendar, start, end, limit, pauses, expected, comment)
      }
    }
    #expect(answered >= 500, "seed \(seed): the oracle had too few dates")
  }

  /// The lines of a reckoning add up to the figures of the verdict.
  private func check(
    _ calendar: CompiledCalendar, _ start: Instant, _ end: Instant, _ limit: TimeLimit,
    _ pauses: [Pause], _ verdict: Answer<TimeVerdict>, _ comment: Comment
  ) throws {
    guard case .value(let verdict) = verdict else { return }
    let lines = try calendar.reckoning(from: start, to: end, pauses: pauses, limit: limit)
    #expect(lines.last?.runningSum == verdict.elapsedSeconds, comment)
    #expect(lines.last?.runningDays == verdict.elapsedWorkingDays, comment)
    #expect(
      lines.reduce(0) { $0 + $1.openSeconds - $1.pausedSeconds } == verdict.elapsedSeconds,
      comment)
  }

  @Test(arguments: 101...106) func `knows open instants and working days`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    var plan = OfficePlan.random(using: &random)
    plan.knownYears = nil
    let naive = NaiveOffice(plan)
    let calendar = try CompiledCalendar(plan.definition(), years: 2025...2026)
    var questions = RandomQuestions(plan, random)
    for _ in 1...200 {
      let day = questions.random.number(20_362...20_604)
      let second = questions.instant(on: day)
      #expect(
        try calendar.isOpen(at: Instant(Int64(second))) == naive.open(at: second),
        "seed \(seed), second \(second)")
      #expect(
        try calendar.isWorkingDay(CivilDay(number: Int32(day))) == naive.isWorkingDay(day),
        "seed \(seed), day \(day)")
    }
  }
}
