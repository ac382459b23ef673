import TestSupport
import Testing
import WorkingTime

@Suite struct `On any calendar` {
  static let seeds: ClosedRange<UInt64> = 201...230

  /// A random calendar that knows all its years, and questions about it.
  private struct Trial {
    var plan: OfficePlan
    let calendar: CompiledCalendar
    var questions: RandomQuestions
    let comment: Comment

    init(seed: UInt64) throws {
      var random = SplitMix64(seed: seed)
      plan = OfficePlan.random(using: &random)
      plan.knownYears = nil
      calendar = try CompiledCalendar(plan.definition(), years: 2025...2027)
      questions = RandomQuestions(plan, random)
      comment = "seed \(seed)"
    }

    mutating func instants(_ count: Int) -> [Instant] {
      let day = questions.random.number(20_362...20_604)
      return (0..<count).map { _ in
        Instant(Int64(questions.instant(on: day + questions.random.number(0...30))))
      }.sorted()
    }

    mutating func day() -> CivilDay {
      CivilDay(number: Int32(questions.random.number(20_362...20_604)))
    }
  }

  @Test(arguments: seeds) func `parts of a span add up to the whole`(seed: UInt64) throws {
    var trial = try Trial(seed: seed)
    for _ in 1...50 {
      let t = trial.instants(3)
      let pauses = trial.questions.pauses(
        around: (start: Int(t[0].seconds), end: Int(t[2].seconds)))
      let calendar = trial.calendar
      let first = try calendar.elapsed(from: t[0], to: t[1], pauses: pauses)
      let second = try calendar.elapsed(from: t[1], to: t[2], pauses: pauses)
      #expect(
        try calendar.elapsed(from: t[0], to: t[2], pauses: pauses) == first + second, trial.comment)
    }
  }

  @Test(arguments: seeds) func `as much time has elapsed at the due instant as was allowed`(
    seed: UInt64
  ) throws {
    var trial = try Trial(seed: seed)
    for _ in 1...50 {
      let start = trial.instants(1)[0]
      let seconds = trial.questions.random.number(0...200_000)
      let pauses = trial.questions.pauses(
        around: (start: Int(start.seconds), end: Int(start.seconds) + 2 * seconds))
      let due = try trial.calendar.due(
        from: start, limit: TimeLimit(Int64(seconds), .seconds), pauses: pauses)
      guard let due else { continue }
      #expect(
        try trial.calendar.elapsed(from: start, to: due, pauses: pauses) == Int64(seconds),
        trial.comment)
    }
  }

  @Test(arguments: seeds) func `a longer limit is never due earlier`(seed: UInt64) throws {
    var trial = try Trial(seed: seed)
    for _ in 1...30 {
      let start = trial.instants(1)[0]
      let pauses = trial.questions.pauses(
        around: (start: Int(start.seconds), end: Int(start.seconds) + 864_000))
      var limit = trial.questions.limit()
      let due = try trial.calendar.due(from: start, limit: limit, pauses: pauses)
      limit.value += Int64(trial.questions.random.number(0...3))
      let later = try trial.calendar.due(from: start, limit: limit, pauses: pauses)
      // Paused for good counts as never.
      #expect((due?.seconds ?? .max) <= (later?.seconds ?? .max), trial.comment)
    }
  }

  @Test(arguments: seeds) func `one more holiday never brings a due instant forward`(
    seed: UInt64
  ) throws {
    var trial = try Trial(seed: seed)
    for _ in 1...5 {
      var definition = trial.calendar.definition
      definition.holidays.append(Holiday(day: trial.day()))
      definition.holidayKnowledge = .keepsNone
      let calendar = try CompiledCalendar(definition, years: 2025...2027)
      let holiday = try #require(definition.holidays.last?.day)
      for _ in 1...20 {
        let date = Int(holiday.number) - trial.questions.random.number(0...8)
        let start = Instant(Int64(trial.questions.instant(on: date)))
        let limit = trial.questions.limit()
        let before = try trial.calendar.due(from: start, limit: limit)
        let after = try calendar.due(from: start, limit: limit)
        #expect(
          try #require(before) <= (try #require(after)), "\(trial.comment), \(limit), \(holiday)")
      }
    }
  }

  @Test(arguments: seeds) func `counting working days and finding the nth are inverse`(
    seed: UInt64
  ) throws {
    var trial = try Trial(seed: seed)
    for _ in 1...50 {
      let from = trial.day()
      let n = trial.questions.random.number(1...60)
      let day = try trial.calendar.workingDay(n, after: from)
      #expect(try trial.calendar.isWorkingDay(day), trial.comment)
      #expect(try trial.calendar.workingDays(after: from, through: day) == n, trial.comment)
      #expect(try trial.calendar.workingDays(after: from, through: day - 1) == n - 1, trial.comment)
    }
  }

  @Test(arguments: seeds) func `a pause outside opening hours costs nothing`(
    seed: UInt64
  ) throws {
    var trial = try Trial(seed: seed)
    for _ in 1...50 {
      let start = trial.instants(1)[0]
      guard !(try trial.calendar.isOpen(at: start)) else { continue }
      let opening = try #require(
        try trial.calendar.due(from: start, limit: TimeLimit(0, .seconds)))
      let pause = Pause(from: start, to: opening)
      let begin = start + -Int64(trial.questions.random.number(0...100_000))
      let end = opening + Int64(trial.questions.random.number(0...100_000))
      #expect(
        try trial.calendar.elapsed(from: begin, to: end, pauses: [pause])
          == trial.calendar.elapsed(from: begin, to: end), trial.comment)
      let limit = TimeLimit(Int64(trial.questions.random.number(0...100_000)), .seconds)
      #expect(
        try trial.calendar.due(from: begin, limit: limit, pauses: [pause])
          == trial.calendar.due(from: begin, limit: limit), trial.comment)
    }
  }

  @Test(arguments: seeds) func `counting the day of receipt never makes a limit longer`(
    seed: UInt64
  ) throws {
    var trial = try Trial(seed: seed)
    for _ in 1...50 {
      let start = trial.instants(1)[0]
      let pauses = trial.questions.pauses(
        around: (start: Int(start.seconds), end: Int(start.seconds) + 864_000))
      var limit = trial.questions.limit()
      limit.dayCount = .includeFirst
      let including = try trial.calendar.due(from: start, limit: limit, pauses: pauses)
      limit.dayCount = .excludeFirst
      let excluding = try trial.calendar.due(from: start, limit: limit, pauses: pauses)
      #expect((including?.seconds ?? .max) <= (excluding?.seconds ?? .max), trial.comment)
    }
  }

  @Test(arguments: seeds) func `pauses have no order, and may be cut into pieces`(
    seed: UInt64
  ) throws {
    var trial = try Trial(seed: seed)
    for _ in 1...30 {
      let t = trial.instants(2)
      let limit = trial.questions.limit()
      let pauses = trial.questions.pauses(
        around: (start: Int(t[0].seconds), end: Int(t[1].seconds)))
      let pieces = pauses.flatMap { pause -> [Pause] in
        let middle = pause.from + Int64(trial.questions.random.number(0...90_000))
        guard middle < pause.to ?? Instant(.max) else { return [pause] }
        return [Pause(from: middle, to: pause.to), Pause(from: pause.from, to: middle)]
      }.shuffled(using: &trial.questions.random)
      #expect(
        try trial.calendar.verdict(from: t[0], to: t[1], limit: limit, pauses: pieces)
          == trial.calendar.verdict(from: t[0], to: t[1], limit: limit, pauses: pauses),
        trial.comment)
    }
  }

  @Test(arguments: seeds) func `the elapsed working days of a case in time fit its limit`(
    seed: UInt64
  ) throws {
    var trial = try Trial(seed: seed)
    for _ in 1...50 {
      let t = trial.instants(2)
      var limit = trial.questions.limit()
      limit.unit = .workingDays
      limit.value = Int64(trial.questions.random.number(1...9))
      let pauses = trial.questions.pauses(
        around: (start: Int(t[0].seconds), end: Int(t[1].seconds)))
      let verdict = try trial.calendar.verdict(from: t[0], to: t[1], limit: limit, pauses: pauses)
      // An end at 24:00 of the last day has the date of the next one.
      let isAtDue = verdict.due == t[1]
      #expect(
        verdict.late || isAtDue || verdict.elapsedWorkingDays <= limit.value, trial.comment)
    }
  }
}
