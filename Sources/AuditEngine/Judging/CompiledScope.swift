internal import ServiceStandards
internal import WorkingTime

/// A scope with the rulebook's services resolved.
struct CompiledScope: Sendable {
  private let scope: AuditScope
  /// By slot; empty when every service is looked at.
  private let isWanted: [Bool]
  private let period: DayRange
  /// By slot; empty when no service has days of its own.
  private let ownDays: [[DayRange]?]
  private let hasDays: Bool

  init(_ scope: AuditScope, rulebook: Rulebook) {
    self.scope = scope
    isWanted = scope.services.map { wanted in rulebook.slots.ids.map(wanted.contains) } ?? []
    period = DayRange(from: scope.receivedFrom, to: scope.receivedThrough)
    ownDays = scope.days.isEmpty ? [] : rulebook.slots.ids.map { scope.days[$0] }
    hasDays = period != .always || !ownDays.isEmpty
  }

  /// Whether transactions of the service are looked at.
  func contains(service id: Int64, slot: Int32) -> Bool {
    Int(slot) < isWanted.count ? isWanted[Int(slot)] : scope.services?.contains(id) ?? true
  }

  /// Whether transactions of the service received on that local day are looked at. The day is asked for only
  /// when the scope has days.
  func contains(slot: Int32, receivedOn day: @autoclosure () -> CivilDay) -> Bool {
    guard hasDays else { return true }
    let day = day()
    guard Int(slot) < ownDays.count, let own = ownDays[Int(slot)] else {
      return period.contains(day)
    }
    return period.contains(day) && own.contains(day)
  }
}
