internal import ServiceStandards
internal import WorkingTime

// Hasil audit: the findings in progress by unit, in each the gravest first.
extension HandoverPage {
  /// An index of the units, and their findings where these have no pages of their own. Findings are handed over one by
  /// one: there may be many.
  mutating func appendFindings(to output: inout Output) throws {
    guard !units.isEmpty else {
      appendParagraph(ReportTexts.noFindings)
      return
    }
    if units.count > 1 { append(unitsTable, named: "units") }
    guard !UnitFindings.havePagesOfTheirOwn(units) else { return }
    for unit in units { try append(unit, to: &output) }
  }

  /// The page of one unit in a report of many findings.
  mutating func appendPage(of unit: UnitFindings, to output: inout Output) throws {
    beginPage("\(text(ReportTexts.title)) – \(unit.name)")
    html.element(.header) { html in html.element(.h1, ReportTexts.title) }
    html.begin(.main)
    html.element(.p) { html in
      html.element(.a, [.href: "laporan.html#units"], ReportTexts.backToReport)
    }
    try append(unit, to: &output)
    appendEnd()
    html.move(to: &output)
  }

  private mutating func append(_ unit: UnitFindings, to output: inout Output) throws {
    let anchor = Reference.unit(unit.code).anchor
    html.element(.h3, [.id: anchor], "\(unit.name) (\(unit.code))")
    append(list(of: unit), named: "\(anchor)-list")
    for finding in unit.findings {
      html.append(document(of: finding).brief, style, level: 4, linking: .none)
      html.move(to: &output)
      try output.flushIfFull()
    }
  }

  private var unitsTable: Document.Table {
    var fields: [Document.Field<UnitFindings>] = [
      .init("unit", Texts.unit, .text) { unit in
        Phrase("\(unit.name) (\(unit.code))", about: .unit(unit.code))
      },
      .init("findings", ReportTexts.openFindings, .count) { unit in
        Phrase(.count(Int64(unit.findings.count)))
      },
    ]
    fields += Severity.allCases.reversed().map { severity in
      .init(severity.word, Texts.severity(severity), .count) { unit in
        Phrase(.count(Int64(unit.findings.count { $0.severity == severity })))
      }
    }
    return Document.Table(ReportTexts.unitsTable, units, fields)
  }

  private func list(of unit: UnitFindings) -> Document.Table {
    Document.Table(
      ReportTexts.findingsTable, unit.findings,
      [
        .init("finding", ReportTexts.finding, .identifier) {
          Phrase("\($0.id)", about: .finding($0.id))
        },
        .init("severity", Texts.severityTitle, .word) { Phrase(Texts.severity($0.severity)) },
        .init("service", Texts.service, .text) { Phrase($0.service.name) },
        .init("rule", Texts.rule, .text) { finding in
          Phrase("\(finding.rule) \(text(finding.ruleTitle))", about: .rule(finding.rule))
        },
        .init("deviations", ReportTexts.deviations, .count) {
          Phrase(figures.count(of: $0))
        },
        .init("state", ReportTexts.state, .text) { Phrase(stateText($0)) },
      ])
  }

  func stateText(_ finding: FindingSheet) -> String { document(of: finding).state }

  private func document(of finding: FindingSheet) -> FindingDocument {
    FindingDocument(finding, content, figures, worst: worst.of(finding))
  }
}
