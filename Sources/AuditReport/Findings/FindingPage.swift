internal import ServiceStandards
internal import WorkingTime

/// A finding in words: the five attributes, the answer of the unit, clocks, evidence, history, and what
/// can be done next.
struct FindingPage {
  private let dossier: FindingDossier
  private var page: Page

  private var sheet: FindingSheet { dossier.sheet }

  init(_ dossier: FindingDossier, _ presentation: Presentation) {
    self.dossier = dossier
    page = Page(presentation)
  }

  func write(to output: inout Output) {
    var copy = self
    copy.appendHeading()
    copy.appendCodes()
    copy.appendParagraph(Texts.conditionTitle, copy.page.text(sheet.condition))
    copy.appendParagraph(Texts.criteriaTitle, copy.page.text(sheet.criteria))
    copy.appendTyped(Texts.causeOfFinding, sheet.cause, drafts: dossier.drafts.causes)
    let effect = dossier.drafts.effect.map { [FindingDossier.Draft(code: "", text: $0)] } ?? []
    copy.appendTyped(Texts.effectOfFinding, sheet.effect, drafts: effect)
    copy.appendTyped(
      Texts.recommendation, sheet.recommendation, drafts: dossier.drafts.recommendations)
    copy.appendTyped(Texts.response, sheet.response, drafts: [])
    copy.appendClocks()
    copy.appendEvidence()
    copy.appendHistory()
    copy.appendNext()
    copy.page.move(to: &output)
  }

  private mutating func appendHeading() {
    let dot = page.glyphs.dot
    page.line(
      "\(page.text(Texts.findingTitle(sheet.id))) \(dot) \(page.text(sheet.ruleTitle))", .strong)
    var facts: [(label: String, value: String)] = [
      (page.text(Texts.unit), "\(sheet.service.unit) \(dot) \(sheet.unitName)"),
      (page.text(Texts.service), "\(sheet.service.code) \(dot) \(sheet.service.name)"),
      (page.text(Texts.rule), sheet.rule.description),
      (page.text(Texts.severityTitle), page.text(Texts.severity(sheet.severity))),
      (page.text(Texts.findingStateTitle), page.text(Texts.findingState(sheet.state))),
    ]
    if let status = sheet.status {
      facts.append(
        (page.text(Texts.followUpStatusTitle), page.text(Texts.followUpStatus(status))))
    }
    if let previous = sheet.previous {
      facts.append((page.text(Texts.episode), "\(sheet.episode)"))
      facts.append((page.text(Texts.previousFinding), previous.description))
    }
    facts.append((page.text(Texts.openedAt), instant(sheet.opened)))
    if let ended = sheet.followUp.ended {
      facts.append((page.text(Texts.endedAt), instant(ended)))
    }
    if let role = sheet.responsible {
      facts.append((page.text(Texts.responsible), PersonalData.masked(role)))
    }
    page.facts(facts)
  }

  private mutating func appendCodes() {
    let codes = sheet.codes
    var facts: [(label: String, value: String)] = []
    func add(_ label: Wording, _ values: [String]) {
      guard !values.isEmpty else { return }
      facts.append((page.text(label), values.joined(separator: "; ")))
    }
    add(Texts.findingCode, codes.finding.map { [meaning(of: $0)] } ?? [])
    add(Texts.causeCode, codes.cause.map { [meaning(of: $0)] } ?? [])
    add(Texts.recommendationCode, codes.recommendation.map { [meaning(of: $0)] } ?? [])
    add(Texts.programmes, codes.programmes.map(name))
    add(Texts.maladministration, codes.maladministration.map(name))
    guard !facts.isEmpty else { return }
    appendTitle(Texts.codesTitle)
    page.facts(facts)
  }

  private func meaning(of code: String) -> String {
    dossier.meanings[code].map { "\(code) \(page.text($0))" } ?? code
  }

  /// Codes of these lists are words that only programs need.
  private func name(of code: String) -> String {
    dossier.meanings[code].map { page.text($0) } ?? code
  }

  private mutating func appendTitle(_ title: Wording) {
    page.blank()
    page.line(page.text(title).uppercased(), .strong)
  }

  private mutating func appendParagraph(_ title: Wording, _ text: String) {
    appendTitle(title)
    page.paragraph(text, indent: 2)
  }

  /// What somebody stated, or that nobody has, with the drafts that are offered.
  private mutating func appendTyped(
    _ title: Wording, _ text: String?, drafts: [FindingDossier.Draft]
  ) {
    appendTitle(title)
    if let text { return page.paragraph(PersonalData.masked(text), indent: 2) }
    page.line("(\(page.text(Texts.notStated)))", indent: 2, .faint)
    guard !sheet.state.isEnded else { return }
    for draft in drafts {
      let label = [page.text(Texts.draft), draft.code].filter { !$0.isEmpty }
      page.paragraph(
        "[\(label.joined(separator: " "))] \(page.text(draft.text))", indent: 2, hanging: 2, .faint)
    }
  }

