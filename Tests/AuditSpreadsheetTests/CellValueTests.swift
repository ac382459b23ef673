import AuditReport
import ServiceStandards
import Testing
import WorkingTime

@testable import AuditSpreadsheet

@Suite struct `A cell of a workbook` {
  private func presentation(_ zones: [String] = ["Asia/Makassar"]) throws -> Presentation {
    Presentation(language: .indonesian, zones: try zones.map { try Zone($0) })
  }

  @Test(arguments: [
    (Cell.empty, CellValue.nothing),
    (.text(""), .nothing),
    (.text("=1+1"), .text("=1+1")),
    (.identifier("9471010101900001"), .text("9471010101900001")),
    (.identifier("00012"), .text("00012")),
    (.rule(.finishedLate), .text("W-01")),
    (.deviation(.finishedLate, 4711), .text("W-01-4711")),
    (.count(1_234_567), .number(1_234_567, .count)),
    (.count(9_007_199_254_740_993), .text("9007199254740993")),
    (.share(Share(1, of: 4)), .number(0.25, .share)),
    (.share(Share(0, of: 0)), .nothing),
    (.money(Money(25_000), .rupiah), .number(25_000, .money(0))),
    (.money(Money(-12_345), Currency(code: "USD", decimals: 2)), .number(-123.45, .money(2))),
    (.duration(86_400 + 3600), .number(1.0 + 1.0 / 24.0, .duration)),
    (.limit(3, .workingDays), .text("3 hari kerja")),
    (.boolean(true), .text("ya")),
    (.term(.severity(.critical)), .text("kritis")),
    (.word(code: "new", shown: "baru"), .text("baru")),
    (.list(["KTP-el", "Surat kuasa"]), .text("KTP-el; Surat kuasa")),
  ])
  func `has a type`(cell: Cell, value: CellValue) throws {
    #expect(CellValue(cell, try presentation()) == value)
  }

  @Test func `counts days from 30 December 1899`() throws {
    let day = try #require(CivilDay(iso: "2026-01-05"))
    #expect(CellValue(.day(day), try presentation()) == .number(46_027, .day))
    let old = try #require(CivilDay(iso: "1899-12-31"))
    #expect(CellValue(.day(old), try presentation()) == .text("1899-12-31"))
  }

  @Test func `shows an instant by the wall clock of its zone`() throws {
    let instant = try #require(Instant(iso: "2026-01-05T12:00:00+08:00"))
    let presentation = try presentation(["Asia/Makassar", "Asia/Jakarta"])
    #expect(CellValue(.instant(instant, zone: 0), presentation) == .number(46_027.5, .instant))
    let earlier = (46_027.0 * 24 + 11) / 24
    #expect(CellValue(.instant(instant, zone: 1), presentation) == .number(earlier, .instant))
  }

  @Test(arguments: [
    ("a\u{0}b\u{1B}[31mc\u{7F}", "ab[31mc"),
    ("dua\nbaris\tdan\rsatu", "dua\nbaris\tdansatu"),
    ("_x0041_", "_x005F_x0041_"),
    ("a_xZZZZ_b", "a_xZZZZ_b"),
    ("\u{FFFE}\u{FFFF}", ""),
  ])
  func `holds only what a workbook may hold`(given: String, kept: String) {
    #expect(CellText.fitting(given) == kept)
  }

  @Test func `is cut where it is too long, between two characters`() {
    let long = String(repeating: "🙂", count: 20_000)
    let kept = CellText.fitting(long)
    #expect(kept.utf16.count <= CellText.longest && kept.utf16.count > CellText.longest - 3)
    #expect(kept.hasSuffix("🙂…"))
    let exact = String(repeating: "a", count: CellText.longest)
    #expect(CellText.fitting(exact) == exact)
    #expect(CellText.fitting(exact + "b").utf16.count == CellText.longest)
  }
}
