import ServiceStandards
import Testing
import WorkingTime

@testable import AuditImport

@Suite struct `A file of calendars` {
  private func read(
    _ text: String, holidays: String? = nil
  ) throws -> CalendarVersion {
    let scratch = try Scratch()
    if let holidays { _ = try scratch.file(holidays, name: "holidays.csv") }
    let lines = text.split(separator: "\n").joined(separator: "\n    ")
    let path = try scratch.file(
      """
      format: audit.calendars/1
      calendars:
        - code: c
          zone: Asia/Makassar
          week: {mon: [["08:00", "24:00"]]}
          \(lines)
      """, name: "calendars.yaml")
    return try #require(try CalendarFile.read(InputFile(path: path)).calendars.first)
  }

  private func hours(_ pairs: (Int32, Int32)...) throws -> OpeningHours {
    try OpeningHours(
      pairs.map { OpeningHours.Interval(open: $0.0 * 60, close: $0.1 * 60) }, entry: "test")
  }

  @Test func `is read whole`() throws {
    let file = try CalendarFile.read(InputFile(path: Sample.fixture("calendars/example.yaml")))
    #expect(file.recordedAt == Instant(iso: "2024-10-20T08:00:00+08:00"))
    #expect(file.calendars.map(\.code.text) == ["mpp-banjarbaru", "tanpa-libur"])
    let calendar = try #require(file.calendars.first)
    #expect(calendar.validFrom == CivilDay(iso: "2024-01-01"))
    #expect(calendar.validTo == CivilDay(iso: "2026-12-31"))
    #expect(calendar.source == "contoh jam layanan")
    let definition = calendar.definition
    #expect(definition.code == "mpp-banjarbaru")
    #expect(definition.zone == "Asia/Makassar")
    let week: Week = [
      .monday: try hours((480, 720), (780, 930)), .friday: try hours((480, 690), (810, 960)),
      .saturday: .closed,
    ]
    #expect(definition.weeks == [DatedWeek(from: nil, to: nil, week: week)])
    let ramadan: Week = [.monday: try hours((480, 840))]
    #expect(
      definition.ranges == [
        DatedWeek(
          from: CivilDay(iso: "2025-03-01"), to: CivilDay(iso: "2025-03-28"), week: ramadan,
          note: "Ramadan")
      ])
    let named = try #require(CivilDay(iso: "2025-08-18"))
    #expect(
      definition.namedDates == [
        NamedDate(day: named, hours: try hours((540, 720)), note: "piket")
      ])
    #expect(
      definition.holidays.map { "\($0.day) \($0.name)" } == [
        "2025-01-01 Tahun Baru Masehi", "2025-08-17 Proklamasi Kemerdekaan",
        "2025-08-18 Cuti bersama",
      ])
    #expect(definition.holidays[1].decree == "SKB 933/2025; 1/2025")
    #expect(definition.holidayKnowledge == .declared(completeYears: [2026]))
    #expect(file.calendars.last?.definition.holidayKnowledge == .keepsNone)
    #expect(file.calendars.last?.definition.holidays == [])
  }

  @Test func `tells no holidays from none known`() throws {
    #expect(try read("holidays: []").definition.holidayKnowledge == .keepsNone)
    let unknown = CalendarDefinition.HolidayKnowledge.declared(completeYears: [])
    #expect(try read("").definition.holidayKnowledge == unknown)
    #expect(try read("holidays:").definition.holidayKnowledge == unknown)
    let empty = try read("holidays: []\nholidays_from: holidays.csv", holidays: "date,name\n")
    #expect(empty.definition.holidayKnowledge == unknown)
  }

  @Test func `closes on the kinds of holidays that it names`() throws {
    let csv = """
      date,name,kind,decree
      2025-01-01,Tahun Baru,libur_nasional,SKB
      2026-01-02,Cuti,cuti_bersama,SKB
      """
    let definition = try read(
      "holidays_from: holidays.csv\nholiday_kinds: [libur_nasional]", holidays: csv
    ).definition
    #expect(definition.holidays.map(\.name) == ["Tahun Baru"])
    #expect(definition.holidayKinds == ["libur_nasional"])
    #expect(definition.holidayKnowledge == .declared(completeYears: []))
    // An office that closes on none has nothing to declare.
    let none = try read("holidays_from: holidays.csv\nholiday_kinds: []", holidays: csv).definition
    #expect(none.holidays == [] && none.holidayKnowledge == .keepsNone)
  }

  @Test func `declares years complete of all kinds, or by kind`() throws {
    let kinds = "holiday_kinds: [libur_nasional, cuti_bersama]"
    #expect(
      try read("\(kinds)\nholidays_complete: [2025, 2026]").definition.holidayKnowledge
        == .declared(completeYears: [2025, 2026]))
    #expect(
      try read("\(kinds)\nholidays_complete: {libur_nasional: [2025, 2026], cuti_bersama: [2025]}")
        .definition.holidayKnowledge
        == .declared(
          completeYears: [], byKind: ["libur_nasional": [2025, 2026], "cuti_bersama": [2025]]))
  }

  @Test func `takes the word of a holiday file for the kinds that close the office`() throws {
    let csv = """
      date,kind
      2026-01-01,libur_nasional
      2026-03-20,cuti_bersama
      2025-01-01,libur_nasional
      complete: 2026,
      complete: 2025,libur_nasional
      """
    #expect(
      try read(
        "holidays_from: holidays.csv\nholiday_kinds: [libur_nasional]\nholidays_complete: [2027]",
        holidays: csv
      ).definition.holidayKnowledge
        == .declared(completeYears: [2027], byKind: ["libur_nasional": [2025, 2026]]))
    #expect(
      try read(
        "holidays_from: holidays.csv\nholidays_complete: {cuti_bersama: [2025]}", holidays: csv
      ).definition.holidayKnowledge
        == .declared(
          completeYears: [],
          byKind: ["libur_nasional": [2025, 2026], "cuti_bersama": [2025, 2026]]))
  }

  @Test(arguments: [
    ("holidays_complete: {libur_nasionl: [2026]}", "6:25 E_REFERENCE"),
    (
      "holiday_kinds: [libur_nasional]\nholidays_complete: {cuti_bersama: [2026]}",
      "7:25 E_REFERENCE"
    ),
    ("holidays_complete: {libur_nasional: [26]}", "6:42 E_RANGE"),
    ("holidays_complete: {libur_nasional: 2026}", "6:41 E_TYPE"),
    ("holidays_complete: 2026", "6:24 E_TYPE"),
  ])
  func `names kinds and years that cannot be declared complete`(text: String, place: String) throws
  {
    do {
      _ = try read(text)
      Issue.record("read")
    } catch let fault as ImportFault {
      #expect(places(of: fault) == [place])
    }
  }

  @Test func `does not count a holiday twice that stands in both lists`() throws {
    let calendar = try read(
      "holidays: [{date: 2025-01-01, name: Tahun Baru}]\nholidays_from: holidays.csv",
      holidays: "date,name\n2025-01-01,Tahun Baru\n2025-01-01,Hari lain\n")
    #expect(calendar.definition.holidays.map(\.name) == ["Tahun Baru", "Hari lain"])
  }

  @Test func `names kinds of holidays that there are`() throws {
    do {
      _ = try read("holidays: [{date: 2025-01-01, kind: libur}]\nholiday_kinds: [libr]")
      Issue.record("read")
    } catch let fault as ImportFault {
      guard case .invalid(_, let diagnostics, _) = fault else { throw fault }
      #expect(
        diagnostics.map(\.problem) == [.unknownReference(.holidayKind, nearest: "libur")])
    }
  }

  @Test func `is refused with every mistake`() throws {
    let path = Sample.fixture("broken/calendars.yaml")
    do {
      _ = try CalendarFile.read(InputFile(path: path))
      Issue.record("read")
    } catch {
      guard case .invalid(_, let diagnostics, _) = error else { throw error }
      #expect(Expectation.found(diagnostics) == (try Expectation.read(path)))
    }
  }

  @Test func `names a holiday file that is one`() throws {
    #expect(throws: ImportFault.self) { try read("holidays_from: nowhere.csv") }
    #expect(throws: ImportFault.notAFile(file: "/dev/null")) {
      try read("holidays_from: /dev/null")
    }
    let wrong = "date,name\n2025-02-30,x\n2025-01-01\n2025-01-01,y\n2025-01-01,y\n"
    do {
      _ = try read("holidays_from: holidays.csv", holidays: wrong)
      Issue.record("read")
    } catch let fault as ImportFault {
      #expect(places(of: fault) == ["2:0 E_DATE", "3:0 E_FIELDS", "5:0 E_DUPLICATE"])
    }
  }
}

