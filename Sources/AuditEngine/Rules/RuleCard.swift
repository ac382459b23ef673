package import ServiceStandards

/// What people may know of a rule: its name, its source in the law, what it looks at, and examples
/// that a test runs.
package struct RuleCard: Sendable {
  /// What an explanation shows beside the condition and the conclusion, see `explains`.
  package enum Evidence: Hashable, Sendable {
    case standard
    /// The calendars, and the clock day by day.
    case clock
    /// When there are any.
    case pauses
    case cost, documents, stamps
    /// The other cases of the pattern.
    case companions
    /// What earlier deliveries told of the time.
    case earlier
    /// The deadlines of a complaint.
    case ladder
  }

  /// What follows of a deviation.
  package enum Holding: Hashable, Sendable {
    /// It belongs to a finding.
    case finding
    /// It is counted and listed, and opens none: a caution about the record.
    case caution
    /// It stands in the register and in lists, counts in no total, and opens no finding until an auditor
    /// confirms it.
    case proposal
  }

  /// Offered to auditors for findings of the rule, and never filled in as a fact; an office may bring codes of its own.
  package struct Codes: Sendable {
    package let finding: String
    /// Of a finding that has returned; `nil`: the same.
    package let repeated: String?
    package let causes: [Draft]
    package let effect: Wording
    package let recommendations: [Draft]
    package let programmes: [String]
    package let maladministration: [String]

    package init(
      finding: String, repeated: String? = nil, causes: [Draft], effect: Wording,
      recommendations: [Draft], programmes: [String], maladministration: [String]
    ) {
      self.finding = finding
      self.repeated = repeated
      self.causes = causes
      self.effect = effect
      self.recommendations = recommendations
      self.programmes = programmes
      self.maladministration = maladministration
    }
  }

  /// A text with its code.
  package struct Draft: Sendable {
    package let code: String
    package let text: Wording

    package init(_ code: String, _ indonesian: String, _ english: String) {
      self.code = code
      text = Wording(indonesian, english)
    }
  }

  package let id: RuleID
  package let title: Wording
  /// Article or decree that the rule stands on.
  package let source: String
  package let criterion: Criterion
  package let scope: RuleScope
  package let measure: Measure
  /// What the money of its deviations is; `nil` for rules that are not about money.
  package let money: MoneyKind?
  /// The usual severity.
  package let severity: Severity
  /// When it is another one; `nil`: never.
  package let severityNote: Wording?
  package let holding: Holding
  /// Whether its deviations name the standard they were judged by.
  package let namesStandard: Bool
  /// Whether a case that deviates was not on time. Where not, it counts in punctuality as if the rule had not spoken.
  package let tellsPunctuality: Bool
  /// What is said of a deviation.
  package let condition: Condition
  /// What an explanation shows, in that order.
  package let explains: [Evidence]
  /// The bundled mapping of codes has them from here.
  package let codes: Codes
  /// Columns of a transactions file without which the rule has nothing to look at.
  package let fields: [String]
  /// Cases without a deviation of this rule.
  package let passing: [Example]
  /// Cases with one.
  package let failing: [Example]

  package init(
    id: RuleID, title: Wording, source: String, criterion: Criterion,
    scope: RuleScope = .transaction, measure: Measure, money: MoneyKind? = nil, severity: Severity,
    severityNote: Wording? = nil, holding: Holding = .finding, namesStandard: Bool,
    tellsPunctuality: Bool = true, condition: Condition, explains: [Evidence], codes: Codes,
    fields: [String],
    passing: [Example], failing: [Example]
  ) {
    self.id = id
    self.title = title
    self.source = source
    self.criterion = criterion
    self.scope = scope
    self.measure = measure
    self.money = money
    self.severity = severity
    self.severityNote = severityNote
    self.holding = holding
    self.namesStandard = namesStandard
    self.tellsPunctuality = tellsPunctuality
    self.condition = condition
    self.explains = explains
    self.codes = codes
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
