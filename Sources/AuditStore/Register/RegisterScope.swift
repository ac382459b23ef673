/// Which deviations a run speaks of; those outside are left as they are.
package struct RegisterScope: Sendable {
  /// `nil`: every service.
  package var services: Set<Int64>?
  /// Those of which only transactions of some days were looked at.
  package var onSomeDays: Set<Int64>

  package init(services: Set<Int64>? = nil, onSomeDays: Set<Int64> = []) {
    self.services = services
    self.onSomeDays = onSomeDays
  }

  /// Whether every transaction of a service was looked at.
  package func isWhole(_ service: Int64) -> Bool {
    services?.contains(service) ?? true && !onSomeDays.contains(service)
  }
}
