import ServiceStandards
import Testing
import WorkingTime

@testable import AuditStore

@Suite struct `The catalogue` {
  @Test func `gives back what was recorded`() throws {
    let database = try TemporaryDatabase()
    let store = try Sample.store(in: database)
    let catalogue = try store.catalogue()
    #expect(catalogue.units.map(\.value) == Sample.declared.units)
    #expect(catalogue.services.map(\.value) == Sample.declared.services)
    #expect(catalogue.agencies == Sample.declared.agencies)
    #expect(catalogue.standards.map(\.value) == Sample.declared.standards)
    let service = try #require(catalogue.services.first)
    #expect(catalogue.documents[service.id]?.map(\.code.text) == ["ktp", "rumus"])
  }

  @Test func `does not change when the same file comes again`() throws {
    let database = try TemporaryDatabase()
    let store = try Sample.store(in: database)
    let changes = try record(Sample.declared, in: store, at: TemporaryDatabase.now + 60)
    #expect(changes.unchanged == 4 && changes.inserted == 0 && changes.changed == 0)
  }

  @Test func `knows at each instant what was known then`() throws {
    let database = try TemporaryDatabase()
    let store = try Sample.store(in: database)
    var declared = Sample.declared
    declared.standards = [Sample.standard(value: 5)]
    let changes = try record(declared, in: store, at: TemporaryDatabase.now + 86_400)
    #expect(changes.changed == 1)
    let before = try store.catalogue(knownAt: TemporaryDatabase.now + 86_399)
    let after = try store.catalogue(knownAt: TemporaryDatabase.now + 86_400)
    #expect(before.standards.map(\.value.times[0].value) == [1])
    #expect(after.standards.map(\.value.times[0].value) == [5])
    #expect(try store.catalogue(knownAt: TemporaryDatabase.now + -1).standards.isEmpty)
  }

  @Test func `takes a correction as known only from the import on`() throws {
    let database = try TemporaryDatabase()
    let store = try Sample.store(in: database)
    var declared = Sample.declared
    declared.standards = [Sample.standard(value: 7)]
    let imported = TemporaryDatabase.now + 3600
    _ = try store.write { () throws(StoreError) in
      _ = try store.insertSample(.standards)
      return try store.record(
        declared, recordedAt: TemporaryDatabase.now, importedAt: imported)
    }
    #expect(try store.catalogue().standards.map(\.recordedAt) == [imported])
  }

  @Test func `gives calendars back with hours, ranges, dates and holidays`() throws {
    let database = try TemporaryDatabase()
    let store = try database.create()
    let calendar = try Self.calendar()
    let first = try record([calendar], in: store, at: TemporaryDatabase.now)
    #expect(first.inserted == 1)
    #expect(try store.catalogue().calendars.map(\.value) == [calendar])
    #expect(try record([calendar], in: store, at: TemporaryDatabase.now + 9).unchanged == 1)
    var revised = calendar
    revised.definition.holidays.append(Holiday(day: CivilDay(number: 20_400), name: "Cuti"))
    #expect(try record([revised], in: store, at: TemporaryDatabase.now + 10).changed == 1)
    let before = try store.catalogue(knownAt: TemporaryDatabase.now + 9)
    #expect(before.calendars.map(\.value) == [calendar])
    #expect(try store.catalogue().calendars.map(\.value) == [revised])
    // One more year of one kind is news.
    revised.definition.holidayKnowledge = .declared(
      completeYears: [2027, 2028], byKind: ["libur_nasional": [2025, 2026]])
    #expect(try record([revised], in: store, at: TemporaryDatabase.now + 11).changed == 1)
    revised.definition.holidayKinds = nil
    revised.definition.holidayKnowledge = .keepsNone
    #expect(try record([revised], in: store, at: TemporaryDatabase.now + 12).changed == 1)
    #expect(try store.catalogue().calendars.map(\.value) == [revised])
  }

  private func record(_ declared: DeclaredStandards, in store: Store, at instant: Instant) throws
    -> CatalogueChanges
  {
    try store.write { () throws(StoreError) in
      _ = try store.insertSample(.standards)
      return try store.record(declared, recordedAt: instant, importedAt: instant)
    }
  }

  private func record(_ calendars: [CalendarVersion], in store: Store, at instant: Instant) throws
    -> CatalogueChanges
  {
    try store.write { () throws(StoreError) in
      _ = try store.insertSample(.calendar)
      return try store.record(calendars, recordedAt: instant, importedAt: instant)
    }
  }

  private static func calendar() throws -> CalendarVersion {
    let morning = try OpeningHours([.init(open: 28_800, close: 43_200)], entry: "mon")
    let day = try OpeningHours(
      [.init(open: 28_800, close: 43_200), .init(open: 46_800, close: 57_600)], entry: "tue")
    return CalendarVersion(
      code: .sample("kalender"), validFrom: CivilDay(number: 20_000), validTo: nil,
      definition: CalendarDefinition(
        code: "kalender", zone: "Asia/Makassar",
        weeks: [DatedWeek(from: nil, to: nil, week: [.monday: morning, .tuesday: day])],
        ranges: [
          DatedWeek(
            from: CivilDay(number: 20_100), to: CivilDay(number: 20_130),
            week: [.monday: morning], note: "Ramadan")
        ],
        namedDates: [NamedDate(day: CivilDay(number: 20_200), hours: .closed, note: "tutup")],
        holidays: [
          Holiday(
            day: CivilDay(number: 20_300), name: "Tahun Baru", kind: "libur_nasional",
            decree: "SKB 1")
        ],
        holidayKinds: ["libur_nasional", "hari \"besar\"\ndaerah"],
        holidayKnowledge: .declared(
          completeYears: [2027, 2028],
          byKind: ["libur_nasional": [2025, 2026], "hari \"besar\"\ndaerah": [2026]])),
      source: "dibuat untuk uji")
  }
}