  private mutating func appendClocks() {
    let clocks = sheet.followUp
    guard let delivered = clocks.delivered else { return }
    appendTitle(Texts.clocksTitle)
    let late = clocks.isOverdue ? " (\(page.text(Texts.pastDue)))" : ""
    var facts = [(label: page.text(Texts.deliveredOn), value: page.text(.day(delivered)))]
    if let due = clocks.due {
      let mark = clocks.verificationDue == nil ? late : ""
      facts.append((page.text(Texts.followUpDue), page.text(.day(due)) + mark))
    }
    if let due = clocks.verificationDue {
      facts.append((page.text(Texts.verificationDue), page.text(.day(due)) + late))
    }
    if sheet.state == .verified {
      facts.append(
        (
          page.text(Texts.cleanWeeksTitle),
          page.text(Texts.weeks(clocks.cleanWeeks, of: dossier.cleanWeeksNeeded))
        ))
    }
    page.facts(facts)
  }

  private mutating func appendEvidence() {
    guard !dossier.evidence.isEmpty else { return }
    appendTitle(Texts.evidenceTitle)
    page.grid(
      [
        TextGrid.Column(page.text(Texts.evidenceFile), mayBeShortened: true, visibility: .always),
        TextGrid.Column(page.text(Texts.bytesTitle), alignsRight: true),
        TextGrid.Column(page.text(Texts.receivedAt)),
        TextGrid.Column(page.text(Texts.decisionTitle), visibility: .always),
        TextGrid.Column("SHA-256", visibility: .always),
        TextGrid.Column(page.text(Texts.findingStateTitle), visibility: .always),
      ],
      dossier.evidence.map { file in
        [
          GridText(PersonalData.masked(file.name)), GridText(page.text(.count(file.bytes))),
          GridText(file.received.map { page.text(.day($0)) } ?? ""),
          GridText(page.text(Texts.evidenceDecision(file.decision))),
          GridText(String(file.sha256.prefix(16)) + page.glyphs.ellipsis),
          GridText(
            page.text(Texts.evidence(file.state)), file.state == .intact ? .none : .critical),
        ]
      })
  }

  private mutating func appendHistory() {
    appendTitle(Texts.historyTitle)
    for entry in dossier.history {
      let dot = page.glyphs.dot
      let by = entry.run.map { page.text(Texts.byRun($0, entry.actor)) } ?? entry.actor
      page.line(
        "\(instant(entry.at))  \(page.text(Texts.findingMove(entry.move))) \(dot) \(by)", indent: 2)
      let details = details(of: entry)
      if !details.isEmpty { page.paragraph(details.joined(separator: "; "), indent: 4) }
    }
  }

  private func details(of entry: FindingDossier.Entry) -> [String] {
    var details: [String] = []
    if let day = entry.day.map({ page.text(.day($0)) }) {
      switch entry.move {
      case .closed: details.append(page.text(Texts.asOfDay(day)))
      case .reopened: details.append(page.text(Texts.fromDay(day)))
      default: details.append(page.text(Texts.onDay(day)))
      }
    }
    if let due = entry.due { details.append(page.text(Texts.dueDay(page.text(.day(due))))) }
    if entry.isPartial { details.append(page.text(Texts.partialResponse)) }
    if let role = entry.role { details.append(PersonalData.masked(role)) }
    if let ground = entry.code.flatMap(ExcuseGround.init) {
      details.append(page.text(Texts.excuse(ground)))
    } else if let code = entry.code {
      details.append(meaning(of: code))
    }
    if let text = entry.text { details.append(PersonalData.masked(text)) }
    if let reason = entry.reason { details.append(PersonalData.masked(reason)) }
    return details + entry.files.map(PersonalData.masked)
  }

  private mutating func appendNext() {
    if !dossier.lacking.isEmpty {
      appendTitle(Texts.beforeClosing)
      for lack in dossier.lacking {
        page.paragraph("\(page.glyphs.wrong) \(page.text(lack))", indent: 2, hanging: 2)
      }
    }
    appendTitle(Texts.allowedTitle)
    let commands = dossier.allowed.compactMap { $0.command(sheet.id) }
    if commands.isEmpty { page.line(page.text(Texts.nothingAllowed), indent: 2) }
    for command in commands { page.line("audit findings \(command)", indent: 2) }
  }

  private func instant(_ instant: Instant) -> String { page.text(.instant(instant)) }
}
