import AuditReport
import AuditService
import Foundation
import ServiceStandards
import Testing
import WorkingTime

@testable import AuditStore

@Suite struct `An old run` {
  private func replay(_ run: Int64, of folder: WorkFolder) throws -> VerificationReport {
    try folder.workspace().replay(run: run, progress: quietly)
  }

  @Test func `comes to the same bytes, whatever was imported and changed since`() throws {
    let (folder, now) = try LedgerOffice.copy()
    let standards = SmallOffice.standards
      .replacing("recorded_at: 2024-01-02", with: "recorded_at: 2024-01-03")
      .replacing("value: 2", with: "value: 9")
    let file = try folder.write(standards, to: "baru.yaml")
    _ = try folder.workspace(now: now).importStandards(file: file, dryRun: false)
    _ = try folder.workspace(now: now + 1).runAudit(
      AuditRequest(selection: Selection(), asOf: .instant(now + 1)), progress: quietly)
    let runs = try folder.runs()
    #expect(runs.count == 4)
    for run in runs {
      let report = try replay(run, of: folder)
      #expect(report.isIntact, "run \(run): \(report.steps.filter { $0.outcome == .failed })")
    }
    #expect(try folder.verify().isIntact)
  }

  @Test func `of the demonstration comes to the same`() throws {
    let folder = try Demonstration.auditedFolder()
    #expect(try replay(folder.lastRun(), of: folder).isIntact)
  }

  @Test func `names a deviation that was taken out, and a verdict that was changed`() throws {
    let folder = try Demonstration.auditedFolder()
    try folder.shell(
      """
      DROP TRIGGER deviations_kept_delete;
      DELETE FROM deviations
      WHERE until = 0 AND key = (SELECT min(key) FROM deviations WHERE until = 0)
      """)
    #expect(
      try replay(folder.lastRun(), of: folder).codes == [
        "E_REPLAY_DEVIATIONS", "E_REPLAY_DEVIATION",
      ])
    try folder.shell(
      """
      DROP TRIGGER verdicts_kept_update;
      UPDATE verdicts SET counts = replace(counts, '"deviates":', '"deviates":1') WHERE service_id = 1
      """
    )
    #expect(try replay(folder.lastRun(), of: folder).codes.contains("E_REPLAY_VERDICTS"))
  }

  @Test func `takes back what something else has changed or taken away`() throws {
    for edit in [
      "UPDATE transactions SET finished_at = finished_at + 8640000 WHERE id = 1",
      "DELETE FROM transactions WHERE id IN (1, 2)",
      "UPDATE transactions SET id = 900 WHERE id = 1",
      "UPDATE units SET zone = 'Asia/Jayapura'",
      "PRAGMA foreign_keys = OFF; DELETE FROM services",
      "UPDATE documents SET code = code || 'x'", "DELETE FROM documents",
      CatalogueEdit.standard("id = 1", amount: "90000"),
      CatalogueEdit.calendar(close: "close - 7200"),
    ] {
      let (folder, _) = try LedgerOffice.copy()
      try folder.shell(edit)
      #expect(try replay(folder.lastRun(), of: folder).isIntact, "\(edit)")
    }
  }

  @Test func `names what a transaction makes of it that was edited without triggers`() throws {
    let (folder, _) = try LedgerOffice.copy()
    try folder.shell(
      """
      DROP TRIGGER transactions_updated;
      UPDATE transactions SET finished_at = finished_at + 8640000 WHERE id = 1
      """)
    #expect(try replay(folder.lastRun(), of: folder).codes.contains("E_REPLAY_DEVIATION"))
  }

  @Test func `knows the unit and the service as they were when it ran`() throws {
    let (folder, now) = try LedgerOffice.copy()
    let standards = SmallOffice.standards
      .replacing("zone: Asia/Makassar", with: "zone: Asia/Jayapura")
      .replacing("name: Surat keterangan", with: "name: Surat lain")
    let file = try folder.write(standards, to: "baru.yaml")
    let result = try folder.workspace(now: now).importStandards(file: file, dryRun: false)
    #expect(result.changed == 2)
    #expect(try folder.rows("SELECT zone FROM units_past") == ["Asia/Makassar"])
    #expect(
      try folder.number("SELECT superseded_by FROM services_past")
        == folder.number("SELECT max(n) FROM ledger"))
    for run in try folder.runs() {
      let report = try replay(run, of: folder)
      #expect(report.isIntact, "run \(run): \(report.steps.filter { $0.outcome == .failed })")
    }
    #expect(try folder.verify().isIntact)
  }

  @Test func `that is not there is refused`() throws {
    let (folder, _) = try LedgerOffice.copy()
    let fault = #expect(throws: RunFault.self) { try replay(99, of: folder) }
    #expect(fault?.code == "E_RUN_UNKNOWN" && fault?.exitStatus == .usage)
  }
}
