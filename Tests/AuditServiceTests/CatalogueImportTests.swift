import AuditImport
import AuditReport
import Foundation
import ServiceStandards
import Testing
import WorkingTime

@testable import AuditService
@testable import AuditStore

@Suite struct `An import of standards and calendars` {
  let folder: WorkFolder
  let workspace: Workspace

  init() throws {
    folder = try SmallOffice.folder()
    workspace = folder.workspace(now: SmallOffice.now)
  }

  @Test func `changes nothing when the same file comes again`() throws {
    let again = try workspace.importStandards(file: folder.path("standar.yaml"), dryRun: false)
    #expect(again.inserted == 0 && again.changed == 0 && again.unchanged == 3)
    let calendars = try workspace.importCalendars(
      file: folder.path("kalender.yaml"), dryRun: false)
    #expect(calendars.inserted == 0 && calendars.changed == 0 && calendars.unchanged == 1)
  }

  @Test func `writes nothing in a dry run and counts the same`() throws {
    let longer = SmallOffice.standards.replacing("value: 2", with: "value: 5")
    let file = try folder.write(longer, to: "baru.yaml")
    let before = try folder.bytes()
    let tried = try workspace.importStandards(file: file, dryRun: true)
    #expect(try folder.bytes() == before)
    let done = try workspace.importStandards(file: file, dryRun: false)
    #expect(tried.changed == 1 && tried.unchanged == 2)
    #expect((done.inserted, done.changed, done.unchanged) == (0, 1, 2))
  }

