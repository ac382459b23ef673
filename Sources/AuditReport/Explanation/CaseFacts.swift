package import ServiceStandards
package import WorkingTime

/// What was to be paid, what was paid, and the arithmetic between.
package struct CostFacts: Hashable, Sendable {
  package var promise: CostPromise
  /// The version whose tariff is owed, where that is not the one that holds.
  package var otherVersion: String?
  /// The line of the tariff table that fits the case.
  package var line: TariffLine?
  /// What the case owes; `nil` when no tariff can be told.
  package var tariff: Money?
  /// As recorded; `nil`: not recorded.
  package var charges: [Charge]?
  package var currency: Currency

  package init(
    promise: CostPromise, otherVersion: String? = nil, line: TariffLine?, tariff: Money?,
    charges: [Charge]?,
    currency: Currency
  ) {
    self.promise = promise
    self.otherVersion = otherVersion
    self.line = line
    self.tariff = tariff
    self.charges = charges
    self.currency = currency
  }

  /// The charges that are compared with the tariff.
  package var tariffCharged: Money? {
    charges.map { $0.reduce(.zero) { $1.kind.countsAsTariff ? $0 + $1.amount : $0 } }
  }
}

/// The papers of the case beside the list of the standard.
package struct DocumentFacts: Hashable, Sendable {
  /// Listed papers in the order of the list, then the unlisted ones.
  package var papers: [Paper]
  /// Whether the record holds them at all.
  package var demandedIsRecorded: Bool
  package var submittedIsRecorded: Bool

  package init(papers: [Paper], demandedIsRecorded: Bool, submittedIsRecorded: Bool) {
    self.papers = papers
    self.demandedIsRecorded = demandedIsRecorded
    self.submittedIsRecorded = submittedIsRecorded
  }

  package struct Paper: Hashable, Sendable {
    package enum Fault: String, CaseIterable, Hashable, Sendable {
      /// Demanded, but not in the list for this class.
      case unlisted
      /// Mandatory and not submitted.
      case missing
      /// None of the papers that stand for each other was submitted.
      case groupMissing = "group_missing"
    }

    package var code: String
    package var name: String
    package var isListed: Bool
    package var isMandatory: Bool
    /// Name of the group of papers that stand for each other.
    package var alternatives: String?
    /// In the words of the standard.
    package var condition: String?
    package var isDemanded: Bool
    package var isSubmitted: Bool
    package var fault: Fault?

    package init(
      code: String, name: String, isListed: Bool, isMandatory: Bool, alternatives: String?,
      condition: String?, isDemanded: Bool, isSubmitted: Bool, fault: Fault?
    ) {
      self.code = code
      self.name = name
      self.isListed = isListed
      self.isMandatory = isMandatory
      self.alternatives = alternatives
      self.condition = condition
      self.isDemanded = isDemanded
      self.isSubmitted = isSubmitted
      self.fault = fault
    }
  }
}

/// The recorded moments of the case.
package struct StampFacts: Hashable, Sendable {
  /// In the order in which they should come.
  package var stamps: [Stamp]
  /// Positions in `stamps` of those that the deviation is about.
  package var faulty: Set<Int>

  /// A recorded moment with its name.
  package struct Stamp: Hashable, Sendable {
    package var name: StampName
    package var at: Instant
    /// It may be any second of its local day; `at` is the first.
    package var isDate: Bool

    package init(_ name: StampName, _ at: Instant, isDate: Bool = false) {
      self.name = name
      self.at = at
      self.isDate = isDate
    }
  }

  package init(stamps: [Stamp], faulty: Set<Int>) {
    self.stamps = stamps
    self.faulty = faulty
  }
}

/// What follows from all of it.
package struct ConclusionFacts: Hashable, Sendable {
  /// Verdicts of the case on all criteria; empty for a deviation of a standard.
  package var verdicts: [CriterionVerdict]
  /// When the rule is graver than usual, of a deviation that is so; `nil`: it is not.
  package var raised: Wording?
  /// It counts only when an auditor confirms it.
  package var isProposal: Bool

  package init(
    verdicts: [CriterionVerdict], raised: Wording? = nil, isProposal: Bool = false
  ) {
    self.isProposal = isProposal
    self.verdicts = verdicts
    self.raised = raised
  }

  package struct CriterionVerdict: Hashable, Sendable {
    package var criterion: Criterion
    package var verdict: Verdict

    package init(_ criterion: Criterion, _ verdict: Verdict) {
      self.criterion = criterion
      self.verdict = verdict
    }
  }
}

/// The other cases of a pattern.
package struct CompanionFacts: Hashable, Sendable {
  /// How many there are; some of them are named.
  package var count: Int64
  package var cases: [Case]

  package init(count: Int64, cases: [Case]) {
    self.count = count
    self.cases = cases
  }

  package struct Case: Hashable, Sendable {
    /// The name by which it can be explained, where it deviates too.
    package var deviation: String
    /// `UNIT/CODE`.
    package var service: String
    /// As it may be shown: population and telephone numbers masked.
    package var caseNumber: String

    package init(deviation: String, service: String, caseNumber: String) {
      self.deviation = deviation
      self.service = service
      self.caseNumber = caseNumber
    }
  }
}
