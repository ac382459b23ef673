import ServiceStandards
import TestSupport
import Testing
import WorkingTime

@testable import AuditReport

@Suite struct `An adversary with linear algebra` {
  private static let rules: [RuleID] = [
    .finishedLate, .openOverdue, .overcharge, .chargedThoughFree, .noStandard, .unlistedDocument,
  ]

  private func content(_ findings: [FindingSheet]) throws -> HandoverContent {
    try FindingSamples.content(findings, privacy: .public)
  }

  /// Reads the files as they are published.
  private func adversary(of content: HandoverContent) throws -> Adversary {
    Adversary(
      findings: try FindingSamples.file("temuan.data.csv", of: content).text,
      report: try Rendering.html(content))
  }

  /// Counts by rule, each with one service a finding.
  private func findings(_ counts: [[Int64]]) throws -> [FindingSheet] {
    var number = 0
    return try zip(Self.rules, counts).flatMap { rule, counts in
      try counts.enumerated().map { place, count in
        number += 1
        return try FindingSamples.finding(
          number, service: "L\(place)", rule: rule, deviations: count,
          amount: rule == .overcharge ? count * 1000 : nil)
      }
    }
  }

  private func random(_ random: inout SplitMix64) -> [[Int64]] {
    (0..<Int.random(in: 1...Self.rules.count, using: &random)).map { _ in
      let most = [2, 6, 12, 90].randomElement(using: &random) ?? 6
      return (0..<Int.random(in: 1...5, using: &random)).map { _ in
        Int64.random(in: 0...Int64(most), using: &random)
      }
    }
  }

  @Test func `solves for no hidden number of findings`() throws {
    var generator = SplitMix64(seed: 5)
    for _ in 0..<250 {
      let counts = random(&generator)
      let adversary = try adversary(of: try content(try findings(counts)))
      #expect(adversary.solved() == [:], "\(counts)")
    }
  }

  @Test func `solves for no hidden number of what is handed over elsewhere`() throws {
    let adversary = try adversary(of: try HandoverSamples.content(.public))
    #expect(!adversary.hidden.isEmpty && adversary.solved() == [:])
  }

  /// Each of these was, or would be, solved: one rule less the others, a rule all of whose findings
  /// are told, two sums that both hide the same number.
  @Test(arguments: [
    [[3], [20, 30], [40]], [[3], [5], [40]], [[1, 1], [7]], [[4, 4], [9, 9]], [[2], [3, 8], [60]],
    [[1], [1], [1], [1]], [[1, 1, 1, 1], [90]], [[3]], [[5, 6], [7]],
  ])
  func `finds nothing where sums are less other sums`(counts: [[Int64]]) throws {
    let adversary = try adversary(of: try content(try findings(counts)))
    #expect(adversary.solved() == [:])
    let small = counts.joined().count { (1..<5).contains($0) }
    #expect(adversary.hidden.count >= small)
  }

  @Test func `finds a small number when the mark beside it is taken away`() throws {
    var adversary = try adversary(of: try content(try findings([[3, 20, 500], [40]])))
    #expect(adversary.hidden.sorted() == ["T-2026-0001.deviations", "T-2026-0002.deviations"])
    adversary.learn("T-2026-0002.deviations", 20)
    #expect(adversary.solved()["T-2026-0001.deviations"] == 3)
  }

  @Test func `finds a small number when the sum of another rule is told`() throws {
    // 3 is the whole of its rule, so that the smallest other rule is not told either.
    var adversary = try adversary(of: try content(try findings([[3], [20, 30], [90]])))
    #expect(adversary.solved() == [:])
    adversary.learn(sumOf: ["T-2026-0002.deviations", "T-2026-0003.deviations"], 50)
    #expect(adversary.solved()["T-2026-0001.deviations"] == 3)
  }

