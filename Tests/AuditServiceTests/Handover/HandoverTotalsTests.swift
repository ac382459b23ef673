import AuditEngine
import AuditReport
import AuditService
import Fixtures
import Foundation
import ServiceStandards
import TestSupport
import Testing
import WorkingTime

/// What a reader with a calculator finds: the files of one folder added up against each other.
@Suite struct `The files of a hand-over` {
  private static let period = ReceiptPeriod("2026-01..2026-06")

  static let selections: [Selection] = [
    Selection(), Selection(from: period?.from, to: period?.to),
    Selection(units: ["MPP-Banjarbaru.DUKCAPIL"]),
    Selection(units: ["MPP-Banjarbaru.DPMPTSP"], from: period?.from, to: period?.to),
  ]

  /// The demonstration with late answers to complaints, a waiver and a baseline, audited again.
  private func office() throws -> HandoverOffice {
    let office = try HandoverOffice()
    let workspace = office.folder.workspace()
    _ = try workspace.importComplaints(
      TransactionImport(file: Fixtures.url("complaints/book.csv").path), source: .book)
    _ = try workspace.addWaiver(.sample(from: "2026-02-02"), dryRun: false)
    _ = try workspace.takeBaseline(
      unit: "MPP-Banjarbaru.SAMSAT", reason: "uji", approvedBy: "Budi Santoso", again: false,
      dryRun: false)
    _ = try office.folder.run(after: 0)
    return office
  }

  @Test(arguments: selections) func `add up to each other`(_ selection: Selection) throws {
    let office = try office()
    try office.export("out", selection)
    let folder = try HandoverFigures(office, "out")
    let (findings, deviations) = (folder.findings, folder.deviations)
    let (standards, complaints) = (folder.standards, folder.complaints)
    #expect(!findings.isEmpty && !deviations.isEmpty)
    #expect(!complaints.isEmpty)

    // Each finding holds as many rows as it says, and its worst case is one of them.
    let rows = deviations + standards
    let held = Dictionary(grouping: rows) { $0["finding"] ?? "" }
    for finding in findings {
      let id = finding["finding"] ?? ""
      let own = finding["rule"] == "A-01" ? folder.lateAnswers(to: finding) : held[id] ?? []
      #expect(Int(finding["deviations"] ?? "") == own.count, "\(id)")
      #expect(
        own.contains { $0["deviation"] == finding["worst_deviation"] } || own.isEmpty, "\(id)")
      guard finding["rule"] != "A-01" else { continue }
      let excepted = own.map { $0["exception"] ?? "" }
      #expect(Int(finding["baseline"] ?? "") == excepted.count { $0 == "baseline" }, "\(id)")
      #expect(
        Int(finding["waived"] ?? "") == excepted.count { !["", "baseline"].contains($0) }, "\(id)")
    }
    // What no finding holds is nothing that is held against a unit.
    let ids = Set(findings.compactMap { $0["finding"] })
    #expect(rows.allSatisfy { ids.contains($0["finding"] ?? "") || $0["exception"] != "" })

    // The summary of the report counts what the annexes list, without proposals.
    let counted = rows.filter { $0["exception"] != "proposal" }
    #expect(folder.summary == counted.count)

    // JUnit says of each rule in each unit what the annexes say.
    #expect(folder.junit.count == Set(folder.junit.map(\.unit)).count * RuleSet.cards.count)
    for line in folder.junit {
      let own =
        line.rule == "A-01"
        ? complaints.filter { $0["unit"] == line.unit && $0["deviation"] != "" }
        : counted.filter { $0["unit"] == line.unit && $0["rule"] == line.rule }
      let excepted = own.count { $0["exception"] ?? "" != "" }
      #expect(line.deviations == own.count - excepted, "\(line.unit) \(line.rule)")
    }

    // The manifest counts the rows and the money of both forms of each file.
    for (name, rows) in [
      ("temuan", findings), ("penyimpangan", deviations), ("penyimpangan-standar", standards),
      ("pengaduan", complaints),
    ] {
      for file in ["\(name).csv", "\(name).data.csv"] {
        #expect(try office.entry(file, in: "out")["rows"] as? Int == rows.count, "\(file)")
      }
    }
    #expect(try HandoverFigures.rows(office, "out/temuan.csv", ";").count == findings.count)
    let object = try JSONSerialization.jsonObject(with: office.data("out/temuan.json"))
    let listed = ((object as? [String: Any])?["items"] as? [[String: Any]])?
      .map { $0["deviations"] as? Int }
    #expect(listed == findings.map { Int($0["deviations"] ?? "") })
    let period = try #require(try office.manifest("out")["period"] as? [String: Any])
    #expect(period["from"] as? String == selection.from?.description)
    #expect(period["to"] as? String == selection.to?.description)
  }

  @Test func `of a period hold what was received in it alone`() throws {
    let office = try office()
    try office.export("all")
    try office.export("period", `The files of a hand-over`.selections[1])
    let (all, part) = (try HandoverFigures(office, "all"), try HandoverFigures(office, "period"))
    func total(_ figures: HandoverFigures) -> Int {
      figures.findings.reduce(0) { $0 + (Int($1["deviations"] ?? "") ?? 0) }
    }
    #expect(total(part) > 0 && total(part) < total(all))
    // The days without a standard for AK1 lie in 2025: they are no matter of 2026.
    func lacks(_ rows: [HandoverFigures.Row]) -> Bool {
      rows.contains { $0["service"] == "AK1" && $0["rule"] == "S-01" }
    }
    #expect(lacks(all.standards) && lacks(all.findings))
    #expect(!lacks(part.standards) && !lacks(part.findings))
    #expect(part.junit.contains { $0.rule == "A-01" && $0.deviations > 0 })
  }
}