@Suite struct `A file of holidays` {
  @Test func `is read in order of lines`() throws {
    let scratch = try Scratch()
    let path = try scratch.file(
      "kind;date;decree;name;catatan\r\n\r\ncuti_bersama;2025-12-26;\"SKB; 1\";Cuti;x\r\n")
    let holidays = try HolidaysFile.read(InputFile(path: path))
    let day = try #require(CivilDay(iso: "2025-12-26"))
    #expect(
      holidays.holidays == [
        Holiday(day: day, name: "Cuti", kind: "cuti_bersama", decree: "SKB; 1")
      ])
    #expect(holidays.complete.isEmpty)
  }

  private func read(_ text: String) throws -> HolidaysFile {
    let scratch = try Scratch()
    return try HolidaysFile.read(InputFile(path: try scratch.file(text, name: "libur.csv")))
  }

  @Test func `says of which kinds its lists are complete`() throws {
    let file = try read(
      """
      date,name,kind,decree
      complete: 2026,,,SKB 1
      2026-01-01,Tahun Baru,libur_nasional,SKB 1
      2026-03-20,Cuti,cuti_bersama,SKB 1
      2025-03-04,Hari jadi,libur_daerah,SK 2
      complete:2025,,libur_daerah,SK 2
      complete: 2024,,cuti_bersama,SKB 3
      """)
    #expect(file.holidays.count == 3)
    #expect(
      file.complete == [
        "libur_nasional": [2026], "cuti_bersama": [2024, 2026], "libur_daerah": [2025],
      ])
    // Without kinds it can only speak of the list as a whole.
    #expect(try read("date\n2026-01-01\ncomplete: 2026\n").complete == ["": [2026]])
  }

  @Test func `names years and kinds of which nothing can be said`() throws {
    do {
      _ = try read(
        """
        date,kind
        2026-01-01,libur_nasional
        complete: 26,
        complete: soon,
        complete: 2027,
        complete: 2026,libur_nasionl
        """)
      Issue.record("read")
    } catch let fault as ImportFault {
      #expect(
        places(of: fault) == ["3:0 E_RANGE", "4:0 E_DATE", "5:0 E_REQUIRED", "6:0 E_REFERENCE"])
    }
  }

  @Test func `is the one of the demonstration`() throws {
    let file = try HolidaysFile.read(InputFile(path: Sample.fixture("demo/holidays.csv")))
    #expect(file.holidays.count > 50)
    let years: Set<Int> = [2024, 2025, 2026]
    #expect(file.complete == ["libur_nasional": years, "cuti_bersama": years])
  }
}
