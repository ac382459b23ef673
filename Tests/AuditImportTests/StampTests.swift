import ServiceStandards
import TestSupport
import Testing
import WorkingTime

@testable import AuditImport

@Suite struct `A stamp` {
  private func read(_ text: String, _ forms: String...) throws(Problem) -> String {
    var patterns: [DatePattern] = []
    for form in forms { patterns.append(try DatePattern(form)) }
    let stamp = try StampForms(patterns).read(Array(text.utf8).span)
    let time = stamp.second.map { "T\($0)" } ?? ""
    let offset = stamp.offset.map { "Z\($0)" } ?? ""
    return "\(stamp.day)\(time)\(offset)"
  }

  @Test(arguments: [
    ("2025-03-04", "2025-03-04"),
    ("2025-03-04T09:15", "2025-03-04T33300"),
    ("2025-03-04 09:15:07", "2025-03-04T33307"),
    ("2025-03-04T09:15:07.000", "2025-03-04T33307"),
    ("2025-03-04T09:15:07,0Z", "2025-03-04T33307Z0"),
    ("2025-03-04T09:15:07+08:00", "2025-03-04T33307Z28800"),
    ("2025-03-04T09:15:07-0330", "2025-03-04T33307Z-12600"),
    ("2025-03-04T09:15+08", "2025-03-04T33300Z28800"),
    ("2025-03-04 09:15:07.997123456789", "2025-03-04T33307"),
    ("2025-03-04 09:15:07.895+08", "2025-03-04T33307Z28800"),
    ("2025-03-04 09:15:07.0000000 +08:00", "2025-03-04T33307Z28800"),
    ("2025-03-04 09:15 WITA", "2025-03-04T33300Z28800"),
    ("2025-03-04 09:15 wib", "2025-03-04T33300Z25200"),
    ("2025-03-04T24:00:00", "2025-03-04T86399"),
    ("2025-03-04T24:00:00+08:00", "2025-03-04T86399Z28800"),
    ("1920-01-01T00:00:00+07:57:36", "1920-01-01T0Z28656"),
    ("2024-02-29", "2024-02-29"),
    ("1900-01-01", "1900-01-01"), ("2200-12-31", "2200-12-31"),
  ])
  func `is read as ISO 8601`(text: String, stamp: String) throws {
    #expect(try read(text, "iso") == stamp)
  }

  @Test(arguments: [
    ("dd/MM/yyyy", "04/03/2025", "2025-03-04"),
    ("d/M/yy", "4/3/25", "2025-03-04"),
    ("dd-MM-yyyy HH:mm", "04-03-2025 09:15", "2025-03-04T33300"),
    ("dd.MM.yyyy H:mm:ss", "04.03.2025 9:15:07", "2025-03-04T33307"),
    ("yyyyMMdd", "20250304", "2025-03-04"),
    ("d MMMM yyyy", "5 Januari 2026", "2026-01-05"),
    ("d MMMM yyyy", "5  PEB 2026", "2026-02-05"),
    ("d MMMM yyyy", "5 Pebruari 2026", "2026-02-05"),
    ("d MMMM yyyy", "5 Agt. 2026", "2026-08-05"),
    ("d MMMM yyyy", "5 Ags 2026", "2026-08-05"),
    ("d MMMM yyyy", "5 August 2026", "2026-08-05"),
    ("d MMMM yyyy", "5 Mei 2026", "2026-05-05"),
    ("d-MMM-yy", "5-Okt-26", "2026-10-05"),
    ("MMMM d, yyyy", "Des 5, 2026", "2026-12-05"),
    ("yyyy-MM-ddTHH:mm", "2025-03-04T09:15", "2025-03-04T33300"),
    ("dd/MM/yyyy 'jam' HH.mm z", "04/03/2025 jam 09.15 WIT", "2025-03-04T33300Z32400"),
    ("dd/MM/yyyy HH:mm z", "04/03/2025 09:15 +07:00", "2025-03-04T33300Z25200"),
    ("dd/MM/yyyy HH:mm:ssz", "04/03/2025 09:15:07Z", "2025-03-04T33307Z0"),
    ("dd/MM/yyyy HH:mm:ss.SSS", "04/03/2025 09:15:07.9", "2025-03-04T33307"),
    ("dd/MM/yyyy h:mm a", "04/03/2025 9:15 AM", "2025-03-04T33300"),
    ("dd/MM/yyyy hh:mm:ss a", "04/03/2025 09:15:07 p.m.", "2025-03-04T76507"),
    ("dd/MM/yyyy h:mma", "04/03/2025 12:00am", "2025-03-04T0"),
    ("dd/MM/yyyy h:mm a", "04/03/2025 12:30 PM", "2025-03-04T45000"),
    ("EEEE, d MMMM yyyy", "Selasa, 4 Maret 2025", "2025-03-04"),
    ("EEEE, d MMMM yyyy", "Jum'at, 7 Maret 2025", "2025-03-07"),
    ("EEEE, d MMMM yyyy", "Jum’at, 7 Maret 2025", "2025-03-07"),
    ("EEE d MMM yyyy", "FRI 7 Mar 2025", "2025-03-07"),
    ("excel", "45720", "2025-03-04"),
    ("excel", "45720.385416667", "2025-03-04T33300"),
    ("excel", "45720,385416667", "2025-03-04T33300"),
    ("excel", "45720.9999999", "2025-03-04T86400"),
    ("excel", "45720.0", "2025-03-04"),
    ("excel", "61", "1900-03-01"),
  ])
  func `is read in a declared form`(form: String, text: String, stamp: String) throws {
    #expect(try read(text, form) == stamp)
  }

