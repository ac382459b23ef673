import ServiceStandards
import Testing
import WorkingTime

@testable import AuditImport

@Suite struct `A control file` {
  private func read(_ text: String) throws -> CoveringLetter {
    let scratch = try Scratch()
    return try ControlFile.read(
      path: scratch.file("format: audit.control/1\n" + text, name: "a.csv.control"))
  }

  private func codes(_ text: String) -> [DiagnosticCode] {
    do {
      _ = try read(text)
      return []
    } catch let fault as ImportFault {
      return fault.diagnostics.listed.map(\.code)
    } catch {
      return []
    }
  }

  @Test func `is read whole`() throws {
    let letter = try read(
      """
      note: Surat pengantar 045/2026
      rows: 1204
      sums: {Biaya  Resmi: "12.500.000", fine: 0}
      sha256: AB\(String(repeating: "0", count: 62))
      period: {from: 2026-10-01, to: 2026-10-31}
      """)
    #expect(letter.rows == 1204 && letter.file?.hasSuffix("a.csv.control") == true)
    #expect(
      letter.sums == [
        .init(column: "Biaya Resmi", amount: "12.500.000"), .init(column: "fine", amount: "0"),
      ])
    #expect(letter.sha256?.hasPrefix("ab00") == true)
    #expect(letter.period?.first == CivilDay(iso: "2026-10-01"))
    #expect(letter.period?.last == CivilDay(iso: "2026-10-31"))
  }

  @Test(arguments: [
    ("rows: banyak", DiagnosticCode.type), ("rows: -1", .type), ("rows: 1\nrow: 3", .key),
    ("note: nothing else", .required), ("sums: [a]", .type), ("sums: {a: [1]}", .type),
    ("rows: 1\nperiod: {from: 2026-10-31, to: 2026-10-01}", .range),
    ("rows: 1\nperiod: {from: 2026-10-31}", .required), ("rows: 1\nrows: 2", .duplicate),
    ("rows: 1\nperiod: Oktober", .type),
  ])
  func `names its mistakes`(text: String, code: DiagnosticCode) {
    #expect(codes(text) == [code])
  }

  @Test func `of another format is none`() throws {
    let path = try Scratch().file("format: audit.codes/1\nrows: 1\n")
    #expect(throws: ImportFault.self) { try ControlFile.read(path: path) }
  }

  @Test(
    arguments: [
      ("a.csv.control", "a.csv"), ("a.csv", nil), (".control", nil), ("a.control", "a"),
    ] as [(String, String?)])
  func `is known by its name`(name: String, subject: String?) {
    #expect(ControlFile.subject(of: name) == subject)
  }
}

@Suite struct `The money columns of a file` {
  private let grouped = NumberForm(decimal: UInt8(ascii: ","), group: UInt8(ascii: "."))

  @Test func `stand for their kind when they are alone of it`() {
    let columns = MoneyColumns(
      [("Biaya", .tariff), ("Denda", .fine), ("Denda 2", .fine)], hasList: false, numbers: grouped)
    #expect(columns.meaning(of: "Biaya") == .kind(.tariff))
    #expect(columns.meaning(of: " Biaya ") == .kind(.tariff))
    #expect(columns.meaning(of: "Denda") == .shared(.fine))
    #expect(columns.meaning(of: "fine") == .kind(.fine))
    #expect(columns.meaning(of: "tax") == .unknown(nearest: nil))
    #expect(columns.meaning(of: "Biya") == .unknown(nearest: "Biaya"))
    #expect(columns.names == ["Biaya", "Denda", "Denda 2", "fine", "tariff"])
  }

  @Test func `beside a list of charges share every kind`() {
    let columns = MoneyColumns([("Biaya", .tariff)], hasList: true, numbers: NumberForm())
    #expect(columns.meaning(of: "Biaya") == .shared(.tariff))
    #expect(columns.meaning(of: "tax") == .kind(.tax))
    #expect(MoneyColumns.none.names.isEmpty)
  }

  @Test(
    arguments: [
      ("12.500.000", 12_500_000), ("12500000", 12_500_000), ("Rp12.500.000,00", 12_500_000),
      ("12500000.00", 12_500_000), ("-25.000", -25_000), ("0", 0), ("12,5", nil), ("dua", nil),
      ("", nil), ("1.25.000", nil), ("12.500.000 ", nil),
    ] as [(String, Int64?)])
  func `read amounts as the file writes them, or plainly`(text: String, amount: Int64?) {
    let columns = MoneyColumns([], hasList: false, numbers: grouped)
    #expect(columns.minorUnits(text, decimals: 0) == amount)
  }

  @Test func `read amounts to the last cent`() {
    let columns = MoneyColumns([], hasList: false, numbers: grouped)
    #expect(columns.minorUnits("1.234,56", decimals: 2) == 123_456)
    #expect(columns.minorUnits("1234.56", decimals: 2) == 123_456)
    #expect(columns.minorUnits("1234.567", decimals: 2) == nil)
  }
}
