package import ServiceStandards
package import WorkingTime

/// By what a run judged: the facts for the part of a report that says on what it stands.
package struct HandoverBasis: Hashable, Sendable {
  /// When the run was made; `nil`: not known.
  package var startedAt: Instant?
  /// The rules that were applied, in the order of their ids.
  package var rules: [RuleSheet]
  /// The versions of standards that held for at least one transaction, by unit, service and first
  /// day.
  package var standards: [StandardUse]
  /// The calendars of the units, by code and first day.
  package var calendars: [CalendarFacts]

  package init(
    startedAt: Instant? = nil, rules: [RuleSheet] = [], standards: [StandardUse] = [],
    calendars: [CalendarFacts] = []
  ) {
    self.startedAt = startedAt
    self.rules = rules
    self.standards = standards
    self.calendars = calendars
  }

  /// One version of a standard, and for how many transactions it held.
  package struct StandardUse: Hashable, Sendable {
    package var service: ServiceName
    /// The unit that has promised it, where the service has inherited it.
    package var inheritedFrom: UnitCode?
    package var version: String
    package var decree: String?
    package var validFrom: CivilDay
    /// `nil` while it is not replaced.
    package var validTo: CivilDay?
    package var recordedAt: Instant
    package var transactions: Int64

    package init(
      service: ServiceName, inheritedFrom: UnitCode? = nil, version: String, decree: String?,
      validFrom: CivilDay, validTo: CivilDay?, recordedAt: Instant, transactions: Int64
    ) {
      self.service = service
      self.inheritedFrom = inheritedFrom
      self.version = version
      self.decree = decree
      self.validFrom = validFrom
      self.validTo = validTo
      self.recordedAt = recordedAt
      self.transactions = transactions
    }
  }
}
