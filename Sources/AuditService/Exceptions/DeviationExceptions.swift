internal import AuditReport
package import AuditStore
package import ServiceStandards
package import WorkingTime

/// Which deviations are not held against a unit, at one instant: those under a waiver in force, and
/// those of the baseline. Made once per command; an answer costs a look-up and, with a baseline, a
/// binary search.
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
  /// Ascending by key.
  private let old: [OldDeviation]
  private let oldOfStandards: [StandardDeviation.Identity: Int64]

  /// What holds at `asOf`. What was recorded after `knownAt` is left out; `nil`: all that is recorded.
  init(store: Store, catalogue: Catalogue, asOf: Instant, knownAt: Instant?) throws {
    waivers = try store.waivers().filter { recorded in
      knownAt.map { recorded.recordedAt <= $0 } ?? true
    }.map {
      try HeldWaiver($0, store: store, catalogue: catalogue, asOf: asOf, knownAt: knownAt)
    }
    inForce = WaiverIndex(waivers) { $0.state == .active }
    baselines = try store.baselines(known: knownAt).filter { !$0.services.isEmpty }
    guard !baselines.isEmpty else {
      old = []
      oldOfStandards = [:]
      return
    }
    old = try store.oldDeviations(known: knownAt)
    oldOfStandards = Dictionary(
      try store.oldStandardDeviations(known: knownAt).map { ($0.identity, $0.baseline) },
      uniquingKeysWith: max)
  }

  /// No deviation whatever is excepted: there is nothing to ask.
  package var isEmpty: Bool { inForce.isEmpty && old.isEmpty && oldOfStandards.isEmpty }

  /// How a deviation on a transaction stands. A waiver goes before the baseline.
  package func standing(
    service: Int64, rule: RuleID, transaction: Int64, received: Instant
  ) -> Standing {
    standing(
      match(
        ServiceRule(service: service, rule: rule), transaction: transaction, received: received))
  }

  /// How a deviation of the register stands.
  package func standing(_ listed: ListedDeviation) -> Standing {
    standing(
      service: listed.service, rule: listed.deviation.rule,
      transaction: listed.deviation.transaction, received: listed.received)
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

  /// How a deviation on a standard stands.
  package func standing(of identity: StandardDeviation.Identity) -> Standing {
    standing(match(identity))
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

  func match(_ place: ServiceRule, transaction: Int64, received: Instant) -> Match {
    if let waiver = inForce.waiver(of: place, transaction: transaction, received: received) {
      return .waiver(waiver)
    }
    return match(baseline: baseline(holding: transaction << 12 | Int64(place.rule.number)))
  }

  func match(_ identity: StandardDeviation.Identity) -> Match {
    let place = ServiceRule(service: identity.service, rule: identity.rule)
    if let waiver = inForce.waiver(ofStandards: place) { return .waiver(waiver) }
    return match(baseline: oldOfStandards[identity])
  }

  private func match(baseline id: Int64?) -> Match {
    guard let id, let index = baselines.firstIndex(where: { $0.id == id }) else { return .none }
    return .baseline(index)
  }

  private func baseline(holding key: Int64) -> Int64? {
    var range = old.indices
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      if old[middle].key == key { return old[middle].baseline }
      range =
        old[middle].key < key
        ? (middle + 1)..<range.upperBound : range.lowerBound..<middle
    }
    return nil
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
