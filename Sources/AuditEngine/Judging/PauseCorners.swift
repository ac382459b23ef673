internal import ServiceStandards
internal import WorkingTime

/// The pauses of a case that stop the clock, as short and as long as they may have been. They are the same where every
/// end is known to the second.
struct PauseCorners: Sendable {
  private(set) var shortest: [Pause] = []
  private(set) var longest: [Pause] = []
  /// By pause: it has no end, and the case is closed.
  private var areUnended: [Bool] = []
  /// Why the two differ; `nil`: they do not.
  private(set) var reason: Reason?

  mutating func removeAll() {
    if longest.isEmpty { return }
    shortest.removeAll(keepingCapacity: true)
    longest.removeAll(keepingCapacity: true)
    areUnended.removeAll(keepingCapacity: true)
    reason = nil
  }

  /// Adds a pause as it stood at an instant. Of a closed case one without an end may have ended at any moment; dates are
  /// those of the case's unit.
  mutating func add(
    _ pause: CasePause, asOf: Int64, isClosed: Bool, days: borrowing LocalDays
  ) {
    guard let pause = pause.happened(by: asOf) else { return }
    let isUnended = pause.to == nil && isClosed
    let span = pause.span(days)
    append(span, isUnended: isUnended)
    if reason == nil, isUnended || !pause.dates.isEmpty {
      reason = isUnended ? .stampMissing : .precisionTooLow
    }
  }

  private mutating func append(_ span: CasePause.Span, isUnended: Bool) {
    areUnended.append(isUnended)
    longest.append(
      Pause(
        from: Instant(span.from.first), to: isUnended ? nil : span.to.map { Instant($0.last) }))
    guard !isUnended else { return }
    if let end = span.to?.first {
      if span.from.last < end || span.from.first == span.from.last {
        shortest.append(Pause(from: Instant(span.from.last), to: Instant(end)))
      }
    } else {
      shortest.append(Pause(from: Instant(span.from.last), to: nil))
    }
  }

  /// Takes the spans that the order of all steps leaves, in the order in which the pauses were added.
  mutating func narrow(_ spans: [(from: StepOrder.Span, to: StepOrder.Span?)]) {
    guard spans.count == areUnended.count else { return }
    let known = areUnended
    let reason = reason
    removeAll()
    for (span, isUnended) in zip(spans, known) {
      append(CasePause.Span(from: span.from, to: span.to), isUnended: isUnended)
    }
    self.reason = reason
  }
}

extension CasePause {
  /// The seconds at which it may have begun and ended.
  struct Span {
    let from: StepOrder.Span
    let to: StepOrder.Span?
  }

  func span(_ days: borrowing LocalDays) -> Span {
    func span(_ instant: Instant, _ end: Ends) -> StepOrder.Span {
      let first = instant.seconds
      return StepOrder.Span(
        first: first, last: dates.contains(end) ? days.lastSecond(ofDayOf: first) : first)
    }
    return Span(from: span(from, .from), to: to.map { span($0, .to) })
  }

  /// This pause as it stood then; `nil`: it had not begun, or it ends before it begins.
  func happened(by asOf: Int64) -> CasePause? {
    if from.seconds > asOf { return nil }
    guard let end = to else { return self }
    if end < from, !dates.contains(.to) { return nil }
    guard end.seconds > asOf else { return self }
    return CasePause(reason: reason, from: from, to: nil, dates: dates.subtracting(.to))
  }
}
