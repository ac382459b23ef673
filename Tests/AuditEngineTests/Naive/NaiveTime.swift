import ServiceStandards
import WorkingTime

/// Section 3 of the rules for one case.
struct NaiveTime {
  let `case`: NaiveCase
  let standard: Recorded<Standard>?
  let calendar: NaiveCalendar?

  /// What section 3 of the rules gives.
  struct Outcome {
    var verdict: Verdict
    /// By `W-01` and `W-02` alone, without the promised date.
    var verdictByStandard: Verdict
    /// A year without holidays that stands in the way.
    var missingYear: Int?
    var deviations: [Deviation] = []
  }

  func judge() -> Outcome {
    let found = judgeByStandard()
    let byStandard = withEnding(found.verdict)
    var outcome = Outcome(
      verdict: byStandard, verdictByStandard: byStandard, missingYear: found.missingYear)
    if let late = found.late {
      outcome.deviations.append(
        Deviation(
          transaction: `case`.id, rule: `case`.isOpen ? .openOverdue : .finishedLate,
          severity: late.isGrave || `case`.isOpen ? .high : .medium, standard: standard?.id,
          expected: late.due, actual: `case`.isOpen ? nil : late.end))
    }
    if let promised = `case`.promised, promiseIsBroken(promised) {
      outcome.deviations.append(
        Deviation(
          transaction: `case`.id, rule: .promiseBroken, severity: .medium, standard: nil,
          expected: promised.last, actual: `case`.isOpen ? nil : `case`.finished?.first))
    }
    if !outcome.deviations.isEmpty {
      outcome.verdict = .deviates
    } else if standard == nil, let verdict = verdictByPromise() {
      outcome.verdict = withEnding(verdict)
    }
    return outcome
  }

  /// The latest due instant of a case by the first line that may hold, with the limit so many times
  /// over, whatever the verdict.
  func due(times: Int64) -> Instant? {
    guard let standard = standard?.value, let calendar, let start = startSpan(standard),
      case .success(let limits) = limits(of: standard), var limit = limits.first
    else { return nil }
    limit.value *= times
    let pauses = stoppingPauses(standard).map {
      Pause(from: Instant($0.from.first), to: $0.to.map { Instant($0.last) })
    }
    let due = try? NaiveClock(calendar).lastInTime(
      from: Instant(start.last), limit: limit, pauses: pauses)
    return due ?? nil
  }

  // MARK: The standard

  /// What the standard alone says.
  private struct ByStandard {
    var verdict: Verdict
    var late: NaiveQuestion.Late?
    var missingYear: Int?

    init(_ verdict: Verdict) { self.verdict = verdict }
  }

  private func judgeByStandard() -> ByStandard {
    guard let standard = standard?.value else { return ByStandard(.notAssessable(.noStandard)) }
    let limits: [TimeLimit]
    switch self.limits(of: standard) {
    case .failure(let lack): return ByStandard(.notAssessable(lack.reason))
    case .success(let found): limits = found
    }
    guard let start = startSpan(standard) else {
      return ByStandard(withoutStart(standard))
    }
    var finish = `case`.finished
    if `case`.isOpen {
      finish = nil
    } else {
      guard let finish else { return ByStandard(.notAssessable(.stampMissing)) }
      if finish.last < start.first { return ByStandard(.notAssessable(.impossibleOrder)) }
    }
    guard let calendar else { return ByStandard(.notAssessable(.noCalendar)) }
    let question = NaiveQuestion(
      case: `case`, clock: standard.clock, calendar: calendar, limits: limits, start: start,
      startIsOpen: startIsInHours(standard), finish: finish, pauses: stoppingPauses(standard))
    var found: ByStandard
    switch question.answer() {
    case .fault(let fault):
      found = ByStandard(.notAssessable(fault.reason))
      if case .holidaysMissing(let year) = fault { found.missingYear = year }
    case .late(let late):
      found = ByStandard(.deviates)
      found.late = late
    case .inTime: found = ByStandard(`case`.isOpen ? .notApplicable(.notYetDue) : .compliant)
    case .standsStill: found = ByStandard(.notApplicable(.paused))
    case .undecided(.class):
      let classes = NaiveClasses(standard, of: `case`.record.variant)
      found = ByStandard(.notAssessable(classes.reason))
    case .undecided(.start):
      let isMissing = `case`.start(of: standard) == nil
      found = ByStandard(.notAssessable(isMissing ? .stampMissing : .precisionTooLow))
    case .undecided(.finish):
      found = ByStandard(.notAssessable(`case`.isOpen ? .noNews : .precisionTooLow))
    case .undecided(.pauses): found = ByStandard(.notAssessable(reasonOfPauses(standard)))
    }
    return found
  }

  /// What a case ends with when it would be compliant: one that was withdrawn was not served, and of
  /// one told as open nobody knows whether the finish is true.
  private func withEnding(_ verdict: Verdict) -> Verdict {
    guard verdict == .compliant else { return verdict }
    if `case`.isContradictory { return .notAssessable(.contradictory) }
    if `case`.record.status == .withdrawn { return .notApplicable(.withdrawn) }
    return verdict
  }

  // MARK: The start

