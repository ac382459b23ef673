package import ServiceStandards

/// What people may know of a rule.
package struct RuleSheet: Hashable, Sendable {
  package var id: RuleID
  package var title: Wording
  /// Article or decree that the rule stands on.
  package var source: String
  package var criterion: Criterion
  package var scope: RuleScope
  package var measure: Measure
  /// The usual severity.
  package var severity: Severity
  /// When it is another one; `nil`: never.
  package var severityNote: Wording?
  /// Columns of a transactions file without which the rule has nothing to look at.
  package var fields: [String]
  /// Titles of cases without and with a deviation.
  package var passing: [String]
  package var failing: [String]

  package init(
    id: RuleID, title: Wording, source: String, criterion: Criterion, scope: RuleScope,
    measure: Measure, severity: Severity, severityNote: Wording?, fields: [String],
    passing: [String], failing: [String]
  ) {
    self.id = id
    self.title = title
    self.source = source
    self.criterion = criterion
    self.scope = scope
    self.measure = measure
    self.severity = severity
    self.severityNote = severityNote
    self.fields = fields
    self.passing = passing
    self.failing = failing
  }
}

extension RuleSheet {
  /// The columns of a listing of rules.
  package static func head(_ envelope: Envelope) -> TableHead {
    TableHead(
      schema: "audit.rules/1",
      columns: [
        Column("id", Texts.rule, .identifier, visibility: .always),
        Column("title", Texts.ruleTitle, .text, visibility: .always),
        Column("title_id", Texts.titleIndonesian, .text, visibility: .onRequest),
        Column("title_en", Texts.titleEnglish, .text, visibility: .onRequest),
        Column("criterion", Texts.criterionTitle, .word),
        Column("severity", Texts.usualSeverity, .word, visibility: .always),
        Column("severity_note", Texts.severityNote, .text, visibility: .onRequest),
        Column("scope", Texts.scopeTitle, .word, visibility: .ifRoom),
        Column("measure", Texts.measureTitle, .word, visibility: .onRequest),
        Column("source", Texts.legalSource, .text),
        Column("fields", Texts.fields, .list, visibility: .onRequest),
      ], envelope: envelope)
  }

  /// The rule in these columns.
  package func row(_ presentation: Presentation) -> [Cell] {
    let language = presentation.language
    return [
      .rule(id),
      .text(title.text(language)),
      .text(title.indonesian),
      .text(title.english),
      .term(.criterion(criterion)),
      .term(.severity(severity)),
      severityNote.map { .text($0.text(language)) } ?? .empty,
      .term(.scope(scope)),
      .term(.measure(measure)),
      .text(source),
      .list(fields),
    ]
  }
}