  @Test func `tells what a unit takes along that gets another one above it`() throws {
    func units(_ parent: String) -> String {
      SmallOffice.standards.replacing(
        "  - {code: KANTOR, name: Kantor Uji,",
        with: """
            - {code: DINAS-A, name: A, zone: Asia/Makassar, calendar: kantor}
            - {code: KANTOR, name: Kantor Uji, parent: DINAS-A, parent_from: \(parent),
          """)
    }
    let cases = try folder.write(
      SmallOffice.file([SmallOffice.row(1), SmallOffice.row(2)]), to: "kasus.csv")
    _ = try workspace.importTransactions(TransactionImport(file: cases), progress: quietly)
    let file = try folder.write(units("2025-02-03"), to: "a.yaml")
    for dryRun in [true, false] {
      let moved = try workspace.importStandards(file: file, dryRun: dryRun)
      #expect(
        moved.moves == [
          UnitMove(
            unit: try UnitCode("KANTOR"), from: nil, to: try UnitCode("DINAS-A"),
            day: CivilDay(iso: "2025-02-03"), transactions: 2)
        ])
    }
    #expect(try folder.number("SELECT count(*) FROM units_past WHERE code = 'KANTOR'") == 1)
    let later = try workspace.importStandards(
      file: try folder.write(units("2025-02-04"), to: "b.yaml"), dryRun: false)
    #expect(later.changed == 1 && later.moves.isEmpty)
  }

  @Test func `finds a calendar that is misspelt`() throws {
    let wrong = SmallOffice.standards.replacing("calendar: kantor", with: "calendar: kanter")
    let file = try folder.write(wrong, to: "salah.yaml")
    do {
      _ = try workspace.importStandards(file: file, dryRun: false)
      Issue.record("imported")
    } catch ImportFault.invalid(_, let diagnostics, _) {
      #expect(
        diagnostics.map(\.problem) == [.unknownReference(.calendar, nearest: "kantor")])
    }
    // One of quite another name may come later.
    let later = SmallOffice.standards.replacing("calendar: kantor", with: "calendar: ramadan-2027")
    let other = try folder.write(later, to: "nanti.yaml")
    #expect(try workspace.importStandards(file: other, dryRun: true).changed == 1)
  }

  @Test func `lists every problem of a file and takes nothing of it`() throws {
    let wrong = SmallOffice.standards
      .replacing("valid_from: 2024-01-01", with: "valid_form: 2024-01-01")
      .replacing("working_days", with: "working_day")
      .replacing("code: SURAT", with: "code: SURAT-2")
      .replacing("amount: 30000", with: "amount: banyak")
    let file = try folder.write(wrong, to: "salah.yaml")
    let before = try folder.bytes()
    do {
      _ = try workspace.importStandards(file: file, dryRun: false)
      Issue.record("the file was taken")
    } catch ImportFault.invalid(_, let diagnostics, let total) {
      #expect(total == diagnostics.count)
      #expect(diagnostics.map(\.line) == diagnostics.map(\.line).sorted())
      let found = Set(diagnostics.map(\.line))
      let lines = wrong.split(separator: "\n", omittingEmptySubsequences: false)
      for mistake in ["valid_form", "working_day}", "banyak"] {
        let line = lines.firstIndex { $0.contains(mistake) }.map { $0 + 1 }
        #expect(line.map(found.contains) == true, "\(mistake) is not named")
      }
      for language in Language.allCases {
        let text = ImportFault.invalid(file: file, diagnostics, total: total).message(in: language)
        #expect(text.contains("valid_from") && text.contains("working_days"))
      }
    }
    #expect(try folder.bytes() == before)
  }

  @Test func `adds holidays with their decree as a later record`() throws {
    let file = try folder.write(
      "date,name,kind,decree\n2026-01-01,Tahun Baru Masehi,libur_nasional,SKB 2\n", to: "libur.csv")
    let recordedAt = try #require(Moment("2025-10-01T08:00:00+08:00"))
    let result = try workspace.importHolidays(
      file: file, calendar: "kantor", recordedAt: recordedAt, dryRun: false)
    #expect(result.changed == 1)
    let store = try folder.store()
    let calendar = try #require(try store.catalogue().calendars.first)
    #expect(calendar.value.definition.holidays.map(\.decree) == ["SKB 1", "SKB 2"])
    let earlier = try store.catalogue(knownAt: recordedAt.instant(in: try Zone("UTC")) + -1)
    #expect(earlier.calendars.first?.value.definition.holidays.count == 1)
  }

  @Test func `takes days of a replaced decree away, of which earlier knowledge still tells`() throws
  {
    func add(_ text: String, replacing decrees: [String] = []) throws -> CatalogueImport {
      let file = try folder.write("date,name,kind,decree\n\(text)", to: "libur.csv")
      return try workspace.importHolidays(
        file: file, calendar: "kantor", replacing: decrees, recordedAt: nil, dryRun: false)
    }
    _ = try add("2026-03-20,A,cuti_bersama,SKB 2\n2026-05-15,B,cuti_bersama,SKB 2\n")
    let told = try add("2026-03-20,A,cuti_bersama,SKB 3\n")
    #expect(told.decrees?.kept.map(\.name) == ["B"] && told.decrees?.takenAway.isEmpty == true)
    let before = try #require(try folder.store().catalogue().calendars.first)
    let later = folder.workspace(now: SmallOffice.now + 86_400)
    let file = try folder.write(
      "date,name,kind,decree\n2026-03-20,A,cuti_bersama,SKB 3\n", to: "libur.csv")
    let replaced = try later.importHolidays(
      file: file, calendar: "kantor", replacing: ["SKB 2"], recordedAt: nil, dryRun: false)
    #expect(replaced.decrees?.takenAway.map(\.name) == ["B"])
    let now = try #require(try folder.store().catalogue().calendars.first)
    #expect(now.value.definition.holidays.map(\.name) == ["Tahun Baru Masehi", "A"])
    let known = try folder.store().catalogue(knownAt: SmallOffice.now + 3600).calendars
      .first
    #expect(known?.value == before.value)
    #expect(known?.value.definition.holidays.map(\.name) == ["Tahun Baru Masehi", "A", "B"])
    #expect(
      throws: ServiceFault.unknownDecree("SKB 8", calendar: "kantor", known: ["SKB 1", "SKB 3"])
    ) {
      try later.importHolidays(
        file: file, calendar: "kantor", replacing: ["SKB 8"], recordedAt: nil, dryRun: false)
    }
  }

  @Test func `adds the years that a file of holidays declares, of the kinds that close the office`()
    throws
  {
    func add(_ text: String) throws -> CalendarDefinition {
      let file = try folder.write("date,kind\n\(text)", to: "libur.csv")
      _ = try workspace.importHolidays(
        file: file, calendar: "kantor", recordedAt: nil, dryRun: false)
      return try #require(try folder.store().catalogue().calendars.last).value.definition
    }
    #expect(
      try add("2026-01-01,libur_nasional\ncomplete: 2026,\n").holidayKnowledge
        == .declared(completeYears: [2025], byKind: ["libur_nasional": [2026]]))
    let both = try add("2026-03-20,cuti_bersama\ncomplete: 2026,\n")
    #expect(HolidayDeclarations(both)?.isKnown(2026) == true)
    let file = try folder.write(
      """
      format: audit.calendars/1
      calendars:
        - code: kantor
          zone: Asia/Makassar
          week: {mon: [["08:00", "16:00"]]}
          holiday_kinds: [libur_nasional, cuti_bersama]
      """, to: "kalender.yaml")
    _ = try workspace.importCalendars(file: file, dryRun: false)
    let kept = try add("2026-03-04,libur_daerah\n2026-12-25,libur_nasional\ncomplete: 2026,\n")
    #expect(kept.holidays.map(\.kind) == ["libur_nasional"])
    #expect(
      kept.holidayKnowledge == .declared(completeYears: [], byKind: ["libur_nasional": [2026]]))
  }

  @Test func `shows which years are complete, which kinds others lack, and until when`() throws {
    let file = try folder.write(
      """
      date,kind
      2026-01-01,libur_nasional
      2027-01-01,libur_nasional
      complete: 2026,libur_nasional
      complete: 2026,cuti_bersama
      complete: 2027,libur_nasional
      """, to: "libur.csv")
    _ = try workspace.importHolidays(
      file: file, calendar: "kantor", recordedAt: nil, dryRun: false)
    var rows: [[Cell]] = []
    try workspace.listCalendars().eachRow {
      rows.append($0)
      return true
    }
    let row = try #require(rows.first)
    #expect(row.contains(.list(["2025", "2026"])))
    #expect(row.contains(.list(["2027 cuti_bersama"])))
    let known = try folder.store().catalogue().lastKnownYears(at: SmallOffice.now)
    #expect(known.map { "\($0.calendar) \($0.year)" } == ["kantor 2026"])
  }

  @Test func `leaves questions to the clock the list as it stands`() throws {
    let file = try folder.write("date,kind\n2026-01-01,libur_nasional\n", to: "libur.csv")
    _ = try workspace.importHolidays(
      file: file, calendar: "kantor", recordedAt: nil, dryRun: false)
    func due(_ year: Int) throws -> Instant? {
      try workspace.due(
        .calendar("kantor"), from: try #require(Moment("\(year)-01-05T09:00:00")),
        limit: TimeLimit(1, .workingDays), pauses: [], language: .english
      ).due
    }
    #expect(try due(2026) == Instant(iso: "2026-01-06T16:00:00+08:00"))
    #expect(
      throws: ClockFault.holidaysMissing(year: 2027, kinds: ["cuti_bersama", "libur_nasional"])
    ) { try due(2027) }
  }

  @Test func `names the nearest calendar for one that does not exist`() throws {
    let file = try folder.write("date,name,kind,decree\n", to: "libur.csv")
    #expect(throws: ServiceFault.unknown(.calendar, name: "kantr", nearest: "kantor")) {
      try workspace.importHolidays(file: file, calendar: "kantr", recordedAt: nil, dryRun: false)
    }
  }

  @Test func `judges by the standard that was known at an instant`() throws {
    let row = SmallOffice.row(1, finished: "2025-02-07T10:00")
    let cases = try folder.write(SmallOffice.file([row]), to: "berkas.csv")
    _ = try workspace.importTransactions(TransactionImport(file: cases), progress: quietly)
    let longer = SmallOffice.standards.replacing("value: 2", with: "value: 5")
      .replacing("2024-01-02T", with: "2025-06-01T")
    let later = folder.workspace(now: SmallOffice.now + 86_400)
    _ = try later.importStandards(file: try folder.write(longer, to: "baru.yaml"), dryRun: false)
    func late(knownAt: Instant?) throws -> Int64 {
      let request = LookRequest(
        selection: Selection(rules: ["W-01"]), asOf: .instant(SmallOffice.now),
        knownAt: knownAt.map { .instant($0) })
      return try later.lookAudit(request, progress: quietly).report.summary.deviations
    }
    #expect(try late(knownAt: nil) == 0)
    #expect(try late(knownAt: SmallOffice.now + -300 * 86_400) == 1)
  }

  @Test func `refuses to make a database where something is`() throws {
    let before = try folder.bytes()
    #expect(throws: StoreError.self) { try workspace.create() }
    #expect(try folder.bytes() == before)
  }
}
