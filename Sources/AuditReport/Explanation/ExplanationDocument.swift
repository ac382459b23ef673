internal import ServiceStandards
internal import WorkingTime

/// The reckoning of one deviation in words, step by step.
struct ExplanationDocument {
  private let explanation: Explanation
  private let parts: ExplanationSections

  init(_ explanation: Explanation, _ presentation: Presentation) {
    self.explanation = explanation
    parts = ExplanationSections(presentation)
  }

  private var style: PeopleStyle { parts.style }
  private var glyphs: Glyphs { parts.glyphs }

  var document: Document {
    let subject = explanation.subject
    let title = style.text(Texts.explanationTitle(subject.deviation))
    return Document(
      Phrase("\(title) \(glyphs.dot) \(style.text(subject.ruleTitle))"),
      [Document.Section(nil, [.facts(facts)])] + explanation.sections.flatMap(sections))
  }

  /// The conclusion speaks of the deviation; all else is told the same of any case.
  private func sections(_ section: Explanation.Section) -> [Document.Section] {
    guard case .conclusion(let conclusion) = section else { return parts.sections(section) }
    return [
      .init(Texts.conclusionTitle, [.paragraph(Document.Paragraph(Phrase(text(of: conclusion))))])
    ] + parts.sections(section)
  }

  // MARK: Subject

  private var facts: [Document.Fact] {
    let subject = explanation.subject
    var facts: [Document.Fact] = [
      .init(Texts.unit, "\(subject.unit.code) \(glyphs.dot) \(subject.unit.name)")
    ]
    if let service = subject.service {
      facts.append(.init(Texts.service, "\(service.code) \(glyphs.dot) \(service.name)"))
    }
    if let complaint = subject.complaint {
      let source = style.text(Texts.source(complaint.source))
      facts.append(.init(Texts.complaint, "\(complaint.number) \(glyphs.dot) \(source)"))
    }
    if let transaction = subject.transaction { facts += parts.facts(of: transaction) }
    return facts + [
      .init(Texts.criterionTitle, .term(.criterion(subject.criterion))),
      .init(Texts.severityTitle, .term(.severity(subject.severity))),
      .init(Texts.asOf, .instant(subject.asOf)),
      .init(
        Texts.knownAt,
        subject.knownAt.map { Phrase(.instant($0)) } ?? Phrase(Texts.everythingRecorded)),
      .init(Texts.ruleSource, subject.ruleSource),
      .init(Texts.database, subject.database),
    ]
  }

  // MARK: Conclusion

  private func text(of conclusion: ConclusionFacts) -> String {
    let subject = explanation.subject
    let text = style.text(
      (conclusion.isProposal ? Texts.proposed : Texts.concluded)(
        subject.rule.description, subject.ruleTitle,
        Texts.severity(subject.severity)))
    return conclusion.raised.map { "\(text) \(style.text(Texts.raised($0)))" } ?? text
  }
}
