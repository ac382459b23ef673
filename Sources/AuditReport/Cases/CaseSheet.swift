package import ServiceStandards
package import WorkingTime

/// One case as it was read, how it was judged on every criterion, and who has told what of it. All instants are shown
/// in the main zone of the presentation: that of the unit.
package struct CaseSheet: Sendable {
  package var subject: Subject
  package var record: Record
  package var stamps: StampFacts
  /// On every criterion; empty when the case was received after the as-of instant.
  package var verdicts: [ConclusionFacts.CriterionVerdict]
  package var deviations: [FoundDeviation]
  /// The steps of the judgement, in the order in which they are usually read.
  package var sections: [Explanation.Section]
  /// In the order in which it speaks, which is how the case came to be what it is.
  package var history: [Telling]
  package var envelope: Envelope

  package init(
    subject: Subject, record: Record, stamps: StampFacts,
    verdicts: [ConclusionFacts.CriterionVerdict], deviations: [FoundDeviation],
    sections: [Explanation.Section], history: [Telling], envelope: Envelope
  ) {
    self.subject = subject
    self.record = record
    self.stamps = stamps
    self.verdicts = verdicts
    self.deviations = deviations
    self.sections = sections
    self.history = history
    self.envelope = envelope
  }

  package struct Subject: Sendable {
    package var unit: UnitName
    package var service: ServiceName
    package var transaction: Explanation.TransactionFacts
    /// Where numbers begin anew; empty where they never do.
    package var series: String
    package var asOf: Instant
    package var database: String

    package init(
      unit: UnitName, service: ServiceName, transaction: Explanation.TransactionFacts,
      series: String, asOf: Instant, database: String
    ) {
      self.unit = unit
      self.service = service
      self.transaction = transaction
      self.series = series
      self.asOf = asOf
      self.database = database
    }
  }

  /// What is recorded beside stamps, pauses, money and papers. Texts of people as they may be shown.
  package struct Record: Sendable {
    package var isExtended: Bool
    /// A date of receipt is that of opening hours.
    package var receivedInHours: Bool
    package var officer: String?
    package var applicant: String?
    package var note: String?
    /// Fields for which its sources keep no column, by their names in files.
    package var untold: [String]

    package init(
      isExtended: Bool, receivedInHours: Bool, officer: String?, applicant: String?, note: String?,
      untold: [String]
    ) {
      self.isExtended = isExtended
      self.receivedInHours = receivedInHours
      self.officer = officer
      self.applicant = applicant
      self.note = note
      self.untold = untold
    }
  }

  /// A rule that fails on the case, or on the standard that binds it.
  package struct FoundDeviation: Sendable {
    /// The name that an explanation is asked for by.
    package var name: String
    package var rule: RuleID
    package var title: Wording
    package var criterion: Criterion
    package var severity: Severity

    package init(
      name: String, rule: RuleID, title: Wording, criterion: Criterion, severity: Severity
    ) {
      self.name = name
      self.rule = rule
      self.title = title
      self.criterion = criterion
      self.severity = severity
    }
  }

  /// What one import, or another program, has told.
  package struct Telling: Sendable {
    package enum State: String, Sendable {
      case stands, undone, foreign
    }

    /// `nil`: another program changed the row.
    package var importID: Int64?
    /// As it may be shown.
    package var file: String?
    package var speaksAt: Instant
    package var state: State
    /// Fields of which it says something, by their names in files.
    package var told: [String]
    /// Those that it made otherwise than all that spoke before it.
    package var changed: [String]

    package init(
      importID: Int64?, file: String?, speaksAt: Instant, state: State, told: [String],
      changed: [String]
    ) {
      self.importID = importID
      self.file = file
      self.speaksAt = speaksAt
      self.state = state
      self.told = told
      self.changed = changed
    }
  }
}
