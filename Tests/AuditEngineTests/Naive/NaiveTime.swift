import ServiceStandards
import WorkingTime

/// Section 3 of the rules for one case.
struct NaiveTime {
  let `case`: NaiveCase
  let standard: Recorded<Standard>?
  let calendar: NaiveCalendar?

  /// What the standard alone says, with its due instant and whether the finish is twice as late.
  enum ByStandard {
    case finishedLate(due: Instant, isGrave: Bool)
    case overdue(due: Instant)
    case other(Verdict)
    case holidaysMissing(year: Int)

    var verdict: Verdict {
      switch self {
      case .finishedLate, .overdue: .deviates
      case .other(let verdict): verdict
      case .holidaysMissing: .notAssessable(.holidaysMissing)
      }
    }
  }

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
    let byStandard = judgeByStandard()
    var outcome = Outcome(verdict: byStandard.verdict, verdictByStandard: byStandard.verdict)
    switch byStandard {
    case .finishedLate(let due, let isGrave):
      outcome.deviations.append(
        Deviation(
          transaction: `case`.id, rule: .finishedLate, severity: isGrave ? .high : .medium,
          standard: standard?.id, expected: due.seconds, actual: `case`.finished?.seconds))
    case .overdue(let due):
      outcome.deviations.append(
        Deviation(
          transaction: `case`.id, rule: .openOverdue, severity: .high, standard: standard?.id,
          expected: due.seconds, actual: nil))
    case .holidaysMissing(let year): outcome.missingYear = year
    case .other: break
    }
    if let promised = `case`.promised, promiseIsBroken(promised) {
      outcome.deviations.append(
        Deviation(
          transaction: `case`.id, rule: .promiseBroken, severity: .medium, standard: nil,
          expected: promised.seconds, actual: `case`.isOpen ? nil : `case`.finished?.seconds))
    }
    if !outcome.deviations.isEmpty {
      outcome.verdict = .deviates
    } else if outcome.verdict != .compliant, promiseCanBeJudged {
      outcome.verdict = `case`.isOpen ? .notApplicable(.notYetDue) : .compliant
    }
    return outcome
  }

  /// The due instant with the limit so many times over, whatever the verdict.
  func due(times: Int64) -> Instant? {
    guard let standard = standard?.value, let calendar, let start = `case`.start(of: standard),
      case .success(var limit) = limit(of: standard)
    else { return nil }
    limit.value *= times
    let due = try? NaiveClock(calendar).due(
      from: start, limit: limit, pauses: stoppingPauses(standard))
    return due ?? nil
  }

  // MARK: The standard

  private func judgeByStandard() -> ByStandard {
    guard let standard = standard?.value else { return .other(.notAssessable(.noStandard)) }
    let limit: TimeLimit
    switch self.limit(of: standard) {
    case .failure(let lack): return .other(.notAssessable(lack.reason))
    case .success(let found): limit = found
    }
    guard let start = `case`.start(of: standard) else {
      return .other(
        `case`.isOpen ? .notApplicable(.clockNotStarted) : .notAssessable(.stampMissing))
    }
    if !`case`.isOpen {
      guard let finished = `case`.finished else { return .other(.notAssessable(.stampMissing)) }
      if finished < start { return .other(.notAssessable(.impossibleOrder)) }
    }
    guard let calendar else { return .other(.notAssessable(.noCalendar)) }
    let clock = NaiveClock(calendar)
    let pauses = stoppingPauses(standard)
    let due: Instant?
    do throws(NaiveClockFault) {
      due = try clock.due(from: start, limit: limit, pauses: pauses)
    } catch {
      switch error {
      case .holidaysMissing(let year): return .holidaysMissing(year: year)
      case .noWorkingTime: return .other(.notAssessable(.noWorkingTime))
      case .noCalendar: return .other(.notAssessable(.noCalendar))
      case .endBeforeStart: return .other(.notAssessable(.impossibleOrder))
      }
    }
    if `case`.isOpen {
      guard let due else { return .other(.notApplicable(.paused)) }
      if `case`.asOf > due { return .overdue(due: due) }
      return .other(.notApplicable(.notYetDue))
    }
    guard let due, let finished = `case`.finished, finished > due else { return .other(.compliant) }
    var doubled = limit
    doubled.value = limit.value * 2
    var isGrave = false
    if let late = try? clock.due(from: start, limit: doubled, pauses: pauses) {
      isGrave = finished > late
    }
    return .finishedLate(due: due, isGrave: isGrave)
  }

  struct Lack: Error { let reason: Reason }

  /// The promise of the case's class, else the one for every class, with the permitted extension.
  private func limit(of standard: Standard) -> Result<TimeLimit, Lack> {
    if standard.times.isEmpty { return .failure(Lack(reason: .noLimit)) }
    let applicantClass = `case`.record.variant.applicantClass
    var promise: TimePromise?
    if let applicantClass {
      promise = standard.times.first { $0.applicantClass == applicantClass }
    }
    if promise == nil { promise = standard.times.first { $0.applicantClass == nil } }
    guard let promise else {
      return .failure(Lack(reason: applicantClass == nil ? .classMissing : .classNotInStandard))
    }
    var value = promise.value
    if `case`.record.isExtended { value += promise.extensionValue }
    return .success(
      TimeLimit(
        value, promise.unit, receipt: standard.clock.receipt, dayCount: standard.clock.dayCount))
  }

  private func stoppingPauses(_ standard: Standard) -> [Pause] {
    var pauses: [Pause] = []
    for pause in `case`.pauses where standard.clock.stoppingReasons.contains(pause.reason) {
      pauses.append(Pause(from: pause.from, to: pause.to))
    }
    return pauses
  }

  // MARK: The promised date

  private var promiseCanBeJudged: Bool {
    guard `case`.promised != nil else { return false }
    if `case`.isOpen { return true }
    guard let finished = `case`.finished else { return false }
    return finished >= `case`.received
  }

  private func promiseIsBroken(_ promised: Instant) -> Bool {
    guard promiseCanBeJudged else { return false }
    if `case`.isOpen { return `case`.asOf > promised }
    guard let finished = `case`.finished else { return false }
    return finished > promised
  }
}
