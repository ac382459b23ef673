internal import ServiceStandards
internal import WorkingTime

/// What can be said of a case's time.
package struct TimeJudgement: Sendable {
  /// Due instant by the standard; `never` when there is nothing to be late for.
  package var due = JudgedBatch.never
  /// Due instant with twice the limit, told for cases finished late; else `never`.
  package var dueTwice = JudgedBatch.never
  /// The promised date is there, and it can be told whether it was kept.
  package var promiseIsJudged = false
  /// Index into `Rulebook.limits`, and into the promises of the standard; -1: none for the case's class.
  var limit: Int32 = -1
  var line: Int32 = -1
  /// The year for want of whose holidays the clock cannot answer; 0: there is none.
  var missingYear: Int32 = 0
  /// The verdict by the standard alone, unless a rule that names the standard deviates.
  var byStandard: VerdictCode
  /// The verdict on time unless one of its rules deviates.
  var otherwise: VerdictCode

  init(_ byStandard: Verdict) {
    self.byStandard = VerdictCode(byStandard)
    otherwise = self.byStandard
  }
}

// When each case is due, and the verdict on time unless a rule deviates.
extension JudgedBatch {
  mutating func judgeTime(_ batch: borrowing TransactionBatch) {
    var cache = DueCache.none
    swap(&cache, &dueCache)
    defer { swap(&cache, &dueCache) }
    for row in rows {
      let standing = standing[row]
      collectPauses(batch, row, stopping: standing.version)
      let flags = TransactionBatch.Flags(rawValue: batch.flags[row])
      var judgement = rulebook.judgeTime(
        standing, variant: batch.variant[row], isExtended: flags.contains(.isExtended),
        pauses: pauses.span, cache: &cache)
      if batch.promised[row] != TransactionBatch.missing {
        judgement.addPromise(standing, received: batch.received[row])
      }
      time[row] = judgement
    }
  }

  /// Fills `pauses` with those of a row that stop the clock of that version.
  @inline(__always)
  private mutating func collectPauses(
    _ batch: borrowing TransactionBatch, _ row: Int, stopping version: Int32
  ) {
    if !pauses.isEmpty { pauses.removeAll(keepingCapacity: true) }
    guard version >= 0, batch.pauseOffsets[row] < batch.pauseOffsets[row + 1] else { return }
    let standard = rulebook.versions[Int(version)]
    for pause in batch.pauses[batch.pauseRange(row)] {
      guard let pause = pause.happened(by: asOf), standard.stops(at: pause.reason) else { continue }
      pauses.append(Pause(from: pause.from, to: pause.to))
    }
  }
}

extension TimeJudgement {
  /// A promised date makes up for what the standard cannot say. Of a closed case without a finish
  /// stamp, or with one before receipt, it tells nothing either.
  fileprivate mutating func addPromise(_ standing: Standing, received: Int64) {
    promiseIsJudged = standing.isOpen || standing.finished >= received
    guard promiseIsJudged else { return }
    otherwise = VerdictCode(standing.isOpen ? .notApplicable(.notYetDue) : .compliant)
  }
}

extension Rulebook {
  /// The steps for the standard: the first that applies decides. Gives a due instant only when all
  /// that comes before the comparison with it is in order.
  ///
  /// - Parameters:
  ///   - standing: The case.
  ///   - variant: Its class and tier.
  ///   - isExtended: It carries an extension.
  ///   - pauses: Those that stop the clock, as they stood at the as-of instant.
  ///   - cache: Due instants that were asked for before.
  /// - Returns: The judgement without the promised date.
  @inline(__always)
  func judgeTime(
    _ standing: Standing, variant: Int64, isExtended: Bool, pauses: borrowing Span<Pause>,
    cache: inout DueCache
  ) -> TimeJudgement {
    let missing = TransactionBatch.missing
    guard standing.version >= 0 else { return TimeJudgement(.notAssessable(.noStandard)) }
    let (limit, line): (Int32, Int32)
    switch times[versions[Int(standing.version)].times, variant] {
    case .none(let reason): return TimeJudgement(.notAssessable(reason))
    case .limit(let usual, let extended, let index):
      (limit, line) = (isExtended ? extended : usual, index)
    }
    func judgement(_ verdict: Verdict) -> TimeJudgement {
      var judgement = TimeJudgement(verdict)
      (judgement.limit, judgement.line) = (limit, line)
      return judgement
    }
    if standing.start == missing {
      return judgement(
        standing.isOpen ? .notApplicable(.clockNotStarted) : .notAssessable(.stampMissing))
    }
    if !standing.isOpen {
      if standing.finished == missing { return judgement(.notAssessable(.stampMissing)) }
      if standing.finished < standing.start {
        return judgement(.notAssessable(.impossibleOrder))
      }
    }
    guard let index = service(at: standing.slot).calendar else {
      return judgement(.notAssessable(.noCalendar))
    }
    switch due(standing.start, limit: limit, calendar: index, pauses: pauses, cache: &cache) {
    case .at(let due):
      var judgement = judgement(standing.isOpen ? .notApplicable(.notYetDue) : .compliant)
      judgement.due = due.seconds
      if standing.finished > due.seconds,
        case .at(let twice) = calendars[Int(index)].due(
          from: Instant(standing.start), limit: limits[Int(limit)].doubled, pauses: pauses)
      {
        judgement.dueTwice = twice.seconds
      }
      return judgement
    case .never:
      return judgement(standing.isOpen ? .notApplicable(.paused) : .compliant)
    case .unknown(let reason, let missingYear):
      var judgement = judgement(.notAssessable(reason))
      judgement.missingYear = Int32(missingYear ?? 0)
      return judgement
    }
  }

  /// When a case is due by a limit and a calendar, both given by their indices.
  private func due(
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

extension TransactionBatch {
  /// Where the pauses of a row stand in `pauses`.
  func pauseRange(_ row: Int) -> Range<Int> {
    Int(pauseOffsets[row])..<Int(pauseOffsets[row + 1])
  }
}
