internal import ServiceStandards
internal import WorkingTime

/// A finding in words: what it is, the five attributes, the answer of the unit, and how far the
/// follow-up has come. Those who work on it see its evidence, its history and what can be done next.
struct FindingDocument {
  let sheet: FindingSheet
  let meanings: [String: Wording]
  let figures: DisclosedFigures
  /// What only those who work on it see.
  let dossier: FindingDossier?
  private let worst: [WorstDeviations.Entry]

  var style: PeopleStyle { figures.style }

  private var dot: String { style.presentation.glyphs.dot }

  /// As it is handed over.
  init(
    _ sheet: FindingSheet, _ content: HandoverContent, _ figures: DisclosedFigures,
    worst: [WorstDeviations.Entry]
  ) {
    self.sheet = sheet
    meanings = content.meanings
    self.figures = figures
    self.worst = worst
    dossier = nil
  }

  /// As people work on it: with all its counts, and with the numbers of people masked.
  init(_ dossier: FindingDossier, _ presentation: Presentation) {
    sheet = dossier.sheet
    meanings = dossier.meanings
    figures = DisclosedFigures(PeopleStyle(presentation))
    worst = []
    self.dossier = dossier
  }

  /// As it stands among many in a report: the unit stands above it, and what nobody has stated takes one line.
  var brief: Document {
    let service = sheet.service
    return Document(
      Phrase(
        "\(sheet.id) \(dot) \(service.code) \(service.name) \(dot) \(style.text(sheet.ruleTitle)) (\(sheet.rule))"
      ), of: .finding(sheet.id),
      [
        Document.Section(nil, [line(facts.filter { !Self.above.contains($0.label) }, .strong)]),
        Document.Section(ReportTexts.condition, paragraphs(condition)),
        Document.Section(ReportTexts.criteria, paragraphs(style.text(sheet.criteria))),
      ] + stated.map { Document.Section($0.title, paragraphs($0.text ?? "")) } + [
        Document.Section(ReportTexts.worstTable, worst.isEmpty ? [] : [.table(worstTable)]),
        Document.Section(ReportTexts.followUp, sheet.status == nil ? [] : [line(followUp)]),
        Document.Section(ReportTexts.codes, codes.isEmpty ? [] : [line(codes, .faint)]),
        Document.Section(nil, unstated.map { [.missing($0)] } ?? []),
      ])
  }

  var document: Document {
    let drafts = dossier?.drafts
    let effects = drafts?.effect.map { [FindingDossier.Draft(code: "", text: $0)] }
    return Document(
      Phrase("\(sheet.id) \(dot) \(style.text(sheet.ruleTitle))"), of: .finding(sheet.id),
      [
        Document.Section(nil, [.facts(facts)]),
        attribute(ReportTexts.condition, condition, ReportTexts.byAuditor),
        attribute(ReportTexts.criteria, style.text(sheet.criteria), ReportTexts.byAuditor),
        attribute(ReportTexts.cause, sheet.cause, ReportTexts.byAuditor, drafts?.causes),
        attribute(ReportTexts.effect, sheet.effect, ReportTexts.byAuditor, effects),
        attribute(
          ReportTexts.recommendation, sheet.recommendation, ReportTexts.byAuditor,
          drafts?.recommendations),
        attribute(ReportTexts.response, sheet.response, ReportTexts.byUnit),
        Document.Section(ReportTexts.worstTable, worst.isEmpty ? [] : [.table(worstTable)]),
        Document.Section(ReportTexts.codes, [.facts(codes)]),
        Document.Section(ReportTexts.followUp, [.facts(followUp)]),
      ] + (dossier.map(work) ?? []))
  }

  // MARK: In brief

  /// What the title of a finding, and that of its unit, say already.
  private static let above = [Texts.service, Texts.unit, Texts.rule]

  /// Facts in one line, each with its label.
  private func line(_ facts: [Document.Fact], _ tone: Emphasis = .none) -> Document.Block {
    let words = facts.map { "\(style.text($0.label)): \(style.text($0))" }
    return .paragraph(Document.Paragraph(Phrase(words.joined(separator: " \(dot) "), tone)))
  }

