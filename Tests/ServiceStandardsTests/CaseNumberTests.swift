import ServiceStandards
import TestSupport
import Testing
import WorkingTime

@Suite struct `A case number` {
  @Test(arguments: [
    (
      "REG-0012/2026",
      [
        "reg-0012/2026", "REG - 0012 / 2026", "REG\u{2013}0012/2026", "No. REG-0012/2026",
        "no REG-0012/2026", "Nomor: REG-0012/2026", "No. no REG-0012/2026", "  REG-0012/2026 ",
      ]
    ),
    ("12 345", ["12  345", "12\u{A0}345"]),
    ("NOTA-1", ["nota-1", "Nota - 1"]),
    ("NO1", ["no1"]),
    ("503/0007/IMB/DPMPTSP/2026", ["503/0007/IMB/DPMPTSP/2026", "503 / 0007/imb/DPMPTSP/2026"]),
  ])
  func `is the same however it is written`(folded: String, written: [String]) {
    for number in written + [folded] {
      #expect(CaseNumber.folded(number) == folded, "\(number)")
    }
  }

  @Test(arguments: [("12 345", "12345"), ("00123", "123"), ("A-1", "A1"), ("A/1", "A-1")])
  func `is another one where people read it otherwise`(one: String, other: String) {
    #expect(CaseNumber.folded(one) != CaseNumber.folded(other))
  }

  @Test func `is folded once for all, whatever it holds`() {
    var random = SplitMix64(seed: 11)
    let signs = Array("aZ09 -/.\u{2014}nNoO:_é\u{A0}")
    for _ in 0..<5000 {
      let number = String((0..<random.below(12)).map { _ in signs[random.below(signs.count)] })
      let folded = CaseNumber.folded(number)
      #expect(CaseNumber.folded(folded) == folded, "\(number)")
    }
  }

  @Test func `belongs to the series of its day of receipt`() throws {
    let day = try #require(CivilDay(iso: "2026-03-09"))
    #expect(NumbersRestart.never.series(of: day) == "")
    #expect(NumbersRestart.yearly.series(of: day) == "2026")
    #expect(NumbersRestart.monthly.series(of: day) == "2026-03")
  }

  @Test(arguments: [
    ("2026", ["2025", "2027"]), ("2026-01", ["2025-12", "2026-02"]),
    ("2024-02", ["2024-01", "2024-03"]), ("2026-12", ["2026-11", "2027-01"]), ("", []), ("A", []),
    ("2026-13", []),
  ])
  func `has neighbours in the years or months beside its series`(
    series: String, neighbours: [String]
  ) {
    #expect(NumbersRestart.neighbours(of: series) == neighbours)
  }
}
