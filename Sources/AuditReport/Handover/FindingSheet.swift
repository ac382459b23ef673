package import ServiceStandards
package import WorkingTime

/// One finding with everything that a report says of it: the five attributes, its figures, its codes
/// and how far the follow-up has come. All lists of findings and all files that are handed over are
/// made from it.
package struct FindingSheet: Sendable {
  package var id: FindingID
  /// The finding that this one repeats; `nil` for a first episode.
  package var previous: FindingID?
  /// From 1.
  package var episode: Int
  package var service: ServiceName
  package var unitName: String
  package var rule: RuleID
  package var ruleTitle: Wording
  package var criterion: Criterion
  /// The gravest among its deviations, or that of the rule when none is left.
  package var severity: Severity
  package var state: FindingState
  package var status: FollowUpStatus?
  /// As-of instant of the run that opened it.
  package var opened: Instant
  package var figures: Figures
  /// Where kondisi and kriteria come from.
  package var paragraphs: Paragraphs
  /// The fields of the auditor and the unit; `nil` until somebody states them.
  package var cause: String?
  package var effect: String?
  package var recommendation: String?
  package var response: String?
  package var codes: Codes
  /// The role that answers for the correction.
  package var responsible: String?
  package var followUp: FollowUp
  /// Number of the unit's zone in `Presentation.zones`.
  package var zone: Int

  /// The two texts as they stand, or what they are made of each time they are asked for: thousands of
  /// findings with all their texts would not fit into the memory of a hand-over.
  package enum Paragraphs: Sendable {
    case written(condition: Wording, criteria: Wording)
    case narrated(FindingNarrative)
  }

  /// For whose eyes the two texts are.
  package var disclosure = Disclosure(.internal)

  /// What is, filled from data; `nil` for the public: it may tell of single cases.
  package var condition: Wording? {
    guard disclosure.privacy != .public else { return nil }
    return switch paragraphs {
    case .written(let condition, _): condition
    case .narrated(let narrative): narrative.condition
    }
  }

  /// What should be, filled from the standard.
  package var criteria: Wording {
    switch paragraphs {
    case .written(_, let criteria): disclosure.official(criteria)
    case .narrated(let narrative): disclosure.official(narrative.criteria)
    }
  }

  /// Counts of its deviations. Waived and old ones stay in `deviations`.
  package struct Figures: Hashable, Sendable {
    package var deviations: Int64
    /// Among them those under a waiver that is in force.
    package var waived: Int64
    /// Among them those of the baseline that was taken at first adoption.
    package var baseline: Int64
    /// Transactions of the service that were judged on the rule's criterion in the last run.
    package var judged: Int64
    package var worst: WorstCase?
    /// Money at stake; `nil` for rules that are not about money.
    package var amount: Amount?
    /// Transactions that deviations of standards concern; `nil`: each deviation is about one case.
    package var concerned: Int64?

    package init(
      deviations: Int64 = 0, waived: Int64 = 0, baseline: Int64 = 0, judged: Int64 = 0,
      worst: WorstCase? = nil, amount: Amount? = nil, concerned: Int64? = nil
    ) {
      self.deviations = deviations
      self.waived = waived
      self.baseline = baseline
      self.judged = judged
      self.worst = worst
      self.amount = amount
      self.concerned = concerned
    }
  }

  /// From the mapping file; empty where it names none.
  package struct Codes: Hashable, Sendable {
    package var finding: String?
    package var cause: String?
    package var recommendation: String?
    /// Focus programmes of Gerakan Indonesia Melayani.
    package var programmes: [String]
    /// Categories of maladministration (Ombudsman RI).
    package var maladministration: [String]
    /// Codes of the mapping that accuse somebody and that no auditor has confirmed; they stand nowhere else.
    package var proposed: [String]
    /// Which codes accuse somebody, confirmed or not.
    package var accusing: Set<String>

    package init(
      finding: String? = nil, cause: String? = nil, recommendation: String? = nil,
      programmes: [String] = [], maladministration: [String] = [], proposed: [String] = [],
      accusing: Set<String> = []
    ) {
      self.finding = finding
      self.cause = cause
      self.recommendation = recommendation
      self.programmes = programmes
      self.maladministration = maladministration
      self.proposed = proposed
      self.accusing = accusing
    }

    /// Without what accuses somebody.
    var withoutAccusations: Codes {
      var codes = self
      codes.finding = finding.flatMap { accusing.contains($0) ? nil : $0 }
      codes.maladministration.removeAll(where: accusing.contains)
      codes.proposed = []
      return codes
    }
  }

  /// How far the follow-up has come, at the as-of instant of the last run or listing.
  package struct FollowUp: Hashable, Sendable {
    /// Day on which the unit received the report.
    package var delivered: CivilDay?
    /// Last day of the follow-up.
    package var due: CivilDay?
    /// Last day of the verification; only while a response waits for it.
    package var verificationDue: CivilDay?
    /// One of the two is past.
    package var isOverdue: Bool
    /// Number of evidence files.
    package var evidence: Int
    /// Whole weeks without a new deviation since the evidence was accepted.
    package var cleanWeeks: Int
    package var ended: Instant?

    package init(
      delivered: CivilDay? = nil, due: CivilDay? = nil, verificationDue: CivilDay? = nil,
      isOverdue: Bool = false, evidence: Int = 0, cleanWeeks: Int = 0, ended: Instant? = nil
    ) {
      self.delivered = delivered
      self.due = due
      self.verificationDue = verificationDue
      self.isOverdue = isOverdue
      self.evidence = evidence
      self.cleanWeeks = cleanWeeks
      self.ended = ended
    }
  }

  package init(
    id: FindingID, previous: FindingID? = nil, episode: Int, service: ServiceName, unitName: String,
    rule: RuleID, ruleTitle: Wording, criterion: Criterion, severity: Severity,
    state: FindingState, status: FollowUpStatus?, opened: Instant, figures: Figures,
    paragraphs: Paragraphs, cause: String? = nil, effect: String? = nil,
    recommendation: String? = nil, response: String? = nil, codes: Codes = Codes(),
    responsible: String? = nil, followUp: FollowUp = FollowUp(), zone: Int
  ) {
    self.id = id
    self.previous = previous
    self.episode = episode
    self.service = service
    self.unitName = unitName
    self.rule = rule
    self.ruleTitle = ruleTitle
    self.criterion = criterion
    self.severity = severity
    self.state = state
    self.status = status
    self.opened = opened
    self.figures = figures
    self.paragraphs = paragraphs
    self.cause = cause
    self.effect = effect
    self.recommendation = recommendation
    self.response = response
    self.codes = codes
    self.responsible = responsible
    self.followUp = followUp
    self.zone = zone
  }
}