  /// The attributes that people state, in their order.
  private var attributes: [(title: Wording, text: String?)] {
    [
      (ReportTexts.cause, sheet.cause), (ReportTexts.effect, sheet.effect),
      (ReportTexts.recommendation, sheet.recommendation), (ReportTexts.response, sheet.response),
    ]
  }

  private var stated: [(title: Wording, text: String?)] {
    attributes.filter { !paragraphs($0.text ?? "").isEmpty }
  }

  /// What is still to be stated, in one sentence; `nil`: nothing.
  private var unstated: Wording? {
    var titles = attributes.filter { paragraphs($0.text ?? "").isEmpty }.map(\.title)
    if sheet.status == nil { titles.append(ReportTexts.delivered) }
    if sheet.responsible == nil { titles.append(ReportTexts.responsible) }
    if sheet.state.isEnded || titles.isEmpty { return nil }
    return ReportTexts.notStated(titles)
  }

  private func paragraphs(_ text: String) -> [Document.Block] {
    text.split(whereSeparator: \.isNewline)
      .filter { line in line.contains { !$0.isWhitespace } }
      .map { .paragraph(Document.Paragraph(Phrase(String($0)))) }
  }

  // MARK: What it is

  private var facts: [Document.Fact] {
    let service = sheet.service
    var facts: [Document.Fact] = [
      .init(Texts.service, "\(service.name) (\(service.code))"),
      .init(Texts.unit, "\(sheet.unitName) (\(service.unit))"),
      .init(Texts.rule, "\(sheet.rule) \(dot) \(style.text(Texts.criterion(sheet.criterion)))"),
      .init(Texts.severityTitle, .term(.severity(sheet.severity))),
      .init(ReportTexts.figures, figuresText),
      .init(ReportTexts.state, state),
      .init(ReportTexts.opened, .instant(sheet.opened, zone: sheet.zone)),
    ]
    if let ended = sheet.followUp.ended {
      facts.append(.init(ReportTexts.ended, .instant(ended, zone: sheet.zone)))
    }
    if let previous = sheet.previous {
      facts.append(
        .init(
          ReportTexts.repeats, "\(previous) (\(style.text(ReportTexts.episode)) \(sheet.episode))"))
    }
    return facts
  }

  /// With what is past its time.
  var state: String {
    let state = style.text(Texts.findingState(sheet.state))
    guard sheet.followUp.isOverdue else { return state }
    let glyphs = style.presentation.glyphs
    return "\(state) \(glyphs.dash) \(glyphs.alert) \(style.text(ReportTexts.overdue))"
  }

  /// The cases that deviate, or that the deviation of a standard concerns, among those judged.
  private var share: Share {
    let counts = sheet.figures
    return Share(min(counts.concerned ?? counts.deviations, counts.judged), of: counts.judged)
  }

  private var figuresText: String {
    let counts = sheet.figures
    let deviations = figures.deviations(of: sheet)
    if figures.isPublic {
      return [style.text(deviations), figures.money(of: sheet)].compactMap(\.self)
        .joined(separator: "; ")
    }
    let (judged, percent) = (style.count(share.whole), style.share(share))
    let all =
      counts.concerned == nil
      ? ReportTexts.figuresText(deviations: deviations, judged: judged, share: percent)
      : ReportTexts.figuresText(
        deviations: deviations, concerned: style.count(share.part), judged: judged, share: percent)
    var parts = [style.text(all)]
    if counts.waived > 0 {
      parts.append("\(style.count(counts.waived)) \(style.text(ReportTexts.waived))")
    }
    if counts.baseline > 0 {
      parts.append("\(style.count(counts.baseline)) \(style.text(ReportTexts.baseline))")
    }
    if let money = figures.money(of: sheet) { parts.append(money) }
    return parts.joined(separator: "; ")
  }

  // MARK: The attributes

  /// The words of the finding may name its worst case: the public gets the counts alone.
  private var condition: String {
    if let condition = sheet.condition { return style.text(condition) }
    return style.text(
      ReportTexts.publicCondition(
        deviations: figures.deviations(of: sheet)))
  }

