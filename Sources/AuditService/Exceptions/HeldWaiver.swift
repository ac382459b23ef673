internal import AuditEngine
internal import AuditReport
internal import AuditStore
internal import ServiceStandards
internal import WorkingTime

/// A waiver with what it covers, at one instant and by what was known then.
struct HeldWaiver: Sendable {
  let recorded: RecordedWaiver
  let state: WaiverSheet.State
  /// When what it covers came due, in epoch seconds, whenever it was approved; `nil` for a rule about
  /// standards, whose deviations it tolerates while it is in force.
  let days: Range<Int64>?
  /// It was recorded when its days were over.
  let isAfterwards: Bool
  /// Database ids of the services that it covers.
  let services: Set<Int64>
  /// Of those that it covers on some days only: when, in epoch seconds.
  let received: [Int64: [Range<Int64>]]
  /// Services whose standards it covers: those that it covers at the as-of instant.
  let servicesNow: Set<Int64>
  /// Database ids of the cases with its number; `nil`: every case.
  let cases: Set<Int64>?
  /// Days from the as-of day to its last day; 0 on the last day.
  let daysLeft: Int
  /// Its last day; of a revoked one the day of the revocation.
  let end: CivilDay
  private let coverage: UnitCoverage

  init(
    _ recorded: RecordedWaiver, store: Store, catalogue: Catalogue, asOf: Instant,
    knownAt: Instant?
  ) throws {
    let waiver = recorded.waiver
    let coverage = try UnitCoverage(of: [waiver.unit], in: catalogue)
    let covered = catalogue.services.filter { service in
      coverage.contains(service.value.unit) && recorded.service.map { $0 == service.id } ?? true
    }
    let services = covered.map(\.id)
    let zone = try catalogue.zone(of: waiver.unit)
    self.recorded = recorded
    self.coverage = coverage
    self.services = Set(services)
    received = coverage.someInstants(of: covered)
    servicesNow = Set(
      covered.filter { coverage.contains($0.value.unit, at: asOf) }.map(\.id))
    cases = try waiver.caseNumber.map { number in
      Set(try services.flatMap { try store.transactionIDs(service: $0, caseNumber: number) })
    }
    let span = waiver.span(in: zone)
    days =
      RuleSet.isAboutStandards(waiver.rule)
      ? nil : span.lowerBound.seconds..<span.upperBound.seconds
    isAfterwards = recorded.recordedAt >= span.upperBound
    daysLeft = waiver.to - zone.day(of: asOf)
    state = HeldWaiver.state(recorded, span: span, asOf: asOf, knownAt: knownAt)
    end =
      state == .revoked
      ? recorded.revocation.map { zone.day(of: $0.recordedAt) } ?? waiver.to : waiver.to
  }

  private static func state(
    _ recorded: RecordedWaiver, span: Range<Instant>, asOf: Instant, knownAt: Instant?
  ) -> WaiverSheet.State {
    let isRevoked = recorded.revocation.map { revocation in
      knownAt.map { revocation.recordedAt <= $0 } ?? true
    }
    if isRevoked == true { return .revoked }
    if asOf >= span.upperBound { return .expired }
    return asOf < span.lowerBound ? .upcoming : .active
  }

  var id: WaiverID { recorded.id }
  var rule: RuleID { recorded.waiver.rule }

  /// It may excuse something: what came due in its days stays excused when they are over.
  var holds: Bool {
    switch state {
    case .active: true
    case .expired: days != nil
    case .upcoming, .revoked: false
    }
  }

  /// It is in force, and ends within so many days.
  func ends(within days: Int) -> Bool { state == .active && daysLeft <= days }

  /// Its deviations count again, and no run has written that down: it was revoked, or a toleration is over.
  var isToReturn: Bool {
    guard recorded.returned == nil else { return false }
    return switch state {
    case .revoked: true
    case .expired: days == nil
    case .upcoming, .active: false
    }
  }

