package import ServiceStandards
package import WorkingTime

/// How one step of the ladder went.
package struct StepVerdict: Hashable, Sendable {
  package let step: Ladder.Step
  /// From which the clock ran.
  package let start: Instant
  package let due: DueInstant
  /// `nil`: not done by the as-of instant.
  package let done: Instant?
  package let verdict: Verdict
}

/// How one complaint went, at the as-of instant.
package struct ComplaintVerdict: Hashable, Sendable {
  /// In the order of the ladder; empty when it does not know the class.
  package let steps: [StepVerdict]
  /// What `A-01` says.
  package let answer: Verdict
  /// `nil` unless `A-01` deviates.
  package let deviation: Deviation?

  /// A complaint that was answered late, or is not answered although it should be.
  package struct Deviation: Hashable, Sendable {
    package let severity: Severity
    package let due: Instant
    /// `nil`: still unanswered.
    package let answered: Instant?

    /// As the register keeps it, on the complaint with that database id.
    package func registered(_ complaint: Int64) -> ServiceStandards.Deviation {
      ServiceStandards.Deviation(
        .complaint(complaint), rule: .answeredLate, severity: severity, standard: nil,
        expected: due.seconds, actual: answered?.seconds)
    }
  }
}

/// Judges complaints one by one by the ladder and the calendars of their units. The clock is that of
/// transactions, without pauses.
package struct ComplaintJudge {
  private var units: UnitCompiler
  private let zones: [UnitCode: Zone]
  private let ladders: Ladders

  /// Units and calendars are taken as known; due instants may fall in the years and the five after.
  package init(catalogue: Catalogue, years: ClosedRange<Int>, ladders: Ladders)
    throws(CalendarFault)
  {
    units = UnitCompiler(catalogue: catalogue, years: years)
    var zones: [UnitCode: Zone] = [:]
    for unit in catalogue.units.map(\.value) { zones[unit.code] = try Zone(unit.zone) }
    self.zones = zones
    self.ladders = ladders
  }

  /// The zone of a unit; UTC for one that is not in the catalogue.
  package func zone(of unit: UnitCode) throws(CalendarFault) -> Zone {
    if let zone = zones[unit] { return zone }
    return try Zone("UTC")
  }

  /// The ladder that holds for a complaint; `nil` when none does.
  package func ladder(for complaint: Complaint) -> Ladder? {
    let zone = zones[complaint.unit]
    return zone.flatMap { ladders.inForce(on: $0.day(of: complaint.stamps.received)) }
  }

  /// The calendar that a unit's complaints go by; `nil`: there is none.
  package mutating func calendar(of unit: UnitCode) throws(RulebookFault) -> (
    codes: [CalendarCode], clock: CompiledCalendar
  )? {
    guard let index = try units.calendar(of: unit) else { return nil }
    let calendar = units.calendars[Int(index)]
    return (calendar.codes, calendar.clock)
  }

  /// Judges a complaint that was received by `asOf`.
  package mutating func judge(_ complaint: Complaint, asOf: Instant) throws(RulebookFault)
    -> ComplaintVerdict
  {
    let stamps = complaint.stamps.happened(by: asOf)
    guard let category = complaint.category else { return .unjudged(.classMissing) }
    guard let rungs = ladder(for: complaint)?.class(category) else {
      return .unjudged(.classNotInStandard)
    }
    let calendar = try units.calendar(of: complaint.unit).map { units.calendars[Int($0)] }
    let steps = rungs.steps.map { step in
      ComplaintJudge.judge(step, stamps, calendar: calendar, asOf: asOf)
    }
    guard let answer = steps.first(where: { $0.step.kind == .answer }) else {
      return ComplaintVerdict(
        steps: steps, answer: .notAssessable(.noLimit), deviation: nil)
    }
    return ComplaintVerdict(
      steps: steps, answer: answer.verdict,
      deviation: answer.verdict == .deviates ? answer.deviation : nil)
  }

  private static func judge(
    _ step: Ladder.Step, _ stamps: Complaint.Stamps, calendar: UnitCalendar?, asOf: Instant
  ) -> StepVerdict {
    let start = step.start.stamp(of: stamps)
    let done = step.kind.stamp(of: stamps)
    let noPauses: [Pause] = []
    let due =
      calendar?.due(from: start, limit: step.limit, pauses: noPauses.span)
      ?? .unknown(.noCalendar, missingYear: nil)
    return StepVerdict(
      step: step, start: start, due: due, done: done,
      verdict: verdict(step, stamps, due: due, done: done, asOf: asOf))
  }

  private static func verdict(
    _ step: Ladder.Step, _ stamps: Complaint.Stamps, due: DueInstant, done: Instant?, asOf: Instant
  ) -> Verdict {
    if let done, done < stamps.received { return .notAssessable(.impossibleOrder) }
    // It was closed, so it was handled; nobody wrote down when.
    if done == nil, stamps.closed != nil { return .notAssessable(.stampMissing) }
    switch due {
    case .unknown(let reason, _): return .notAssessable(reason)
    case .never: return .notApplicable(.paused)
    case .at(let due):
      if (done ?? asOf) > due { return .deviates }
      return done == nil ? .notApplicable(.notYetDue) : .compliant
    }
  }
}

extension ComplaintVerdict {
  fileprivate static func unjudged(_ reason: Reason) -> ComplaintVerdict {
    ComplaintVerdict(steps: [], answer: .notAssessable(reason), deviation: nil)
  }
}

extension StepVerdict {
  /// As `A-01` reports it: graver while nobody has answered.
  fileprivate var deviation: ComplaintVerdict.Deviation? {
    guard case .at(let due) = due else { return nil }
    return ComplaintVerdict.Deviation(
      severity: done == nil ? .high : AnsweredLateRule.card.severity, due: due, answered: done)
  }
}