  /// What is known or somebody stated; what nobody has stated is shown as missing, with the drafts
  /// that are offered.
  private func attribute(
    _ title: Wording, _ text: String?, _ placeholder: Wording,
    _ drafts: [FindingDossier.Draft]? = nil
  ) -> Document.Section {
    if let text, text.contains(where: { !$0.isWhitespace }) {
      return Document.Section(title, paragraphs(text))
    }
    let offered = sheet.state.isEnded ? [] : drafts ?? []
    return Document.Section(
      title,
      [.missing(placeholder)]
        + offered.map { draft in
          let label = [style.text(Texts.draft), draft.code].filter { !$0.isEmpty }
          return .paragraph(
            Document.Paragraph(
              Phrase("[\(label.joined(separator: " "))] \(style.text(draft.text))", .faint)))
        })
  }

  private var worstTable: Document.Table {
    Document.Table(
      ReportTexts.worstNote(WorstDeviations.usualCount), worst,
      [
        .init("deviation", Texts.deviation, .identifier) { Phrase($0.deviation) },
        .init("case_number", Texts.caseNumber, .text) {
          Phrase($0.caseNumber)
        },
        .init("expected", Texts.expected, .mixed, alignment: .right) { Phrase($0.expected) },
        .init("actual", Texts.actual, .mixed, alignment: .right) { Phrase($0.actual) },
        .init("size", ReportTexts.size, .mixed, alignment: .right) { Phrase(size($0.size)) },
      ])
  }

  /// An amount of time by its two largest parts: nobody needs the seconds of ten days.
  private func size(_ cell: Cell) -> String {
    guard case .duration(let seconds) = cell else { return style.text(cell) }
    return style.text { style.append(duration: seconds, parts: 2, to: &$0) }
  }

  // MARK: Codes and follow-up

  private var codes: [Document.Fact] {
    let codes = sheet.codes
    let facts: [(Wording, [String])] = [
      (ReportTexts.findingCode, codes.finding.map { [meaning(of: $0)] } ?? []),
      (ReportTexts.causeCode, codes.cause.map { [meaning(of: $0)] } ?? []),
      (ReportTexts.recommendationCode, codes.recommendation.map { [meaning(of: $0)] } ?? []),
      (ReportTexts.programmes, codes.programmes.map(name)),
      (ReportTexts.maladministration, codes.maladministration.map(name)),
      (ReportTexts.proposedCodes, codes.proposed.map(name)),
    ]
    return facts.filter { !$0.1.isEmpty }.map { .init($0, $1.joined(separator: "; ")) }
  }

  func meaning(of code: String) -> String {
    meanings[code].map { "\(code) \(style.text($0))" } ?? code
  }

  /// Codes of these lists are words that only programs need.
  private func name(of code: String) -> String { meanings[code].map(style.text) ?? code }

  private var followUp: [Document.Fact] {
    let followUp = sheet.followUp
    var facts: [Document.Fact] = [
      .init(
        ReportTexts.status,
        sheet.status.map(Texts.followUpStatus) ?? ReportTexts.notDelivered),
      .init(
        ReportTexts.responsible,
        sheet.responsible ?? style.text(ReportTexts.byAuditor)),
    ]
    func add(_ label: Wording, _ day: CivilDay?) {
      if let day { facts.append(.init(label, .day(day))) }
    }
    add(ReportTexts.delivered, followUp.delivered)
    add(ReportTexts.due, followUp.due)
    add(ReportTexts.verificationDue, followUp.verificationDue)
    if followUp.evidence > 0 {
      facts.append(.init(ReportTexts.evidence, .count(Int64(followUp.evidence))))
    }
    if sheet.state == .verified {
      let weeks = dossier.map { Texts.weeks(followUp.cleanWeeks, of: $0.cleanWeeksNeeded) }
      facts.append(
        .init(
          ReportTexts.cleanWeeks,
          weeks.map { Phrase($0) } ?? Phrase(.count(Int64(followUp.cleanWeeks)))))
    }
    return facts
  }
}
