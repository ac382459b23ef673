import AuditReport
import ServiceStandards
import Testing
import WorkingTime

@Suite struct `Values for people` {
  @Test(arguments: [
    (Cell.count(0), "0", "0"),
    (.count(999), "999", "999"),
    (.count(1_000), "1.000", "1,000"),
    (.count(1_234_567), "1.234.567", "1,234,567"),
    (.count(-1_234_567), "-1.234.567", "-1,234,567"),
    (.count(.max), "9.223.372.036.854.775.807", "9,223,372,036,854,775,807"),
    (.count(.min), "-9.223.372.036.854.775.808", "-9,223,372,036,854,775,808"),
    (.money(Money(25_000), .rupiah), "Rp25.000", "Rp25,000"),
    (.money(Money(-25_000), .rupiah), "-Rp25.000", "-Rp25,000"),
    (.money(Money(123_456), TableSamples.dollar), "USD 1.234,56", "USD 1,234.56"),
    (.money(Money(-5), TableSamples.dollar), "-USD 0,05", "-USD 0.05"),
    (.share(Share(934, of: 1000)), "93,4 %", "93.4 %"),
    (.share(Share(1, of: 3)), "33,3 %", "33.3 %"),
    (.share(Share(2, of: 3)), "66,7 %", "66.7 %"),
    (.share(Share(0, of: 9)), "0,0 %", "0.0 %"),
    (.share(Share(9, of: 9)), "100,0 %", "100.0 %"),
    (.share(Share(1, of: 100_000)), "< 0,1 %", "< 0.1 %"),
    (.share(Share(99_999, of: 100_000)), "> 99,9 %", "> 99.9 %"),
    (.share(Share(0, of: 0)), "", ""),
    (.day(Samples.day("2026-01-05")), "05/01/2026", "2026-01-05"),
    (.duration(0), "0 detik", "0 s"),
    (.duration(59), "59 detik", "59 s"),
    (.duration(60), "1 menit", "1 min"),
    (.duration(273_900), "3 hari 4 jam 5 menit", "3 d 4 h 5 min"),
    (.duration(86_401), "1 hari 1 detik", "1 d 1 s"),
    (.duration(-3600), "-1 jam", "-1 h"),
    (.limit(1, .workingDays), "1 hari kerja", "1 working day"),
    (.limit(14, .calendarDays), "14 hari kalender", "14 calendar days"),
    (.limit(2, .months), "2 bulan", "2 months"),
    (.boolean(true), "ya", "yes"),
    (.rule(.promiseBroken), "W-03", "W-03"),
    (.deviation(.overcharge, 12_345), "B-01-12345", "B-01-12345"),
    (.term(.reason(.holidaysMissing)), "daftar hari libur belum lengkap", "holiday list ends"),
  ])
  func `are written like this`(cell: Cell, indonesian: String, english: String) throws {
    #expect(try Self.text(cell, .indonesian) == indonesian)
    #expect(try Self.text(cell, .english) == english)
  }

  @Test func `show seconds of a time only when there are any`() throws {
    let whole = Cell.instant(Samples.instant("2026-01-05T09:15:00+08:00"))
    let odd = Cell.instant(Samples.instant("2026-01-05T09:15:07+08:00"))
    #expect(try Self.text(whole, .indonesian) == "05/01/2026 09:15")
    #expect(try Self.text(odd, .english) == "2026-01-05 09:15:07")
  }

  @Test(arguments: [
    ("Asia/Jakarta", "WIB"), ("Asia/Pontianak", "WIB"), ("Asia/Makassar", "WITA"),
    ("Asia/Jayapura", "WIT"), ("America/New_York", "America/New_York"),
  ])
  func `name the zones of Indonesia as people do`(zone: String, name: String) throws {
    let head = TableHead(
      schema: "test/1", columns: [Column("at", Wording("Saat", "At"), .instant)],
      envelope: Samples.envelope)
    let text = try Rendering.text(
      Table(head, rows: []), as: .plain, try Rendering.presentation(zones: [zone]))
    #expect(text == "Saat (\(name))\n")
  }

  @Test func `exist for every word in both languages`() {
    let terms: [Term] =
      Severity.allCases.map(Term.severity) + Criterion.allCases.map(Term.criterion)
      + Reason.allCases.map(Term.reason) + CaseStatus.allCases.map(Term.status)
      + PauseReason.allCases.map(Term.pause) + ChargeKind.allCases.map(Term.charge)
      + Measure.allCases.map(Term.measure) + TargetOutcome.allCases.map(Term.target)
      + Standard.State.allCases.map(Term.standardState)
      + StandardDeviation.Lack.allCases.map(Term.lack) + RuleScope.allCases.map(Term.scope)
      + Change.allCases.map(Term.change)
    for term in terms {
      #expect(!term.wording.indonesian.isEmpty && !term.wording.english.isEmpty)
      #expect(term.code.utf8.allSatisfy { (0x61...0x7A).contains($0) || $0 == 0x5F })
    }
    #expect(Set(terms.map { "\($0)" }).count == terms.count)
  }

  private static func text(_ cell: Cell, _ language: Language) throws -> String {
    let head = TableHead(
      schema: "test/1", columns: [Column("value", Wording("n", "n"), .text)],
      envelope: Samples.envelope)
    let text = try Rendering.text(
      Table(head, rows: [[cell]]), as: .plain,
      try Rendering.presentation(language, header: false))
    return String(text.dropLast())
  }
}
