internal import ServiceStandards
internal import WorkingTime

/// The reckoning of one deviation in words, step by step.
struct ExplanationDocument {
  let explanation: Explanation
  let style: PeopleStyle

  init(_ explanation: Explanation, _ presentation: Presentation) {
    self.explanation = explanation
    style = PeopleStyle(presentation)
  }

  var document: Document {
    let subject = explanation.subject
    let title = style.text(Texts.explanationTitle(subject.deviation))
    return Document(
      Phrase("\(title) \(glyphs.dot) \(style.text(subject.ruleTitle))"),
      [Document.Section(nil, [.facts(facts)])] + explanation.sections.flatMap(sections))
  }

  var glyphs: Glyphs { style.presentation.glyphs }

  private func sections(_ section: Explanation.Section) -> [Document.Section] {
    switch section {
    case .found(let found):
      [
        .init(
          Texts.foundTitle, [.paragraph(Document.Paragraph(Phrase(found.sentence(style))))])
      ]
    case .standard(let facts): [.init(Texts.standardTitle, blocks(facts))]
    case .calendars(let calendars): [.init(Texts.calendarsTitle, calendars.map(block))]
    case .clock(let clock): [.init(Texts.clockTitle, blocks(clock))]
    case .pauses(let pauses): [.init(Texts.pausesTitle, [.table(table(of: pauses))])]
    case .cost(let cost): [.init(Texts.costTitle, blocks(cost))]
    case .documents(let documents): [.init(Texts.documentsTitle, [.table(table(of: documents))])]
    case .stamps(let stamps): [.init(Texts.stampsTitle, [.table(table(of: stamps))])]
    case .companions(let companions): [.init(Texts.companionsTitle, blocks(companions))]
    case .ladder(let ladder): [.init(Texts.ladderTitle, [.facts(facts(of: ladder))])]
    case .conclusion(let conclusion):
      [
        .init(
          Texts.conclusionTitle, [.paragraph(Document.Paragraph(Phrase(text(of: conclusion))))]),
        .init(Texts.allVerdicts, [.facts(conclusion.verdicts.map(fact))]),
      ]
    }
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
    if let transaction = subject.transaction { facts += self.facts(of: transaction) }
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

  private func facts(of transaction: Explanation.TransactionFacts) -> [Document.Fact] {
    var status = style.text(Texts.status(transaction.status))
    if transaction.isOpen, transaction.status != .open {
      status += " (\(style.text(Texts.openAtAsOf)))"
    }
    let variant = transaction.variant
    let classes = [variant.applicantClass, variant.tier.map { style.text(Texts.tier($0)) }]
      .compactMap(\.self).joined(separator: ", ")
    return [
      .init(Texts.caseNumber, transaction.caseNumber),
      .init(Texts.variant, classes.isEmpty ? Phrase(Texts.variantUnknown) : Phrase(classes)),
      .init(Texts.caseStatus, status),
    ]
  }

  // MARK: Conclusion

  private func text(of conclusion: ConclusionFacts) -> String {
    let subject = explanation.subject
    let text = style.text(
      Texts.concluded(
        subject.rule.description, title: subject.ruleTitle,
        severity: Texts.severity(subject.severity)))
    return conclusion.raised.map { "\(text) \(style.text(Texts.raised($0)))" } ?? text
  }

  private func fact(of verdict: ConclusionFacts.CriterionVerdict) -> Document.Fact {
    let word = style.text(Texts.verdict(verdict.verdict))
    let text =
      switch verdict.verdict {
      case .compliant: "\(glyphs.right) \(word)"
      case .deviates: "\(glyphs.wrong) \(word)"
      case .notAssessable(let reason): "? \(word): \(style.text(Texts.reason(reason)))"
      case .notApplicable(let reason): "\(glyphs.dash) \(word): \(style.text(Texts.reason(reason)))"
      }
    return .init(Texts.criterion(verdict.criterion), text)
  }

  // MARK: Values as words

  func instant(_ instant: Instant) -> String { style.text(.instant(instant)) }

  func day(_ day: CivilDay) -> String { style.text(.day(day)) }
}
