internal import ServiceStandards
internal import WorkingTime

extension Rulebook {
  /// The steps for the standard: the first that applies decides. Gives a due instant only when all
  /// that comes before the comparison with it is in order.
  ///
  /// - Parameters:
  ///   - question: The case.
  ///   - pauses: Those that stop the clock.
  ///   - cache: Due instants that were asked for before.
  /// - Returns: The judgement without the promised date.
  @inline(__always)
  func judgeTime(
    _ question: TimeQuestion, pauses: borrowing PauseCorners, cache: inout DueCache
  ) -> TimeJudgement {
    let standing = question.standing
    let (limit, calendar): (TimeLineLimit, Int32)
    switch line(question) {
    case .lacking(let judgement): return judgement
    case .lines(.limit(let found), let index): (limit, calendar) = (found, index)
    case .lines(let lines, let index):
      return judgeUncertainTime(
        question, lines, index, pauses,
        OrderedCase(
          start: .init(first: standing.start, last: standing.start),
          end: question.end, pauses: copy pauses), cache: &cache)
    }
    var judgement = TimeJudgement(
      standing.isOpen ? .notApplicable(.notYetDue) : .compliant)
    judgement.take(limit, question)
    judgement.finished = standing.finished
    let index = limit.index(isExtended: question.isExtended)
    switch due(
      standing.start, limit: index, calendar: calendar, pauses: pauses.longest.span, cache: &cache)
    {
    case .at(let due):
      (judgement.due, judgement.dueEarliest) = (due.seconds, due.seconds)
      if standing.isOpen, question.asOf > due.seconds, question.knownOpen <= due.seconds {
        judgement.set(.notAssessable(.noNews))
      }
      if standing.finished > due.seconds {
        judgement.dueTwice = dueTwice(standing.start, limit: index, calendar, pauses)
      }
    case .never:
      if standing.isOpen { judgement.set(.notApplicable(.paused)) }
    case .unknown(let reason, let missingYear):
      judgement.set(.notAssessable(reason))
      judgement.missingYear = Int32(missingYear ?? 0)
    }
    return judgement
  }

  /// What a question can be judged by.
  enum Line {
    /// Nothing.
    case lacking(TimeJudgement)
    /// These, and the calendar of that index.
    case lines(TimeLine, Int32)
  }

  @inline(__always)
  func line(_ question: TimeQuestion) -> Line {
    let standing = question.standing
    guard standing.version >= 0 else {
      return .lacking(TimeJudgement(.notAssessable(.noStandard)))
    }
    let version = versions[Int(standing.version)]
    let line = times[version.times, question.variant]
    if case .none(let reason) = line { return .lacking(TimeJudgement(.notAssessable(reason))) }
    if let obstacle = question.obstacle(of: version.start) {
      var judgement = TimeJudgement(obstacle)
      if case .limit(let limit) = line { judgement.take(limit, question) }
      return .lacking(judgement)
    }
    guard let calendar = service(at: standing.slot).calendar else {
      return .lacking(TimeJudgement(.notAssessable(.noCalendar)))
    }
    return .lines(line, calendar)
  }

  /// The latest that a case may be due with twice the limit; `never` when it cannot be told.
  func dueTwice(
    _ start: Int64, limit: Int32, _ calendar: Int32, _ pauses: borrowing PauseCorners
  ) -> Int64 {
    let twice = calendars[Int(calendar)].due(
      from: Instant(start), limit: limits[Int(limit)].doubled, pauses: pauses.longest.span)
    guard case .at(let instant) = twice else { return JudgedBatch.never }
    return instant.seconds
  }

  /// When a case is due by a limit and a calendar, both given by their indices.
  func due(
    _ start: Int64, limit: Int32, calendar: Int32, pauses: borrowing Span<Pause>,
    cache: inout DueCache
  ) -> DueInstant {
    let (from, timeLimit) = (Instant(start), limits[Int(limit)])
    guard pauses.isEmpty, timeLimit.goesByDay else {
      return calendars[Int(calendar)].due(from: from, limit: timeLimit, pauses: pauses)
    }
    let question = DueCache.Question(
      limit: limit, calendar: calendar, day: localDays[Int(calendarZones[Int(calendar)])][start])
    if let due = cache.due(question) { return .at(Instant(due)) }
    let answer = calendars[Int(calendar)].due(from: from, limit: timeLimit, pauses: pauses)
    if case .at(let due) = answer { cache.remember(due.seconds, for: question) }
    return answer
  }
}

extension TimeJudgement {
  mutating func take(_ limit: TimeLineLimit, _ question: TimeQuestion) {
    self.limit = limit.index(isExtended: question.isExtended)
    line = limit.line
  }
}
