#if XLSX
  import AuditReport
  import Foundation
  import ServiceStandards
  import Testing
  import WorkingTime

  @testable import AuditSpreadsheet

  @Suite struct `A workbook` {
    private static let presentation = Result {
      Presentation(language: .indonesian, zones: [try Zone("Asia/Makassar")])
    }

    private func content(
      _ rows: Int = 3, privacy: PrivacyProfile = .inspectorate, text: String = "biasa"
    ) throws -> HandoverContent {
      let service = ServiceName(
        unit: try UnitCode("KANTOR"), code: try ServiceCode("SURAT"), name: "Surat keterangan")
      let asOf = try #require(Instant(iso: "2026-01-31T16:00:00+08:00"))
      let envelope = Envelope(tool: "0.1.0", generatedAt: asOf, run: 3)
      let report = RunReport(
        heading: .init(
          units: [UnitName(code: service.unit, name: "Kantor Uji")], asOf: asOf, knownAt: nil,
          received: nil, database: "audit.db", envelope: envelope),
        findings: [],
        summary: RunSummary(
          examined: 10, deviations: 3, deviatingTransactions: 3, criteria: [], services: [],
          punctuality: Punctuality(onTime: 7, judged: 10, examined: 10), amounts: []),
        comparison: nil, incomplete: [], next: [])
      let finding = FindingSheet(
        id: FindingID(year: 2026, number: 1), episode: 1, service: service, unitName: "Kantor Uji",
        rule: .finishedLate, ruleTitle: Wording("Terlambat", "Late"), criterion: .time,
        severity: .medium, state: .open, status: nil, opened: asOf,
        figures: .init(deviations: Int64(rows), judged: 10),
        paragraphs: .written(
          condition: Wording(text, text),
          criteria: Wording("3 hari kerja", "3 working days")), zone: 0)
      let annex = Table(DeviationRow.head(envelope)) { body in
        var cells: [Cell] = []
        for place in 0..<rows {
          let row = DeviationRow(
            rule: .finishedLate, transaction: Int64(place), unit: "KANTOR", service: "SURAT",
            serviceName: "Surat keterangan", caseNumber: text, status: .finished, criterion: .time,
            severity: .medium, version: "2024", measure: .instant, expected: asOf.seconds - 90_000,
            actual: asOf.seconds, amount: .zero, currency: .rupiah, received: asOf + -900_000,
            change: .new, zone: 0)
          row.fill(&cells, asOf: asOf)
          if try !body(cells) { return }
        }
      }
      return HandoverContent(
        report: report, from: nil, to: nil, findings: [finding], waivers: [], deviations: annex,
        charts: HandoverCharts(), privacy: privacy, zones: [try Zone("Asia/Makassar")])
    }

    /// A file of its own that goes with the test.
    private func withFile<Result>(_ body: (URL) throws -> Result) throws -> Result {
      let folder = FileManager.default.temporaryDirectory.appending(
        path: "xlsx-\(UUID().uuidString)")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(at: folder) }
      return try body(folder.appending(path: "temuan.xlsx"))
    }

    /// One part of the archive.
    private func part(_ name: String, of file: URL) throws -> String {
      let process = Process()
      process.executableURL = URL(filePath: "/usr/bin/python3")
      process.arguments = [
        "-c",
        "import sys,zipfile;sys.stdout.write(zipfile.ZipFile(sys.argv[1]).read(sys.argv[2]).decode())",
        file.path, name,
      ]
      let pipe = Pipe()
      process.standardOutput = pipe
      try process.run()
      let data = pipe.fileHandleForReading.readDataToEndOfFile()
      process.waitUntilExit()
      try #require(process.terminationStatus == 0, "\(name) is in the archive")
      return String(decoding: data, as: UTF8.self)
    }

    @Test func `has the same bytes for the same content`() throws {
      let (first, second) = try withFile { file in
        try content().writeXLSX(to: file.path, try Self.presentation.get())
        let first = try Data(contentsOf: file)
        try content().writeXLSX(to: file.path, try Self.presentation.get())
        return (first, try Data(contentsOf: file))
      }
      #expect(first == second && first.count > 1000)
    }

    @Test func `names its sheets, and gives the public no annex`() throws {
      try withFile { file in
        try content().writeXLSX(to: file.path, try Self.presentation.get())
        let names = ["Ringkasan", "Temuan", "Penyimpangan", "Pengecualian", "Kamus"]
        let book = try part("xl/workbook.xml", of: file)
        #expect(names.allSatisfy { book.contains("name=\"\($0)\"") })
        try content(privacy: .public).writeXLSX(to: file.path, try Self.presentation.get())
        #expect(try !part("xl/workbook.xml", of: file).contains("Penyimpangan"))
      }
    }

    @Test func `never holds a formula`() throws {
      try withFile { file in
        try content(text: "=HYPERLINK(\"http://x\";\"y\")")
          .writeXLSX(to: file.path, try Self.presentation.get())
        let sheet = try part("xl/worksheets/sheet3.xml", of: file)
        #expect(!sheet.contains("<f>") && !sheet.contains("hyperlink"))
        #expect(sheet.contains("t=\"inlineStr\"") && sheet.contains("=HYPERLINK("))
      }
    }

    @Test func `goes on on a further sheet when one is full`() throws {
      try withFile { file in
        try content(7).writeXLSX(to: file.path, try Self.presentation.get(), rowLimit: 4)
        let book = try part("xl/workbook.xml", of: file)
        #expect(book.contains("name=\"Penyimpangan\"") && book.contains("name=\"Penyimpangan 3\""))
        #expect(!book.contains("name=\"Penyimpangan 4\""))
      }
    }

    @Test func `that cannot be written says where`() throws {
      let path = "/nonexistent/folder/temuan.xlsx"
      let fault = #expect(throws: SpreadsheetFault.self) {
        try content().writeXLSX(to: path, try Self.presentation.get())
      }
      #expect(fault?.wording.indonesian.contains(path) == true)
      #expect(fault?.wording.english.contains(path) == true)
    }
  }
#endif
