package import ServiceStandards
package import WorkingTime

/// One approved, dated exception as lists and reports show it.
package struct WaiverSheet: Hashable, Sendable {
  package enum State: String, CaseIterable, Hashable, Sendable {
    /// Its first day is still to come.
    case upcoming
    case active
    /// Its last day is over. What came due in its days stays excused.
    case expired
    case revoked
  }

  /// e.g. `K-2026-0003`.
  package var id: String
  package var unit: UnitCode
  /// `nil`: every service of the unit and the units below it.
  package var service: ServiceName?
  package var rule: RuleID
  /// `nil`: every case.
  package var caseNumber: String?
  package var from: CivilDay
  /// Last day, until its end in the unit's zone.
  package var to: CivilDay
  package var reason: String
  package var requestedBy: String
  package var approvedBy: String
  package var state: State
  /// It was recorded when its days were over.
  package var isAfterwards: Bool
  /// Deviations of the register that it covers; 0 for one that is in force is worth a warning.
  package var deviations: Int64

  package init(
    id: String, unit: UnitCode, service: ServiceName?, rule: RuleID, caseNumber: String?,
    from: CivilDay, to: CivilDay, reason: String, requestedBy: String, approvedBy: String,
    state: State, isAfterwards: Bool = false, deviations: Int64
  ) {
    self.id = id
    self.unit = unit
    self.service = service
    self.rule = rule
    self.caseNumber = caseNumber
    self.from = from
    self.to = to
    self.reason = reason
    self.requestedBy = requestedBy
    self.approvedBy = approvedBy
    self.state = state
    self.isAfterwards = isAfterwards
    self.deviations = deviations
  }
}
