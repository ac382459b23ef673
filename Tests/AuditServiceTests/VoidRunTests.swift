import AuditReport
import AuditService
import Foundation
import ServiceStandards
import Testing
import WorkingTime

@testable import AuditStore

@Suite struct `A run that is taken back` {
  let office: FindingOffice

  init() throws { office = try FindingOffice() }

  private func standing() throws -> [String] {
    try office.folder.rows(
      """
      SELECT id || ' ' || found || ' ' || severity || ' ' || coalesce(happened_at, '-')
      FROM deviation_list ORDER BY id
      """)
  }

  private func void(_ run: Int64, at local: String) throws -> VoidedRun {
    try office.workspace(at: local).voidRun(run, reason: "jam komputer salah", dryRun: false)
  }

  private func byTheClock(at local: String) throws -> Workspace {
    office.folder.workspace(withClockAt: try FindingOffice.instant(local))
  }

  private func auditByTheClock(at local: String) throws -> AuditResult {
    try byTheClock(at: local).runAudit(AuditRequest(selection: Selection()), progress: quietly)
  }

  @Test func `leaves register and findings as they were before it`() throws {
    try office.audit(at: "2025-02-12T08:00:00")
    let before = try standing()
    try office.bring(
      [FindingOffice.row(3, received: "2025-02-03", finished: nil)], at: "2025-02-12T09:00:00")
    try office.folder.shell(
      "UPDATE transactions SET finished_at = finished_at + 86400 WHERE finished_at IS NOT NULL")
    let opened = try office.audit(at: "2025-02-20T08:00:00").opened
    let run = try office.folder.lastRun()
    #expect(try !opened.isEmpty && standing() != before)
    let voided = try void(run, at: "2025-02-12T10:00:00")
    #expect(try standing() == before)
    #expect(voided.withdrawn == opened && voided.reopened.isEmpty)
    #expect(
      try office.folder.rows("SELECT voided_because FROM run_list WHERE voided_by > 0").count == 1)
    // The next run goes on from the one before, also as of an earlier instant than the one that is void.
    let next = try office.workspace(at: "2025-02-13T08:00:00").runAudit(
      AuditRequest(selection: Selection()), progress: quietly)
    #expect(next.new > 0 && next.findings.opened.count == opened.count)
    // What it saw can still be looked at.
    let look = try office.workspace(at: "2025-02-13T09:00:00").lookAudit(
      LookRequest(selection: Selection(), run: run), progress: quietly)
    #expect(look.report.summary.deviations == Int64(before.count + 1))
  }

  @Test func `is the last one that stands, and once`() throws {
    try office.audit(at: "2025-02-12T08:00:00")
    let first = try office.folder.lastRun()
    try office.audit(at: "2025-02-13T08:00:00")
    let second = try office.folder.lastRun()
    #expect(throws: RunFault.notLast(first, last: second)) {
      try void(first, at: "2025-02-14T08:00:00")
    }
    #expect(throws: RunFault.unknown(3, last: second)) { try void(3, at: "2025-02-14T08:00:00") }
    _ = try void(second, at: "2025-02-14T08:00:00")
    #expect(throws: RunFault.alreadyVoid(second)) { try void(second, at: "2025-02-14T09:00:00") }
    _ = try void(first, at: "2025-02-14T10:00:00")
    #expect(try office.folder.verify().isIntact)
  }

  @Test func `after a later one was taken back leaves what stood before both`() throws {
    try office.audit(at: "2025-02-12T08:00:00")
    let before = try standing()
    for (hours, day) in [(1, "13"), (2, "14")] {
      try office.folder.shell(
        "UPDATE transactions SET finished_at = finished_at + \(hours) * 86400 WHERE finished_at > 0"
      )
      try office.audit(at: "2025-02-\(day)T08:00:00")
    }
    #expect(try standing() != before)
    let told = try office.folder.verify().codes
    for run in try office.folder.runs().suffix(2).reversed() {
      _ = try void(run, at: "2025-02-15T08:00:00")
    }
    #expect(try standing() == before)
    // The edits are told of, and nothing else.
    #expect(try office.folder.verify().codes == told)
  }

  @Test func `opens again what it had closed`() throws {
    try office.verify()
    try office.bring(
      [FindingOffice.row(3, received: "2025-03-03", finished: "2025-03-04")],
      at: "2025-03-05T08:00:00")
    let closed = try office.audit(at: "2025-04-20T08:00:00").closed
    #expect(closed.count == 1)
    let voided = try void(try office.folder.lastRun(), at: "2025-04-20T09:00:00")
    #expect(voided.reopened == closed)
    #expect(
      try office.folder.rows("SELECT state FROM finding_list WHERE id = '\(closed[0])'") == [
        "delivered"
      ])
    #expect(try office.folder.verify().isIntact)
  }

  @Test func `by a clock that was ahead frees the nights`() throws {
    _ = try auditByTheClock(at: "2032-01-01T02:30:00")
    let run = try office.folder.lastRun()
    let fault = #expect(throws: StoreError.self) { try auditByTheClock(at: "2025-02-13T02:30:00") }
    #expect(fault?.code == "E_CLOCK_BEHIND")
    #expect(fault?.message(in: .english).contains("audit runs void") ?? false)
    _ = try byTheClock(at: "2025-02-13T08:00:00").voidRun(
      run, reason: "jam komputer salah", dryRun: false)
    #expect(try auditByTheClock(at: "2025-02-14T02:30:00").isComplete)
    #expect(try office.folder.verify().isIntact)
  }

  @Test func `is not needed where a clock was set right by some seconds`() throws {
    _ = try auditByTheClock(at: "2025-02-13T02:31:00")
    _ = try auditByTheClock(at: "2025-02-13T02:30:00")
    #expect(throws: StoreError.self) { try auditByTheClock(at: "2025-02-13T02:29:59") }
    let instants = try office.folder.rows("SELECT at FROM ledger_list ORDER BY n")
    #expect(instants == instants.sorted())
  }

  @Test func `is not needed for an import by such a clock, whose entry is accepted`() throws {
    try office.bring(
      [FindingOffice.row(3, received: "2025-02-03", finished: "2025-02-12")],
      at: "2032-01-01T08:00:00")
    #expect(throws: StoreError.self) { try auditByTheClock(at: "2025-02-13T02:30:00") }
    let last = try #require(try office.folder.number("SELECT max(n) FROM ledger"))
    _ = try byTheClock(at: "2025-02-13T03:00:00").acceptLedger(
      entry: last, reason: "jam komputer salah", checkpoints: [], nightly: nil, dryRun: false)
    #expect(try auditByTheClock(at: "2025-02-13T04:00:00").new == 1)
  }

  @Test func `and two runs are compared by what each left`() throws {
    try office.audit(at: "2025-02-12T08:00:00")
    let first = try office.folder.lastRun()
    try office.bring(
      [FindingOffice.row(3, received: "2025-02-03", finished: "2025-02-12")],
      at: "2025-02-13T08:00:00")
    try office.audit(at: "2025-02-13T09:00:00")
    let second = try office.folder.lastRun()
    let workspace = try office.workspace(at: "2025-02-13T10:00:00")
    func rows(_ table: Table) throws -> [[Cell]] {
      var rows: [[Cell]] = []
      try table.eachRow {
        rows.append(Array($0.dropFirst(2)))
        return true
      }
      return rows
    }
    #expect(try rows(workspace.showRun(first)) == [[.rule(.finishedLate), .count(1)]])
    #expect(try rows(workspace.showRun(second)) == [[.rule(.finishedLate), .count(2)]])
    #expect(
      try rows(workspace.compareRuns(first, second)) == [
        [.rule(.finishedLate), .count(1), .count(0), .count(0)]
      ])
    #expect(
      try rows(workspace.compareRuns(second, first)) == [
        [.rule(.finishedLate), .count(0), .count(1), .count(0)]
      ])
    #expect(try rows(workspace.listRuns()).count == office.folder.runs().count)
  }
}
