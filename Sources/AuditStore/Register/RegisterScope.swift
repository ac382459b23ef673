package import ServiceStandards

/// Which deviations a run speaks of; those outside are left as they are.
package struct RegisterScope: Sendable {
  /// `nil`: every service.
  package var services: Set<Int64>?
  /// Those of which only transactions of some days were looked at.
  package var onSomeDays: Set<Int64>
  /// `nil`: every rule.
  package var rules: Set<RuleID>?
  /// Whether every transaction of these services was looked at (no limits of dates).
  package var isWholePeriod: Bool

  package init(
    services: Set<Int64>?, onSomeDays: Set<Int64> = [], rules: Set<RuleID>?, isWholePeriod: Bool
  ) {
    self.services = services
    self.onSomeDays = onSomeDays
    self.rules = rules
    self.isWholePeriod = isWholePeriod
  }

  /// Whether every transaction of a service was looked at.
  func isWhole(_ service: Int64) -> Bool {
    isWholePeriod && services?.contains(service) ?? true && !onSomeDays.contains(service)
  }

  /// Whether the run speaks of the standards of that service by that rule.
  package func speaks(ofStandard kept: KeptDeviation) -> Bool {
    guard let service = kept.service else { return false }
    return services?.contains(service) ?? true && rules?.contains(kept.deviation.rule) ?? true
      && !onSomeDays.contains(service)
  }
}
