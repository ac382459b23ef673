import AuditReport
import ServiceStandards
import TestSupport
import Testing

@Suite struct `A run report` {
  @Test(arguments: Language.allCases) func `looks like this`(in language: Language) throws {
    let report = try Samples.report()
    for (format, ending) in [
      (ReportFormat.table, "table.txt"), (.plain, "plain.txt"), (.csv, "csv"), (.json, "json"),
      (.jsonLines, "jsonl"),
    ] {
      let presentation = try Rendering.presentation(language, width: 100)
      let text = try Rendering.text(report, as: format, presentation)
      try Golden.expect(text, equals: "run.\(language.rawValue).\(ending)")
    }
  }

  @Test(arguments: Language.allCases)
  func `with exceptions looks like this`(in language: Language) throws {
    let report = try Samples.reportWithExceptions()
    for (format, ending) in [
      (ReportFormat.table, "table.txt"), (.plain, "plain.txt"), (.csv, "csv"), (.json, "json"),
      (.jsonLines, "jsonl"),
    ] {
      let presentation = try Rendering.presentation(language, width: 100)
      let text = try Rendering.text(report, as: format, presentation)
      try Golden.expect(text, equals: "exceptions.\(language.rawValue).\(ending)")
    }
  }

  @Test(arguments: [80, 100, 120], Language.allCases)
  func `fits the terminal`(width: Int, language: Language) throws {
    let text = try Rendering.text(
      try Samples.report(), as: .table, try Rendering.presentation(language, width: width))
    for line in Rendering.lines(text) {
      #expect(line.count <= width, "\(line)")
    }
  }

  @Test func `shows on a narrow terminal what counts`() throws {
    let text = try Rendering.text(
      try Samples.report(), as: .table, try Rendering.presentation(width: 80))
    try Golden.expect(text, equals: "run.id.table80.txt")
  }

  @Test func `says that nothing was found, and how much could be judged`() throws {
    let report = try Samples.emptyReport(examined: 10)
    let text = try Rendering.text(report, as: .table, try Rendering.presentation(width: 100))
    #expect(
      text.contains(
        """
          ✓ Tidak ditemukan penyimpangan pada 10 transaksi.
          Yang dapat dinilai: waktu 50,0 %.
        """))
  }

  @Test func `does not call it compliant when nothing could be judged`() throws {
    var report = try Samples.emptyReport(examined: 10)
    report.summary.criteria = [
      CriterionCounts(
        criterion: .time, compliant: 0, deviates: 0, notAssessable: [.noLimit: 10],
        notApplicable: [:])
    ]
    let text = try Rendering.text(report, as: .table, try Rendering.presentation(width: 100))
    #expect(text.contains("! Tidak satu pun dari 10 transaksi dapat dinilai"))
    #expect(!text.contains("✓"))
  }

  @Test(arguments: Language.allCases)
  func `of a unit without transactions looks like this`(in language: Language) throws {
    let report = try Samples.emptyReport()
    for (format, ending) in [
      (ReportFormat.table, "table.txt"), (.plain, "plain.txt"), (.csv, "csv"), (.json, "json"),
    ] {
      let text = try Rendering.text(
        report, as: format, try Rendering.presentation(language, width: 100))
      try Golden.expect(text, equals: "empty.\(language.rawValue).\(ending)")
    }
  }

  @Test func `suggests the explanation of the gravest deviation`() throws {
    let steps = try Samples.report().next
    #expect(
      steps.map(\.command) == [
        "audit import holidays 2027.csv --calendar mpp-banjarbaru",
        "audit explain B-02-312",
        "audit --unit MPP-Banjarbaru --details",
        "audit rules B-02",
      ])
  }

  @Test func `has the same numbers in CSV and JSON`() throws {
    let report = try Samples.report()
    let csv = CSVText.rows(
      try Rendering.text(report, as: .csv, try Rendering.presentation(csv: .data)),
      delimiter: ",")
    let json = try Rendering.json(
      try Rendering.text(report, as: .json, try Rendering.presentation()))
    let items = try #require(json["items"] as? [[String: Any]])
    let header = csv[0].filter { !$0.hasSuffix("_unit") }
    #expect(Set(header) == Set(items[0].keys))
    let column = try #require(csv[0].firstIndex(of: "deviations"))
    #expect(csv.dropFirst().map { $0[column] } == items.map { "\($0["deviations"] ?? "")" })
  }
}

@Suite struct `The listing of deviations` {
  @Test func `looks like this`() throws {
    for (format, name) in [
      (ReportFormat.table, "details.table.txt"), (.plain, "details.plain.txt"),
      (.csv, "details.csv"), (.json, "details.json"),
    ] {
      let text = try Rendering.text(
        TableSamples.deviations(), as: format, try Rendering.presentation(width: 140))
      try Golden.expect(text, equals: name)
    }
  }

  @Test func `masks population numbers in case numbers`() throws {
    for format in Rendering.listFormats {
      let text = try Rendering.text(
        TableSamples.deviations(), as: format, try Rendering.presentation())
      #expect(text.contains("6371********0001"))
      #expect(!text.contains("6371010101900001"))
    }
  }

  @Test func `guards case numbers that look like formulas`() throws {
    let text = try Rendering.text(
      TableSamples.deviations(), as: .csv, try Rendering.presentation(csv: .data))
    #expect(text.contains(",'=SKCK,"))
  }

  @Test func `reckons an open case up to the as-of instant`() throws {
    let json = try Rendering.json(
      try Rendering.text(
        TableSamples.deviations(), as: .json, try Rendering.presentation()))
    let items = try #require(json["items"] as? [[String: Any]])
    let overrun = try #require(items[1]["overrun"] as? [String: Any])
    #expect(overrun["value"] as? Int == 7_086_600)
  }
}