  @Test func `is read in the first form that fits`() throws {
    let forms = ["dd/MM/yyyy HH:mm", "dd/MM/yyyy", "d MMMM yyyy", "iso"]
    let patterns = try forms.map { text throws(Problem) in try DatePattern(text) }
    for text in ["04/03/2025 00:00", "04/03/2025", "4 Maret 2025", "2025-03-04"] {
      let stamp = try StampForms(patterns).read(Array(text.utf8).span)
      #expect(stamp.day == CivilDay(iso: "2025-03-04"))
    }
  }

  @Test(arguments: [
    ("iso", "31/02/2026", Problem.notADate(forms: ["iso"])),
    ("iso", "2026-02-31", .noSuchDate(form: "iso")),
    ("iso", "2025-13-01", .noSuchDate(form: "iso")),
    ("iso", "2025-03-04T25:00:00", .noSuchDate(form: "iso")),
    ("iso", "2025-03-04T24:00:01", .noSuchDate(form: "iso")),
    ("iso", "2025-03-04T09:15:60+08:00", .noSuchDate(form: "iso")),
    ("iso", "2025-03-04T09:15:07.", .notADate(forms: ["iso"])),
    ("iso", "2025-03-04T24:00:00.5", .noSuchDate(form: "iso")),
    ("iso", "2025-03-04 09:15 WITX", .notADate(forms: ["iso"])),
    ("dd/MM/yyyy h:mm a", "04/03/2025 13:15 PM", .noSuchDate(form: "dd/MM/yyyy h:mm a")),
    ("dd/MM/yyyy h:mm a", "04/03/2025 0:15 AM", .noSuchDate(form: "dd/MM/yyyy h:mm a")),
    ("dd/MM/yyyy h:mm a", "04/03/2025 9:15", .notADate(forms: ["dd/MM/yyyy h:mm a"])),
    ("EEEE, d MMMM yyyy", "Senin, 4 Maret 2025", .otherWeekday(form: "EEEE, d MMMM yyyy")),
    ("EEEE, d MMMM yyyy", "Senen, 4 Maret 2025", .notADate(forms: ["EEEE, d MMMM yyyy"])),
    ("dd/MM/yyyy HH:mm z", "04/03/2025 09:15", .notADate(forms: ["dd/MM/yyyy HH:mm z"])),
    ("iso", "1899-12-31", .yearOutside), ("iso", "2201-01-01", .yearOutside),
    ("iso", "2025-03-04T", .notADate(forms: ["iso"])),
    ("iso", "2025-03-04T09:15:07+08:60", .notADate(forms: ["iso"])),
    ("iso", "2025-03-04T09:15:07x08:00", .notADate(forms: ["iso"])),
    ("iso", "2025-03-04T0a:15:07+08:00", .notADate(forms: ["iso"])),
    ("iso", "2025-3-4", .notADate(forms: ["iso"])),
    ("dd/MM/yyyy", "31/02/2026", .noSuchDate(form: "dd/MM/yyyy")),
    ("dd/MM/yyyy", "05/25/2026", .dayAndMonthSwapped(form: "dd/MM/yyyy")),
    ("dd/MM/yyyy", "25/25/2026", .noSuchDate(form: "dd/MM/yyyy")),
    ("dd/MM/yyyy", "4/3/2025", .notADate(forms: ["dd/MM/yyyy"])),
    ("dd/MM/yyyy", "04/03/25", .notADate(forms: ["dd/MM/yyyy"])),
    ("d MMMM yyyy", "5 Janaury 2026", .notADate(forms: ["d MMMM yyyy"])),
    ("excel", "60", .noSuchDate(form: "excel")),
    ("excel", "999999", .yearOutside),
    ("excel", "45720.", .notADate(forms: ["excel"])),
    ("excel", "45.720,5", .notADate(forms: ["excel"])),
    ("iso", "", .notADate(forms: ["iso"])),
  ])
  func `is refused`(form: String, text: String, problem: Problem) {
    #expect(throws: problem) { try read(text, form) }
  }

  @Test(arguments: [
    "", "dd/MM", "dd/MM/yyyy/yyyy", "dd/mm/yyyy", "DD/MM/YYYY", "dd/MM/yyyy HH", "dd/MM/yyyy mm:ss",
    "dd/MM/yyyy HH:mm a", "dd/MM/yyyy h:mm", "dd/MM/yyyy z", "dd/MM/yyyy HH:mm.SSS",
    "dd/MM/yyyy HH:mm h:mm a", "yyyyy", "jj/MM/yyyy", "dd/MM/yyyy 'open", "dd/MM/yyyy hh:mm",
    "dd 3 MM yyyy",
  ])
  func `has a form that can be read`(form: String) {
    #expect(throws: Problem.self) { try DatePattern(form) }
  }

