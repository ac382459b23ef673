internal import ServiceStandards

/// One rule as text for people.
struct RulePage {
  private let sheet: RuleSheet
  private let page: Page

  init(_ sheet: RuleSheet, _ presentation: Presentation) {
    self.sheet = sheet
    page = Page(presentation)
  }

  func write(to output: inout Output) {
    var page = page
    page.line("\(sheet.id) \(page.glyphs.dot) \(page.text(sheet.title))", .strong)
    var facts: [(label: String, value: String)] = [
      (page.text(Texts.criterionTitle), page.text(Texts.criterion(sheet.criterion))),
      (page.text(Texts.scopeTitle), page.text(Texts.scope(sheet.scope))),
      (page.text(Texts.usualSeverity), page.text(Texts.severity(sheet.severity))),
    ]
    if let note = sheet.severityNote {
      facts.append((page.text(Texts.severityNote), page.text(note)))
    }
    facts.append((page.text(Texts.measureTitle), page.text(Texts.measureNote(sheet.measure))))
    facts.append((page.text(Texts.legalSource), sheet.source))
    facts.append((page.text(Texts.fields), sheet.fields.joined(separator: ", ")))
    page.facts(facts)
    appendExamples(Texts.passing, sheet.passing, glyph: page.glyphs.right, to: &page)
    appendExamples(Texts.failing, sheet.failing, glyph: page.glyphs.wrong, to: &page)
    page.move(to: &output)
  }

  private func appendExamples(
    _ title: Wording, _ examples: [String], glyph: String, to page: inout Page
  ) {
    guard !examples.isEmpty else { return }
    page.blank()
    page.line(page.text(title), .strong)
    for example in examples { page.paragraph("\(glyph) \(example)", indent: 2, hanging: 2) }
  }
}
