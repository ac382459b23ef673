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
    let calendar = try read(
      "holidays_from: holidays.csv\nholiday_kinds: [libur_nasional]", holidays: csv)
    #expect(calendar.definition.holidays.map(\.name) == ["Tahun Baru"])
    // The joint leave of 2026 does not close the office, but the year's list is known.
    #expect(calendar.definition.holidayKnowledge == .declared(completeYears: [2026]))
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
    #expect(holidays == [Holiday(day: day, name: "Cuti", kind: "cuti_bersama", decree: "SKB; 1")])
  }

  @Test func `is the one of the demonstration`() throws {
    #expect(try HolidaysFile.read(InputFile(path: Sample.fixture("demo/holidays.csv"))).count > 50)
  }
}
