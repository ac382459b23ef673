import AuditReport
import AuditService
import Foundation
import ServiceStandards
import Testing
import WorkingTime

@testable import AuditStore

/// Edits by a program that keeps neither foreign keys nor checks, which a shell does not by itself.
@Suite struct `An edit that no schema permits` {
  private static let edits = [
    "DELETE FROM variants",
    "UPDATE transactions SET variant_id = 99",
    "UPDATE transactions SET variant_id = -1",
    "UPDATE transactions SET service_id = 999",
    "UPDATE transactions SET received_at = -99999999999999",
    "UPDATE transactions SET tariff_paid = 9223372036854775807, unproven = 9223372036854775807",
    "DELETE FROM units",
    "DELETE FROM services",
    "DELETE FROM units; DELETE FROM services",
    "UPDATE services SET unit_id = 77",
    "UPDATE units SET parent_id = 77",
    "DELETE FROM imports",
    "DELETE FROM documents WHERE ordinal = 0",
    "UPDATE standards SET valid_from = -99999999999",
    "UPDATE calendar_versions SET valid_to = 99999999999",
    "UPDATE calendar_hours SET close = 99999999999",
    "UPDATE calendar_hours SET weekday = 9 WHERE weekday = 1",
    "UPDATE calendar_hours SET weekday = -1 WHERE weekday = 1",
    "DROP TRIGGER findings_kept_update; UPDATE findings SET number = 9223372036854775807",
    "DROP TRIGGER findings_kept_update; UPDATE findings SET episode = 9223372036854775807",
    "DROP TRIGGER ledger_kept_update; UPDATE OR IGNORE ledger SET n = 9223372036854775807",
    "DROP TRIGGER runs_kept_update; UPDATE OR IGNORE runs SET id = 9223372036854775807",
    "DROP TRIGGER run_verdicts_kept_update; UPDATE run_verdicts SET transactions = 9223372036854775807",
    "UPDATE imports SET id = 9223372036854775807 WHERE id = 1",
    "UPDATE standard_tariffs SET amount = -9223372036854775807",
    "UPDATE standard_tariffs SET amount = 9223372036854775807",
    "UPDATE standard_times SET value = 9223372036854775807",
    "UPDATE standards SET target_per_mille = 9223372036854775807",
    "UPDATE OR IGNORE standards SET id = 9223372036854775807",
    "UPDATE OR IGNORE services SET id = 9223372036854775807",
    "UPDATE OR IGNORE variants SET id = 9223372036854775807",
    "UPDATE units SET currency_decimals = 9223372036854775807",
    "UPDATE transactions SET received_at = 9223372036854775807",
    "DELETE FROM segments",
    "UPDATE segments SET rows = 1",
    "UPDATE segments SET data = zeroblob(9)",
    "DELETE FROM judgements",
    "UPDATE judgements SET transactions = 9",
    "DELETE FROM judged_blocks",
    "UPDATE judged_blocks SET judgements = zeroblob(16384)",
    "INSERT INTO judgements VALUES (4000000000, 1, 1, 1, 1)",
    "DELETE FROM judged_services",
  ]

  private func request(_ office: FindingOffice, _ now: Instant) -> AuditRequest {
    AuditRequest(selection: Selection(), asOf: .instant(now))
  }

  /// Late, in time and undercharged cases, audited once.
  private func office() throws -> FindingOffice {
    let office = try FindingOffice()
    let first = try office.workspace(at: "2025-02-13T08:00:00")
    _ = try first.runAudit(request(office, first.now), progress: quietly)
    return office
  }

  private func edit(_ office: FindingOffice, _ sql: String) throws {
    try office.folder.shell(
      "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON; " + sql)
  }

  /// What the database holds, or the fault that kept a run from it.
  private func state(of office: FindingOffice, after run: () throws -> Void) throws -> [String] {
    do { try run() } catch let fault as StoreError { return ["\(fault.problem)"] }
    return try office.folder.rows(
      "SELECT key || ' ' || severity || ' ' || coalesce(actual, '-') FROM deviations ORDER BY key")
      + office.folder.rows(
        """
        SELECT service_id || ' ' || criterion || ' ' || verdict || ' ' || reason || ' ' || transactions
        FROM run_verdicts WHERE run_id = (SELECT max(id) FROM runs) ORDER BY 1
        """)
  }

  @Test(arguments: edits)
  func `stops no run by a signal, and one over what changed finds what a whole one does`(
    _ sql: String
  ) throws {
    let (whole, changed) = (try office(), try office())
    for office in [whole, changed] { try edit(office, sql) }
    let second = try whole.workspace(at: "2025-02-14T08:00:00")
    let expected = try state(of: whole) {
      _ = try second.runAudit(request(whole, second.now), progress: quietly)
    }
    let other = try changed.workspace(at: "2025-02-14T08:00:00")
    let found = try state(of: changed) {
      _ = try other.runChanged(request(changed, other.now), progress: quietly)
    }
    #expect(found == expected)
  }

  @Test func `of what follows from the rows is made good by the next run`() throws {
    let untouched = try office()
    let third = try untouched.workspace(at: "2025-02-14T08:00:00")
    let expected = try state(of: untouched) {
      _ = try third.runAudit(request(untouched, third.now), progress: quietly)
    }
    for sql in Self.edits where sql.contains("segments") || sql.contains("judge") {
      let office = try office()
      try edit(office, sql)
      let workspace = try office.workspace(at: "2025-02-14T08:00:00")
      let found = try state(of: office) {
        _ = try workspace.runAudit(request(office, workspace.now), progress: quietly)
      }
      #expect(found == expected, "\(sql)")
    }
  }
}
