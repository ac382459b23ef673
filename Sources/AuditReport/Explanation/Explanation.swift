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

/// What deviates, in the terms of its rule.
package enum FoundFacts: Hashable, Sendable {
  /// `W-01`
  case finishedLate(due: Instant, finished: Instant)
  /// `W-02`
  case openOverdue(due: Instant, asOf: Instant)
  /// `W-03`; `finished` is `nil` while the case is open at the as-of instant.
  case promiseBroken(promised: Instant, finished: Instant?, asOf: Instant)
  /// `B-01` to `B-04`: what may have been taken, what was taken, and the money at stake.
  case charge(ChargeFault, expected: Money, actual: Money, atStake: Amount)
  /// `P-01`: number of documents.
  case unlistedDocuments(Int64)
  /// `P-02`: number of papers, those that stand for each other counted once.
  case missingDocuments(Int64)
  /// `D-01`
  case disorder(first: Stamp, second: Stamp)
  /// `D-02`
  case futureStamp(Stamp, imported: Instant)
  /// `S-01`: first and last day of the stretch; `nil` is without end.
  case noStandard(from: CivilDay?, to: CivilDay?, transactions: Int64)
  /// `S-02`
  case incompleteStandard(lacks: Set<StandardDeviation.Lack>, transactions: Int64)
  /// `A-01`; `answered` is `nil` while nobody has answered at the as-of instant.
  case complaintAnswered(due: Instant, answered: Instant?, asOf: Instant)

  package enum ChargeFault: String, CaseIterable, Hashable, Sendable {
    case above
    case thoughFree = "though_free"
    case below
    case withoutProof = "without_proof"
  }

  /// A recorded moment with its name.
  package struct Stamp: Hashable, Sendable {
    package var name: StampName
    package var at: Instant

    package init(_ name: StampName, _ at: Instant) {
      self.name = name
      self.at = at
    }
  }
}

/// The moments that a record of a case can hold.
package enum StampName: String, CaseIterable, Hashable, Sendable {
  case received, complete, paid, finished
  case handedOver = "handed_over"
  case promised
  case pauseStart = "pause_start"
  case pauseEnd = "pause_end"
  case imported
}
