import AuditReport
import AuditService
import Foundation
import ServiceStandards
import Testing
import WorkingTime

@testable import AuditStore

@Suite struct `A look` {
  @Test func `leaves every byte of the file`() throws {
    let folder = try Demonstration.auditedFolder()
    try folder.shell("UPDATE transactions SET finished_at = NULL, status = 0")
    let before = try folder.bytes()
    #expect(try folder.look(after: 0).new > 0)
    for request in [
      LookRequest(selection: Selection()),
      LookRequest(selection: Selection(), asOf: .instant(Demonstration.asOf + -86_400 * 90)),
      LookRequest(selection: Selection(), asOf: Moment("2062-07-01")),
      LookRequest(selection: Selection(), knownAt: Moment("2025-08-07T07:00:00+08:00")),
      LookRequest(selection: Selection(), run: try folder.lastRun()),
    ] {
      _ = try folder.workspace().lookAudit(request, progress: quietly)
      _ = try folder.workspace().lookDeviations(request).table.count()
    }
    #expect(try folder.bytes() == before)
  }

  @Test func `counts what was received after its instant, and names the last of it`() throws {
    let folder = try Demonstration.importedFolder()
    #expect(try folder.look(after: 0).report.summary.later.isEmpty)
    try folder.shell(
      """
      UPDATE transactions SET received_at = received_at + 63072000, finished_at = NULL, status = 0
      WHERE id = 4000
      """)
    let (all, number) = (
      try folder.number("SELECT count(*) FROM case_list"),
      try folder.rows("SELECT case_number FROM case_list WHERE id = 4000")
    )
    for result in [try folder.look(after: 0), try folder.run(after: 0)] {
      let summary = result.report.summary
      #expect(summary.later.map(\.transactions) == [1])
      #expect(summary.later.map(\.last) == number)
      #expect(summary.examined + 1 == all)
    }
    let past = try folder.look(after: -300 * 86_400).report.summary
    let later = past.later.reduce(0) { $0 + $1.transactions }
    #expect(later > 1 && past.examined + later == all)
  }

  @Test func `without options answers what a run would record`() throws {
    let folder = try Demonstration.importedFolder()
    let look = try folder.look(after: 0)
    let left = try folder.workspace().lookDeviations(LookRequest(selection: Selection()))
      .table.texts()
    let run = try folder.workspace().runAudit(Demonstration.request(), progress: quietly)
    #expect(
      look.report.summary == run.report.summary && look.report.findings == run.report.findings)
    #expect(look.new == run.new && look.worst == run.worst && look.run == nil)
    let listed = try folder.workspace().listDeviations(Selection()).table
    #expect(try left == listed.texts())
  }

  @Test func `lists what it counts, as of a past day too`() throws {
    let folder = try Demonstration.auditedFolder()
    for days: Int64 in [0, 30, 200, 900] {
      let asOf = Demonstration.asOf + -days * 86_400
      let request = LookRequest(selection: Selection(), asOf: .instant(asOf))
      let counted = try folder.workspace().lookAudit(request, progress: quietly)
      let listed = try folder.workspace().lookDeviations(request).table.count()
      #expect(counted.report.summary.deviations == Int64(listed), "\(days) days before")
    }
  }

  @Test func `at a run shows what that run saw, whatever came later`() throws {
    let folder = try Demonstration.auditedFolder()
    let first = try folder.lastRun()
    let before = try folder.look(run: first)
    let rows = try folder.workspace().lookDeviations(
      LookRequest(selection: Selection(), run: first)
    )
    .table.texts()
    #expect(
      before.report.summary.deviations == Planted.deviations
        && Int64(rows.count) == Planted.deviations)
    try folder.shell(
      """
      UPDATE transactions SET finished_at = finished_at + 864000 WHERE id % 7 = 0;
      DELETE FROM transactions WHERE id % 11 = 0
      """)
    let second = try folder.run(after: 60)
    #expect(second.report.summary.deviations != Planted.deviations)
    let after = try folder.look(run: first)
    #expect(after.report.summary == before.report.summary)
    #expect(after.report.findings == before.report.findings)
    #expect(
      try folder.workspace().lookDeviations(LookRequest(selection: Selection(), run: first))
        .table.texts() == rows)
    let last = try folder.look(run: folder.lastRun())
    #expect(last.report.summary == second.report.summary && last.new == second.new)
  }

  @Test func `at a run that there is not is refused`() throws {
    let folder = try Demonstration.auditedFolder()
    #expect(throws: RunFault.unknown(3, last: try folder.lastRun())) { try folder.look(run: 3) }
    #expect(throws: RunFault.none) { try Demonstration.importedFolder().look(run: 3) }
  }

  @Test func `judges by what was known at an earlier instant`() throws {
    let folder = try Demonstration.importedFolder()
    let knownAt = try #require(Moment("2025-08-07T07:00:00+08:00"))
    let result = try folder.look(after: 0, knownAt: knownAt)
    // Before 7 August 2025 neither the joint leave of 18 August nor the holidays of 2026 were known.
    #expect(!result.isComplete)
    #expect(
      result.report.incomplete.contains {
        if case .holidaysMissing(_, 2026, _, let transactions) = $0 { return transactions > 0 }
        return false
      })
    let version = result.report.summary.services.flatMap(\.targets).map(\.version)
    #expect(!version.contains("2026"))
  }
}

@Suite struct `What is recorded` {
  @Test func `has come, and goes forward`() throws {
    let folder = try Demonstration.auditedFolder()
    let before = try folder.bytes()
    for asOf in ["2026-07-01T08:00:01+08:00", "2026-07-01", "2062-07-01"] {
      let fault = #expect(throws: RunFault.self) {
        try folder.workspace().runAudit(
          AuditRequest(selection: Selection(), asOf: Moment(asOf)), progress: quietly)
      }
      #expect(fault?.code == "E_RUN_FUTURE" && fault?.exitStatus == .incomplete)
    }
    let past = #expect(throws: RunFault.self) {
      try folder.workspace().runAudit(
        Demonstration.request(asOf: Demonstration.asOf + -1), progress: quietly)
    }
    #expect(past?.code == "E_RUN_PASSED")
    #expect(try folder.bytes() == before)
  }

  @Test func `leaves out services that are further on, and names them`() throws {
    let folder = try Demonstration.auditedFolder()
    let register = try folder.register()
    _ = try folder.run(Selection(units: ["MPP-Banjarbaru.PN"]), after: 500)
    let rest = try folder.workspace(now: Demonstration.asOf + 600).runAudit(
      Demonstration.request(asOf: Demonstration.asOf + 60), progress: quietly)
    #expect(rest.leftOut.map(\.service.code.text) == ["SKTPD"])
    #expect(
      rest.report.summary.examined == Planted.cases() - Planted.cases(ofUnit: "MPP-Banjarbaru.PN,"))
    #expect(try folder.register() == register)
  }

  @Test func `is whole services; days and rules only narrow what is told`() throws {
    let folder = try Demonstration.importedFolder()
    let part = Selection(from: CivilDay(iso: "2026-01-01"), rules: ["W-01"])
    let look = try folder.look(part, after: 0)
    let result = try folder.run(part, after: 0)
    #expect(result.report.findings == look.report.findings)
    #expect(result.report.summary.deviations < Planted.deviations && result.new == look.new)
    #expect(try folder.number("SELECT count(*) FROM deviation_list") == Planted.deviations)
  }
}
