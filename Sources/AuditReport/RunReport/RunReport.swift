package import ServiceStandards
package import WorkingTime

/// What one audit run found, for people and programs: the heading says what was looked at, the
/// findings what deviates, the summary how much could be judged at all.
package struct RunReport: Sendable {
  package var heading: Heading
  /// In the order in which they are shown: by unit, service and rule.
  package var findings: [FindingLine]
  package var summary: RunSummary
  /// `nil` when there is no earlier run to compare with.
  package var comparison: RunComparison?
  /// What keeps the answer from being complete.
  package var incomplete: [IncompleteAnswer]
  /// `nil` when nothing in the scope of the run is excepted.
  package var exceptions: RunExceptions?
  /// `nil` when there are no complaints in the scope of the run.
  package var complaints: RunComplaints?
  package var next: [NextStep]
  /// At most so many findings are listed; what is told of all of them stays as it is.
  package var limit: Int?

  package init(
    heading: Heading, findings: [FindingLine], summary: RunSummary, comparison: RunComparison?,
    incomplete: [IncompleteAnswer], exceptions: RunExceptions? = nil,
    complaints: RunComplaints? = nil, next: [NextStep]
  ) {
    self.heading = heading
    self.findings = findings
    self.summary = summary
    self.comparison = comparison
    self.incomplete = incomplete
    self.exceptions = exceptions
    self.complaints = complaints
    self.next = next
  }

  /// Findings that the limit keeps out of the list.
  package var leftOut: Int { findings.count - listed(findings).count }

  func listed(_ findings: [FindingLine]) -> ArraySlice<FindingLine> {
    findings.prefix(limit ?? findings.count)
  }

  /// What a run looked at, and with which knowledge.
  package struct Heading: Sendable {
    package var units: [UnitName]
    package var asOf: Instant
    /// `nil`: all that is recorded.
    package var knownAt: Instant?
    /// First and last day of receipt among the transactions; `nil` when there are none.
    package var received: ClosedRange<CivilDay>?
    /// Path of the database.
    package var database: String
    package var envelope: Envelope

    package init(
      units: [UnitName], asOf: Instant, knownAt: Instant?, received: ClosedRange<CivilDay>?,
      database: String, envelope: Envelope
    ) {
      self.units = units
      self.asOf = asOf
      self.knownAt = knownAt
      self.received = received
      self.database = database
      self.envelope = envelope
    }
  }
}

/// A unit as people know it.
package struct UnitName: Hashable, Sendable {
  package var code: UnitCode
  package var name: String

  package init(code: UnitCode, name: String) {
    self.code = code
    self.name = name
  }
}

/// A service as people know it.
package struct ServiceName: Hashable, Sendable {
  package var unit: UnitCode
  package var code: ServiceCode
  package var name: String

  /// As a command line takes it.
  package var path: String { "\(unit)/\(code)" }

  package init(unit: UnitCode, code: ServiceCode, name: String) {
    self.unit = unit
    self.code = code
    self.name = name
  }
}

/// A sum of money with its currency.
package struct Amount: Hashable, Sendable {
  package var money: Money
  package var currency: Currency

  package init(_ money: Money, _ currency: Currency) {
    self.money = money
    self.currency = currency
  }
}
