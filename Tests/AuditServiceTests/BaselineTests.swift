import AuditReport
import AuditService
import Foundation
import ServiceStandards
import Testing
import WorkingTime

@Suite struct `A baseline` {
  private func take(_ folder: WorkFolder, unit: String = "MPP-Banjarbaru", again: Bool = false)
    throws -> BaselineResult
  {
    try folder.workspace().takeBaseline(
      unit: unit, reason: "awal pemakaian", approvedBy: "Inspektur", again: again, dryRun: false)
  }

  @Test func `holds every deviation of the register and lasts over runs`() throws {
    let folder = try Demonstration.auditedFolder()
    let taken = try take(folder)
    #expect(taken.deviations == Planted.deviations)
    for seconds: Int64 in 1...2 {
      let result = try folder.run(after: seconds)
      let baseline = try #require(result.report.exceptions?.baselines.first)
      #expect(baseline.deviations == Planted.deviations)
      #expect(result.worst == nil && result.new == 0)
      for line in result.report.findings { #expect(line.baseline == line.deviations) }
      let figures = result.report.summary.beforeAndAfter(try #require(result.report.exceptions))
      for figure in figures where figure.subject != .onTime {
        #expect(figure.after.part == 0, "\(figure)")
      }
    }
  }

  @Test func `does not hold what comes later, nor what was corrected and returns`() throws {
    let folder = try Demonstration.auditedFolder()
    _ = try take(folder)
    let late = try #require(
      try folder.number(
        "SELECT min(case_id) FROM deviation_list WHERE rule = 'W-01' AND severity = 'medium'"))
    let finished = try #require(
      try folder.number("SELECT unixepoch(finished_at) FROM case_list WHERE id = \(late)"))
    try folder.shell(
      "UPDATE transactions SET finished_at = complete_at + 1 WHERE id = \(late)")
    let corrected = try folder.run()
    let left = try #require(corrected.report.exceptions?.baselines.first?.deviations)
    #expect(left < Planted.deviations)
    try folder.shell(
      "UPDATE transactions SET finished_at = \(finished) WHERE id = \(late)")
    for seconds: Int64 in 2...3 {
      let returned = try folder.run(after: seconds)
      #expect(returned.report.exceptions?.baselines.first?.deviations == left)
      #expect(returned.worst == .medium || returned.worst == .high)
      #expect(returned.new == (seconds == 2 ? Int(Planted.deviations - left) : 0))
    }
  }

