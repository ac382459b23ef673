internal import ServiceStandards

// Ringkasan: what was looked at, and with what result.
extension HandoverPage {
  mutating func appendSummary() {
    appendIncomplete()
    appendKeyFigures()
    let summary = report.summary
    guard summary.examined > 0 else {
      html.element(.p, [.class: "alert"], Texts.nothingExamined)
      return
    }
    appendCriteria(summary.criteria)
    appendBeforeAndAfter(summary)
    appendPunctuality(summary)
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
    let money = summary.amounts.map {
      figures.money($0, cases: moneyCases($0.currency))
    }
    return [
      KeyFigure(
        label: ReportTexts.examined, value: figures.count(summary.examined), note: period,
        anchor: ReportTexts.Part.basis.rawValue),
      KeyFigure(
        label: ReportTexts.deviating, value: figures.count(summary.deviatingTransactions),
        note: text(ReportTexts.ofExamined(figures.share(deviating))),
        anchor: ReportTexts.Part.findings.rawValue),
      KeyFigure(
        label: ReportTexts.deviations, value: figures.count(summary.deviations), note: "",
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
      KeyFigure(
        label: ReportTexts.money,
        value: money.isEmpty ? text(ReportTexts.none) : money.joined(separator: "; "), note: "",
        anchor: ReportTexts.Part.findings.rawValue),
      KeyFigure(
        label: ReportTexts.waivers, value: text(.count(Int64(active))), note: "",
        anchor: ReportTexts.Part.waivers.rawValue),
    ]
  }

  /// Deviations that the sum of a currency is made of.
  private func moneyCases(_ currency: Currency) -> Int64 {
    report.findings.filter { $0.amount?.currency == currency }.reduce(0) { $0 + $1.deviations }
  }

  // MARK: Verdicts

  private mutating func appendCriteria(_ criteria: [CriterionCounts]) {
    appendTable(
      id: "criteria", ReportTexts.criteriaTable,
      columns: [
        (Texts.criterionTitle, false), (Texts.compliantTitle, true), (Texts.deviatesTitle, true),
        (Texts.notAssessableTitle, true), (Texts.notApplicableTitle, true),
        (Texts.coverage, true),
      ],
      rows: criteria.map { counts in
        HandoverRow([
          .text(text(Texts.criterion(counts.criterion))),
          .number(figures.count(counts.compliant)),
          .number(figures.count(counts.deviates)),
          .link(
            figures.count(counts.notAssessableTotal),
            to: counts.notAssessable.isEmpty ? nil : "limitations", isNumber: true),
          .link(
            figures.count(counts.notApplicableTotal),
            to: counts.notApplicable.isEmpty ? nil : "limitations", isNumber: true),
          .number(figures.share(counts.coverage)),
        ])
      })
    html.element(.p, [.class: "note"], ReportTexts.criteriaNote)
  }

  // MARK: Exceptions

  /// What waivers and the baseline do to the shares; nothing when there are none.
  private mutating func appendBeforeAndAfter(_ summary: RunSummary) {
    guard let exceptions = report.exceptions, !exceptions.isEmpty else { return }
    appendTable(
      id: "exceptions", ReportTexts.exceptionsTable,
      columns: [
        (Texts.subjectTitle, false), (Texts.beforeTitle, true), (Texts.judged, true),
        (Texts.afterTitle, true), (Texts.judged, true),
      ],
      rows: summary.beforeAndAfter(exceptions).map { figure in
        // The difference of the wholes is the number that is excepted.
        let isHidden = figures.isHidden(figure.before.whole - figure.after.whole)
        let after =
          isHidden
          ? [DisclosedFigures.hidden, DisclosedFigures.hidden]
          : [figures.share(figure.after), figures.count(figure.after.whole)]
        return HandoverRow(
          [
            .text(text(Texts.figure(figure.subject))), .number(figures.share(figure.before)),
            .number(figures.count(figure.before.whole)),
          ] + after.map { .number($0) })
      })
    html.element(.p, [.class: "note"], Texts.leftOut)
  }

  // MARK: Punctuality

  private mutating func appendPunctuality(_ summary: RunSummary) {
    var rows = summary.services.flatMap { self.rows(of: $0) }
    if summary.services.count > 1 {
      rows.append(
        HandoverRow(
          [.text(text(ReportTexts.allServices)), .text("")] + cells(summary.punctuality)
            + [.number(""), .text("")],
          isTotal: true))
    }
    appendTable(
      id: "punctuality", ReportTexts.punctualityTable,
      columns: [
        (Texts.service, false), (Texts.standardVersion, false), (Texts.onTime, true),
        (Texts.judged, true), (Texts.coverage, true), (Texts.target, true),
        (Texts.verdictTitle, false),
      ], rows: rows)
    html.element(.p, [.class: "note"], ReportTexts.punctualityNote)
  }

  /// A row for the service, and one for each target that is judged by other cases than the service.
  private func rows(of service: ServicePunctuality) -> [HandoverRow] {
    let name = HandoverCell.text("\(service.service.unit) · \(service.service.name)")
    let punctuality = service.punctuality
    if service.targets.count == 1, let target = service.targets.first,
      target.judged == punctuality.judged, target.onTime == punctuality.onTime
    {
      return [HandoverRow([name, .text(target.version)] + cells(punctuality) + cells(target))]
    }
    let none = service.targets.isEmpty ? text(ReportTexts.noTarget) : ""
    let own = HandoverRow([name, .text("")] + cells(punctuality) + [.number(""), .text(none)])
    return [own]
      + service.targets.map { target in
        HandoverRow(
          [
            .text("\(service.service.unit) · \(service.service.name)"), .text(target.version),
            .number(figures.share(target.share)), .number(figures.count(target.judged)),
            .number(""),
          ] + cells(target))
      }
  }

  private func cells(_ punctuality: Punctuality) -> [HandoverCell] {
    [
      .number(figures.share(punctuality.share)), .number(figures.count(punctuality.judged)),
      .number(figures.share(punctuality.coverage)),
    ]
  }

  private func cells(_ target: TargetResult) -> [HandoverCell] {
    let glyph =
      switch target.outcome {
      case .met: presentation.glyphs.right
      case .notMet: presentation.glyphs.wrong
      case .tooFewCases: "?"
      }
    let probability = text(Texts.probability).lowercased()
    let outcome = text(Texts.target(target.outcome))
    return [
      .number(text(.share(Share(Int64(target.target), of: 1000)))),
      .text(
        "\(glyph) \(outcome) (\(probability) \(style.text(probability: target.probability)))"),
    ]
  }
}
