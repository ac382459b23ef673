import Foundation
import ServiceStandards
import TestSupport
import Testing
import WorkingTime

@testable import AuditReport

@Suite struct `Files of findings` {
  @Test func `have the words of their reader for codes and states, one word for one state`() throws
  {
    var sheet = try FindingSamples.full()
    sheet.state = .delivered
    sheet.codes.maladministration = ["procedural_deviation"]
    var content = try FindingSamples.content([sheet])
    content.meanings = [
      "procedural_deviation": Wording("Penyimpangan prosedur", "Deviation from procedure")
    ]
    let people = try FindingSamples.file("temuan.csv", of: content).text
    #expect(people.contains("Penyimpangan prosedur") && !people.contains("procedural_deviation"))
    let programs = try FindingSamples.row(content)
    #expect(programs["maladministration"] == "procedural_deviation")
    #expect(programs["state"] == "delivered")
    let state = Texts.findingState(.delivered).indonesian
    let page = try Rendering.html(content)
    #expect(people.contains(state) && page.contains(state))
  }

  @Test func `hold every attribute of a finding, masked and guarded`() throws {
    let content = try FindingSamples.content([try FindingSamples.full()])
    try Golden.expect(
      try FindingSamples.file("temuan.csv", of: content).text, equals: "temuan.csv")
    try Golden.expect(
      try FindingSamples.file("temuan.data.csv", of: content, .english).text,
      equals: "temuan.en.data.csv")
    let row = try FindingSamples.row(content)
    #expect(row["finding"] == "T-2026-0042" && row["previous_finding"] == "T-2025-0007")
    #expect(row["cause"] == "'=petugas 6372********0001")
    #expect(row["effect"] == "Pemohon rugi; hubungi 0812******90.")
    #expect(row["response"] == "Dikembalikan\n'-per kas")
    #expect(row["follow_up_status"] == "2" && row["overdue"] == "true")
  }

  @Test func `are counted for the manifest while they are written`() throws {
    let sheets = [
      try FindingSamples.finding(1, deviations: 9, amount: 1000), try FindingSamples.full(),
    ]
    let data = try FindingSamples.file(
      "temuan.data.csv", of: try FindingSamples.content(sheets)
    ).facts
    #expect(data.rows == 2)
    #expect(data.firstKey == "T-2026-0001" && data.lastKey == "T-2026-0042")
    #expect(data.sums == ["amount": ["IDR": 1_251_000], "worst_amount": ["IDR": 250_000]])
    #expect(data.currencyColumn == "currency")
    #expect(data.columns.first == "finding" && data.columns.contains("worst_overrun_unit"))
    let excel = try FindingSamples.file("temuan.csv", of: try FindingSamples.content(sheets)).facts
    #expect(excel.sums == ["Uang": ["IDR": 1_251_000], "Uang terbesar": ["IDR": 250_000]])
    #expect(excel.currencyColumn == "Mata uang")
    let none = try FindingSamples.file("temuan.csv", of: try FindingSamples.content([])).facts
    #expect(none.rows == 0 && none.firstKey == nil && none.lastKey == nil)
  }

  @Test func `have a sum of money for each currency`() throws {
    let dollar = Currency(code: "USD", decimals: 2)
    let sheets = [
      try FindingSamples.finding(1, deviations: 9, amount: 50_000),
      try FindingSamples.finding(2, service: "VISA", deviations: 9, amount: 2550, currency: dollar),
      try FindingSamples.finding(3, deviations: 9, amount: 1000),
    ]
    let facts = try FindingSamples.file(
      "temuan.data.csv", of: try FindingSamples.content(sheets)
    ).facts
    #expect(facts.sums["amount"] == ["IDR": 51_000, "USD": 2550])
  }

  @Test func `hide from the public the money of hidden counts in each currency`() throws {
    let dollar = Currency(code: "USD", decimals: 2)
    let content = try FindingSamples.content(
      [
        try FindingSamples.finding(1, service: "A", deviations: 2, amount: 100),
        try FindingSamples.finding(2, service: "B", deviations: 30, amount: 200),
        try FindingSamples.finding(3, service: "C", deviations: 3, amount: 50, currency: dollar),
        try FindingSamples.finding(4, service: "D", deviations: 40, amount: 70, currency: dollar),
      ], privacy: .public)
    let facts = try FindingSamples.file("temuan.data.csv", of: content).facts
    #expect(facts.sums["amount"] == ["IDR": 200, "USD": 70])
  }

  @Test func `mask nothing for internal use`() throws {
    let content = try FindingSamples.content([try FindingSamples.full()], privacy: .internal)
    #expect(try FindingSamples.row(content)["cause"] == "'=petugas 6372010101900001")
  }