  @Test func `is taken once unless it is asked for again`() throws {
    let folder = try Demonstration.auditedFolder()
    _ = try take(folder, unit: "MPP-Banjarbaru.DPMPTSP")
    let day = try #require(CivilDay(iso: "2026-07-01"))
    for unit in ["MPP-Banjarbaru.DPMPTSP", "MPP-Banjarbaru"] {
      #expect(
        throws: ExceptionFault.baselineExists(unit: try UnitCode(unit), on: day)
      ) { try take(folder, unit: unit) }
    }
    let other = try take(folder, unit: "MPP-Banjarbaru.BPPRD")
    #expect(other.deviations > 0)
    _ = try take(folder, again: true)
    #expect(try folder.run().report.exceptions?.baselines.map(\.deviations) == [Planted.deviations])
    #expect(try folder.number("SELECT count(*) FROM baselines") == 3)
  }

  @Test func `is taken of a unit that was audited, and names the command for another`() throws {
    let folder = try Demonstration.importedFolder()
    func refusal(_ unit: String) throws -> String {
      let refusal = try Refusal { try take(folder, unit: unit) }
      #expect(refusal.fault.code == "E_RUN_NONE" && refusal.fault.exitStatus == .incomplete)
      return refusal.text
    }
    #expect(try refusal("MPP-Banjarbaru").contains("audit --unit MPP-Banjarbaru --db "))
    _ = try folder.run(Selection(units: ["MPP-Banjarbaru.BPPRD"]))
    let text = try refusal("MPP-Banjarbaru.DUKCAPIL")
    #expect(text.contains("belum pernah diaudit") && text.contains("never audited"))
    #expect(text.contains("audit --unit MPP-Banjarbaru.DUKCAPIL"))
    #expect(try take(folder, unit: "MPP-Banjarbaru.BPPRD").deviations > 0)
    // One that an audit of all has looked at, too.
    _ = try folder.run(after: 2)
    #expect(try take(folder, unit: "MPP-Banjarbaru.DUKCAPIL").deviations > 0)
  }

  @Test func `needs a reason and an approver`() throws {
    let folder = try Demonstration.auditedFolder()
    let workspace = folder.workspace()
    #expect(throws: ExceptionFault.invalid(.empty(.reason))) {
      try workspace.takeBaseline(
        unit: "MPP-Banjarbaru", reason: " ", approvedBy: "A", again: false, dryRun: false)
    }
    #expect(throws: ExceptionFault.invalid(.empty(.approver))) {
      try workspace.takeBaseline(
        unit: "MPP-Banjarbaru", reason: "x", approvedBy: "-", again: false, dryRun: false)
    }
  }

  @Test func `no longer excuses what has grown, which is told as new`() throws {
    let folder = try Demonstration.auditedFolder()
    _ = try take(folder)
    let late = try #require(
      try folder.number(
        "SELECT min(case_id) FROM deviation_list WHERE rule = 'W-01' AND severity = 'medium'"))
    func move(by seconds: Int64) throws {
      try folder.shell(
        "UPDATE transactions SET finished_at = finished_at + \(seconds) WHERE id = \(late)")
    }
    try move(by: -60)
    let smaller = try folder.run(after: 1)
    #expect(smaller.new == 0 && smaller.worst == nil)
    try move(by: 120)
    let larger = try folder.run(after: 2)
    #expect(larger.new == 1 && larger.worst != nil)
    #expect(larger.report.exceptions?.baselines.map(\.deviations) == [Planted.deviations - 1])
    let again = try folder.run(after: 3)
    #expect(again.new == 0 && again.worst == larger.worst)
  }

  @Test func `holds an overdue case when it is finished at last, and so does its finding`() throws {
    let office = try FindingOffice()
    try office.bring(
      [FindingOffice.row(3, received: "2025-02-03", finished: nil)], at: "2025-02-20T08:00:00")
    let opened = try office.audit(at: "2025-02-20T09:00:00").opened
    let workspace = try office.workspace(at: "2025-02-20T10:00:00")
    _ = try workspace.takeBaseline(
      unit: "KANTOR", reason: "awal pemakaian", approvedBy: "Inspektur", again: false,
      dryRun: false)
    let found = try office.folder.rows("SELECT DISTINCT found FROM deviation_list")
    try office.bring(
      [FindingOffice.row(3, received: "2025-02-03", finished: "2025-02-21")],
      at: "2025-02-22T08:00:00")
    let later = try office.workspace(at: "2025-02-22T09:00:00")
    let result = try later.runAudit(
      AuditRequest(selection: Selection(), asOf: .instant(later.now)), progress: quietly)
    #expect(result.new == 0 && result.worst == nil && result.findings.opened.isEmpty)
    let folder = office.folder
    #expect(
      try folder.rows("SELECT id FROM deviation_list ORDER BY id") == ["W-01-2", "W-01-3"])
    #expect(try folder.rows("SELECT DISTINCT found FROM deviation_list") == found)
    #expect(try folder.number("SELECT count(*) FROM closed_deviation_list") == 0)
    let overdue = try #require(
      try folder.rows("SELECT id FROM finding_list WHERE rule = 'W-02'").first)
    #expect(opened.map(\.description).contains(overdue))
    let (dossier, _) = try later.showFinding(overdue)
    #expect(dossier.sheet.figures.deviations == 1 && dossier.sheet.figures.baseline == 1)
  }

  @Test func `gives way to a waiver`() throws {
    let folder = try Demonstration.auditedFolder()
    _ = try take(folder)
    _ = try folder.workspace().addWaiver(.sample(), dryRun: false)
    let exceptions = try #require(try folder.run().report.exceptions)
    #expect(exceptions.waivers.map(\.deviations) == [6])
    #expect(exceptions.baselines.map(\.deviations) == [Planted.deviations - 6])
  }
}
