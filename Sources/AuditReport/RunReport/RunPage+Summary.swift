internal import ServiceStandards

extension RunPage {
  mutating func appendSummary() {
    let summary = report.summary
    page.line(page.text(Texts.summaryTitle), .strong)
    let deviating = Share(summary.deviatingTransactions, of: summary.examined)
    var facts: [(label: String, value: String)] = [
      (
        page.text(Texts.examined),
        page.text(Texts.transactions(summary.examined, page.text(.count(summary.examined))))
      )
    ]
    if let last = summary.later.max(by: { $0.received < $1.received }) {
      let count = summary.later.reduce(0) { $0 + $1.transactions }
      let text = Texts.leftOutAsLater(
        count, page.text(.count(count)), last: last.last,
        service: last.service.path,
        received: page.text(.instant(last.received)))
      facts.append((page.text(Texts.receivedLater), page.text(text)))
    }
    if summary.examined > 0 {
      let text = Texts.deviatingOf(
        page.text(.count(summary.deviatingTransactions)), share: page.text(.share(deviating)),
        deviations: page.text(.count(summary.deviations)))
      facts.append((page.text(Texts.deviating), page.text(text)))
    }
    for amount in summary.amounts {
      let total = page.text(.money(amount.money, amount.currency))
      facts.append((page.text(Texts.moneyAtStake), total + moneyByRule(amount.currency)))
    }
    page.facts(facts)
    page.blank()
    guard summary.examined > 0 else { return }
    appendCriteria(summary.criteria)
  }

  /// What the total of a currency is made of, e.g. ` (B-01 Rp25.000, B-03 Rp5.000)`.
  private func moneyByRule(_ currency: Currency) -> String {
    var sums: [RuleID: Money] = [:]
    for finding in report.findings {
      guard let amount = finding.amount, amount.currency == currency else { continue }
      sums[finding.rule, default: .zero] += amount.money
    }
    guard sums.count > 1 else { return "" }
    let parts = sums.sorted { $0.key < $1.key }.map { rule, sum in
      "\(rule) \(page.text(.money(sum, currency)))"
    }
    return Texts.byRule(parts)
  }

  private mutating func appendCriteria(_ criteria: [CriterionCounts]) {
    let titles = [
      Texts.compliantTitle, Texts.deviatesTitle, Texts.notAssessableTitle,
      Texts.notApplicableTitle, Texts.coverage,
    ]
    page.grid(
      [TextGrid.Column(page.text(Texts.criterionTitle), visibility: .always)]
        + titles.map { TextGrid.Column(page.text($0), alignsRight: true, visibility: .always) },
      criteria.map { counts in
        [
          GridText(page.text(Texts.criterion(counts.criterion))),
          GridText(page.text(.count(counts.compliant))),
          GridText(page.text(.count(counts.deviates)), counts.deviates > 0 ? .warning : .none),
          GridText(page.text(.count(counts.notAssessableTotal))),
          GridText(page.text(.count(counts.notApplicableTotal))),
          GridText(page.text(.share(counts.coverage))),
        ]
      })
    page.blank()
    appendReasons(Texts.notAssessableTitle, criteria.map { ($0.criterion, $0.notAssessable) })
    appendReasons(Texts.notApplicableTitle, criteria.map { ($0.criterion, $0.notApplicable) })
    if criteria.contains(where: { !$0.notAssessable.isEmpty || !$0.notApplicable.isEmpty }) {
      page.blank()
    }
  }

  /// `Tidak dapat dinilai: waktu – catatan waktu tidak lengkap 60, …; biaya – …`
  private mutating func appendReasons(
    _ title: Wording, _ counts: [(criterion: Criterion, reasons: [Reason: Int64])]
  ) {
    for (criterion, reasons) in counts where !reasons.isEmpty {
      let sorted = reasons.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      let list = sorted.map { "\(page.text(Texts.reason($0))) \(page.text(.count($1)))" }
      let lead = "\(page.text(title)), \(page.text(Texts.criterion(criterion)))"
      page.paragraph("\(lead): \(list.joined(separator: ", "))", indent: 2, hanging: 2)
    }
  }

  // MARK: Punctuality

  /// A line for each service under a line for its unit, and one for each target that is judged by
  /// other cases than the service.
  mutating func appendPunctuality() {
    let services = report.summary.services
    guard !services.isEmpty else { return }
    page.line(page.text(Texts.punctualityTitle), .strong)
    let rows = services.map { punctualityRows($0) }
    let total =
      [GridText(page.text(Texts.allServices), .strong)]
      + punctualityCells(report.summary.punctuality) + noTarget
    var grid = TextGrid(punctualityColumns, indent: 2, presentation)
    grid.fit(rows.flatMap(\.self) + [total])
    page.header(of: grid)
    var unit: UnitCode?
    for (service, rows) in zip(services, rows) {
      if service.service.unit != unit {
        unit = service.service.unit
        page.line(service.service.unit.text, .strong)
      }
      for row in rows { page.row(row, of: grid) }
    }
    if services.count > 1 { page.row(total, of: grid) }
    if services.contains(where: { !$0.targets.isEmpty }) {
      page.paragraph(page.text(Texts.probabilityNote), indent: 2, .faint)
    }
    page.blank()
  }

  private var punctualityColumns: [TextGrid.Column] {
    [
      TextGrid.Column(page.text(Texts.service), visibility: .always),
      TextGrid.Column(page.text(Texts.onTimeShort), alignsRight: true, visibility: .always),
      TextGrid.Column(page.text(Texts.judged), alignsRight: true, visibility: .always),
      TextGrid.Column(page.text(Texts.coverage), alignsRight: true, visibility: .always),
      TextGrid.Column(page.text(Texts.target), alignsRight: true, visibility: .always),
      TextGrid.Column(page.text(Texts.verdictTitle), visibility: .always),
      TextGrid.Column(page.text(Texts.probability), alignsRight: true),
    ]
  }

  private func punctualityRows(_ service: ServicePunctuality) -> [[GridText]] {
    let name = GridText(service.service.code.text)
    let cells = punctualityCells(service.punctuality)
    let punctuality = service.punctuality
    if service.targets.count == 1, let target = service.targets.first,
      target.judged == punctuality.judged, target.onTime == punctuality.onTime
    {
      return [[name] + cells + targetCells(target)]
    }
    return [[name] + cells + noTarget]
      + service.targets.map { target in
        [
          GridText("  \(page.text(Texts.standardNamed(target.version)))"),
          GridText(share(target.share)),
          GridText(page.text(.count(target.judged))),
          GridText(""),
        ] + targetCells(target)
      }
  }

  private var noTarget: [GridText] { Array(repeating: GridText(""), count: 3) }

  private func punctualityCells(_ punctuality: Punctuality) -> [GridText] {
    [
      GridText(share(punctuality.share)),
      GridText(page.text(.count(punctuality.judged))),
      GridText(page.text(.share(punctuality.coverage))),
    ]
  }

  private func share(_ share: Share) -> String {
    share.whole == 0 ? presentation.glyphs.dash : page.text(.share(share))
  }

  private func targetCells(_ target: TargetResult) -> [GridText] {
    let glyph =
      switch target.outcome {
      case .met: presentation.glyphs.right
      case .notMet: presentation.glyphs.wrong
      case .tooFewCases: "?"
      }
    let outcome = page.text(Texts.target(target.outcome))
    return [
      GridText(page.text(.share(Share(Int64(target.target), of: 1000)))),
      GridText("\(glyph) \(outcome)", Emphasis(.term(.target(target.outcome)))),
      GridText(page.style.text(probability: target.probability)),
    ]
  }
}