  @Test func `give the public no single case and no text of people`() throws {
    let content = try FindingSamples.content(
      [
        try FindingSamples.full(), try FindingSamples.finding(50, deviations: 30, amount: 9),
        try FindingSamples.finding(51, deviations: 30, amount: 9),
      ], privacy: .public)
    let row = try FindingSamples.row(content)
    for column in [
      "worst_deviation", "worst_measure", "worst_amount", "condition", "cause", "effect",
      "recommendation", "response", "responsible",
    ] {
      #expect(row[column] == "", "\(column)")
    }
    #expect(row["deviations"] == "21" && row["criteria"] == "Tarif Rp30.000.")
    for name in ["temuan.csv", "temuan.data.csv", "temuan.json"] {
      let text = try FindingSamples.file(name, of: content).text
      #expect(!text.contains("B-01-5002") && !text.contains("637201"))
    }
    #expect(
      HandoverFile.all.filter { !$0.isMade(for: .public) }.map(\.name)
        == [
          "penyimpangan.csv", "penyimpangan.data.csv", "penyimpangan-standar.csv",
          "penyimpangan-standar.data.csv", "pengaduan.csv", "pengaduan.data.csv",
        ])
  }

  @Test func `hide small counts from the public with their money, and say so`() throws {
    let sheets = [
      try FindingSamples.finding(1, service: "A", deviations: 3, amount: 30_000),
      try FindingSamples.finding(2, service: "B", deviations: 12, amount: 120_000),
      try FindingSamples.finding(3, service: "C", deviations: 500, amount: 5_000_000),
    ]
    let text = try FindingSamples.file(
      "temuan.data.csv", of: try FindingSamples.content(sheets, privacy: .public)
    ).text
    let rows = CSVText.rows(text, delimiter: ",")
    func column(_ name: String) -> [String] {
      let index = rows[0].firstIndex(of: name) ?? 0
      return rows.dropFirst().map { $0[index] }
    }
    // One alone could be computed from the total, so the next smallest is hidden with it.
    #expect(column("deviations") == ["", "", "500"])
    #expect(column("amount") == ["", "", "5000000"])
    #expect(column("hidden_figures")[0].contains("deviations=below_5"))
    #expect(column("hidden_figures")[0].contains("amount=protected"))
    #expect(column("hidden_figures")[1].contains("deviations=protected"))
    #expect(column("hidden_figures")[2] == "")
    #expect(!text.contains("30000") && !text.contains("120000"))
  }

  @Test func `have the stable columns of the committed schema`() throws {
    let text = try Rendering.text(
      HandoverShape.schemaTable(Samples.envelope), as: .csv, try Rendering.presentation(csv: .data))
    try Golden.expect(text, equals: "handover-schema.data.csv")
    for shape in HandoverShape.all {
      #expect(Set(shape.columns.map(\.column.key)).count == shape.columns.count)
      for column in shape.columns {
        #expect(!column.meaning.indonesian.isEmpty && !column.meaning.english.isEmpty)
      }
    }
  }

  @Test(arguments: Rendering.listFormats.map(\.name))
  func `have a schema in every format`(format: String) throws {
    let text = try Rendering.text(
      HandoverShape.schemaTable(Samples.envelope), as: try #require(ReportFormat.named(format)),
      try Rendering.presentation())
    #expect(text.contains("maladministration") && text.contains("case_number"))
  }
}

@Suite struct `The recap of the follow-up` {
  @Test func `has one row for each finding in the shape of a TLHP recap`() throws {
    let table = HandoverShape.followUpTable(
      [try FindingSamples.full(), try FindingSamples.finding(50, deviations: 8)],
      envelope: Samples.envelope, language: .indonesian, privacy: .inspectorate)
    try Golden.expect(
      try Rendering.text(table, as: .csv, try Rendering.presentation()), equals: "rekap.csv")
  }
}

@Suite struct `JUnit of a hand-over` {
  private func outcome(
    _ rule: RuleID, deviations: Int64 = 0, excepted: Int64 = 0, judged: Int64 = 0,
    notAssessable: Int64 = 0
  ) throws -> RuleOutcome {
    RuleOutcome(
      unit: UnitName(code: try UnitCode("A&B"), name: "A & B"), rule: rule,
      title: Wording("Judul <1>", "Title <1>"), severity: .high, deviations: deviations,
      excepted: excepted, judged: judged, notAssessable: notAssessable, notApplicable: 0)
  }

  private func outcomes() throws -> [RuleOutcome] {
    [
      try outcome(.overcharge, deviations: 3, excepted: 1, judged: 9),
      try outcome(.chargedThoughFree, judged: 9),
      try outcome(.undercharge, notAssessable: 4), try outcome(.noProof),
      try outcome(.finishedLate, deviations: 2, excepted: 2, judged: 9),
    ]
  }

  @Test func `has a case for every rule, passed ones too`() throws {
    let content = try FindingSamples.content([], outcomes: try outcomes())
    let text = try FindingSamples.file("temuan.junit.xml", of: content).text
    try Golden.expect(text, equals: "temuan.junit.xml")
    #expect(text.contains("tests=\"5\" failures=\"1\" errors=\"1\" skipped=\"2\""))
    #expect(text.contains("classname=\"A&amp;B\" name=\"B-02 Judul &lt;1&gt;\"/>"))
    let opened = text.matches(of: /<testcase/).count
    #expect(opened == 5)
  }

  @Test func `tells the public no counts`() throws {
    let content = try FindingSamples.content([], privacy: .public, outcomes: try outcomes())
    let text = try FindingSamples.file("temuan.junit.xml", of: content).text
    #expect(text.contains("ada penyimpangan") && !text.contains("3 penyimpangan"))
  }
}
