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
    "DROP TRIGGER variants_kept_delete; DELETE FROM variants",
    "UPDATE transactions SET variant_id = 99",
    "UPDATE transactions SET variant_id = -1",
    "UPDATE transactions SET service_id = 999",
    "UPDATE transactions SET received_at = -99999999999999",
    "UPDATE transactions SET charges = '[[0,9223372036854775807,null],[0,9223372036854775807,null]]'",
    "UPDATE transactions SET charges = '[[0,-9223372036854775808,\"x\"]]'",
    "UPDATE transactions SET charges = '['", "UPDATE transactions SET charges = '[[9,1,null]]'",
    "UPDATE transactions SET charges = '[[0,1.5,null]]'", "UPDATE transactions SET charges = ''",
    "UPDATE transactions SET pauses = '[[0,-9223372036854775808,9223372036854775807]]'",
    "UPDATE transactions SET pauses = '{}'", "UPDATE transactions SET pauses = '[[7,1,2]]'",
    "UPDATE transactions SET further_papers = '[[3,1,1]]'",
    "UPDATE transactions SET further_papers = '[[9223372036854775807,1,1]]'",
    "DROP TRIGGER transactions_entered; UPDATE transactions SET entry = 9223372036854775807",
    "INSERT INTO stale_blocks VALUES (9223372036854775807), (-9223372036854775808)",
    "DELETE FROM units",
    "DELETE FROM services",
    "DELETE FROM units; DELETE FROM services",
    "UPDATE services SET unit_id = 77",
    "UPDATE units SET parent_id = 77",
    "DELETE FROM imports",
    "DELETE FROM documents WHERE ordinal = 0",
    "DROP TRIGGER standards_kept_update; UPDATE standards SET valid_from = -99999999999",
    "DROP TRIGGER calendar_versions_kept_update; UPDATE calendar_versions SET valid_to = 99999999999",
    "DROP TRIGGER calendar_hours_kept_update; UPDATE calendar_hours SET close = 99999999999",
    "DROP TRIGGER calendar_hours_kept_update; UPDATE calendar_hours SET weekday = 9 WHERE weekday = 1",
    "DROP TRIGGER calendar_hours_kept_update; UPDATE calendar_hours SET weekday = -1 WHERE weekday = 1",
    "DROP TRIGGER findings_kept_update; UPDATE findings SET number = 9223372036854775807",
    "DROP TRIGGER findings_kept_update; UPDATE findings SET episode = 9223372036854775807",
    "DROP TRIGGER ledger_kept_update; UPDATE OR IGNORE ledger SET n = 9223372036854775807",
    "DROP TRIGGER runs_kept_update; UPDATE OR IGNORE runs SET id = 9223372036854775807",
    "UPDATE imports SET id = 9223372036854775807 WHERE id = 1",
    "DROP TRIGGER standard_tariffs_kept_update; UPDATE standard_tariffs SET amount = -9223372036854775807",
    "DROP TRIGGER standard_tariffs_kept_update; UPDATE standard_tariffs SET amount = 9223372036854775807",
    "DROP TRIGGER standard_times_kept_update; UPDATE standard_times SET value = 9223372036854775807",
    "DROP TRIGGER standards_kept_update; UPDATE standards SET target_per_mille = 9223372036854775807",
    "DROP TRIGGER standards_kept_update; UPDATE OR IGNORE standards SET id = 9223372036854775807",
    "DROP TRIGGER services_apart; UPDATE OR IGNORE services SET id = 9223372036854775807",
    "DROP TRIGGER variants_kept_update; UPDATE OR IGNORE variants SET id = 9223372036854775807",
    "UPDATE units SET currency_decimals = 9223372036854775807",
    "UPDATE transactions SET received_at = 9223372036854775807",
    "DELETE FROM segments",
    "UPDATE segments SET rows = 1", "UPDATE segments SET contents = -1",
    "UPDATE segments SET data = zeroblob(9)",
    "DROP TRIGGER units_entered; UPDATE units SET entry = 9223372036854775807",
    "DROP TRIGGER standards_kept_update; UPDATE standards SET entry = 9223372036854775807",
    "UPDATE units SET calendar_code = 'x'; DELETE FROM documents", "DELETE FROM agencies",
    "DELETE FROM stale_blocks",
    "DROP TRIGGER verdicts_kept_update; UPDATE verdicts SET counts = '{\"time\":{\"compliant\":9223372036854775807}}'",
    "DROP TRIGGER verdicts_kept_update; UPDATE verdicts SET counts = '{\"time\":{\"deviates\":-1}}'",
    "DROP TRIGGER verdicts_kept_update; UPDATE verdicts SET counts = '{'",
    "DROP TRIGGER verdicts_kept_update; UPDATE verdicts SET counts = '[[9]]'",
    "DROP TRIGGER verdicts_kept_update; UPDATE verdicts SET service_id = service_id + 9223372036854775000",
    "DROP TRIGGER verdicts_kept_update; UPDATE verdicts SET run_id = 9223372036854775807",
    "DROP TRIGGER verdicts_kept_delete; DELETE FROM verdicts",
    "DROP TRIGGER deviations_kept_update; UPDATE deviations SET key = 9223372036854775807 WHERE key = (SELECT min(key) FROM deviations)",
    "DROP TRIGGER deviations_kept_update; UPDATE deviations SET since = 9223372036854775807, found = 9223372036854775807",
    "DROP TRIGGER deviations_kept_update; UPDATE deviations SET detail = 9223372036854775807, amount = -9223372036854775807",
    "DROP TRIGGER deviations_kept_update; UPDATE deviations SET service_id = NULL, expected = -9223372036854775807",
    "DROP TRIGGER runs_kept_update; UPDATE runs SET services = '['",
    "DROP TRIGGER runs_kept_update; UPDATE runs SET services = '{\"a\":[9]}'",
    "DROP TRIGGER findings_kept_update; UPDATE findings SET number = 9223372036854775807",
    "DROP TRIGGER findings_kept_update; UPDATE findings SET episode = 9223372036854775807",
    "UPDATE transaction_numbers SET last = 9223372036854775807",
  ]

  private func request(_ now: Instant) -> AuditRequest {
    AuditRequest(selection: Selection(), asOf: .instant(now))
  }

  /// Late, in time and undercharged cases, audited once.
  private func office() throws -> FindingOffice {
    let office = try FindingOffice()
    let first = try office.workspace(at: "2025-02-13T08:00:00")
    _ = try first.runAudit(request(first.now), progress: quietly)
    return office
  }

  private func edit(_ office: FindingOffice, _ sql: String) throws {
    try office.folder.shell(
      "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON; " + sql)
  }

  /// What the database holds, or the fault that kept a run from it.
  private func state(of folder: WorkFolder, after run: () throws -> Void) throws -> [String] {
    do { try run() } catch let fault as StoreError { return ["\(fault.problem)"] }
    return try folder.rows(
      "SELECT key || ' ' || severity || ' ' || coalesce(actual, '-') FROM deviations WHERE until = 0 ORDER BY key"
    )
      + folder.rows(
        """
        SELECT
          unit || ' ' || service || ' ' || criterion || ' ' || verdict || ' ' || reason || ' '
            || transactions
        FROM verdict_list WHERE run = (SELECT max(id) FROM runs) ORDER BY 1
        """)
  }

  @Test(arguments: edits)
  func `stops no run by a signal, which finds what one over a new database does`(
    _ sql: String
  ) throws {
    let office = try office()
    try edit(office, sql)
    let workspace = try office.workspace(at: "2025-02-14T08:00:00")
    let copy = try FreshDatabase().copy(of: office.folder)
    let expected = try state(of: copy) {
      _ = try copy.workspace(now: workspace.now).runAudit(
        request(workspace.now), progress: quietly)
    }
    let found = try state(of: office.folder) {
      _ = try workspace.runAudit(request(workspace.now), progress: quietly)
    }
    if found.count > 1 || !found.joined().contains("damaged") { #expect(found == expected) }
    // Whoever asks is answered or told of damage.
    for ask in Self.questions {
      do { try ask(workspace) } catch is any Fault {}
    }
  }

  private static let questions: [@Sendable (Workspace) throws -> Void] = [
    { _ = try $0.findingSheets(Selection()) },
    { _ = try $0.status(language: .english, upgrade: false) },
    { _ = try $0.verifyDatabase(checkpoints: [], progress: quietly) },
  ]

  @Test func `of the number of a finding leaves no next one, which is told`() throws {
    let office = try office()
    try edit(
      office,
      "DROP TRIGGER findings_kept_update; UPDATE findings SET number = 9223372036854775807")
    try office.bring(
      [
        FindingOffice.row(7, received: "2025-02-12", finished: "2025-02-12")
          .replacing("tariff:30000", with: "tariff:10000")
      ], at: "2025-02-14T07:00:00")
    let refusal = try Refusal { try office.audit(at: "2025-02-14T08:00:00") }
    #expect(refusal.fault.code == "E_DB_DAMAGED" && refusal.text.contains("findings of 2025"))
  }

  @Test(arguments: [
    #"{"time":{"deviates":9223372036854775807}}"#, #"{"time":{"deviates":1125899906842624}}"#,
    #"{"time":{"deviates":-1}}"#, #"{"time":{"deviates":"3"}}"#, #"{"time":{"deviates":{}}}"#,
    #"{"time":{"not_assessable":{"whim":1}}}"#, #"{"time":{"deviates":3}"#, #"{"time":[3]}"#,
    #"{"time": {"deviates":3}}"#, "[]", "x", "",
  ])
  func `of the counts of verdicts is told to who asks for the figures`(_ counts: String) throws {
    let office = try office()
    try edit(
      office,
      "DROP TRIGGER verdicts_kept_update; UPDATE verdicts SET counts = '\(counts)'")
    let workspace = try office.workspace(at: "2025-02-14T08:00:00")
    let refusal = try Refusal { try workspace.findingSheets(Selection()) }
    #expect(refusal.fault.code == "E_DB_DAMAGED" && refusal.text.contains("verdicts of run "))
  }
}
