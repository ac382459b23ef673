import ServiceStandards
import Testing
import WorkingTime

@testable import AuditReport

@Suite struct `The conclusion of a run` {
  private func text(_ report: RunReport, _ language: Language = .english) throws -> String {
    try Rendering.text(report, as: .table, try Rendering.presentation(language, width: 400))
  }

  @Test func `comes before everything else, with how much could be judged`() throws {
    let lines = Rendering.lines(try text(try Samples.report()))
    #expect(
      lines[1] == """
          ✗ Mal Pelayanan Publik Kota Banjarbaru: 158 of 2,244 transactions deviate (7.0 %), with 162 deviations; \
        of 3 targets of punctuality, 1 is not met and 1 cannot be told.
        """)
    #expect(
      lines[2]
        == "  What could be judged: time 82.2 %, cost 97.6 %, requirements 31.2 %, standard 100.0 %, record 100.0 %."
    )
  }

  @Test func `speaks of one as of one`() throws {
    var report = try Samples.report()
    report.summary.examined = 1
    report.summary.deviatingTransactions = 1
    report.summary.deviations = 1
    report.summary.services[1].targets = []
    let text = try text(report)
    #expect(text.contains("1 of 1 transaction deviates (100.0 %), with 1 deviation; of 1 target"))
    #expect(text.contains("punctuality, 0 are not met."))
  }

  @Test func `says nothing of targets where there are none`() throws {
    var report = try Samples.report()
    for index in report.summary.services.indices { report.summary.services[index].targets = [] }
    #expect(try text(report, .indonesian).contains("dengan 162 penyimpangan.\n"))
  }

  @Test func `never cuts the title of a rule`() throws {
    for width in [60, 80, 110, 140] {
      let text = try Rendering.text(
        try Samples.report(), as: .table, try Rendering.presentation(width: width))
      #expect(!text.contains("…"), "\(width)")
    }
  }
}

@Suite struct `A run in a browser` {
  @Test(arguments: Language.allCases)
  func `is one page that loads nothing, and whose links lead somewhere`(in language: Language)
    throws
  {
    var report = try Samples.report()
    let unit = report.findings[0].service.unit
    for index in report.findings.indices where report.findings[index].service.unit == unit {
      report.findings[index].service.name = "<script>alert(1)</script>"
    }
    let page = try Rendering.text(report, as: .html, try Rendering.presentation(language))
    let markup = try MarkupReader(page)
    let ids = markup.elements.compactMap { $0.attributes["id"] }
    #expect(Set(ids).count == ids.count)
    let links = markup.elements.compactMap { $0.attributes["href"] }
    #expect(links.contains("#service-MPP-Banjarbaru.POLRES/SKCK"))
    for link in links { #expect(ids.contains(String(link.dropFirst())), "\(link)") }
    #expect(!markup.elements.contains { $0.tag == "script" })
    let said = markup.text.joined(separator: " ")
    let conclusion = language == .english ? "158 of 2,244" : "158 dari 2.244"
    #expect(said.contains(conclusion))
  }

  @Test func `has no form for lists`() throws {
    #expect(throws: TableFault.self) {
      try Rendering.text(TableSamples.deviations(), as: .html, try Rendering.presentation())
    }
  }
}

@Suite struct `The order of gravity` {
  private func line(
    _ code: String, _ rule: RuleID, _ severities: [Severity: Int64], worst: WorstCase.Size
  ) throws -> FindingLine {
    FindingLine(
      service: try Samples.service(Samples.polres, code, code), rule: rule,
      ruleTitle: Wording("", ""), criterion: .time, severities: severities, transactions: 1,
      judged: 10, examined: 10, worst: WorstCase(deviation: "\(code)-\(rule)", size: worst),
      amount: nil)
  }

  private func money(_ value: Int64) -> WorstCase.Size { .money(Amount(Money(value), .rupiah)) }

  @Test func `is severity, then the size beside the largest of its kind`() throws {
    let lines = [
      try line("A", .finishedLate, [.medium: 90], worst: .overrun(1000)),
      try line("A", .openOverdue, [.high: 1], worst: .overrun(500)),
      try line("B", .overcharge, [.high: 1], worst: money(100)),
      try line("B", .chargedThoughFree, [.critical: 1], worst: money(10)),
      try line("C", .overcharge, [.high: 2], worst: money(60)),
    ]
    #expect(
      GravityOrder.gravest(of: lines).map(\.worst.deviation) == [
        "B-B-02", "B-B-01", "C-B-01", "A-W-02", "A-W-01",
      ])
  }

  @Test func `puts first the service with most of the gravest deviations`() throws {
    let lines = [
      try line("A", .finishedLate, [.medium: 500, .high: 1], worst: .overrun(1)),
      try line("B", .finishedLate, [.medium: 3], worst: .overrun(1)),
      try line("B", .overcharge, [.high: 2], worst: money(1)),
      try line("C", .chargedThoughFree, [.critical: 1], worst: money(1)),
    ]
    #expect(
      GravityOrder.byService(lines).map { "\($0.service.code) \($0.rule)" } == [
        "C B-02", "B B-01", "B W-01", "A W-01",
      ])
  }
}
