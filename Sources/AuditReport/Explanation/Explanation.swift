package import ServiceStandards
package import WorkingTime

/// The reckoning of one deviation as facts: what was found, which promise holds, and each step from
/// the one to the other. Sections that do not concern the rule are left out by who fills it. All
/// instants are shown in the main zone of the presentation: that of the unit.
package struct Explanation: Sendable {
  package var subject: Subject
  package var sections: [Section]
  package var envelope: Envelope

  package init(subject: Subject, sections: [Section], envelope: Envelope) {
    self.subject = subject
    self.sections = sections
    self.envelope = envelope
  }

  /// The parts of an explanation, in the order in which they are usually read.
  package enum Section: Sendable {
    case found(FoundFacts)
    case standard(StandardFacts)
    case calendars([CalendarFacts])
    case clock(ClockFacts)
    case pauses([PauseFacts])
    case cost(CostFacts)
    case documents(DocumentFacts)
    case stamps(StampFacts)
    case companions(CompanionFacts)
    case earlier([EarlierFacts])
    case ladder(LadderFacts)
    case conclusion(ConclusionFacts)
  }

  /// What is explained.
  package struct Subject: Hashable, Sendable {
    /// Name of the deviation, e.g. `W-01-4711`.
    package var deviation: String
    package var rule: RuleID
    package var ruleTitle: Wording
    package var ruleSource: String
    package var criterion: Criterion
    package var severity: Severity
    package var unit: UnitName
    /// `nil` for a complaint that names none.
    package var service: ServiceName?
    /// `nil` for a deviation of a standard or a service.
    package var transaction: TransactionFacts?
    /// `nil` unless a complaint deviates.
    package var complaint: ComplaintName?
    package var asOf: Instant
    /// `nil`: all that is recorded.
    package var knownAt: Instant?
    package var database: String

    package init(
      deviation: String, rule: RuleID, ruleTitle: Wording, ruleSource: String,
      criterion: Criterion, severity: Severity, unit: UnitName, service: ServiceName?,
      transaction: TransactionFacts?, complaint: ComplaintName? = nil, asOf: Instant,
      knownAt: Instant?, database: String
    ) {
      self.deviation = deviation
      self.rule = rule
      self.ruleTitle = ruleTitle
      self.ruleSource = ruleSource
      self.criterion = criterion
      self.severity = severity
      self.unit = unit
      self.service = service
      self.transaction = transaction
      self.complaint = complaint
      self.asOf = asOf
      self.knownAt = knownAt
      self.database = database
    }
  }

  /// The complaint that deviates.
  package struct ComplaintName: Hashable, Sendable {
    package var source: ComplaintSource
    /// As it may be shown: population and telephone numbers masked.
    package var number: String

    package init(source: ComplaintSource, number: String) {
      self.source = source
      self.number = number
    }
  }

  /// The case that deviates.
  package struct TransactionFacts: Hashable, Sendable {
    /// Database id.
    package var id: Int64
    /// As it may be shown: population and telephone numbers masked.
    package var caseNumber: String
    package var variant: Variant
    package var status: CaseStatus
    /// Open at the as-of instant, whatever the status says.
    package var isOpen: Bool

    package init(
      id: Int64, caseNumber: String, variant: Variant, status: CaseStatus, isOpen: Bool
    ) {
      self.id = id
      self.caseNumber = caseNumber
      self.variant = variant
      self.status = status
      self.isOpen = isOpen
    }
  }
}
