// spreadsheet-sample ROWS FILE.xlsx [FILE.csv]: a made-up hand-over with so many deviations as a workbook,
// for measuring; with a third argument also its annex as CSV for programs, for comparing.
#if XLSX
  import AuditReport
  import AuditSpreadsheet
  import Glibc
  import ServiceStandards
  import WorkingTime

  @main struct SpreadsheetSample {
    static func main() throws {
      let arguments = CommandLine.arguments
      guard arguments.count >= 3, let rows = Int(arguments[1]) else {
        print("usage: spreadsheet-sample ROWS FILE.xlsx [FILE.csv]")
        exit(64)
      }
      let presentation = Presentation(
        language: .indonesian, zones: [try Zone("Asia/Makassar")], csv: .data)
      let content = try sample(rows)
      try content.writeXLSX(to: arguments[2], presentation)
      guard arguments.count > 3 else { return }
      let file = DataFile(path: arguments[3])
      try content.deviations.write(as: .csv, to: file, presentation)
      file.close()
    }

    private static func sample(_ rows: Int) throws -> HandoverContent {
      let asOf = Instant(iso: "2026-07-01T08:00:00+08:00") ?? Instant(0)
      let unit = try UnitCode("MPP-Contoh")
      let envelope = Envelope(tool: "0.0.0", generatedAt: asOf, run: 1)
      let report = RunReport(
        heading: .init(
          units: [UnitName(code: unit, name: "Mal Pelayanan Publik Contoh")], asOf: asOf,
          knownAt: nil, received: nil, database: "audit.db", envelope: envelope),
        findings: [],
        summary: RunSummary(
          examined: Int64(rows) * 8, deviations: Int64(rows),
          deviatingTransactions: Int64(rows), criteria: [], services: [],
          punctuality: Punctuality(
            onTime: Int64(rows) * 7, judged: Int64(rows) * 8, examined: Int64(rows) * 8),
          amounts: []),
        comparison: nil, incomplete: [], next: [])
      return HandoverContent(
        report: report, from: nil, to: nil, findings: [], waivers: [],
        deviations: annex(rows, envelope: envelope, asOf: asOf), charts: HandoverCharts(),
        privacy: .inspectorate, zones: [try Zone("Asia/Makassar")])
    }

    /// Rows of each measure in turn, made as they are asked for.
    private static func annex(_ rows: Int, envelope: Envelope, asOf: Instant) -> Table {
      Table(DeviationRow.head(envelope)) { body in
        var cells: [Cell] = []
        for place in 0..<rows {
          let (isMoney, isOpen) = (place % 3 == 1, place % 7 == 2)
          let expected = isMoney ? 25_000 : asOf.seconds - Int64(place % 90_000) * 97
          let row = DeviationRow(
            rule: isMoney ? .overcharge : .finishedLate, transaction: Int64(place + 1),
            unit: "MPP-Contoh", service: "SURAT-\(place % 40)",
            serviceName: "Surat keterangan \(place % 40)",
            caseNumber: place % 5 == 0 ? "=\(place)" : "00\(place)/2026", status: .finished,
            criterion: isMoney ? .cost : .time, severity: .medium, version: "2024",
            measure: isMoney ? .money : .instant, expected: expected,
            actual: isOpen ? nil : expected + Int64(1 + place % 5000) * 61,
            amount: Money(isMoney ? Int64(1 + place % 5000) * 61 : 0), currency: .rupiah,
            received: asOf + -Int64(place) * 60, change: .new, zone: 0)
          row.fill(&cells, asOf: asOf)
          if try !body(cells) { return }
        }
      }
    }
  }

  /// A file that is written through the C library.
  final class DataFile: ByteSink {
    private let descriptor: Int32

    init(path: String) { unsafe descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600) }

    func write(_ bytes: borrowing Span<UInt8>) {
      let written = unsafe bytes.withUnsafeBytes { buffer in
        unsafe Glibc.write(descriptor, buffer.baseAddress, buffer.count)
      }
      precondition(written == bytes.count, "the sample was not written to its end")
    }

    func close() { _ = Glibc.close(descriptor) }
  }
#else
  import Glibc

  @main struct SpreadsheetSample {
    static func main() {
      print("spreadsheet-sample: built without the trait XLSX")
      exit(64)
    }
  }
#endif
