import Foundation
import ServiceStandards
import SheetFiles
import Testing
import WorkingTime

@testable import AuditImport

@Suite struct `Rows of a workbook` {
  typealias Cells = [(String, CellKind, String)]

  static let header: Cells = [
    ("A", .text, "unit"), ("B", .text, "service"), ("C", .text, "case_number"),
    ("D", .text, "status"), ("E", .text, "received_at"), ("F", .text, "charges"),
  ]

  static func row(_ number: (CellKind, String), _ received: (CellKind, String)) -> Cells {
    [
      ("A", .text, "MPP-Banjarbaru"), ("B", .text, "SKCK"), ("C", number.0, number.1),
      ("D", .text, "open"), ("E", received.0, received.1),
    ]
  }

  private func read(
    _ rows: Cells..., profile: MappingProfile = .canonical, epoch: SerialDate.Epoch = .from1900
  ) throws -> Reading {
    let sheet = [Self.header] + rows
    return try SheetSample.read(
      [("Juli", sheet.enumerated().map { ($0 + 3, $1) }, [])], profile: profile, epoch: epoch)
  }

  private func profile(_ yaml: String) throws -> MappingProfile {
    let scratch = try Scratch()
    return try MappingProfile.read(
      InputFile(path: scratch.file("format: audit.profile/1\nname: x\n" + yaml, name: "x.yaml")))
  }

  @Test func `need no form for a real date and none for a number`() throws {
    let reading = try read(
      Self.row((.number, "00012"), (.moment, "2026-01-05T09:30:00")),
      Self.row((.text, "13/A"), (.moment, "2026-01-06")))
    #expect(reading.rejected.isEmpty)
    #expect(reading.transactions.map(\.caseNumber) == ["00012", "13/A"])
    #expect(reading.lines == [4, 5])
    let stamps = reading.transactions.map(\.stamps)
    #expect(stamps[0].received == Instant(1_767_576_600))
    #expect(stamps[0].dates.isEmpty)
    #expect(stamps[1].dates.contains(.received))
  }

  @Test(arguments: [
    (CellKind.moment, "2026-12-03", Problem.identifierMadeDate),
    (.time, "T09:30:00", .identifierMadeDate),
    (.number, "6371012345678901", .roundedIdentifier(digits: 15)),
    (.number, "12.5", .fractionalIdentifier), (.number, "-3", .fractionalIdentifier),
    (.truth, "TRUE", .truthValue), (.error, "#REF!", .spreadsheetError),
    (.uncomputed, "", .uncomputedFormula),
  ])
  func `refuse what a spreadsheet has made of an identifier`(
    kind: CellKind, text: String, problem: Problem
  ) throws {
    let reading = try read(Self.row((kind, text), (.moment, "2026-01-05")))
    let diagnostic = try #require(reading.rejected.first?.diagnostics.first)
    #expect(diagnostic.problem == problem)
    #expect(diagnostic.place?.text == "Juli!C4")
    #expect(diagnostic.description(in: .english).contains(":Juli!C4: [E_EXCEL]"))
  }

  @Test(arguments: [
    (CellKind.number, "46027", Problem.bareSerial), (.truth, "FALSE", .truthValue),
    (.time, "T09:30:00", .timeWithoutDate), (.moment, "!60", .noSuchDate(form: "excel")),
    (.error, "#N/A", .spreadsheetError), (.uncomputed, "", .uncomputedFormula),
  ])
  func `refuse what is no stamp`(kind: CellKind, text: String, problem: Problem) throws {
    let reading = try read(Self.row((.text, "1"), (kind, text)))
    #expect(reading.rejected.first?.diagnostics.map(\.problem) == [problem])
  }

  @Test func `take serial numbers where the profile says so`() throws {
    let reading = try read(
      Self.row((.text, "1"), (.number, "46027.5")), profile: profile("dates: [iso, excel]\n"))
    #expect(reading.transactions.first?.stamps.received == Instant(1_767_585_600))
  }

