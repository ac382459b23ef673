internal import ServiceStandards
internal import WorkingTime

// Hasil audit: each finding with its attributes.
extension HandoverPage {
  /// Findings are handed over one by one: there may be many.
  mutating func appendFindings(to output: inout Output) throws {
    let findings = content.findings.filter { !$0.state.isEnded }
    guard !findings.isEmpty else {
      appendParagraph(ReportTexts.noFindings)
      return
    }
    appendList(of: findings)
    for finding in findings {
      append(finding)
      html.move(to: &output)
      try output.flushIfFull()
    }
  }

  private mutating func appendList(of findings: [FindingSheet]) {
    appendTable(
      id: "finding-list", ReportTexts.findingsTable,
      columns: [
        (ReportTexts.finding, false), (Texts.service, false), (Texts.rule, false),
        (Texts.severityTitle, false), (ReportTexts.deviations, true),
        (ReportTexts.state, false),
      ],
      rows: findings.map { finding in
        HandoverRow([
          .link("\(finding.id)", to: "\(finding.id)"),
          .text("\(finding.service.unit) · \(finding.service.name)"),
          .link(
            "\(finding.rule) \(text(finding.ruleTitle))",
            to: hasRule(finding.rule) ? "rule-\(finding.rule)" : nil),
          .text(text(Texts.severity(finding.severity))),
          .number(figures.count(finding.figures.deviations)),
          .text(stateText(finding)),
        ])
      })
  }

  private func hasRule(_ rule: RuleID) -> Bool { content.basis.rules.contains { $0.id == rule } }

  func stateText(_ finding: FindingSheet) -> String {
    let state = text(Texts.findingState(finding.state))
    guard finding.followUp.isOverdue else { return state }
    return "\(state) – \(presentation.glyphs.alert) \(text(ReportTexts.overdue))"
  }

  private mutating func append(_ finding: FindingSheet) {
    let title = "\(finding.id) · \(text(finding.ruleTitle))"
    html.begin(
      .article, [.class: "finding", .id: "\(finding.id)", .ariaLabelledBy: "\(finding.id)-title"])
    html.element(.h3, [.id: "\(finding.id)-title"], title)
    appendFacts(facts(of: finding))
    let auditor = text(ReportTexts.byAuditor)
    append(ReportTexts.condition, condition(of: finding), ifEmpty: auditor)
    append(ReportTexts.criteria, text(finding.criteria), ifEmpty: auditor)
    append(ReportTexts.cause, finding.cause, ifEmpty: auditor)
    append(ReportTexts.effect, finding.effect, ifEmpty: auditor)
    append(ReportTexts.recommendation, finding.recommendation, ifEmpty: auditor)
    append(ReportTexts.response, finding.response, ifEmpty: text(ReportTexts.byUnit))
    appendWorst(of: finding)
    appendCodes(finding.codes)
    html.element(.h4, ReportTexts.followUp)
    appendFacts(followUpFacts(of: finding))
    html.end()
  }

  /// One of the attributes of a finding; what nobody has stated is shown as missing.
  private mutating func append(_ title: Wording, _ value: String?, ifEmpty placeholder: String) {
    html.element(.h4, title)
    if let value, value.contains(where: { !$0.isWhitespace }) {
      html.paragraphs(figures.text(value))
    } else {
      html.element(.p, [.class: "missing"], placeholder)
    }
  }

  /// The words of the finding may name its worst case: the public gets the counts alone.
  func condition(of finding: FindingSheet) -> String {
    guard content.privacy == .public else { return text(finding.condition) }
    let counts = finding.figures
    let share = Share(min(counts.deviations, counts.judged), of: counts.judged)
    return text(
      ReportTexts.publicCondition(
        deviations: figures.count(counts.deviations), judged: figures.whole(share)))
  }

  private func facts(of finding: FindingSheet) -> [(String, String)] {
    let service = finding.service
    var facts: [(Wording, String)] = [
      (Texts.service, "\(service.name) (\(service.code))"),
      (Texts.unit, "\(finding.unitName) (\(service.unit))"),
      (Texts.rule, "\(finding.rule) · \(text(Texts.criterion(finding.criterion)))"),
      (Texts.severityTitle, text(Texts.severity(finding.severity))),
      (ReportTexts.figures, figuresText(finding)),
      (ReportTexts.opened, text(.instant(finding.opened, zone: finding.zone))),
    ]
    if let previous = finding.previous {
      facts.append(
        (ReportTexts.repeats, "\(previous) (\(text(ReportTexts.episode)) \(finding.episode))"))
    }
    return facts.map { (text($0.0), $0.1) }
  }

