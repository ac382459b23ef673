import AuditService
import ServiceStandards
import Testing
import WorkingTime

@testable import AuditStore

@Suite struct `The id of a transaction` {
  @Test
  func
    `is not given again when the last one is gone, so that a run over what changed sees the new one`()
    throws
  {
    let office = try FindingOffice()
    let last = try office.folder.number("SELECT max(id) FROM transactions") ?? 0
    let first = try office.workspace(at: "2025-02-13T08:00:00")
    _ = try first.runChanged(
      AuditRequest(selection: Selection(), asOf: .instant(first.now)), progress: quietly)
    try office.folder.shell("DELETE FROM transactions WHERE id = \(last)")
    let second = try office.workspace(at: "2025-02-14T08:00:00")
    _ = try second.runChanged(
      AuditRequest(selection: Selection(), asOf: .instant(second.now)), progress: quietly)
    try office.bring(
      [FindingOffice.row(9, received: "2025-02-03", finished: "2025-02-12")],
      at: "2025-02-14T09:00:00")
    #expect(try office.folder.number("SELECT max(id) FROM transactions") ?? 0 > last)
    let third = try office.workspace(at: "2025-02-14T10:00:00")
    let result = try third.runChanged(
      AuditRequest(selection: Selection(), asOf: .instant(third.now)), progress: quietly)
    #expect(result.new == 1)
  }
}