  @Test func `finds out of random findings whatever one mark less gives away`() throws {
    var generator = SplitMix64(seed: 6)
    var found = 0
    for _ in 0..<200 {
      let counts = random(&generator)
      let sheets = try findings(counts)
      let all = PublicFigures(sheets)
      let adversary = try adversary(of: try content(sheets))
      for rule in all.rules where rule.deviations != nil {
        let ofRule = sheets.filter { $0.rule == rule.rule }
        func count(_ mark: SmallCounts.Mark) -> [FindingSheet] {
          ofRule.filter { all.marks(of: $0.id).deviations == mark }
        }
        guard count(.small).count == 1, count(.protected).count == 1 else { continue }
        var taught = adversary
        let told = count(.protected)[0]
        taught.learn("\(told.id).deviations", told.figures.deviations)
        let small = count(.small)[0]
        #expect(
          taught.solved()["\(small.id).deviations"] == small.figures.deviations, "\(counts)")
        found += 1
      }
    }
    #expect(found > 20)
  }

  @Test func `reads in the report no other table and no other key figure`() throws {
    var content = try HandoverSamples.content(.public)
    content.report.exceptions = RunExceptions(
      baselines: [
        .init(unit: try UnitCode("MPP"), day: CivilDay(number: 20_000), deviations: 30)
      ], excepted: [.time: 30])
    let page = try Rendering.html(content)
    let tables = PublishedPage.tables(in: page).filter { !$0.hasSuffix("-list") }
    #expect(
      tables == [
        "rules-chart-table", "money-chart-table", "units", "rules", "standards", "calendars",
      ])
    #expect(
      PublishedPage.labels(in: page) == [
        "Transaksi diperiksa", "Penyimpangan", "Temuan dalam penanganan", "Pengecualian berlaku",
      ])
    #expect(page.contains(ReportTexts.leftOutForPublic.indonesian))
    // What is judged, late or excepted stands beside no finding and no standard.
    #expect(!page.contains("1.041") && !page.contains("1.010") && !page.contains("990"))
  }

  @Test func `reads nothing else in the workbook`() throws {
    let content = try content(try findings([[3], [20, 30], [90]]))
    let sheet = try #require(content.sheets(try Rendering.presentation()).first)
    let style = PeopleStyle(try Rendering.presentation())
    var rows: [[String]] = []
    try sheet.table.eachRow { cells in
      rows.append(cells.map { style.text($0) })
      return true
    }
    let numbers = rows.filter { $0[2] == "*" || PublishedPage.number($0[2]) == Int64($0[2]) }
      .map { $0[1...].joined(separator: " ") }
    #expect(numbers.contains("Penyimpangan 143"))
    #expect(numbers.contains("W-01 *") && numbers.contains("W-02 *"))
    #expect(rows.contains { $0[1] == "B-01" && $0[2] == "90" })
    #expect(!rows.contains { $0[1] == "Tepat waktu" || $0[1] == "Cakupan" || $0[1] == "Sesuai" })
  }

  @Test func `learns nothing from the order of findings and rules`() throws {
    let content = try content(try findings([[3, 20, 21], [9, 2, 60]]))
    let page = try Rendering.html(content)
    for table in PublishedPage.tables(in: page).filter({ $0.hasSuffix("-list") }) {
      let counts = PublishedPage.rows(ofTable: table, in: page).map { $0[4] }
      let told = counts.prefix { PublishedPage.number($0) != nil }
      #expect(counts.dropFirst(told.count).allSatisfy { PublishedPage.number($0) == nil })
    }
    #expect(page.contains("W-01") && page.contains("&lt;5"))
  }

  @Test func `knows no sum of money beside a hidden count, because tariffs are public`() throws {
    let page = try Rendering.html(try content(try findings([[9], [9], [3, 20, 500]])))
    let rows = PublishedPage.rows(ofTable: "money-chart-table", in: page)
    #expect(rows.map { $0[2] } == ["*"])
  }
}
