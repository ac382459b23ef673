package import ServiceStandards
package import WorkingTime

/// Which transactions a run looks at; the others are left out as if they were not there.
package struct AuditScope: Hashable, Sendable {
  /// Everything.
  package static let everything = AuditScope()

  /// Database ids; `nil`: every service.
  package var services: Set<Int64>?
  /// Of services of which only transactions received on some days are looked at; the others on all.
  package var days: [Int64: [DayRange]]
  /// First day of receipt, in the zone of the unit; `nil`: since ever.
  package var receivedFrom: CivilDay?
  /// Last day of receipt, in the zone of the unit; `nil`: without end.
  package var receivedThrough: CivilDay?

  package init(
    services: Set<Int64>? = nil, days: [Int64: [DayRange]] = [:], receivedFrom: CivilDay? = nil,
    receivedThrough: CivilDay? = nil
  ) {
    self.services = services
    self.days = days
    self.receivedFrom = receivedFrom
    self.receivedThrough = receivedThrough
  }
}
