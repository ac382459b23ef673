internal import AuditReport
internal import AuditStore
internal import ServiceStandards
internal import WorkingTime

/// A waiver with what it covers, at one instant and by what was known then.
struct HeldWaiver: Sendable {
  let recorded: RecordedWaiver
  let state: WaiverSheet.State
  /// Database ids of the services that it covers.
  let services: Set<Int64>
  /// Database ids of the cases with its number; `nil`: every case.
  let cases: Set<Int64>?
  /// Days from the as-of day to its last day; 0 on the last day.
  let daysLeft: Int
  /// Its last day; of a revoked one the day of the revocation.
  let end: CivilDay

  init(
    _ recorded: RecordedWaiver, store: Store, catalogue: Catalogue, asOf: Instant,
    knownAt: Instant?
  ) throws {
    let waiver = recorded.waiver
    let units = catalogue.units.map(\.value)
    let named = units.filter { $0.code == waiver.unit }
    let covered = ResolvedSelection.descendants(of: named, in: units)
    let services =
      recorded.service.map { [$0] }
      ?? catalogue.services.filter { covered.contains($0.value.unit) }.map(\.id)
    let zone = try Zone(named.first?.zone ?? "UTC")
    self.recorded = recorded
    self.services = Set(services)
    cases = try waiver.caseNumber.map { number in
      Set(try services.compactMap { try store.transactionID(service: $0, caseNumber: number) })
    }
    daysLeft = waiver.to - zone.day(of: asOf)
    state = HeldWaiver.state(recorded, zone: zone, asOf: asOf, knownAt: knownAt)
    end =
      state == .revoked
      ? recorded.revocation.map { zone.day(of: $0.recordedAt) } ?? waiver.to : waiver.to
  }

  private static func state(
    _ recorded: RecordedWaiver, zone: Zone, asOf: Instant, knownAt: Instant?
  ) -> WaiverSheet.State {
    let span = recorded.waiver.span(in: zone)
    let isRevoked = recorded.revocation.map { revocation in
      knownAt.map { revocation.recordedAt <= $0 } ?? true
    }
    if isRevoked == true { return .revoked }
    if asOf >= span.upperBound { return .expired }
    return asOf < span.lowerBound ? .upcoming : .active
  }

  var id: WaiverID { recorded.id }
  var rule: RuleID { recorded.waiver.rule }

  /// It is in force, and ends within so many days.
  func ends(within days: Int) -> Bool { state == .active && daysLeft <= days }

  /// Its end is past, and no run has written it down.
  var isToReturn: Bool {
    (state == .expired || state == .revoked) && recorded.returned == nil
  }

  /// Whether it is about late answers to that complaint, whatever its state.
  func covers(_ recorded: RecordedComplaint, in units: UnitTree) -> Bool {
    let (waiver, complaint) = (self.recorded.waiver, recorded.complaint)
    return waiver.rule == .answeredLate
      && units.isUnit(complaint.unit, within: waiver.unit)
      && (self.recorded.service.map { $0 == recorded.service } ?? true)
      && (waiver.caseNumber.map { $0 == complaint.number } ?? true)
  }

  func concerns(_ scope: RegisterScope) -> Bool {
    (scope.rules?.contains(rule) ?? true)
      && (scope.services.map { !$0.isDisjoint(with: services) } ?? true)
  }

  /// Whether a run over that scope sees everything that it covers.
  func isWhole(in scope: RegisterScope) -> Bool {
    scope.isWholePeriod && (scope.rules?.contains(rule) ?? true)
      && (scope.services.map { $0.isSuperset(of: services) } ?? true)
  }

  /// The waiver for lists and reports, with the number of deviations that it covers.
  func sheet(_ names: ServiceNames, deviations: Int64) -> WaiverSheet {
    let waiver = recorded.waiver
    return WaiverSheet(
      id: id.description, unit: waiver.unit, service: recorded.service.map(names.name),
      rule: waiver.rule, caseNumber: waiver.caseNumber, from: waiver.from, to: waiver.to,
      reason: waiver.reason, requestedBy: waiver.requestedBy, approvedBy: waiver.approvedBy,
      state: state, deviations: deviations)
  }
}

/// Finds the waiver that covers a deviation.
struct WaiverIndex: Sendable {
  private var entries: [ServiceRule: [Entry]] = [:]

  private struct Entry: Sendable {
    let cases: Set<Int64>?
    /// Index into the waivers that it was made from.
    let waiver: Int
  }

  /// Of several that cover a deviation the one with the lowest id is found.
  init(_ waivers: [HeldWaiver], where isMeant: (HeldWaiver) -> Bool) {
    for (index, waiver) in waivers.enumerated() where isMeant(waiver) {
      for service in waiver.services {
        entries[ServiceRule(service: service, rule: waiver.rule), default: []]
          .append(Entry(cases: waiver.cases, waiver: index))
      }
    }
  }

  var isEmpty: Bool { entries.isEmpty }

  /// Index of the waiver that covers a deviation; `transaction` is `nil` for one on a standard.
  func waiver(of place: ServiceRule, transaction: Int64?) -> Int? {
    entries[place]?.first { entry in
      guard let cases = entry.cases else { return true }
      return transaction.map(cases.contains) ?? false
    }?.waiver
  }
}
