package import ServiceStandards

/// A word of the product's own, one of a closed set.
package enum Term: Hashable, Sendable {
  case severity(Severity)
  case criterion(Criterion)
  case reason(Reason)
  case status(CaseStatus)
  case pause(PauseReason)
  case charge(ChargeKind)
  case measure(Measure)
  case money(MoneyKind)
  case target(TargetOutcome)
  case standardState(Standard.State)
  case lack(StandardDeviation.Lack)
  case scope(RuleScope)
  case change(Change)
  case findingState(FindingState)
  case followUpStatus(FollowUpStatus)
  case findingMove(FindingMove)
  case evidence(EvidenceState)
  case exception(DeviationRow.Exception)
  case waiverState(WaiverSheet.State)
  case topic(ComplaintTopic)
  case complaintSource(ComplaintSource)
  case match(ComplaintMatchOutcome)
  case verdict(Verdict)
  /// Why a complaint was not judged.
  case complaintReason(Reason)
  case messageTopic(MessageCode.Topic)

  /// The word in files; it never changes.
  package var code: String {
    switch self {
    case .severity(let value): value.word
    case .criterion(let value): value.word
    case .reason(let value): value.word
    case .status(let value): value.word
    case .pause(let value): value.word
    case .charge(let value): value.word
    case .measure(let value): value.rawValue
    case .money(let value): value.rawValue
    case .target(let value): value.rawValue
    case .standardState(let value): value.rawValue
    case .lack(let value): value.code
    case .scope(let value): value.rawValue
    case .change(let value): value.rawValue
    case .findingState(let value): value.rawValue
    case .followUpStatus(let value): value.word
    case .findingMove(let value): value.rawValue
    case .evidence(let value): value.rawValue
    case .exception(let value): value.code
    case .waiverState(let value): value.rawValue
    case .topic(let value): value.rawValue
    case .complaintSource(let value): value.rawValue
    case .match(let value): value.rawValue
    case .verdict(let value): value.word
    case .complaintReason(let value): value.word
    case .messageTopic(let value): value.rawValue
    }
  }

  /// The word for people.
  package var wording: Wording {
    switch self {
    case .severity(let value): Texts.severity(value)
    case .criterion(let value): Texts.criterion(value)
    case .reason(let value): Texts.reason(value)
    case .status(let value): Texts.status(value)
    case .pause(let value): Texts.pause(value)
    case .charge(let value): Texts.charge(value)
    case .measure(let value): Texts.measure(value)
    case .money(let value): Texts.money(value)
    case .target(let value): Texts.target(value)
    case .standardState(let value): Texts.standardState(value)
    case .lack(let value): Texts.lack(value)
    case .scope(let value): Texts.scope(value)
    case .change(let value): Texts.change(value)
    case .findingState(let value): Texts.findingState(value)
    case .followUpStatus(let value): Texts.followUpStatus(value)
    case .findingMove(let value): Texts.findingMove(value)
    case .evidence(let value): Texts.evidence(value)
    case .exception(let value): Texts.exception(value)
    case .waiverState(let value): Texts.waiverState(value)
    case .topic(let value): Texts.topic(value)
    case .complaintSource(let value): Texts.source(value)
    case .match(let value): Texts.match(value)
    case .verdict(let value): Texts.verdict(value)
    case .complaintReason(let value): Texts.complaintReason(value)
    case .messageTopic(let value): value.title
    }
  }
}

/// Whether a service reaches the share of cases within the limit that its standard promises.
package enum TargetOutcome: String, CaseIterable, Hashable, Sendable {
  case met
  case notMet = "not_met"
  /// Below it, and chance alone could explain that.
  case withinChance = "within_chance"
  /// Not below it, by so few cases that nothing could be told.
  case tooFewCases = "too_few_cases"
  /// The cases that could not be judged decide.
  case coverageTooLow = "coverage_too_low"
}

/// How a deviation stands to the run before.
package enum Change: String, CaseIterable, Hashable, Sendable {
  case new, still, closed
}

extension Verdict {
  /// The word in files.
  var word: String {
    switch self {
    case .compliant: "compliant"
    case .deviates: "deviates"
    case .notAssessable: "not_assessable"
    case .notApplicable: "not_applicable"
    }
  }
}

extension StandardDeviation.Lack {
  /// The word in files.
  var code: String {
    switch self {
    case .time: "time"
    case .cost: "cost"
    case .requirements: "requirements"
    }
  }
}