  /// All seconds at which the clock may have started; `nil`: nothing is known of it.
  private func startSpan(_ standard: Standard) -> NaiveSpan? {
    guard var span = `case`.start(of: standard) else {
      let isServed = `case`.isFinished || `case`.isContradictory
      guard isServed, let finished = `case`.finished else { return nil }
      return NaiveSpan(`case`.received.first, finished.last)
    }
    if standard.clock.start == .received {
      let open = openStretches(standard)
      if let first = open.first, let last = open.last {
        return NaiveSpan(first.from, last.to - 1)
      }
    } else if !span.isExact, span.last >= `case`.received.first {
      span.first = max(span.first, `case`.received.first)
    }
    return span
  }

  private func withoutStart(_ standard: Standard) -> Verdict {
    if !`case`.startIsTold(of: standard) { return .notAssessable(.stampMissing) }
    if `case`.isOpen { return .notApplicable(.clockNotStarted) }
    return `case`.record.status == .finished
      ? .notAssessable(.stampMissing) : .notApplicable(.closedBeforeStart)
  }

  private func startIsInHours(_ standard: Standard) -> Bool { !openStretches(standard).isEmpty }

  /// When the office was open on a date of receipt that is declared to lie within its hours.
  private func openStretches(_ standard: Standard) -> [Stretch] {
    guard standard.clock.start == .received, `case`.record.stamps.receivedInHours,
      `case`.record.stamps.dates.contains(.received)
    else { return [] }
    let day = `case`.zone.day(of: `case`.record.stamps.received)
    return calendar?.date(day).open ?? []
  }

  // MARK: Limits and pauses

  struct Lack: Error { let reason: Reason }

  /// The limits of all lines that may hold for the case, with the permitted extension.
  private func limits(of standard: Standard) -> Result<[TimeLimit], Lack> {
    if standard.times.isEmpty { return .failure(Lack(reason: .noLimit)) }
    let classes = NaiveClasses(standard, of: `case`.record.variant)
    let general = standard.times.firstIndex { $0.applicantClass == nil }
    var lines: Set<Int> = []
    for candidate in classes.candidates {
      let own = standard.times.firstIndex { $0.applicantClass.map(readName) == candidate }
      guard let line = own ?? general else {
        // A class of which the version promises nothing; other classes need no general line.
        if candidate != nil {
          return .failure(
            Lack(reason: classes.own == nil ? classes.reason : .classNotInStandard))
        }
        continue
      }
      lines.insert(line)
    }
    // In the order of the standard: the first that the calendar cannot answer says why.
    var limits: [TimeLimit] = []
    for line in lines.sorted() {
      let promise = standard.times[line]
      let limit = TimeLimit(
        promise.value + (`case`.record.isExtended ? promise.extensionValue : 0), promise.unit,
        receipt: standard.clock.receipt, dayCount: standard.clock.dayCount)
      if !limits.contains(limit) { limits.append(limit) }
    }
    return limits.isEmpty ? .failure(Lack(reason: classes.reason)) : .success(limits)
  }

  /// In the order of their starts. Of a closed case one without an end ended by the finish.
  private func stoppingPauses(_ standard: Standard) -> [NaivePause] {
    seenPauses(standard).map { pause in
      guard pause.to == nil, !`case`.isOpen, let finished = `case`.finished else { return pause }
      var ended = pause
      ended.to = NaiveSpan(pause.from.first, max(pause.from.last, finished.last))
      ended.isUnended = true
      return ended
    }
  }

  private func seenPauses(_ standard: Standard) -> [NaivePause] {
    `case`.pauses
      .filter { standard.clock.stoppingReasons.contains($0.reason) && !$0.isReversed }
      .sorted { ($0.from.first, $0.to?.first ?? .max) < ($1.from.first, $1.to?.first ?? .max) }
  }

  private func reasonOfPauses(_ standard: Standard) -> Reason {
    for pause in seenPauses(standard) {
      if pause.to == nil, !`case`.isOpen { return .stampMissing }
      if !pause.from.isExact || !(pause.to?.isExact ?? true) { return .precisionTooLow }
    }
    return .precisionTooLow
  }

  // MARK: The promised date

  /// Whether the promised date says anything of the case.
  private var promiseCanBeJudged: Bool {
    guard `case`.promised != nil, !`case`.isPromisedBeforeReceipt else { return false }
    if `case`.isOpen { return true }
    guard let finished = `case`.finished else { return false }
    return finished.last >= `case`.received.first
  }

  private func promiseIsBroken(_ promised: NaiveSpan) -> Bool {
    guard promiseCanBeJudged else { return false }
    if `case`.isOpen { return `case`.knownOpen.seconds > promised.last }
    guard let finished = `case`.finished else { return false }
    return finished.first > promised.last
  }

  /// Of a promise that is not broken, where no version is in force.
  private func verdictByPromise() -> Verdict? {
    guard promiseCanBeJudged, let promised = `case`.promised else { return nil }
    if `case`.isOpen {
      return `case`.asOf.seconds > promised.last
        ? .notAssessable(.noNews) : .notApplicable(.notYetDue)
    }
    guard let finished = `case`.finished else { return nil }
    // Two dates are compared as dates.
    let isByDate =
      `case`.record.stamps.dates.contains(.finished)
      && `case`.record.stamps.dates.contains(.promised)
    let isKept = (isByDate ? finished.first : finished.last) <= promised.last
    return isKept ? .compliant : .notAssessable(.precisionTooLow)
  }
}

extension NaiveClockFault {
  var reason: Reason {
    switch self {
    case .holidaysMissing: .holidaysMissing
    case .noWorkingTime: .noWorkingTime
    case .noCalendar: .noCalendar
    case .endBeforeStart: .impossibleOrder
    }
  }
}
