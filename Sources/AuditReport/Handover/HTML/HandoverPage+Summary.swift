internal import ServiceStandards

// Ringkasan, the first page: what came of it, how grave, and whether the targets are met.
extension HandoverPage {
  mutating func appendSummary() {
    let run = RunDocument(report, figures)
    appendIncomplete()
    for block in run.conclusion { append(block) }
    if report.summary.examined > 0 { append(run) }
    appendSignatures()
  }

  private mutating func append(_ run: RunDocument) {
    appendKeyFigures()
    // It names single cases.
    if !figures.isPublic { for block in run.gravest { append(block) } }
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
    let lines = report.incomplete.map { text($0.wording(style)) }
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
    let summary = report.summary
    let deviating = Share(summary.deviatingTransactions, of: summary.examined)
    let punctuality = summary.punctuality
    let judged = ReportTexts.ofJudged(figures.count(punctuality.judged))
    let working = content.findings.filter { !$0.state.isEnded }.count
    let active = content.waivers.filter { $0.state == .active }.count
    let money = summary.amounts.map { sum in
      KeyFigure(
        label: Texts.money(sum.kind), value: figures.money(sum.amount, cases: sum.deviations),
        note: "", anchor: ReportTexts.Part.findings.rawValue)
    }
    let noMoney = KeyFigure(
      label: ReportTexts.money, value: text(ReportTexts.none), note: "",
      anchor: ReportTexts.Part.findings.rawValue)
    return [
      KeyFigure(
        label: ReportTexts.examined, value: figures.count(summary.examined), note: period,
        anchor: ReportTexts.Part.basis.rawValue),
      KeyFigure(
        label: ReportTexts.deviating, value: figures.count(summary.deviatingTransactions),
        note: text(ReportTexts.ofExamined(figures.share(deviating))),
        anchor: ReportTexts.Part.findings.rawValue),
      KeyFigure(
        label: ReportTexts.deviations, value: figures.count(summary.deviations),
        note: severities,
        anchor: "rules-chart"),
      KeyFigure(
        label: ReportTexts.openFindings, value: text(.count(Int64(working))), note: "",
        anchor: ReportTexts.Part.findings.rawValue),
      KeyFigure(
        label: ReportTexts.onTime, value: figures.share(punctuality.share), note: text(judged),
        anchor: "punctuality"),
      KeyFigure(
        label: ReportTexts.coverage, value: figures.share(punctuality.coverage), note: "",
        anchor: "limitations"),
    ] + (money.isEmpty ? [noMoney] : money) + [
      KeyFigure(
        label: ReportTexts.waivers, value: text(.count(Int64(active))), note: "",
        anchor: ReportTexts.Part.waivers.rawValue)
    ]
  }

  /// `kritis 14 · tinggi 285`, from the gravest on; not for the public, to whom a small count would follow from the others.
  private var severities: String {
    if figures.isPublic { return "" }
    let counts = report.findings.reduce(into: [:]) { counts, finding in
      counts.merge(finding.severities, uniquingKeysWith: +)
    }
    return Severity.allCases.reversed().compactMap { severity in
      counts[severity].map { "\(text(Texts.severity(severity))) \(figures.count($0))" }
    }.joined(separator: " \(presentation.glyphs.dot) ")
  }
}
