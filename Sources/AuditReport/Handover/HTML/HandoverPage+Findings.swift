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
    append(list(of: findings), named: "finding-list")
    for finding in findings {
      html.append(document(of: finding).document, style, level: 3, linking: [])
      html.move(to: &output)
      try output.flushIfFull()
    }
  }

  private func list(of findings: [FindingSheet]) -> Document.Table {
    Document.Table(
      ReportTexts.findingsTable, findings,
      [
        .init("finding", ReportTexts.finding, .identifier) {
          Phrase("\($0.id)", about: .finding($0.id))
        },
        .init("service", Texts.service, .text) {
          Phrase("\($0.service.unit) · \($0.service.name)")
        },
        .init("rule", Texts.rule, .text) { finding in
          Phrase("\(finding.rule) \(text(finding.ruleTitle))", about: .rule(finding.rule))
        },
        .init("severity", Texts.severityTitle, .word) { Phrase(Texts.severity($0.severity)) },
        .init("deviations", ReportTexts.deviations, .count) {
          Phrase(figures.count($0.figures.deviations))
        },
        .init("state", ReportTexts.state, .text) { Phrase(stateText($0)) },
      ])
  }

  func stateText(_ finding: FindingSheet) -> String { document(of: finding).state }

  private func document(of finding: FindingSheet) -> FindingDocument {
    FindingDocument(finding, content, figures, worst: worst.of(finding))
  }
}