  @Test func `take serial numbers by the system of the workbook, and texts by the usual one`()
    throws
  {
    let reading = try read(
      Self.row((.text, "1"), (.number, "44565.5")), Self.row((.text, "2"), (.text, "46027.5")),
      profile: profile("dates: [iso, excel]\n"), epoch: .from1904)
    #expect(
      reading.transactions.map(\.stamps.received) == [
        Instant(1_767_585_600), Instant(1_767_585_600),
      ])
  }

  @Test func `read a date and its time of day in two cells`() throws {
    var columns = ""
    for name in ["unit", "service", "case_number", "status"] { columns += "  \(name): \(name)\n" }
    let profile = try profile(
      "dates: [dd/MM/yyyy HH.mm]\ncolumns:\n\(columns)  received_at: [received_at, charges]\n"
    )
    func time(_ kind: CellKind, _ text: String) -> (String, CellKind, String) { ("F", kind, text) }
    let reading = try read(
      Self.row((.text, "1"), (.moment, "2026-01-05")) + [time(.time, "T09:30:00")],
      Self.row((.text, "2"), (.moment, "2026-01-05")) + [time(.text, "9.30")],
      Self.row((.text, "3"), (.text, "05/01/2026")) + [time(.time, "T09:30:00")],
      Self.row((.text, "4"), (.text, "05/01/2026")) + [time(.text, "09.30")], profile: profile)
    #expect(reading.rejected.map(\.diagnostics) == [])
    #expect(
      reading.transactions.map(\.stamps.received)
        == Array(repeating: Instant(1_767_576_600), count: 4))
  }

  @Test func `stop at dates of which a spreadsheet has exchanged day and month`() throws {
    #expect(
      throws: ImportFault.exchangedDates(file: "x", column: "received_at", dates: 2, texts: 1)
    ) {
      do {
        _ = try read(
          Self.row((.text, "1"), (.moment, "2026-05-01")),
          Self.row((.text, "2"), (.moment, "2026-12-02")),
          Self.row((.text, "3"), (.text, "13/01/2026")),
          profile: profile("dates: [dd/MM/yyyy]\n"))
      } catch ImportFault.exchangedDates(_, let column, let dates, let texts) {
        throw ImportFault.exchangedDates(file: "x", column: column, dates: dates, texts: texts)
      }
    }
  }

  @Test func `go on after a date above 12`() throws {
    let reading = try read(
      Self.row((.text, "1"), (.moment, "2026-05-21")),
      Self.row((.text, "3"), (.text, "13/01/2026")),
      profile: profile("dates: [dd/MM/yyyy]\n"))
    #expect(reading.transactions.count == 2)
  }

  @Test func `of several sheets are one file, whatever the order of their columns`() throws {
    let juli: [SheetSample.SheetCells] = [
      (1, Self.header), (2, Self.row((.text, "1"), (.moment, "2026-07-05"))),
      (3, [("A", .text, "Jumlah"), ("C", .number, "1")]),
    ]
    let august: Cells = [
      ("B", .text, "keterangan"), ("C", .text, "received_at"), ("D", .text, "status"),
      ("E", .text, "case_number"), ("F", .text, "service"), ("G", .text, "unit"),
      ("H", .text, "charges"),
    ]
    let row: Cells = [
      ("B", .text, "x"), ("C", .moment, "2026-08-05"), ("D", .text, "open"), ("E", .number, "2"),
      ("F", .text, "SKCK"), ("G", .text, "MPP-Banjarbaru"),
    ]
    let wrong = row.map { $0.0 == "E" ? ("E", CellKind.moment, "2026-01-02") : $0 }
    let reading = try SheetSample.read([
      ("Juli", juli, []),
      ("Agustus", [(1, [("A", .text, "Laporan")]), (4, august), (5, row), (6, wrong)], []),
    ])
    #expect(reading.transactions.map(\.caseNumber) == ["1", "2"])
    #expect(reading.lines == [2, 20_000_005])
    #expect(reading.summary.place(ofLine: 20_000_005) == "Agustus!5")
    #expect(reading.rejected.first?.diagnostics.first?.place?.text == "Agustus!E6")
    #expect(reading.summary.totals == 1)
    #expect(reading.summary.unmappedColumns == ["keterangan"])
    #expect(reading.summary.workbook?.sheets == ["Juli", "Agustus"])
  }

  @Test func `say which sheet lacks a column`() throws {
    do {
      _ = try SheetSample.read([
        ("Juli", [(1, Self.header), (2, Self.row((.text, "1"), (.moment, "2026-07-05")))], []),
        ("Agustus", [(4, Self.header.dropLast(2))], []),
      ])
      Issue.record("read")
    } catch ImportFault.missingColumns(let file, let line, let missing, _) {
      #expect(file.hasSuffix(":Agustus"))
      #expect(line == 4)
      #expect(missing == ["received_at"])
    }
  }

  @Test func `leave out what another cell is shown in place of`() throws {
    var covered = Self.row((.text, "2"), (.moment, "2026-07-06"))
    covered[1] = ("B", .text, "stale")
    let reading = try SheetSample.read(
      [
        (
          "Juli",
          [(1, Self.header), (2, Self.row((.text, "1"), (.moment, "2026-07-05"))), (3, covered)],
          [MergedCells(rows: 2...3, columns: 2...2)]
        )
      ], profile: profile("fill_down: [service]\n"))
    #expect(reading.transactions.map(\.service.text) == ["SKCK", "SKCK"])
    #expect(reading.summary.filledCells == 1)
  }

  @Test func `leave out headers that are repeated`() throws {
    let reading = try read(
      Self.row((.text, "1"), (.moment, "2026-07-05")), Self.header,
      Self.row((.text, "2"), (.moment, "2026-07-05")))
    #expect(reading.transactions.count == 2)
    #expect(reading.rejected.isEmpty)
    #expect(reading.summary.skipped == 1)
  }

  @Test func `refuse control characters at their cell`() throws {
    let reading = try read(Self.row((.text, "1\u{7}"), (.moment, "2026-07-05")))
    #expect(reading.rejected.first?.diagnostics.first?.problem == .controlCharacter(7))
    #expect(reading.rejected.first?.diagnostics.first?.place?.text == "Juli!C4")
  }

  @Test func `fill down in a text, too`() throws {
    let text =
      "unit,service,case_number,status,received_at\nMPP-Banjarbaru,SKCK,1,open,2026-01-05\n,,2,open,2026-01-05\n"
    let reading = try Sample.read(text: text, profile: profile("fill_down: [unit, service]\n"))
    #expect(reading.transactions.map(\.service.text) == ["SKCK", "SKCK"])
    #expect(reading.summary.filledCells == 2)
  }
}

