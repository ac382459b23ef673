import AuditReport
import AuditService
import ServiceStandards
import Testing
import WorkingTime

@testable import AuditStore

@Suite struct `The id of a transaction` {
  /// Brings one more case and gives its id.
  private func next(_ office: FindingOffice, case number: Int, at local: String) throws -> Int64 {
    try office.bring(
      [FindingOffice.row(number, received: "2025-02-03", finished: "2025-02-12")], at: local)
    return try office.folder.number("SELECT max(id) FROM transactions") ?? 0
  }

  @Test(arguments: [
    "DELETE FROM transactions WHERE id = (SELECT max(id) FROM transactions)",
    "DELETE FROM transactions",
    "DROP TRIGGER transactions_deleted; DELETE FROM transactions",
    "UPDATE transactions SET id = id + 100; DELETE FROM transactions",
  ])
  func `is not given again when the rows are gone, whether a run has seen them or not`(
    _ sql: String
  ) throws {
    for isAudited in [true, false] {
      let office = try FindingOffice()
      let last = try next(office, case: 8, at: "2025-02-13T08:00:00")
      if isAudited { try office.audit(at: "2025-02-13T09:00:00") }
      try office.folder.shell("PRAGMA foreign_keys = OFF; " + sql)
      #expect(try next(office, case: 9, at: "2025-02-14T08:00:00") == last + 1)
    }
  }

  @Test func `that a run has seen is not given again, though the shell gave it`() throws {
    let office = try FindingOffice()
    try office.folder.shell(
      "PRAGMA foreign_keys = OFF; UPDATE transactions SET id = 500 WHERE id = 1")
    try office.audit(at: "2025-02-13T08:00:00")
    try office.folder.shell("DELETE FROM transactions WHERE id = 500")
    #expect(try next(office, case: 9, at: "2025-02-14T08:00:00") == 501)
  }

  @Test func `that is beyond what an import can give keeps none from the next once it is gone`()
    throws
  {
    let office = try FindingOffice()
    let last = try office.folder.number("SELECT max(id) FROM transactions") ?? 0
    try office.folder.shell(
      """
      INSERT INTO transactions (
        id, entry, line, service_id, variant_id, status, received_at, demanded, submitted, flags,
        number)
      SELECT 9223372036854775807, 0, 1, service_id, variant_id, status, received_at, 0, 0, 0, 'X'
      FROM transactions WHERE id = 1
      """)
    let refusal = try Refusal { try next(office, case: 9, at: "2025-02-14T08:00:00") }
    #expect(refusal.fault.code == "E_DB_DAMAGED")
    try office.folder.shell("DELETE FROM transactions WHERE id > 1000")
    #expect(try next(office, case: 9, at: "2025-02-14T08:00:00") == last + 1)
  }

  @Test func `is damage when the largest one that is remembered leaves no other`() throws {
    let office = try FindingOffice()
    try office.folder.shell("UPDATE transaction_numbers SET last = 9223372036854775807")
    let refusal = try Refusal { try next(office, case: 9, at: "2025-02-14T08:00:00") }
    #expect(refusal.fault.code == "E_DB_DAMAGED")
    #expect(refusal.text.contains("transaction_numbers"))
  }
}
