package import ServiceStandards

/// What people may know of a rule: its name, its source in the law, what it looks at, and examples
/// that a test runs.
package struct RuleCard: Sendable {
  /// What a deviation of the rule is about.
  package enum Scope: String, CaseIterable, Hashable, Sendable {
    case transaction
    /// One version of a standard.
    case standard
    /// A service and a stretch of days.
    case service
    /// A complaint. The examples stand with the rule.
    case complaint
  }

  /// What `expected` and `actual` of its deviations are, and which of them is the worst.
  package enum Measure: String, CaseIterable, Hashable, Sendable {
    /// Instants; the longer after the expected one the worse.
    case instant
    /// Minor units of money; the larger the amount the worse.
    case money
    /// Numbers of documents; the more the worse.
    case documents
    /// Two stamps in the wrong order; the farther before the expected one the worse.
    case order
    /// Transactions of a standard or a service; nothing is compared.
    case standard
  }

  /// A sentence in both languages.
  package struct SeverityNote: Hashable, Sendable {
    package let indonesian: String
    package let english: String
  }

  package let id: RuleID
  package let titleIndonesian: String
  package let titleEnglish: String
  /// Article or decree that the rule stands on.
  package let source: String
  package let criterion: Criterion
  package let scope: Scope
  package let measure: Measure
  /// The usual severity.
  package let severity: Severity
  /// When it is another one; `nil`: never.
  package let severityNote: SeverityNote?
  /// Whether its deviations name the standard they were judged by.
  package let namesStandard: Bool
  /// Columns of a transactions file without which the rule has nothing to look at.
  package let fields: [String]
  /// Cases without a deviation of this rule.
  package let passing: [Example]
  /// Cases with one.
  package let failing: [Example]

  package init(
    id: RuleID, titleIndonesian: String, titleEnglish: String, source: String,
    criterion: Criterion, scope: Scope = .transaction, measure: Measure, severity: Severity,
    severityNote: SeverityNote? = nil, namesStandard: Bool, fields: [String], passing: [Example],
    failing: [Example]
  ) {
    self.id = id
    self.titleIndonesian = titleIndonesian
    self.titleEnglish = titleEnglish
    self.source = source
    self.criterion = criterion
    self.scope = scope
    self.measure = measure
    self.severity = severity
    self.severityNote = severityNote
    self.namesStandard = namesStandard
    self.fields = fields
    self.passing = passing
    self.failing = failing
  }

  /// What its examples show, in a few words each.
  package var exampleTitles: (passing: [String], failing: [String]) {
    scope == .complaint
      ? (AnsweredLateRule.passing.map(\.title), AnsweredLateRule.failing.map(\.title))
      : (passing.map(\.title), failing.map(\.title))
  }
}
