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
    #expect(taken.deviations == 969)
    for seconds: Int64 in 1...2 {
      let result = try folder.run(after: seconds)
      let baseline = try #require(result.report.exceptions?.baselines.first)
      #expect(baseline.deviations == 969)
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
    #expect(left < 969)
    try folder.shell(
      "UPDATE transactions SET finished_at = \(finished) WHERE id = \(late)")
    for seconds: Int64 in 2...3 {
      let returned = try folder.run(after: seconds)
      #expect(returned.report.exceptions?.baselines.first?.deviations == left)
      #expect(returned.worst == .medium || returned.worst == .high)
      #expect(returned.new == (seconds == 2 ? Int(969 - left) : 0))
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
    #expect(try folder.run().report.exceptions?.baselines.map(\.deviations) == [969])
    #expect(try folder.number("SELECT count(*) FROM baselines") == 3)
  }

  @Test func `needs a run, a reason and an approver`() throws {
    let folder = try Demonstration.importedFolder()
    #expect(throws: ExceptionFault.noRun) { try take(folder) }
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

  @Test func `gives way to a waiver`() throws {
    let folder = try Demonstration.auditedFolder()
    _ = try take(folder)
    _ = try folder.workspace().addWaiver(.sample(), dryRun: false)
    let exceptions = try #require(try folder.run().report.exceptions)
    #expect(exceptions.waivers.map(\.deviations) == [16])
    #expect(exceptions.baselines.map(\.deviations) == [953])
  }
}
