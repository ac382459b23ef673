internal import ServiceStandards
internal import WorkingTime

/// The steps of a judgement in words: those of one deviation, or of a whole case.
struct ExplanationSections {
  let style: PeopleStyle

  init(_ presentation: Presentation) { style = PeopleStyle(presentation) }

  var glyphs: Glyphs { style.presentation.glyphs }

  func sections(_ section: Explanation.Section) -> [Document.Section] {
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
    case .earlier(let earlier): [.init(Texts.earlierTitle, [.table(table(of: earlier))])]
    case .companions(let companions): [.init(Texts.companionsTitle, blocks(companions))]
    case .ladder(let ladder): [.init(Texts.ladderTitle, [.facts(facts(of: ladder))])]
    case .conclusion(let conclusion):
      [.init(Texts.allVerdicts, [.facts(conclusion.verdicts.map(fact))])]
    }
  }

  func facts(of transaction: Explanation.TransactionFacts) -> [Document.Fact] {
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

  func fact(of verdict: ConclusionFacts.CriterionVerdict) -> Document.Fact {
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
