internal import ServiceStandards

/// One rule: what it tests, on which grounds, with examples.
struct RuleDocument {
  let sheet: RuleSheet
  let style: PeopleStyle

  init(_ sheet: RuleSheet, _ presentation: Presentation) {
    self.sheet = sheet
    style = PeopleStyle(presentation)
  }

  var document: Document {
    Document(
      Phrase("\(sheet.id) \(style.presentation.glyphs.dot) \(style.text(sheet.title))"),
      [
        Document.Section(nil, [.facts(facts)]),
        Document.Section(Texts.passing, examples(sheet.passing, .right)),
        Document.Section(Texts.failing, examples(sheet.failing, .wrong)),
      ])
  }

  private var facts: [Document.Fact] {
    let note = sheet.severityNote.map { [Document.Fact(Texts.severityNote, $0)] }
    return [
      .init(Texts.criterionTitle, .term(.criterion(sheet.criterion))),
      .init(Texts.scopeTitle, .term(.scope(sheet.scope))),
      .init(Texts.usualSeverity, .term(.severity(sheet.severity))),
    ] + (note ?? []) + [
      .init(Texts.measureTitle, Texts.measureNote(sheet.measure)),
      .init(Texts.legalSource, sheet.source),
      .init(Texts.fields, .list(sheet.fields)),
    ]
  }

  private func examples(_ examples: [String], _ mark: Document.Mark) -> [Document.Block] {
    examples.map { .paragraph(Document.Paragraph(Phrase($0), mark)) }
  }
}