  @Test(arguments: [
    ("dd/MM/yyyy h:mm 'AM'", "AM", "a"), ("dd/MM/yyyy HH:mm 'p.m.'", "p.m.", "a"),
    ("dd/MM/yyyy HH.mm 'WITA'", "WITA", "z"), ("dd/MM/yyyy HH.mm '(wib)'", "wib", "z"),
    ("yyyy-MM-dd'T'HH:mm:ss'Z'", "Z", "z"), ("yyyy-MM-dd HH:mm'+08:00'", "+08:00", "z"),
    ("yyyy-MM-dd HH:mm 'U''T''C'", "UTC", "z"),
  ])
  func `has a form in which what matters does not stand for itself`(
    form: String, text: String, element: String
  ) {
    #expect(throws: Problem.meaningfulLiteral(text, element: element)) { try DatePattern(form) }
  }

  @Test(arguments: [
    ("d MMMM yyyy HH.mm", "d MMMM yyyy HH:mm", false), ("dd/MM/yyyy", "yyyy/MM/dd", false),
    ("dd/MM/yyyy", "dd/MM/yyyy HH.mm", false), ("dd/MM/yyyy", "dd-MM-yyyy", false),
    ("dd/MM/yyyy", "d/M/yy", false), ("d MMMM yyyy", "MMMM d, yyyy", false),
    ("dd/MM/yyyy", "iso", false), ("excel", "iso", false),
    ("dd/MM/yyyy", "MM/dd/yyyy HH:mm", true), ("dd/MM/yy", "yy/MM/dd", true),
    ("d/M/yy", "yy/MM/dd", true), ("dd MMMM yy", "yy MMMM dd", true),
    ("HH.mm dd/MM/yyyy", "MM/dd/yyyy", true), ("yyyy-dd-MM", "iso", true),
  ])
  func `may not be read in two ways`(one: String, other: String, contradicts: Bool) throws {
    let shapes = try (DatePattern(one).dateShape, DatePattern(other).dateShape)
    let found = shapes.0.flatMap { one in shapes.1.map(one.contradicts) } ?? false
    #expect(found == contradicts)
  }

  @Test func `loses a fraction of its second, which is counted`() throws {
    let reading = try Sample.row([
      ("received_at", "2025-03-04T00:00:00.25"), ("finished_at", "2025-03-04 09:15:07.000"),
      ("pauses", "applicant:2025-03-04T09:15:07.5/"),
    ])
    let stamps = try #require(reading.transactions.first?.stamps)
    #expect(stamps.received == Instant(iso: "2025-03-04T00:00:00+08:00"))
    // A fraction says that it is a time and no date.
    #expect(!stamps.dates.contains(.received))
    #expect(reading.summary.cutFractions == 2)
  }

  @Test func `without an offset is a reading of the unit's clock`() throws {
    func received(_ text: String, unit: String = "BOSTON", service: String = "PERMIT") throws
      -> Int64?
    {
      try Sample.row([("received_at", text)], unit: unit, service: service)
        .transactions.first?.stamps.received.seconds
    }
    let makassar = try received("2025-03-04T09:15:00", unit: "MPP-Banjarbaru", service: "SKCK")
    #expect(makassar == Instant(iso: "2025-03-04T09:15:00+08:00")?.seconds)
    #expect(
      try received("2025-07-04T09:15:00") == Instant(iso: "2025-07-04T09:15:00-04:00")?.seconds)
    // The clock is set forward at 02:00 and back at 02:00.
    #expect(
      try received("2025-03-09T02:30:00") == Instant(iso: "2025-03-09T03:00:00-04:00")?.seconds)
    #expect(
      try received("2025-11-02T01:30:00") == Instant(iso: "2025-11-02T01:30:00-04:00")?.seconds)
    #expect(
      try received("2025-11-02T24:00:00") == Instant(iso: "2025-11-02T23:59:59-05:00")?.seconds)
  }

  @Test(arguments: 0..<8 as Range<UInt64>)
  func `is placed in time as the zone says`(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    for name in ["Asia/Makassar", "America/New_York", "Australia/Lord_Howe", "America/Sao_Paulo"] {
      let zone = try Zone(name)
      var clock = LocalClock(zone)
      for _ in 0..<400 {
        let day = CivilDay(number: Int32.random(in: -25_000...80_000, using: &generator))
        for second in [0, Int32.random(in: 0...86_400, using: &generator), 86_400] {
          let expected = zone.instant(day: day, secondOfDay: second).seconds
          let seconds = clock.instant(day: day, second: second)
          #expect(seconds == expected, "seed \(seed), \(name), \(day), \(second)")
        }
      }
    }
  }
}
