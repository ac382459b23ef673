internal import ServiceStandards

extension RunPage {
  /// One line for each finding, under a line for its service.
  mutating func appendFindings(to output: inout Output) throws {
    page.line(page.text(Texts.findingsTitle), .strong)
    page.move(to: &output)
    let showsMoney = report.findings.contains { $0.amount != nil }
    var grid = TextGrid(findingColumns(showsMoney), indent: 2, presentation)
    let rows = report.findings.map(findingRow)
    grid.fit(rows)
    grid.appendHeader(to: &output.bytes)
    var service: ServiceName?
    for (finding, row) in zip(report.findings, rows) {
      if finding.service != service {
        service = finding.service
        appendServiceLine(finding.service)
        page.move(to: &output)
      }
      grid.appendRow(row, to: &output.bytes)
      try output.flushIfFull()
    }
    page.blank()
  }

  private mutating func appendServiceLine(_ service: ServiceName) {
    let dot = presentation.glyphs.dot
    let text = "\(service.unit) \(dot) \(service.code) \(dot) \(service.name)"
    let shown = TextWidth.shortened(
      Array(text.utf8), to: presentation.width ?? .max, ellipsis: presentation.glyphs.ellipsis)
    page.line(String(decoding: shown, as: UTF8.self), .strong)
  }

  private func findingColumns(_ showsMoney: Bool) -> [TextGrid.Column] {
    [
      TextGrid.Column(
        page.text(Texts.rule), mayBeShortened: true, leastWidth: 12, visibility: .always),
      TextGrid.Column(page.text(Texts.severityTitle), visibility: .always),
      TextGrid.Column(page.text(Texts.count), alignsRight: true, visibility: .always),
      TextGrid.Column(page.text(Texts.share), alignsRight: true, visibility: .always),
      TextGrid.Column(page.text(Texts.coverage), alignsRight: true, visibility: .always),
      TextGrid.Column(page.text(Texts.worst), visibility: .always),
      TextGrid.Column(page.text(Texts.size), alignsRight: true),
      TextGrid.Column(
        showsMoney ? page.text(Texts.moneyAtStake) : "", alignsRight: true, visibility: .ifRoom),
    ]
  }

  private func findingRow(_ finding: FindingLine) -> [GridText] {
    [
      GridText("\(finding.rule) \(page.text(finding.ruleTitle))"),
      GridText(
        page.text(Texts.severity(finding.severity)), Emphasis(finding.severity)),
      GridText(page.text(.count(finding.deviations))),
      GridText(page.text(.share(finding.share))),
      GridText(page.text(.share(Share(finding.judged, of: finding.examined)))),
      GridText(finding.worst?.deviation ?? ""),
      GridText(finding.worst.map { page.text($0.size) } ?? ""),
      GridText(finding.amount.map { page.text(.money($0.money, $0.currency)) } ?? ""),
    ]
  }
}

extension Page {
  /// How large the gravest deviation is, of real time the two largest parts.
  func text(_ size: WorstCase.Size) -> String {
    switch size {
    case .overrun(let seconds), .disorder(let seconds):
      style.text { style.append(duration: seconds, parts: 2, to: &$0) }
    case .money(let amount): text(.money(amount.money, amount.currency))
    case .documents(let count): text(Texts.documents(count, text(.count(count))))
    case .cases(let count), .transactions(let count):
      text(Texts.transactions(count, text(.count(count))))
    }
  }
}