  /// Whether it is about a late answer to that complaint, due at that instant; whatever its state.
  func covers(_ recorded: RecordedComplaint, due: Instant) -> Bool {
    let (waiver, complaint) = (self.recorded.waiver, recorded.complaint)
    return waiver.rule == .answeredLate && days?.contains(due.seconds) ?? false
      && coverage.contains(complaint.unit, at: complaint.stamps.received)
      && (self.recorded.service.map { $0 == recorded.service } ?? true)
      && (waiver.caseNumber.map {
        CaseNumber.folded($0) == CaseNumber.folded(complaint.number)
      } ?? true)
  }

  func concerns(_ selection: ResolvedSelection) -> Bool {
    (selection.rules?.contains(rule) ?? true)
      && (selection.services.map { !$0.isDisjoint(with: services) } ?? true)
  }

  /// Whether everything that it covers is in a view.
  func isWhole(in view: View) -> Bool {
    let scope = view.registerScope
    return !view.isNarrowed && (scope.services.map { $0.isSuperset(of: services) } ?? true)
      && scope.onSomeDays.isDisjoint(with: services)
  }

  /// The waiver for lists and reports, with the number of deviations that it covers.
  func sheet(_ names: ServiceNames, deviations: Int64) -> WaiverSheet {
    let waiver = recorded.waiver
    return WaiverSheet(
      id: id.description, unit: waiver.unit, service: recorded.service.map(names.name),
      rule: waiver.rule, caseNumber: waiver.caseNumber, from: waiver.from, to: waiver.to,
      reason: waiver.reason, requestedBy: waiver.requestedBy, approvedBy: waiver.approvedBy,
      state: state, isAfterwards: isAfterwards, deviations: deviations)
  }
}

/// Finds the waiver that covers a deviation.
struct WaiverIndex: Sendable {
  private var entries: [ServiceRule: [Entry]] = [:]

  private struct Entry: Sendable {
    /// When it came due, or was received; `nil`: whenever.
    let days: Range<Int64>?
    /// A rule on time fails at the due instant; every other is about the case as it was received.
    let goesByDue: Bool
    let cases: Set<Int64>?
    /// When received; `nil`: whenever.
    let received: [Range<Int64>]?
    let coversStandards: Bool
    /// Index into the waivers that it was made from.
    let waiver: Int

    func covers(_ deviation: Deviation, received: Instant?) -> Bool {
      switch deviation.subject {
      case .transaction(let id):
        guard let received = received?.seconds else { return false }
        return days?.contains(goesByDue ? deviation.expected : received) ?? true
          && cases?.contains(id) ?? true
          && self.received?.contains { $0.contains(received) } ?? true
      case .standard, .gap: return coversStandards
      // A complaint need not name a service: see `HeldWaiver.covers`.
      case .complaint: return false
      }
    }
  }

  /// Of several that cover a deviation the one with the lowest id is found.
  init(_ waivers: [HeldWaiver], where isMeant: (HeldWaiver) -> Bool) {
    for (index, waiver) in waivers.enumerated() where isMeant(waiver) {
      let goesByDue = RuleSet.card(of: waiver.rule)?.criterion == .time
      for service in waiver.services {
        entries[ServiceRule(service: service, rule: waiver.rule), default: []]
          .append(
            Entry(
              days: waiver.days, goesByDue: goesByDue, cases: waiver.cases,
              received: waiver.received[service],
              coversStandards: waiver.cases == nil && waiver.servicesNow.contains(service),
              waiver: index))
      }
    }
  }

  var isEmpty: Bool { entries.isEmpty }

  /// Index of the waiver that covers a deviation; `received`: its transaction.
  func waiver(of deviation: Deviation, service: Int64, received: Instant?) -> Int? {
    entries[ServiceRule(service: service, rule: deviation.rule)]?
      .first { $0.covers(deviation, received: received) }?.waiver
  }

  /// Indices of all that cover it.
  func waivers(of deviation: Deviation, service: Int64, received: Instant?) -> [Int] {
    (entries[ServiceRule(service: service, rule: deviation.rule)] ?? [])
      .filter { $0.covers(deviation, received: received) }.map(\.waiver)
  }
}
