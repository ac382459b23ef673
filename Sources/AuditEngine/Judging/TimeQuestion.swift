internal import ServiceStandards
internal import WorkingTime

/// What is asked of a standard's clock about one case.
struct TimeQuestion {
  let standing: Standing
  /// Index into `Catalogue.variants`.
  let variant: Int64
  /// It carries an extension.
  let isExtended: Bool
  /// What its sources keep no column for.
  let untold: UntoldFields
  let asOf: Int64
  /// Until when an open case is known to be open; not after the as-of instant.
  let knownOpen: Int64

  @inline(__always)
  init(
    _ standing: Standing, variant: Int64, flags: TransactionBatch.Flags, asOf: Int64,
    knownOpen: Int64
  ) {
    self.standing = standing
    self.variant = variant
    isExtended = flags.contains(.isExtended)
    untold = flags.untold
    self.asOf = asOf
    self.knownOpen = knownOpen
  }

  /// When a case was finished; an open one may have been since it was last known to be open. A date is its first second,
  /// by which it is compared with a limit in days.
  var end: StepOrder.Span {
    standing.isOpen
      ? StepOrder.Span(first: knownOpen, last: asOf)
      : StepOrder.Span(first: standing.finished, last: standing.finished)
  }

  /// Why nothing can be said of the time, whatever the limit; `nil`: something can.
  @inline(__always)
  func obstacle(of start: ClockSettings.Start) -> Verdict? {
    let missing = TransactionBatch.missing
    guard standing.start != missing else {
      if !untold.isDisjoint(with: start.field) { return .notAssessable(.stampMissing) }
      if standing.isOpen { return .notApplicable(.clockNotStarted) }
      return standing.isFinished
        ? .notAssessable(.stampMissing) : .notApplicable(.closedBeforeStart)
    }
    guard !standing.isOpen else { return nil }
    if standing.finished == missing { return .notAssessable(.stampMissing) }
    return standing.finishedLast < standing.start ? .notAssessable(.impossibleOrder) : nil
  }
}
