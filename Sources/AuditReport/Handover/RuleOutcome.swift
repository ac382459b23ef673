package import ServiceStandards

/// What became of one rule in one unit.
package struct RuleOutcome: Hashable, Sendable {
  package var unit: UnitName
  package var rule: RuleID
  package var title: Wording
  package var severity: Severity
  package var deviations: Int64
  /// Among them those under a waiver or of the baseline.
  package var excepted: Int64
  /// Transactions judged on the rule's criterion, those that could not be, and those to which it
  /// did not apply.
  package var judged: Int64
  package var notAssessable: Int64
  package var notApplicable: Int64

  package init(
    unit: UnitName, rule: RuleID, title: Wording, severity: Severity, deviations: Int64,
    excepted: Int64 = 0, judged: Int64, notAssessable: Int64, notApplicable: Int64
  ) {
    self.unit = unit
    self.rule = rule
    self.title = title
    self.severity = severity
    self.deviations = deviations
    self.excepted = excepted
    self.judged = judged
    self.notAssessable = notAssessable
    self.notApplicable = notApplicable
  }

  package enum Verdict: Hashable, Sendable {
    case passed
    /// Deviations without an exception.
    case failed
    /// Could not be judged.
    case notEvaluated
    /// Nothing to judge, or every deviation is excepted.
    case skipped
  }

  package var verdict: Verdict {
    if deviations > excepted { return .failed }
    if deviations > 0 { return .skipped }
    if judged > 0 { return .passed }
    return notAssessable > 0 ? .notEvaluated : .skipped
  }
}
