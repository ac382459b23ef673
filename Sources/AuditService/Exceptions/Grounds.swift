internal import AuditEngine
internal import AuditReport
package import AuditStore
package import ServiceStandards
package import WorkingTime

/// Which deviations are not held against a unit, at one instant: those under a waiver, and those of the
/// baseline. Made once per command; an answer costs a look-up.
///
/// A waiver is for what came due in its days, whatever the as-of instant; of standards it is a toleration,
/// in force on its days at the as-of instant. It, its revocation and a baseline are known from when they
/// were recorded. Nothing here changes the register.
package struct Grounds: Sendable {
  package enum Standing: Hashable, Sendable {
    case counted
    case waived(WaiverID)
    /// The day on which the baseline was taken.
    case baseline(CivilDay)
    /// No auditor has confirmed it.
    case proposal
  }

  /// Every waiver that was known, whatever its state, in order of the ids.
  let waivers: [HeldWaiver]
  /// Those that were known and that no later one replaces wholly.
  let baselines: [RecordedBaseline]
  private let holding: WaiverIndex
  /// Places in `baselines`, by the services for which they count.
  private let places: [Int64: Int]
  /// Services that are a baseline's on some days only: when, in epoch seconds.
  private let days: [Int64: [Range<Int64>]]

  /// What holds at `asOf`. What was recorded after `knownAt` is left out; `nil`: all that is recorded.
  init(store: Store, catalogue: Catalogue, asOf: Instant, knownAt: Instant?) throws {
    waivers = try store.waivers().filter { recorded in
      knownAt.map { recorded.recordedAt <= $0 } ?? true
    }.map {
      try HeldWaiver($0, store: store, catalogue: catalogue, asOf: asOf, knownAt: knownAt)
    }
    holding = WaiverIndex(waivers, where: \.holds)
    baselines = try store.baselines(known: knownAt).filter { !$0.services.isEmpty }
    var places: [Int64: Int] = [:]
    var days: [Int64: [Range<Int64>]] = [:]
    for (place, baseline) in baselines.enumerated() {
      for service in baseline.services { places[service] = place }
      let coverage = try UnitCoverage(of: [baseline.unit], in: catalogue)
      days.merge(
        coverage.someInstants(of: catalogue.services.filter { baseline.services.contains($0.id) }),
        uniquingKeysWith: { $1 })
    }
    self.places = places
    self.days = days
  }

  /// No deviation whatever is excepted: there is nothing to ask.
  package var isEmpty: Bool { holding.isEmpty && baselines.isEmpty }

  /// How a deviation of the register stands. A waiver goes before the baseline.
  package func standing(_ kept: KeptDeviation, received: Instant?) -> Standing {
    if RuleSet.isProposal(kept.deviation.rule) { return .proposal }
    guard let service = kept.service else { return .counted }
    return standing(
      match(kept.deviation, service: service, received: received, found: kept.found))
  }

  /// Whether a waiver covers a deviation, also one that is only proposed.
  func isWaived(_ kept: KeptDeviation, received: Instant) -> Bool {
    guard let service = kept.service,
      case .waiver = match(kept.deviation, service: service, received: received, found: kept.found)
    else { return false }
    return true
  }

  /// The waiver that covers an answer to a complaint that was due at that instant; `nil` when none does.
  /// `--case` of such a waiver is the number of the complaint.
  func waiver(of recorded: RecordedComplaint, due: Instant) -> WaiverID? {
    waivers.first { $0.holds && $0.covers(recorded, due: due) }?.id
  }

  /// The waiver that covered it and whose end no run has written down.
  func endedWaiver(of recorded: RecordedComplaint, due: Instant) -> WaiverID? {
    waivers.first { $0.isToReturn && $0.covers(recorded, due: due) }?.id
  }

  private func standing(_ match: Match) -> Standing {
    switch match {
    case .none: .counted
    case .waiver(let index): .waived(waivers[index].id)
    case .baseline(let index): .baseline(baselines[index].day)
    }
  }

  /// What a deviation is under, as an index into `waivers` or `baselines`.
  enum Match: Hashable {
    case none
    case waiver(Int)
    case baseline(Int)
  }

  /// What a deviation is under that the run `found` has found.
  func match(_ deviation: Deviation, service: Int64, received: Instant?, found: Int64) -> Match {
    // Of complaints see `waiver(of:due:)`; no baseline holds late answers.
    if case .complaint = deviation.subject { return .none }
    if let waiver = holding.waiver(of: deviation, service: service, received: received) {
      return .waiver(waiver)
    }
    guard let baseline = places[service], found <= baselines[baseline].entry,
      received.map({ isCovered(service, at: $0) }) ?? true
    else { return .none }
    return .baseline(baseline)
  }

  private func isCovered(_ service: Int64, at instant: Instant) -> Bool {
    days[service].map { $0.contains { $0.contains(instant.seconds) } } ?? true
  }

  /// What keeps the register of what grows beyond a baseline.
  var growth: DeviationWriter.Growth {
    DeviationWriter.Growth(
      baselines: places.mapValues { baselines[$0].entry },
      isWorse: { RuleSet.card(of: $0.rule)?.measure.isWorse($0, than: $1) ?? false })
  }
}

extension Grounds.Standing {
  /// For files; `nil` when the deviation counts.
  var name: String? {
    switch self {
    case .counted: nil
    case .waived(let id): id.description
    case .baseline: "baseline"
    case .proposal: "proposal"
    }
  }

  /// For the listing; `nil` when the deviation counts.
  var shown: DeviationRow.Exception? {
    switch self {
    case .counted: nil
    case .waived(let id): .waived(id)
    case .baseline(let day): .baseline(day)
    case .proposal: .proposal
    }
  }
}
