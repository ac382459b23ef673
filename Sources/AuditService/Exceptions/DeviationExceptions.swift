internal import AuditEngine
internal import AuditReport
package import AuditStore
package import ServiceStandards
package import WorkingTime

/// Which deviations are not held against a unit, at one instant: those under a waiver in force, and
/// those of the baseline. Made once per command; an answer costs a look-up.
///
/// A waiver holds by its days at the as-of instant; it, its revocation and a baseline are known from
/// when they were recorded. Nothing here changes the register.
package struct DeviationExceptions: Sendable {
  package enum Standing: Hashable, Sendable {
    case counted
    case waived(WaiverID)
    /// The day on which the baseline was taken.
    case baseline(CivilDay)
  }

  /// Every waiver that was known, whatever its state, in order of the ids.
  let waivers: [HeldWaiver]
  /// Those that were known and that no later one replaces wholly.
  let baselines: [RecordedBaseline]
  private let inForce: WaiverIndex
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
    inForce = WaiverIndex(waivers) { $0.state == .active }
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
  package var isEmpty: Bool { inForce.isEmpty && baselines.isEmpty }

  /// How a deviation of the register stands. A waiver goes before the baseline.
  package func standing(_ kept: KeptDeviation, received: Instant?) -> Standing {
    guard let service = kept.service else { return .counted }
    return standing(
      match(kept.deviation, service: service, received: received, found: kept.found))
  }

  /// The waiver in force that covers a late answer to a complaint; `nil` when none does. `--case` of
  /// such a waiver is the number of the complaint.
  func waiver(of recorded: RecordedComplaint) -> WaiverID? {
    waivers.first { $0.state == .active && $0.covers(recorded) }?.id
  }

  /// The waiver that covered it and whose end no run has written down.
  func endedWaiver(of recorded: RecordedComplaint) -> WaiverID? {
    waivers.first { $0.isToReturn && $0.covers(recorded) }?.id
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
    let place = ServiceRule(service: service, rule: deviation.rule)
    let waiver: Int?
    switch deviation.subject {
    case .transaction(let id):
      waiver = received.flatMap { inForce.waiver(of: place, transaction: id, received: $0) }
    case .standard, .gap: waiver = inForce.waiver(ofStandards: place)
    // A complaint need not name a service: see `waiver(of:)`. No baseline holds late answers.
    case .complaint: return .none
    }
    if let waiver { return .waiver(waiver) }
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

extension DeviationExceptions.Standing {
  /// For files; `nil` when the deviation counts.
  var name: String? {
    switch self {
    case .counted: nil
    case .waived(let id): id.description
    case .baseline: "baseline"
    }
  }

  /// For the listing; `nil` when the deviation counts.
  var shown: DeviationRow.Exception? {
    switch self {
    case .counted: nil
    case .waived(let id): .waived(id)
    case .baseline(let day): .baseline(day)
    }
  }
}
