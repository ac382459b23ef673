import AuditReport
import Foundation
import ServiceStandards
import Testing
import WorkingTime

@testable import AuditImport
@testable import AuditService
@testable import AuditStore

@Suite struct `A night` {
  @Test func `imports, audits and copies, and says what has changed`() throws {
    let office = try NightOffice()
    try office.deliver([NightOffice.good(1), NightOffice.late(2)], as: "simpel-1.csv")
    let result = try office.night("2025-02-12")
    #expect(result.exitStatus == .done)
    let report = try #require(result.report)
    #expect(report.steps.map(\.step) == NightStep.allCases)
    #expect(result.count("rows", of: .importing) == 2)
    #expect(result.count("examined", of: .audit) == 2)
    #expect(
      report.text(in: .indonesian) == """
        baru: KANTOR · SURAT · W-01 Selesai melewati jangka waktu standar: 1 penyimpangan (tinggi), temuan T-2025-0001; uraian: audit explain W-01-2

        """)
  }

  @Test func `has nothing to say when nothing has changed`() throws {
    let office = try NightOffice()
    try office.deliver([NightOffice.late(2)], as: "simpel-1.csv")
    try office.night("2025-02-12")
    let result = try office.night("2025-02-13")
    #expect(result.report?.lines.isEmpty ?? false)
    #expect(result.exitStatus == .done)
  }

  @Test func `tells in one line of hand-overs that the public can compare with earlier ones`()
    throws
  {
    let office = try NightOffice()
    for name in ["publik", "publik-kantor"] {
      office.plan.exports.append(
        NightPlan.Export(
          folder: office.folder.path(name), units: name == "publik" ? [] : ["KANTOR"],
          privacy: .public, keyFile: nil, keep: nil))
    }
    office.plan.exports.append(
      NightPlan.Export(
        folder: office.folder.path("inspektorat"), units: [], privacy: .inspectorate, keyFile: nil,
        keep: nil))
    try office.deliver([NightOffice.late(2)], as: "simpel-1.csv")
    for (day, folders) in [
      ("2025-02-12", ["publik-kantor"]), ("2025-02-13", ["publik", "publik-kantor"]),
    ] {
      let lines = try office.lines(day).filter { $0.contains("publik sudah menerima") }
      #expect(lines.count == 1)
      let line = try #require(lines.first)
      #expect(
        line.hasSuffix(folders.map { office.folder.path("\($0)/\(day)") }.joined(separator: ", ")))
    }
  }

  @Test func `that is run a second time does nothing`() throws {
    let office = try NightOffice()
    try office.deliver([NightOffice.late(2)], as: "simpel-1.csv")
    try office.night("2025-02-12")
    let runs = try office.folder.number("SELECT count(*) FROM run_list")
    let result = try office.night("2025-02-12")
    #expect(result.report == nil && result.exitStatus == .done)
    #expect(try office.folder.number("SELECT count(*) FROM run_list") == runs)
    #expect(try office.folder.number("SELECT count(*) FROM nights") == 1)
    #expect(try office.night("2025-02-12", again: true).report != nil)
    #expect(office.names("cadangan").contains("audit-2025-02-12-2.db"))
  }

  @Test func `that was missed is caught up, and judged at the end of its day`() throws {
    let office = try NightOffice()
    try office.deliver(
      [
        FindingOffice.row(1, received: "2025-02-11", finished: nil),
        FindingOffice.row(2, received: "2025-02-12", finished: "2025-02-13"),
      ], as: "simpel-1.csv")
    let day = try #require(Moment("2025-02-12"))
    let missed = try office.night("2025-02-14", asOf: day)
    #expect(missed.day.description == "2025-02-12")
    #expect(missed.report?.lines.isEmpty ?? false)
    let text = try office.lines("2025-02-14").joined()
    #expect(text.contains("W-02"))
  }

  @Test func `before the last one is refused, and nothing is written`() throws {
    let office = try NightOffice()
    try office.night("2025-02-14")
    let bytes = try office.folder.bytes()
    let refusal = try Refusal {
      try office.night("2025-02-15", asOf: Moment("2025-02-13T02:30:00+08:00"))
    }
    #expect((refusal.fault as? NightFault)?.code == "E_NIGHT_CLOCK")
    #expect(refusal.text.contains("2025-02-13T02:30:00+08:00"))
    #expect(refusal.text.contains("2025-02-14T02:30:00+08:00"))
    #expect(try office.folder.bytes() == bytes)
  }

  @Test func `that is yet to come is refused`() throws {
    let office = try NightOffice()
    let refusal = try Refusal { try office.night("2025-02-13", asOf: Moment("2025-02-14")) }
    #expect((refusal.fault as? NightFault)?.exitStatus == .usage)
    #expect(try office.folder.number("SELECT count(*) FROM nights") == 0)
    #expect(
      try office.night("2025-02-13", asOf: Moment("2025-02-13")).day.description == "2025-02-13")
  }

  @Test func `whose audit cannot be kept still copies the database`() throws {
    let office = try NightOffice()
    try office.deliver([NightOffice.good(1)], as: "simpel-1.csv")
    _ = try office.folder.workspace(now: try FindingOffice.instant("2025-02-20T08:00:00"))
      .runAudit(AuditRequest(selection: Selection()), progress: quietly)
    let result = try office.night("2025-02-21", asOf: Moment("2025-02-12"))
    #expect(result.step(.audit)?.code == "E_RUN_PASSED")
    #expect(result.step(.backup)?.status == .done)
    #expect(result.exitStatus == .incomplete)
    #expect(try office.folder.rows("SELECT state FROM nights") == ["failed"])
  }

  @Test func `names the services that are further on, once`() throws {
    let office = try NightOffice()
    let other = try office.folder.write(
      SmallOffice.standards.replacing("KANTOR", with: "LOKET"), to: "loket.yaml")
    _ = try office.folder.workspace(now: try FindingOffice.instant("2025-01-03T08:00:00"))
      .importStandards(file: other, dryRun: false)
    _ = try office.folder.workspace(now: try FindingOffice.instant("2025-02-20T08:00:00"))
      .runAudit(AuditRequest(selection: Selection(units: ["LOKET"])), progress: quietly)
    let first = try office.night("2025-02-21", asOf: Moment("2025-02-12"))
    #expect(
      first.report?.text(in: .english)
        == "not audited this night, since they were audited as of a later instant: LOKET/SURAT\n")
    #expect(first.step(.audit)?.status == .incomplete && first.exitStatus == .incomplete)
    #expect(first.count("left_out", of: .audit) == 1)
    let second = try office.night("2025-02-21", asOf: Moment("2025-02-13"))
    #expect(second.report?.lines.isEmpty ?? false)
    #expect(second.count("left_out", of: .audit) == 1)
  }

  @Test func `waits as long as it is told to for others who write`() throws {
    let office = try NightOffice()
    let (path, isHeld) = (office.folder.database, DispatchSemaphore(value: 0))
    Thread {
      let store = try? Store.open(path, .write, now: SmallOffice.now, program: "audit")
      try? store?.write { () throws(StoreError) in
        isHeld.signal()
        // Longer than anybody waits who was not told to.
        Thread.sleep(forTimeInterval: 11)
      }
    }.start()
    isHeld.wait()
    let now = try FindingOffice.instant("2025-02-12T02:30:00")
    let result = try office.folder.workspace(now: now).runNight(
      NightRequest(plan: office.plan, wait: 60), progress: quietly, tell: { _ in })
    #expect(result.step(.backup)?.status == .done)
  }

  @Test func `ends before a run at a desk begins`() throws {
    let office = try NightOffice()
    let workspace = office.folder.workspace(now: try FindingOffice.instant("2025-02-12T08:00:00"))
    var lock: NightLock? = try NightLock(
      database: "audit.db", file: office.folder.database, since: "2025-02-12T02:30:00+08:00",
      host: "mpp", waiting: 0)
    let refusal = try withExtendedLifetime(lock) {
      try Refusal { try workspace.afterNight(within: 0) }
    }
    #expect((refusal.fault as? NightFault)?.exitStatus == .busy)
    #expect(refusal.text.contains("2025-02-12T02:30:00+08:00"))
    lock = nil
    let result = try workspace.afterNight(within: 0).runAudit(
      AuditRequest(selection: Selection()), progress: quietly)
    #expect(result.run != nil)
  }

  @Test func `by a clock that was ahead is no good night, and keeps no other from running`() throws
  {
    let office = try NightOffice()
    try office.deliver([NightOffice.good(1)], as: "simpel-1.csv")
    func night(_ local: String) throws -> NightResult {
      let now = try FindingOffice.instant(local)
      return try office.folder.workspace(withClockAt: now).runNight(
        NightRequest(plan: office.plan), progress: quietly, tell: { _ in })
    }
    let ahead = try night("2025-02-20T01:00:00")
    #expect(ahead.exitStatus == .done)
    let now = try FindingOffice.instant("2025-02-13T08:00:00")
    let workspace = office.folder.workspace(withClockAt: now)
    let alarm = #expect(throws: NightFault.self) { try workspace.checkLastNight(maxAge: 93_600) }
    #expect(alarm?.code == "E_NIGHT_AHEAD" && alarm?.exitStatus == .incomplete)
    let refusal = #expect(throws: StoreError.self) { try night("2025-02-14T01:00:00") }
    #expect(refusal?.code == "E_CLOCK_BEHIND")
    _ = try workspace.voidRun(
      try office.folder.lastRun(), reason: "jam komputer salah", dryRun: false)
    #expect(try night("2025-02-14T01:00:00").exitStatus == .done)
    #expect(throws: Never.self) {
      try office.folder.workspace(withClockAt: now + 86_400).checkLastNight(maxAge: 93_600)
    }
  }

  @Test func `that was cut off leaves its changes to the next`() throws {
    struct Killed: Error {}
    let office = try NightOffice()
    try office.deliver([NightOffice.late(2)], as: "simpel-1.csv")
    #expect(throws: Killed.self) {
      try office.night("2025-02-12") { _ in throw Killed() }
    }
    // The same night is not done before it has told.
    #expect(try office.lines("2025-02-12").first?.hasPrefix("baru: KANTOR") ?? false)
    #expect(try office.lines("2025-02-13").isEmpty)
  }

  @Test func `tells also of what people's own runs have found`() throws {
    let office = try NightOffice()
    try office.night("2025-02-12")
    let file = try office.folder.write(SmallOffice.file([NightOffice.late(7)]), to: "siang.csv")
    let noon = office.folder.workspace(now: try FindingOffice.instant("2025-02-12T12:00:00"))
    _ = try noon.importTransactions(TransactionImport(file: file), progress: quietly)
    _ = try noon.runAudit(AuditRequest(selection: Selection()), progress: quietly)
    #expect(try office.lines("2025-02-13").first?.hasPrefix("baru: KANTOR") ?? false)
  }

  @Test func `tells of what was corrected and of what returns`() throws {
    let office = try NightOffice()
    try office.deliver([NightOffice.late(2)], as: "simpel-1.csv")
    try office.night("2025-02-12")
    try office.deliver([NightOffice.good(2)], as: "simpel-2.csv")
    #expect(try office.lines("2025-02-13").first?.hasPrefix("dikoreksi: KANTOR") ?? false)
    // Not the bytes of the first file: those are known.
    try office.deliver([NightOffice.late(2), NightOffice.good(3)], as: "simpel-3.csv")
    #expect(try office.lines("2025-02-14").first?.hasPrefix("kembali: KANTOR") ?? false)
  }

  @Test func `is not complete when holidays of a year are missing`() throws {
    let office = try NightOffice()
    try office.deliver(
      [FindingOffice.row(1, received: "2025-12-30", finished: "2026-01-20")], as: "simpel-1.csv")
    let result = try office.night("2026-02-01")
    #expect(result.step(.audit)?.status == .incomplete)
    #expect(result.exitStatus == .incomplete)
    // It is run again once they are there.
    #expect(try office.night("2026-02-01").report != nil)
  }

  @Test func `alarms when the last good one is too long ago`() throws {
    let office = try NightOffice()
    func check(_ local: String) throws {
      try office.folder.workspace(now: try FindingOffice.instant(local))
        .checkLastNight(maxAge: 26 * 3600)
    }
    #expect(throws: NightFault.self) { try check("2025-02-12T08:00:00") }
    try office.deliver([NightOffice.good(1)], as: "simpel-1.csv")
    try office.night("2025-02-12")
    try check("2025-02-13T04:30:00")
    let refusal = try Refusal { try check("2025-02-13T04:30:01") }
    #expect(refusal.fault.exitStatus == .incomplete)
    #expect(refusal.text.contains("26 jam") && refusal.text.contains("26 hours"))
  }
}

@Suite struct `A notice` {
  @Test(arguments: [
    (left: 8, before: 9, isDue: false), (7, 8, true), (6, 7, false), (2, 3, false), (1, 2, true),
    (0, 1, false), (-1, 0, true), (-2, -1, false), (-1, 5, true), (3, 9, true),
  ])
  func `is given once at each distance and once past the end`(
    left: Int, before: Int, isDue: Bool
  ) {
    let today = CivilDay(number: 20_000)
    let end = today + left
    let notice = Notice(distances: [7, 1], lastTold: end - before)
    #expect(notice.isDue(end, today: today) == isDue)
  }

  @Test(arguments: [(8, false), (7, true), (0, true), (-30, true)])
  func `without an earlier night is given for all that is near or past`(left: Int, isDue: Bool) {
    let today = CivilDay(number: 20_000)
    #expect(
      Notice(distances: [7, 1], lastTold: nil).isDue(today + left, today: today) == isDue)
  }
}
