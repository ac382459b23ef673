import ServiceStandards
import Testing
import WorkingTime

@testable import AuditStore

@Suite struct `Waivers in the database` {
  private func store(in database: TemporaryDatabase) throws -> Store {
    let store = try Sample.store(in: database)
    try store.recording(.waiver) { entry in
      for year in [2026, 2026, 2027] {
        _ = try store.insert(try waiver(), unit: 1, service: nil, year: year, entry: entry)
      }
      try store.revoke(waiver: 2, reason: "keliru", entry: entry)
    }
    return store
  }

  private func waiver() throws(StoreError) -> Waiver {
    do {
      return try Waiver(
        unit: Sample.unit, service: nil, rule: .finishedLate, caseNumber: "A/1",
        from: CivilDay(number: 20_000), to: CivilDay(number: 20_179), reason: "alasan",
        requestedBy: "Siti", approvedBy: "Budi")
    } catch {
      preconditionFailure("\(error)")
    }
  }

  @Test func `are numbered within their year and read back as they were`() throws {
    let store = try store(in: try TemporaryDatabase())
    let waivers = try store.waivers()
    #expect(waivers.map(\.id.description) == ["K-2026-0001", "K-2026-0002", "K-2027-0001"])
    #expect(try waivers.allSatisfy { try $0.waiver == waiver() })
    #expect(waivers.map { $0.revocation?.reason } == [nil, "keliru", nil])
    #expect(waivers.allSatisfy { $0.origin == TemporaryDatabase.origin && $0.returned == nil })
    #expect(waivers.allSatisfy { $0.recordedAt == TemporaryDatabase.now })
    #expect(waivers.compactMap(\.revocation).map(\.actor) == [TemporaryDatabase.origin.actor])
  }

  @Test(arguments: [
    "UPDATE waivers SET to_day = to_day + 1", "DELETE FROM waivers",
    "UPDATE waiver_revocations SET reason = 'lain'", "DELETE FROM waiver_revocations",
    "UPDATE OR REPLACE waivers SET number = 2 WHERE id = 1",
    "INSERT OR REPLACE INTO waivers SELECT * FROM waivers",
    "INSERT OR REPLACE INTO waiver_revocations SELECT * FROM waiver_revocations",
    "INSERT INTO waiver_revocations SELECT * FROM waiver_revocations",
    """
    INSERT INTO waivers SELECT 9, entry + 1, year, 9, unit_id, service_id, rule, case_number, from_day,
      from_day + 180, reason, requested_by, approved_by
    FROM waivers WHERE id = 1
    """,
    """
    INSERT INTO waivers SELECT 9, entry + 1, year, 9, unit_id, service_id, rule, case_number, from_day,
      to_day, reason, requested_by, ' SITI'
    FROM waivers WHERE id = 1
    """,
    """
    INSERT INTO waivers SELECT 9, entry, year, 9, unit_id, service_id, rule, case_number, from_day,
      to_day, reason, requested_by, approved_by
    FROM waivers WHERE id = 1
    """,
    "INSERT INTO waiver_revocations SELECT 1, entry, 'lain' FROM waivers WHERE id = 1",
  ])
  func `cannot be changed, removed or made wrong with a shell`(sql: String) throws {
    let database = try TemporaryDatabase()
    _ = try store(in: database)
    #expect(throws: StoreError.self) { try database.shell(sql) }
    #expect(
      try database.number("SELECT count(*) FROM waiver_list WHERE to_day = '2025-04-01'") == 3)
  }
}
