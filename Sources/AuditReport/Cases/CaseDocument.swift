internal import ServiceStandards

/// A case in words: the record, the verdict on every criterion with its reckoning, and the history by import.
struct CaseDocument {
  private let sheet: CaseSheet
  private let parts: ExplanationSections

  init(_ sheet: CaseSheet, _ presentation: Presentation) {
    self.sheet = sheet
    parts = ExplanationSections(presentation)
  }

  private var style: PeopleStyle { parts.style }
  private var glyphs: Glyphs { parts.glyphs }

  var document: Document {
    let subject = sheet.subject
    let name = "\(subject.unit.code)/\(subject.transaction.caseNumber)"
    return Document(
      Phrase(style.text(Texts.caseTitle(name))),
      [
        Document.Section(nil, [.facts(facts)]),
        Document.Section(Texts.allVerdicts, verdicts),
        Document.Section(Texts.deviationsOfCase, deviations),
        Document.Section(Texts.caseStampsTitle, [.table(parts.table(of: sheet.stamps))]),
      ] + sheet.sections.flatMap(parts.sections) + [
        Document.Section(Texts.caseHistoryTitle, [.table(history)])
      ])
  }

  // MARK: What is recorded

  private var facts: [Document.Fact] {
    let (subject, record) = (sheet.subject, sheet.record)
    var facts: [Document.Fact] = [
      .init(Texts.unit, "\(subject.unit.code) \(glyphs.dot) \(subject.unit.name)"),
      .init(Texts.service, "\(subject.service.code) \(glyphs.dot) \(subject.service.name)"),
    ]
    if !subject.series.isEmpty { facts.append(.init(Texts.series, subject.series)) }
    facts += parts.facts(of: subject.transaction)
    if record.isExtended { facts.append(.init(Texts.isExtended, .boolean(true))) }
    if record.receivedInHours { facts.append(.init(Texts.receivedInHours, .boolean(true))) }
    let texts = [
      (Texts.officer, record.officer), (Texts.applicant, record.applicant),
      (Texts.note, record.note),
    ]
    facts += texts.compactMap { label, text in text.map { .init(label, $0) } }
    if !record.untold.isEmpty { facts.append(.init(Texts.untold, .list(record.untold))) }
    return facts + [
      .init(Texts.asOf, .instant(subject.asOf)), .init(Texts.database, subject.database),
    ]
  }

  // MARK: What follows

  private var verdicts: [Document.Block] {
    sheet.verdicts.isEmpty
      ? [.paragraph(Texts.caseReceivedLater)] : [.facts(sheet.verdicts.map(parts.fact))]
  }

  private var deviations: [Document.Block] {
    guard !sheet.verdicts.isEmpty else { return [] }
    guard !sheet.deviations.isEmpty else { return [.paragraph(Texts.noDeviationOfCase)] }
    return [
      .table(
        Document.Table(
          Texts.deviationsOfCase, sheet.deviations,
          [
            .init("deviation", Texts.deviation, .identifier) {
              Phrase($0.name, about: .deviation($0.name))
            },
            .init("criterion", Texts.criterionTitle, .word) {
              Phrase(.term(.criterion($0.criterion)))
            },
            .init("severity", Texts.severityTitle, .word) { Phrase(.term(.severity($0.severity))) },
            .init("rule_title", Texts.ruleTitle, .text) { Phrase($0.title) },
          ])),
      .commands(
        sheet.deviations.prefix(1).map {
          Document.Command(line: "audit explain \($0.name)", purpose: Texts.explainsDeviation)
        }),
    ]
  }

  // MARK: Who has told it

  private var history: Document.Table {
    Document.Table(
      Texts.caseHistoryTitle, sheet.history, notes: [Texts.caseHistoryNote],
      [
        .init("import", Texts.importTitle, .count) { telling in
          telling.importID.map { Phrase(.count($0)) } ?? .empty
        },
        .init("file", Texts.fileTitle, .text) { Phrase($0.file ?? style.text(Texts.otherProgram)) },
        .init("speaks_at", Texts.speaksAt, .instant) { Phrase(.instant($0.speaksAt)) },
        .init("changed", Texts.changedFields, .list) { telling in
          switch telling.state {
          case .undone: Phrase(Texts.undoneTelling, .faint)
          case .stands, .foreign:
            telling.changed.isEmpty
              ? Phrase(Texts.changedNothing, .faint) : Phrase(.list(telling.changed))
          }
        },
      ])
  }
}