  private func figuresText(_ finding: FindingSheet) -> String {
    let counts = finding.figures
    // Of a rule on standards there may be more deviations than transactions judged.
    let share = Share(min(counts.deviations, counts.judged), of: counts.judged)
    let all = ReportTexts.figuresText(
      deviations: figures.count(counts.deviations), judged: figures.whole(share),
      share: figures.share(share))
    var parts = [text(all)]
    if counts.waived > 0 {
      parts.append("\(figures.count(counts.waived)) \(text(ReportTexts.waived))")
    }
    if counts.baseline > 0 {
      parts.append("\(figures.count(counts.baseline)) \(text(ReportTexts.baseline))")
    }
    if let amount = counts.amount {
      parts.append(figures.money(amount, cases: counts.deviations))
    }
    return parts.joined(separator: "; ")
  }

  private mutating func appendWorst(of finding: FindingSheet) {
    let entries = worst.of(finding)
    guard !entries.isEmpty else { return }
    html.element(.h4, ReportTexts.worstTable)
    appendTable(
      id: "\(finding.id)-worst",
      "\(finding.id): \(text(ReportTexts.worstNote(WorstDeviations.usualCount)))",
      columns: [
        (text(Texts.deviation), false), (text(Texts.caseNumber), false),
        (text(Texts.expected), true), (text(Texts.actual), true),
        (text(ReportTexts.size), true),
      ],
      rows: entries.map { entry in
        HandoverRow([
          .text(text(entry.deviation)), .text(figures.text(text(entry.caseNumber))),
          .number(text(entry.expected)), .number(text(entry.actual)), .number(size(entry.size)),
        ])
      })
  }

  /// An amount of time by its two largest parts: nobody needs the seconds of ten days.
  private func size(_ cell: Cell) -> String {
    guard case .duration(let seconds) = cell else { return text(cell) }
    return style.text { style.append(duration: seconds, parts: 2, to: &$0) }
  }

  private mutating func appendCodes(_ codes: FindingSheet.Codes) {
    var facts: [(Wording, String)] = []
    func add(_ label: Wording, _ values: [String]) {
      guard !values.isEmpty else { return }
      facts.append((label, values.joined(separator: "; ")))
    }
    add(ReportTexts.findingCode, codes.finding.map { [meaning(of: $0)] } ?? [])
    add(ReportTexts.causeCode, codes.cause.map { [meaning(of: $0)] } ?? [])
    add(ReportTexts.recommendationCode, codes.recommendation.map { [meaning(of: $0)] } ?? [])
    add(ReportTexts.programmes, codes.programmes.map(name))
    add(ReportTexts.maladministration, codes.maladministration.map(name))
    guard !facts.isEmpty else { return }
    html.element(.h4, ReportTexts.codes)
    appendFacts(facts.map { (text($0.0), $0.1) })
  }

  private func meaning(of code: String) -> String {
    content.meanings[code].map { "\(code) \(text($0))" } ?? code
  }

  /// Codes of these lists are words that only programs need.
  private func name(of code: String) -> String { content.meanings[code].map(text) ?? code }

  private func followUpFacts(of finding: FindingSheet) -> [(String, String)] {
    let followUp = finding.followUp
    var facts: [(Wording, String)] = [
      (ReportTexts.state, stateText(finding)),
      (
        ReportTexts.status,
        finding.status.map { text(Texts.followUpStatus($0)) }
          ?? text(ReportTexts.notDelivered)
      ),
      (
        ReportTexts.responsible,
        finding.responsible.map(figures.text) ?? text(ReportTexts.byAuditor)
      ),
    ]
    if followUp.delivered != nil {
      facts.append((ReportTexts.delivered, text(followUp.delivered)))
      facts.append((ReportTexts.due, text(followUp.due)))
    }
    if followUp.verificationDue != nil {
      facts.append((ReportTexts.verificationDue, text(followUp.verificationDue)))
    }
    if followUp.evidence > 0 {
      facts.append((ReportTexts.evidence, text(.count(Int64(followUp.evidence)))))
    }
    if finding.state == .verified {
      facts.append((ReportTexts.cleanWeeks, text(.count(Int64(followUp.cleanWeeks)))))
    }
    return facts.map { (text($0.0), $0.1) }
  }
}