@Suite struct `The choice of sheets` {
  private static let sheets =
    ["Catatan", "Data Jan", "Data Feb", "2"].map { SheetInfo(name: $0) } + [
      SheetInfo(name: "Data lama", state: .hidden), SheetInfo(name: "_cache", state: .veryHidden),
      SheetInfo(name: "Data Mar"),
    ]

  private func choice(_ yaml: String) throws -> [Int] {
    let scratch = try Scratch()
    let profile = try MappingProfile.read(
      InputFile(
        path: scratch.file("format: audit.profile/1\nname: x\nsheet: \(yaml)\n", name: "x.yaml")))
    return try #require(profile.shape.sheets).places(in: Self.sheets, of: "f.xlsx")
  }

  @Test(arguments: [
    ("data jan", [1]), ("2", [1]), ("\"2\"", [3]), ("\"Data *\"", [1, 2, 6]),
    ("\"*\"", [0, 1, 2, 3, 6]), ("[3, Catatan]", [2, 0]), ("\"*Jan*\"", [1]),
    // The fifth tab that a person sees; what is hidden goes by its own name alone.
    ("5", [6]), ("data LAMA", [4]), ("[_cache, \"*Mar\"]", [5, 6]),
  ])
  func `is by name, number or pattern`(yaml: String, places: [Int]) throws {
    #expect(try choice(yaml) == places)
  }

  @Test(arguments: ["Mei", "6", "_*"])
  func `names the sheets there are when it chooses none`(entry: String) throws {
    #expect(
      throws: ImportFault.noSuchSheet(file: "f.xlsx", name: entry, sheets: Self.sheets.map(\.name))
    ) { try choice(entry == "_*" ? "\"_*\"" : entry) }
  }

  @Test(arguments: [
    (0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (701, "ZZ"), (702, "AAA"), (16_383, "XFD"),
  ])
  func `names columns as spreadsheets do`(column: Int, name: String) {
    #expect(SheetPlace.letters(column) == name)
  }
}
