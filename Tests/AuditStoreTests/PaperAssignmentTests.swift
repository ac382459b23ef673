import ServiceStandards
import Testing
import WorkingTime

@testable import AuditStore

@Suite struct `What spellings of papers mean, in the database` {
  private static func record(
    _ scope: PaperAssignmentRecord.Scope, _ paper: String?, _ spelling: String = "kartu-penduduk"
  ) -> PaperAssignmentRecord {
    PaperAssignmentRecord(
      spelling: .sample(spelling), scope: scope,
      meaning: paper.map { .paper(.sample($0)) } ?? .notListed, reason: "surat dinas")
  }

  private func say(_ record: PaperAssignmentRecord, in store: Store) throws -> Int64 {
    try store.recording(.papers) { entry in
      try store.insert(record, entry: entry)
      return entry
    }
  }

  @Test func `is read back as it was said, in that order`() throws {
    let database = try TemporaryDatabase()
    let store = try Sample.store(in: database)
    let service = try #require(try store.catalogue().services.first)
    let unit = try #require(try store.catalogue().units.first)
    for (scope, paper) in [
      (.everywhere, "ktp"), (.agency(.sample("POLRES")), nil), (.unit(unit.id), "rumus"),
      (.service(service.id), "ktp"),
    ] as [(PaperAssignmentRecord.Scope, String?)] {
      _ = try say(Self.record(scope, paper), in: store)
    }
    let said = try store.catalogue().paperAssignments
    #expect(said.map(\.spelling) == [String](repeating: "kartu-penduduk", count: 4))
    #expect(
      said.map(\.scope) == [
        .everywhere, .agency(.sample("POLRES")), .unit(Sample.unit),
        .service(unit: Sample.unit, Sample.service),
      ])
    #expect(
      said.map(\.meaning) == [
        .paper(.sample("ktp")), .notListed, .paper(.sample("rumus")), .paper(.sample("ktp")),
      ])
  }

  @Test func `is seen by each entry as far as it was said then`() throws {
    let database = try TemporaryDatabase()
    let store = try Sample.store(in: database)
    let first = try say(Self.record(.everywhere, "ktp"), in: store)
    let second = try say(Self.record(.everywhere, nil), in: store)
    let seen = try [first - 1, first, second].map {
      try Store.open(database.path, asOf: $0).catalogue().paperAssignments.map(\.meaning)
    }
    #expect(seen == [[], [.paper(.sample("ktp"))], [.paper(.sample("ktp")), .notListed]])
    #expect(
      try store.catalogue(knownAt: TemporaryDatabase.now + -1).paperAssignments.isEmpty)
  }

  @Test func `is answered for by its entry`() throws {
    let database = try TemporaryDatabase()
    let entry = try say(
      Self.record(.everywhere, "ktp"), in: try Sample.store(in: database))
    #expect(
      try database.number(
        """
        SELECT entry ->> '$.tables.paper_assignments.rows' FROM ledger
        WHERE n = \(entry) AND entry ->> '$.event' = 'papers'
        """) == 1)
    #expect(
      try database.number(
        """
        SELECT count(*) FROM paper_assignment_list
        WHERE spelling = 'kartu-penduduk' AND paper = 'ktp' AND unit IS NULL AND actor = 'tester'
        """) == 1)
  }

  @Test(arguments: [
    "UPDATE paper_assignments SET paper = 'rumus'", "DELETE FROM paper_assignments",
    "INSERT OR REPLACE INTO paper_assignments SELECT * FROM paper_assignments",
    """
    INSERT INTO paper_assignments (entry, spelling, paper, reason)
    SELECT max(n), 'x', 'ktp', 'y' FROM ledger
    """,
    """
    INSERT INTO paper_assignments (entry, spelling, unit_id, service_id, reason)
    SELECT max(n) + 1, 'x', 1, 1, 'y' FROM ledger
    """,
    """
    INSERT INTO paper_assignments (entry, spelling, reason)
    SELECT max(n) + 1, 'x', ' ' FROM ledger
    """,
  ])
  func `cannot be changed, removed or made wrong with a shell`(sql: String) throws {
    let database = try TemporaryDatabase()
    _ = try say(Self.record(.everywhere, "ktp"), in: try Sample.store(in: database))
    #expect(throws: StoreError.self) { try database.shell(sql) }
    #expect(try database.number("SELECT count(*) FROM paper_assignments WHERE paper = 'ktp'") == 1)
  }

  @Test func `is asked of papers that cases name, however many the service knows`() throws {
    let database = try TemporaryDatabase()
    let store = try Sample.store(in: database)
    let many = (0..<70).map { "kertas \($0)" }
    try Sample.importing(
      [
        Sample.transaction("1", demanded: many), Sample.transaction("2", demanded: ["kertas 69"]),
        Sample.transaction("3", demanded: []), Sample.transaction("4"),
      ], into: store)
    let catalogue = try store.catalogue()
    let service = try #require(catalogue.services.first)
    let entries = try #require(catalogue.documents[service.id])
    let first = try #require(entries.firstIndex { $0.name == "kertas 0" })
    let last = try #require(entries.firstIndex { $0.name == "kertas 69" })
    let counts = try store.paperCounts(service: service.id, ordinals: [0, first, last])
    #expect(counts.map(\.ordinal) == [first, last])
    #expect(counts.map(\.cases) == [1, 2])
    #expect(counts.map(\.demanded) == [1, 2])
    #expect(counts.map(\.submitted) == [0, 0])
  }
}
