import AuditReport
import ServiceStandards
import TestSupport
import Testing
import WorkingTime

@Suite struct `Deviations as CSV` {
  private static let zones = ["Asia/Makassar", "Asia/Jakarta"]
  private static let asOf = Samples.instant("2026-07-01T08:00:00+08:00")

  private struct Case {
    let row: DeviationRow
    let service: Int64
    let standard: Int64?
    let exception: String?
  }

  private static let services: [(id: Int64, code: String, name: String, zone: Int)] = [
    (3, "SKCK", "Surat; \"Keterangan\", lain", 0), (90_000, "=KTP", "-KTP", 1),
    (7, "SIM", "SIM A", 0),
  ]
  private static let rules: [(id: RuleID, criterion: Criterion, measure: Measure)] = [
    (.finishedLate, .time, .instant), (.overcharge, .cost, .money),
    (.unlistedDocument, .requirements, .documents), (.impossibleOrder, .record, .order),
  ]
  private static let versions: [Int64: String] = [1: "2024", 900_000: "2,5;\"a\""]
  private static let numbers = [
    "B-0001/2026", "6372010101900001", "KTP 0812-3456-7890", "=1+1", "", " a", "a ", "a;b", "a,b",
    "a\"b", "a\nb", "é/1", "-5000", "2026.01.02.03.04", "'=x",
  ]
  private static let dollar = Currency(code: "USD", decimals: 2)

  private static func cases() throws -> [Case] {
    var random = SplitMix64(seed: 5)
    return (0..<400).map { _ in
      let service = services[Int.random(in: 0..<3, using: &random)]
      let rule = rules[Int.random(in: 0..<4, using: &random)]
      let standard: Int64? = [nil, 1, 900_000].randomElement(using: &random) ?? nil
      let isInstant = rule.measure == .instant || rule.measure == .order
      let value = { (random: inout SplitMix64) in
        // Stamps come from files: also ones of years that nobody means.
        if Int.random(in: 0..<20, using: &random) == 0 {
          return [Int64.min, .max, 253_402_300_800, -62_167_219_201].randomElement(using: &random)
            ?? 0
        }
        return isInstant
          ? Int64.random(in: 1_700_000_000...1_800_000_000, using: &random)
          : Int64.random(in: -9...9_000_000, using: &random)
      }
      let row = DeviationRow(
        rule: rule.id, transaction: Int64.random(in: 1...9_000_000_000, using: &random),
        unit: Samples.polres, service: service.code, serviceName: service.name,
        caseNumber: numbers.randomElement(using: &random) ?? "",
        status: CaseStatus.allCases.randomElement(using: &random) ?? .open,
        criterion: rule.criterion,
        severity: Severity.allCases.randomElement(using: &random) ?? .low,
        version: standard.flatMap { versions[$0] }, measure: rule.measure,
        expected: value(&random), actual: Bool.random(using: &random) ? nil : value(&random),
        amount: rule.measure == .money
          ? Money(Int64.random(in: -50...5_000_000, using: &random)) : .zero,
        currency: service.id == 7 ? dollar : .rupiah,
        received: Instant(Int64.random(in: 1_700_000_000...1_800_000_000, using: &random)),
        change: Bool.random(using: &random) ? .new : .still, zone: service.zone)
      return Case(
        row: row, service: service.id, standard: standard,
        exception: [nil, nil, "K-2026-0001"].randomElement(using: &random) ?? nil)
    }
  }

  private static func names(withFindings: Bool) throws -> DeviationCSV.Names {
    var names = DeviationCSV.Names()
    names.services = try services.map { service in
      (
        id: service.id, name: try Samples.service(Samples.polres, service.code, service.name),
        currency: service.id == 7 ? dollar : .rupiah, zone: service.zone
      )
    }
    names.versions = versions
    names.rules = rules
    if withFindings {
      names.findings = [
        DeviationCSV.Subject(service: 3, rule: .finishedLate): "T-2026-0001",
        DeviationCSV.Subject(service: 90_000, rule: .overcharge): "T-2026-0002",
      ]
    }
    return names
  }

  private static func written(
    _ cases: [Case], _ presentation: Presentation, masks: Bool, findings: Bool
  ) throws -> (text: String, facts: FileFacts) {
    let sink = CollectedBytes()
    let file = DeviationCSVFile(
      DeviationCSV(
        try names(withFindings: findings), presentation, envelope: Samples.envelope, asOf: asOf,
        masksPersonalData: masks),
      to: sink)
    for item in cases {
      let row = item.row
      let number = Array(row.caseNumber.utf8)
      try file.append(
        Deviation(
          transaction: row.transaction, rule: row.rule, severity: row.severity,
          standard: item.standard, expected: row.expected, actual: row.actual,
          amount: row.amount),
        service: item.service, status: row.status, received: row.received,
        isNew: row.change == .new, caseNumber: number.span, exception: item.exception)
    }
    let facts = try file.end()
    return (sink.text, facts)
  }

  private static func table(_ cases: [Case], masks: Bool, findings: Bool) throws -> Table {
    let names = try names(withFindings: findings)
    var cells: [Cell] = []
    return Table(
      HandoverShape.deviations.head(Samples.envelope),
      rows: cases.map { item in
        item.row.fillHandover(
          &cells, asOf: asOf, masksPersonalData: masks,
          finding: names.findings[
            DeviationCSV.Subject(service: item.service, rule: item.row.rule)],
          exception: item.exception)
        return cells
      })
  }

  @Test(arguments: CSVProfile.Reader.allCases, Language.allCases)
  func `are byte for byte those of the table of cells`(
    reader: CSVProfile.Reader, language: Language
  ) throws {
    let cases = try Self.cases()
    let presentation = try Rendering.presentation(
      language, csv: CSVProfile(reader: reader), zones: Self.zones)
    for masks in [true, false] {
      for findings in [true, false] {
        let written = try Self.written(cases, presentation, masks: masks, findings: findings)
        let table = try Self.table(cases, masks: masks, findings: findings)
        let expected = try Rendering.text(table, as: .csv, presentation)
        #expect(written.text == expected)
        #expect(written.text.contains("6372010101900001") == !masks)
      }
    }
  }

  @Test func `are counted for the manifest while they are written`() throws {
    let cases = try Self.cases()
    let presentation = try Rendering.presentation(csv: .data, zones: Self.zones)
    let facts = try Self.written(cases, presentation, masks: true, findings: true).facts
    #expect(facts.rows == 400)
    #expect(facts.sums == ["amount": cases.reduce(0) { $0 + $1.row.amount.minorUnits }])
    #expect(facts.firstKey == "\(cases[0].row.rule)-\(cases[0].row.transaction)")
    #expect(facts.lastKey == "\(cases[399].row.rule)-\(cases[399].row.transaction)")
    #expect(facts.columns.first == "deviation" && facts.columns.last == "exception")
  }

  @Test func `leave out services that are not exported`() throws {
    let presentation = try Rendering.presentation(csv: .data, zones: Self.zones)
    let stranger = try Self.cases().prefix(1).map {
      Case(row: $0.row, service: 4, standard: nil, exception: nil)
    }
    let written = try Self.written(
      Array(stranger), presentation, masks: true, findings: false)
    #expect(written.facts.rows == 0)
    #expect(written.text.utf8.count { $0 == 0x0A } == 1)
  }
}
