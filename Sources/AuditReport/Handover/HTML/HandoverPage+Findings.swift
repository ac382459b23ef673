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
      html.append(document(of: finding).document, style, level: 3, linking: [])
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

  func stateText(_ finding: FindingSheet) -> String { document(of: finding).state }

  private func document(of finding: FindingSheet) -> FindingDocument {
    FindingDocument(finding, content, figures, worst: worst.of(finding))
  }
}
