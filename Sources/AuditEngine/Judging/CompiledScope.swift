internal import ServiceStandards
internal import WorkingTime

/// A scope with the rulebook's services resolved.
struct CompiledScope: Sendable {
  private let scope: AuditScope
  /// By slot; empty when every service is looked at.
  private let isWanted: [Bool]
  private let hasDays: Bool

  init(_ scope: AuditScope, rulebook: Rulebook) {
    self.scope = scope
    isWanted = scope.services.map { wanted in rulebook.slots.ids.map(wanted.contains) } ?? []
    hasDays = scope.receivedFrom != nil || scope.receivedThrough != nil
  }

  /// Whether transactions of the service are looked at.
  func contains(service id: Int64, slot: Int32) -> Bool {
    Int(slot) < isWanted.count ? isWanted[Int(slot)] : scope.services?.contains(id) ?? true
  }

  /// Whether transactions received on that local day are looked at. The day is asked for only when
  /// the scope has days.
  func contains(receivedOn day: @autoclosure () -> CivilDay) -> Bool {
    guard hasDays else { return true }
    return DayRange(from: scope.receivedFrom, to: scope.receivedThrough).contains(day())
  }
}
