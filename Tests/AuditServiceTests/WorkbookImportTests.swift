#if SPREADSHEETS && XLSX
  import AuditImport
  import AuditService
  import AuditSpreadsheet
  import Foundation
  import ServiceStandards
  import SheetFiles
  import Testing
  import WorkingTime

  @Suite struct `An import of a workbook` {
    let folder: WorkFolder
    let workspace: Workspace

    private typealias Cells = [(CellKind, String)]
    private static let header = [
      "unit", "service", "case_number", "status", "received_at", "finished_at", "charges",
    ]

    init() throws {
      folder = try SmallOffice.folder()
      workspace = folder.workspace(now: SmallOffice.now)
    }

    /// A row of the small office, of which the cells are typed.
    private func row(_ number: (CellKind, String), finished: (CellKind, String)) -> Cells {
      let place = SmallOffice.row(1).split(separator: ",", omittingEmptySubsequences: false)
      return [
        (.text, String(place[0])), (.text, String(place[1])), number, (.text, "finished"),
        (.moment, "2025-02-03T09:00:00"), finished, (.text, ""),
      ]
    }

    private func write(_ rows: [Cells], to name: String = "rekap.xlsx") throws -> String {
      let path = folder.path(name)
      let copy = try SheetCopy(path: path)
      try copy.beginSheet("Juli")
      try copy.write(.text, "REKAP JULI", row: 0, column: 0)
      for (column, name) in Self.header.enumerated() {
        try copy.write(.text, name, row: 2, column: column)
      }
      for (place, row) in rows.enumerated() {
        for (column, cell) in row.enumerated() where !cell.1.isEmpty {
          try copy.write(cell.0, cell.1, row: 3 + place, column: column)
        }
      }
      try copy.close()
      return path
    }

    private func run(_ file: String, dryRun: Bool = false) throws -> TransactionImportResult {
      try workspace.importTransactions(TransactionImport(file: file, dryRun: dryRun)) { _ in }
    }

    @Test func `brings in its rows, with the zeros that their formats show`() throws {
      let file = try write([
        row((.number, "00012"), finished: (.moment, "2025-02-04T10:30:00")),
        row((.number, "13"), finished: (.moment, "2025-02-05")),
      ])
      let result = try run(file)
      #expect(result.inserted == 2 && result.rejected == 0)
      #expect(try folder.rows("SELECT case_number FROM case_list ORDER BY 1") == ["00012", "13"])
      #expect(result.summary?.workbook?.sheets == ["Juli"])
      #expect(result.summary?.aboveHeader == 1)
      // The same bytes again change nothing, whatever was read of them where.
      guard case .known = try run(file).state else {
        Issue.record("not known")
        return
      }
    }

    @Test func `keeps rejected rows as a workbook of the same columns`() throws {
      let good = row((.text, "A/1"), finished: (.moment, "2025-02-04T10:30:00"))
      let bad = row((.moment, "2025-12-03"), finished: (.moment, "2025-02-05T08:15:30"))
      let file = try write([good, bad])
      let result = try run(file)
      let rejects = file + ".rejects.xlsx"
      #expect(result.rejectsFile == rejects)
      #expect(result.diagnostics.map { $0.place?.text } == ["Juli!C5"])
      let mode = try FileManager.default.attributesOfItem(atPath: rejects)[.posixPermissions]
      #expect(mode as? Int == 0o600)
      // It has the rejected row alone, for the same reason, and says where it stood.
      let again = try run(rejects, dryRun: true)
      #expect(again.summary?.rows == 1)
      #expect(again.diagnostics.map(\.problem) == result.diagnostics.map(\.problem))
      #expect(again.diagnostics.map { $0.place?.text } == ["Juli!C4"])
      #expect(again.summary?.unmappedColumns == ["audit: baris", "audit: kode", "audit: alasan"])
      #expect(
        try folder.rows("SELECT DISTINCT line || code FROM rejected_list") == ["5E_EXCEL"])
    }

    @Test func `takes away the workbook of rejected rows once none is`() throws {
      let file = try write([row((.moment, "2025-12-03"), finished: (.moment, "2025-02-05"))])
      let rejects = try #require(try run(file).rejectsFile)
      _ = try run(write([row((.text, "A/1"), finished: (.moment, "2025-02-05"))]))
      #expect(!FileManager.default.fileExists(atPath: rejects))
      // What only has its name stays.
      _ = try write(
        [row((.text, "A/1"), finished: (.moment, "2025-02-05"))], to: "rekap.xlsx.rejects.xlsx")
      _ = try run(write([row((.text, "A/2"), finished: (.moment, "2025-02-05"))]))
      #expect(FileManager.default.fileExists(atPath: rejects))
    }

  }
#endif
