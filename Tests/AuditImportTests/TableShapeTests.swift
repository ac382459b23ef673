import ServiceStandards
import Testing
import WorkingTime

@testable import AuditImport

@Suite struct `The table of a file` {
  private static let header = "No;Unit;Layanan;Nomor;Tanggal;Status"
  private static let row = "1;MPP-Banjarbaru;SKCK;503/001;02/03/2026 09.00;Selesai"

  private func profile(_ text: String = "") throws -> MappingProfile {
    let scratch = try Scratch()
    let columns = """
      format: audit.profile/1
      columns: {unit: Unit, service: Layanan, case_number: Nomor, received_at: Tanggal, status: Status}
      status: {open: [Proses], finished: [Selesai]}
      dates: ["dd/MM/yyyy HH.mm"]

      """
    return try MappingProfile.read(
      InputFile(path: scratch.file(columns + text, name: "profile.yaml")))
  }

  private func read(_ lines: [String], _ text: String = "") throws -> Reading {
    try Sample.read(text: lines.joined(separator: "\n") + "\n", profile: profile(text))
  }

  @Test func `is read as an office sends it`() throws {
    let profile = try MappingProfile.read(InputFile(path: Sample.fixture("profiles/recap.yaml")))
    let reading = try Sample.read(Sample.fixture("csv/recap.csv"), profile: profile)
    #expect(reading.rejected == [])
    #expect(reading.transactions.map(\.caseNumber) == ["00012", "503/002", "503/003"])
    let received = reading.transactions.map { $0.stamps.received.iso(offset: 28_800) }
    #expect(
      received == [
        "2025-03-03T09:15:00+08:00", "2025-03-07T00:00:00+08:00", "2025-03-04T13:30:00+08:00",
      ])
    #expect(
      reading.transactions.map { $0.charges?.map(\.amount.minorUnits) } == [[30_000], [0], nil])
    let summary = reading.summary
    #expect(summary.aboveHeader == 2 && summary.blank == 1 && summary.skipped == 2)
    #expect(summary.totals == 1 && summary.afterTable == 2 && summary.short == 1)
    #expect(summary.cutFractions == 1 && summary.spanningCells == 1 && summary.firstSpanning == 7)
    #expect(summary.unmappedColumns == ["No"])
  }

  @Test func `is found below a letterhead`() throws {
    let reading = try read([
      "PEMERINTAH KOTA CONTOH;;;;;", "\"REKAP; \"\"IZIN\"\"\";;;;;", ";;;;;", Self.header, Self.row,
    ])
    #expect(reading.transactions.map(\.caseNumber) == ["503/001"])
    #expect(reading.lines == [5])
    #expect(reading.summary.aboveHeader == 2)
    #expect(reading.summary.blank == 1)
    #expect(reading.summary.delimiter == .semicolon)
  }

  @Test func `is looked for in the first thirty lines`() throws {
    let letterhead = [String](repeating: "Kop", count: 29)
    #expect(try read(letterhead + [Self.header, Self.row]).summary.accepted == 1)
    #expect(throws: ImportFault.self) { try read(letterhead + ["Kop", Self.header, Self.row]) }
  }

  @Test func `without all its columns is told by the line that comes nearest`() throws {
    let scratch = try Scratch()
    let path = try scratch.file("Kop;;\nUnit;Layanan;Tanggal\n;;\nUnit;;\n")
    let fault = ImportFault.missingColumns(
      file: path, line: 2, missing: ["Nomor", "Status"], found: ["Unit", "Layanan", "Tanggal"])
    let profile = try profile()
    #expect(throws: fault) {
      try Sample.read(path, profile: profile)
    }
  }

  @Test func `begins on the line that the profile says`() throws {
    // A summary above it has the same headings.
    let lines = ["Kop;;;;;", Self.header, "x;;;;;", Self.header, Self.row]
    let reading = try read(lines, "header: 4")
    #expect(reading.rejected == [])
    #expect(reading.transactions.count == 1)
    #expect(reading.summary.aboveHeader == 3)
    let scratch = try Scratch()
    let path = try scratch.file("\"a\nb\"\n" + Self.header + "\n")
    for line in [2, 9] {
      let profile = try profile("header: \(line)")
      #expect(throws: ImportFault.noHeaderOnLine(file: path, line: line)) {
        try Sample.read(path, profile: profile)
      }
    }
  }

  @Test func `may have a header of two lines`() throws {
    let scratch = try Scratch()
    let profile = try MappingProfile.read(
      InputFile(
        path: scratch.file(
          """
          format: audit.profile/1
          header: [2, 3]
          columns:
            unit: Unit
            service: Layanan
            case_number: Nomor
            received_at: Tanggal Masuk
            finished_at: Tanggal Selesai
            status: Status
            note: Keterangan
          """, name: "profile.yaml")))
    let reading = try Sample.read(
      text: """
        REKAP,,,,,,
        Unit,Layanan,,Tanggal,,Status,
        ,,Nomor,Masuk,Selesai,,Keterangan
        MPP-Banjarbaru,SKCK,7,2025-03-04T09:00,2025-03-05T09:00,finished,x
        """, profile: profile)
    #expect(reading.rejected == [])
    #expect(reading.transactions.map(\.note) == ["x"])
    #expect(reading.transactions.first?.stamps.finished != nil)
    #expect(reading.summary.unmappedColumns == [])
    #expect(reading.lines == [4])
  }

  @Test func `leaves out the numbers of its columns`() throws {
    let lines = [Self.header, "(1);(2);(3);;(4);(5)", Self.row]
    let reading = try read(lines, "skip: {column_numbers: true}")
    #expect(reading.rejected == [])
    #expect(reading.summary.skipped == 1)
    #expect(try read(lines).rejected.map(\.line) == [2])
    let other = try read([Self.header, "1;2;4;5;6;7"], "skip: {column_numbers: true}")
    #expect(other.rejected.count == 1)
  }

  @Test func `leaves out lines that begin with certain words`() throws {
    let lines = [Self.header, "Sub  total: 1;;;;;", Self.row, "Subtotalan;;;;;"]
    let reading = try read(lines, "skip: {first_cell: [Sub Total, Subtotal, \"1\"]}")
    #expect(reading.summary.skipped == 1)
    // What can be read is a row, whatever it begins with.
    #expect(reading.transactions.count == 1)
    #expect(reading.rejected.map(\.line) == [4])
  }

  @Test func `ends with the signature block`() throws {
    let lines = [
      Self.header, Self.row, "Jumlah;;;;;", ";;;;Contoh, 31 Maret 2026;", ";;;;\"Kepala;",
      ";;;;NIP. 190001011900011001;",
    ]
    let reading = try read(lines, "ends_at: [\"contoh,\", Mengetahui]")
    #expect(reading.rejected == [])
    #expect(reading.summary.afterTable == 3)
    #expect(reading.summary.totals == 1)
    #expect(reading.summary.accepted == 1)
    #expect(try read(lines).rejected.map(\.line) == [3, 4, 5, 6])
  }

  @Test func `has no rows after its end`() throws {
    let lines = [Self.header, "Mengetahui;;;;;", Self.row, "x;;;;;"]
    let reading = try read(lines, "ends_at: [Mengetahui]")
    #expect(reading.transactions.isEmpty)
    #expect(reading.rejected.map(\.line) == [3])
    #expect(reading.rejected.first?.diagnostics.map(\.problem) == [.rowAfterTable])
    #expect(reading.summary.afterTable == 2)
  }

  @Test func `may have rows without their last, empty cells`() throws {
    let header = "unit,service,case_number,status,received_at,finished_at,note\n"
    let row = "MPP-Banjarbaru,SKCK,1,open,2026-03-02T09:00"
    let scratch = try Scratch()
    let profile = try MappingProfile.read(
      InputFile(
        path: scratch.file("format: audit.profile/1\nshort_rows: allow\n", name: "p.yaml")))
    let reading = try Sample.read(
      text: header + row + "\n" + row + ",,\nMPP-Banjarbaru,SKCK,1,open\n", profile: profile)
    #expect(reading.transactions.map(\.stamps.finished) == [nil, nil])
    #expect(reading.summary.short == 1)
    #expect(
      reading.rejected.first?.diagnostics.map(\.problem) == [.fieldCount(found: 4, expected: 7)])
    #expect(try Sample.read(text: header + row + "\n").rejected.count == 1)
  }

  @Test(arguments: ["[4, 6]", "[5, 4]", "[1, 2, 3]", "[]", "0", "x", "[4, x]"])
  func `begins on one line or on two below each other`(header: String) {
    #expect(throws: ImportFault.self) { try profile("header: \(header)") }
  }
}
