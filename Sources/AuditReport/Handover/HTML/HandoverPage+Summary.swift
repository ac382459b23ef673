internal import ServiceStandards

// Ringkasan, the first page: what came of it, how grave, and whether the targets are met.
extension HandoverPage {
  mutating func appendSummary() {
    let run = RunDocument(report, style)
    appendIncomplete()
    for block in figures.published.map(run.conclusion) ?? run.conclusion { append(block) }
    if report.summary.examined > 0 { append(run) }
    appendSignatures()
  }

  private mutating func append(_ run: RunDocument) {
    appendKeyFigures()
    // What follows names single cases, or is what hidden deviations would follow from.
    if figures.isPublic { return }
    for block in run.gravest { append(block) }
    if !run.targets.rows.isEmpty { append(run.targets, named: "targets") }
    var criteria = run.criteria
    criteria.notes = [ReportTexts.criteriaNote]
    append(criteria, named: "criteria")
    if let exceptions = report.exceptions, !exceptions.isEmpty {
      append(run.beforeAndAfter(exceptions), named: "exceptions")
    }
    for block in run.complaints { append(block) }
  }

  /// What keeps the answer from being complete comes before any figure.
  private mutating func appendIncomplete() {
    let lines = report.incomplete.map { text($0.wording(figures)) }
    guard !lines.isEmpty else { return }
    html.element(.div, [.class: "alert", .role: "note"]) { html in
      html.element(.p) { html in
        html.element(.strong, ReportTexts.incomplete)
      }
      html.element(.ul) { html in
        for line in lines { html.element(.li, line) }
      }
    }
  }

  // MARK: Key figures

  private struct KeyFigure {
    let label: Wording
    let value: String
    let note: String
    let anchor: String
  }

  private mutating func appendKeyFigures() {
    let labelled = keyFigures.map { ($0, text($0.label)) }
    html.element(.ul, [.class: "figures"]) { html in
      for (figure, label) in labelled {
        html.element(.li) { html in
          html.element(.span, [.class: "label"], label)
          html.text(" ")
          html.element(.a, [.class: "value", .href: "#\(figure.anchor)"], figure.value)
          html.text(" ")
          html.element(.span, [.class: "note"], figure.note)
        }
      }
    }
  }

  private var keyFigures: [KeyFigure] {
    let working = content.findings.filter { !$0.state.isEnded }.count
    let active = content.waivers.filter { $0.state == .active }.count
    let (deviations, severities) =
      figures.published.map { (figures.text($0.deviations), "") }
      ?? (style.count(report.summary.deviations), severities)
    return [
      KeyFigure(
        label: ReportTexts.examined, value: figures.count(alone: report.summary.examined),
        note: period, anchor: ReportTexts.Part.basis.rawValue)
    ] + (figures.isPublic ? [] : [deviating]) + [
      KeyFigure(
        label: ReportTexts.deviations, value: deviations, note: severities, anchor: "rules-chart"),
      KeyFigure(
        label: ReportTexts.openFindings, value: text(.count(Int64(working))), note: "",
        anchor: ReportTexts.Part.findings.rawValue),
    ] + (figures.isPublic ? [] : punctual + money) + [
      KeyFigure(
        label: ReportTexts.waivers, value: text(.count(Int64(active))), note: "",
        anchor: ReportTexts.Part.waivers.rawValue)
    ]
  }

  private var deviating: KeyFigure {
    let summary = report.summary
    let share = Share(summary.deviatingTransactions, of: summary.examined)
    return KeyFigure(
      label: ReportTexts.deviating, value: style.count(share.part),
      note: text(ReportTexts.ofExamined(style.share(share))),
      anchor: ReportTexts.Part.findings.rawValue)
  }

  private var punctual: [KeyFigure] {
    let punctuality = report.summary.punctuality
    let judged = ReportTexts.ofJudged(style.count(punctuality.judged))
    return [
      KeyFigure(
        label: ReportTexts.onTime, value: style.share(punctuality.share), note: text(judged),
        anchor: "punctuality"),
      KeyFigure(
        label: ReportTexts.coverage, value: style.share(punctuality.coverage), note: "",
        anchor: "limitations"),
    ]
  }

  private var money: [KeyFigure] {
    let summary = report.summary
    let money = summary.amounts.map { sum in
      KeyFigure(
        label: Texts.money(sum.kind), value: text(.money(sum.amount.money, sum.amount.currency)),
        note: "", anchor: ReportTexts.Part.findings.rawValue)
    }
    let noMoney = KeyFigure(
      label: ReportTexts.money, value: text(ReportTexts.none), note: "",
      anchor: ReportTexts.Part.findings.rawValue)
    return money.isEmpty ? [noMoney] : money
  }

  /// `kritis 14 · tinggi 285`, from the gravest on.
  private var severities: String {
    let counts = report.findings.reduce(into: [:]) { counts, finding in
      counts.merge(finding.severities, uniquingKeysWith: +)
    }
    return Severity.allCases.reversed().compactMap { severity in
      counts[severity].map { "\(text(Texts.severity(severity))) \(style.count($0))" }
    }.joined(separator: " \(presentation.glyphs.dot) ")
  }
}