/// The figures of a folder, read as its reader would.
private struct HandoverFigures {
  typealias Row = [String: String]

  struct Outcome {
    let unit: String
    let rule: String
    /// Those that are held against the unit.
    let deviations: Int
  }

  let findings: [Row]
  let deviations: [Row]
  let standards: [Row]
  let complaints: [Row]
  let junit: [Outcome]
  /// Deviations by the key figures of the report.
  let summary: Int?

  init(_ office: HandoverOffice, _ name: String) throws {
    findings = try HandoverFigures.rows(office, "\(name)/temuan.data.csv")
    deviations = try HandoverFigures.rows(office, "\(name)/penyimpangan.data.csv")
    standards = try HandoverFigures.rows(office, "\(name)/penyimpangan-standar.data.csv")
    complaints = try HandoverFigures.rows(office, "\(name)/pengaduan.data.csv")
    let lines = try office.folder.text(of: "\(name)/temuan.junit.xml")
    junit = lines.matches(
      of: /<testcase classname="([^"]+)" name="([A-Z]-\d\d) [^"]*"(?:\/>|>(.*)<\/testcase>)/
    ).map { match in
      let numbers = (match.3 ?? "").matches(of: /\d+/).compactMap { Int($0.output) }
      let isFailed = match.3?.hasPrefix("<failure") ?? false
      return Outcome(
        unit: String(match.1), rule: String(match.2),
        deviations: isFailed ? (numbers.first ?? 0) - (numbers.dropFirst().first ?? 0) : 0)
    }
    let page = try office.folder.text(of: "\(name)/laporan.html")
    let figure = page.firstMatch(
      of: /<span class="label">Penyimpangan<\/span> <a[^>]*>([0-9.]+)<\/a>/)
    summary = figure.flatMap { Int($0.1.replacing(".", with: "")) }
  }

  /// Late answers to the complaints about the service of a finding.
  func lateAnswers(to finding: Row) -> [Row] {
    complaints.filter {
      $0["unit"] == finding["unit"] && $0["service"] == finding["service"]
        && $0["deviation"] != ""
    }
  }

  static func rows(
    _ office: HandoverOffice, _ name: String, _ delimiter: Character = ","
  ) throws -> [Row] {
    let rows = CSVText.rows(try office.folder.text(of: name), delimiter: delimiter)
    guard let head = rows.first else { return [] }
    return rows.dropFirst().map { row in
      Dictionary(zip(head, row), uniquingKeysWith: { first, _ in first })
    }
  }
}
