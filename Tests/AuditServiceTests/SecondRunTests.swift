import AuditReport
import AuditService
import Foundation
import ServiceStandards
import Testing
import WorkingTime

@testable import AuditStore

@Suite struct `A run after the first` {
  @Test func `finds nothing new when nothing has changed`() throws {
    let folder = try Demonstration.auditedFolder()
    let before = try folder.register()
    let result = try folder.workspace().runAudit(Demonstration.request(), progress: quietly)
    #expect(result.new == 0)
    #expect(result.report.comparison?.still == Planted.deviations)
    #expect(result.report.comparison?.closedTotal == 0)
    #expect(result.report.summary.deviations == Planted.deviations)
    #expect(try folder.register() == before)
    #expect(try folder.number("SELECT count(*) FROM closed_deviation_list") == 0)
    #expect(try folder.number("SELECT count(*) FROM run_list") == 2)
  }

  @Test func `opens and closes what an edited transaction changes`() throws {
    let folder = try Demonstration.auditedFolder()
    let late = try #require(
      try folder.number(
        "SELECT min(case_id) FROM deviation_list WHERE rule = 'W-01' AND severity = 'medium'"))
    let punctual = try #require(
      try folder.number(
        """
        SELECT min(id) FROM case_list
        WHERE status = 'finished'
          AND id NOT IN (SELECT case_id FROM deviation_list WHERE subject = 'transaction')
          AND (unit, service) IN (SELECT unit, service FROM case_list WHERE id = \(late))
        """))
    try folder.shell(
      "UPDATE transactions SET finished_at = complete_at + 1, handed_over_at = NULL WHERE id = \(late)"
    )
    try folder.shell(
      """
      UPDATE transactions SET finished_at = finished_at + 8640000, handed_over_at = NULL
      WHERE id = \(punctual)
      """)
    let result = try folder.run(after: 60)
    let keys = try folder.rows("SELECT rule FROM deviation_list WHERE case_id = \(punctual)")
    #expect(keys.contains("W-01"))
    #expect(result.new == keys.count)
    let closed = try folder.rows(
      "SELECT reason || ' ' || rule FROM closed_deviation_list WHERE case_id = \(late)")
    #expect(closed.contains("transaction_changed W-01"))
    #expect(result.report.comparison?.closed[.dataCorrected] == Int64(closed.count))
    #expect(try folder.number("SELECT count(*) FROM closed_deviation_list") == Int64(closed.count))
  }

  @Test func `says when a transaction was removed or a standard changed`() throws {
    let folder = try Demonstration.auditedFolder()
    let removed = try #require(try folder.number("SELECT min(case_id) FROM deviation_list"))
    let count = try folder.number("SELECT count(*) FROM deviation_list WHERE case_id = \(removed)")
    try folder.shell("PRAGMA foreign_keys = ON; DELETE FROM transactions WHERE id = \(removed)")
    let standard = try #require(
      try folder.number(
        """
        SELECT standard_list.id FROM deviation_list
        JOIN standard_list USING (unit, service)
        WHERE rule = 'W-01' AND standard = version AND case_id <> \(removed)
        ORDER BY case_id LIMIT 1
        """))
    try folder.shell(CatalogueEdit.standard("id = \(standard)", time: "900"))
    _ = try folder.workspace().runAudit(Demonstration.request(), progress: quietly)
    let reasons = try folder.rows(
      "SELECT DISTINCT reason FROM closed_deviation_list ORDER BY reason")
    #expect(reasons == ["standard_changed", "transaction_removed"])
    let gone =
      "SELECT count(*) FROM closed_deviation_list WHERE reason = 'transaction_removed'"
    #expect(try folder.number(gone) == count)
  }

  @Test func `is compared with the last one that looked at its units`() throws {
    let folder = try Demonstration.auditedFolder()
    let first = try folder.lastRun()
    let court = Selection(units: ["MPP-Banjarbaru.PN"])
    let others = Selection(units: ["MPP-Banjarbaru.PN", "MPP-Banjarbaru"])
    let second = try folder.run(court, after: 60)
    #expect(second.report.comparison?.run == first)
    let rest = try folder.rows(
      "SELECT DISTINCT unit FROM standard_list WHERE unit <> 'MPP-Banjarbaru.PN'")
    #expect(try folder.run(Selection(units: rest), after: 120).report.comparison?.run == first)
    #expect(try folder.run(court, after: 180).report.comparison?.run == second.run)
    #expect(try folder.run(others, after: 240).report.comparison?.run == (second.run ?? 0) + 2)
  }

  @Test func `of one unit leaves the deviations of the others`() throws {
    let folder = try Demonstration.auditedFolder()
    let before = try folder.register()
    let result = try folder.workspace().runAudit(
      Demonstration.request(Selection(units: ["MPP-Banjarbaru.PN"])), progress: quietly)
    #expect(result.report.summary.examined == 146)
    #expect(result.report.findings.allSatisfy { $0.service.code.text == "SKTPD" })
    #expect(try folder.register() == before)
  }

  @Test func `counts a unit and all below it like all units here`() throws {
    let folder = try Demonstration.importedFolder()
    let whole = try folder.workspace().runAudit(
      Demonstration.request(Selection(units: ["MPP-Banjarbaru"])), progress: quietly)
    #expect(whole.report.summary.deviations == Planted.deviations)
    #expect(whole.worst == .critical)
    // B-01 and B-02; B-03; B-04. One sum of them, Rp2.971.003, held some money twice.
    let sums = whole.report.summary.amounts
    #expect(sums.map(\.kind) == [.overcharged, .undercharged, .unproven])
    #expect(sums.map(\.amount.money) == [Money(1_050_002), Money(210_001), Money(1_711_000)])
  }
}

extension WorkFolder {
  /// Every row of the register with all its columns.
  func register() throws -> [String] {
    try rows(
      """
      SELECT
        id || ' ' || severity || ' ' || coalesce(standard, '-') || ' ' || coalesce(expected, '-')
          || ' ' || coalesce(actual, '-') || ' ' || amount || ' ' || found || ' ' || since
      FROM deviation_list
      WHERE subject <> 'complaint'
      ORDER BY 1
      """)
  }
}
