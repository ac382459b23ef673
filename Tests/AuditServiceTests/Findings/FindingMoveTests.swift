import AuditReport
import AuditService
import Foundation
import ServiceStandards
import Testing
import WorkingTime

@testable import AuditStore

@Suite struct `A move of a finding` {
  @Test(arguments: FindingState.allCases, FindingMove.allCases)
  func `that is not allowed names the state, what is allowed and what to do`(
    state: FindingState, move: FindingMove
  ) throws {
    guard move.next(after: state, wasDelivered: true) == nil else { return }
    let id = FindingID(year: 2026, number: 42)
    let fault = FindingFault.moveNotAllowed(id, move, state)
    #expect(fault.exitStatus == .incomplete && fault.code == "E_FINDING_MOVE")
    for language in [Language.indonesian, .english] {
      let text = fault.message(in: language)
      #expect(text.contains("“\(Texts.findingState(state).text(language))”"))
      #expect(text.contains("“\(Texts.findingMove(move).text(language))”"))
      for allowed in FindingMove.allowed(in: state) {
        #expect(text.contains(Texts.findingMove(allowed).text(language)))
      }
      #expect(text.contains("audit findings ") && text.contains("T-2026-0042"))
    }
  }

  @Test func `is refused in the database too, and nothing is written`() throws {
    let office = try FindingOffice()
    let name = FindingOffice.finding
    let workspace = try office.workspace(at: "2025-02-13T09:00:00")
    let calls: [() throws -> MoveResult] = [
      { try workspace.respond(to: name, FindingResponse(text: "x"), dryRun: false) },
      { try workspace.verifyFinding(name, accepts: true, reason: "x", dryRun: false) },
      { try workspace.verifyFinding(name, accepts: false, reason: "x", dryRun: false) },
      {
        try workspace.excuseFinding(name, ground: .forceMajeure, reason: "x", dryRun: false)
      },
      { try workspace.reopenFinding(name, reason: "x", dryRun: false) },
    ]
    for call in calls {
      let refusal = try Refusal(call)
      #expect(refusal.fault.code == "E_FINDING_MOVE")
      #expect(refusal.text.contains("“terbuka”") && refusal.text.contains("“open”"))
    }
    #expect(try office.folder.number("SELECT count(*) FROM move_list") == 1)
  }

  @Test func `needs words, known codes, and a finding`() throws {
    let office = try FindingOffice()
    let name = FindingOffice.finding
    let workspace = try office.workspace(at: "2025-02-13T09:00:00")
    let refusals: [(String, AuditReport.ExitStatus, () throws -> MoveResult)] = [
      (
        "E_FINDING_TEXT", .usage,
        { try workspace.recommend(name, text: " \n", code: nil, dryRun: false) }
      ),
      (
        "E_FINDING_TEXT", .usage,
        {
          try workspace.describeFinding(
            name, cause: nil, causeCode: nil, effect: nil, dryRun: false)
        }
      ),
      (
        "E_FINDING_CODE", .usage,
        { try workspace.recommend(name, text: "x", code: "RK-1", dryRun: false) }
      ),
      ("E_FINDING_ID", .usage, { try workspace.assignFinding("W-01", role: "x", dryRun: false) }),
      (
        "E_NO_FINDING", .usage,
        { try workspace.assignFinding("T-2025-0099", role: "x", dryRun: false) }
      ),
    ]
    for (code, status, call) in refusals {
      let refusal = try Refusal(call)
      #expect(refusal.fault.code == code && refusal.fault.exitStatus == status)
    }
    let nearest = try Refusal(refusals[2].2)
    #expect(
      nearest.text.contains("maksud Anda RK-01?") && nearest.text.contains("did you mean RK-01?"))
  }

  @Test func `accepts no partial answer, and none without evidence`() throws {
    let office = try FindingOffice()
    let name = FindingOffice.finding
    let workspace = try office.workspace(at: "2025-02-13T09:00:00")
    _ = try workspace.deliverFinding(
      name, received: try FindingOffice.day("2025-02-13"), dryRun: false)
    func accept() throws -> MoveResult {
      try workspace.verifyFinding(name, accepts: true, reason: "x", dryRun: false)
    }
    _ = try workspace.respond(to: name, FindingResponse(text: "Ya"), dryRun: false)
    #expect(try Refusal(accept).fault.code == "E_FINDING_EVIDENCE")
    let file = try office.folder.write("bukti", to: "bukti.pdf")
    _ = try workspace.respond(
      to: name, FindingResponse(text: "Sebagian", isPartial: true, evidence: [file]),
      dryRun: false)
    #expect(try Refusal(accept).fault.code == "E_FINDING_PARTIAL")
    let rejected = try workspace.verifyFinding(
      name, accepts: false, reason: "kurang", dryRun: false)
    #expect(rejected.state == .delivered)
    #expect(try office.sheet(at: "2025-02-13T10:00:00").status == .notYetFulfilled)
    _ = try workspace.respond(
      to: name, FindingResponse(text: "Semua", evidence: [file]), dryRun: false)
    #expect(try accept().state == .verified)
  }

  @Test func `keeps who made it, where, when and by which program`() throws {
    let office = try FindingOffice()
    _ = try office.workspace(at: "2025-02-13T09:00:00").assignFinding(
      FindingOffice.finding, role: "Kepala", dryRun: false)
    let (dossier, _) = try office.workspace(at: "2025-02-14T09:00:00").showFinding("t-2025-0001")
    let entry = try #require(dossier.history.last)
    #expect(entry.actor == "tester" && entry.host == "here" && entry.program == "audit test")
    #expect(entry.run == nil)
    #expect(try entry.at == FindingOffice.instant("2025-02-13T09:00:00"))
    #expect(dossier.history.first?.run != nil)
  }
}

@Suite struct `The clock of a follow-up` {
  let office: FindingOffice
  private let name = FindingOffice.finding

  init() throws { office = try FindingOffice() }

  private func deliver(_ day: String, at local: String) throws -> CivilDay? {
    try office.workspace(at: local).deliverFinding(
      name, received: try FindingOffice.day(day), dryRun: false
    ).due
  }

  private func settings(_ text: String) throws {
    let file = try office.folder.write("format: audit.codes/1\n\(text)\n", to: "codes.yaml")
    _ = try office.workspace(at: "2025-02-12T09:00:00").importCodes(file: file, dryRun: false)
  }

  @Test func `ends with the last second of its last day in the zone of the unit`() throws {
    #expect(try deliver("2025-02-13", at: "2025-02-13T09:00:00") == FindingOffice.day("2025-04-14"))
    #expect(try !office.sheet(at: "2025-04-14T23:59:59").followUp.isOverdue)
    #expect(try office.sheet(at: "2025-04-15T00:00:00").followUp.isOverdue)
  }

  @Test func `counts working days by the calendar of the unit`() throws {
    try settings("follow_up: {days: 5, kind: working_days}")
    let holidays = try office.folder.write(
      "date,name,kind,decree\n2025-02-17,Libur setempat,libur_nasional,SK 9\n", to: "libur.csv")
    _ = try office.workspace(at: "2025-02-12T09:00:00").importHolidays(
      file: holidays, calendar: "kantor", recordedAt: nil, dryRun: false)
    // Thursday is day 0; Friday, then Tuesday to Friday after the holiday.
    #expect(try deliver("2025-02-13", at: "2025-02-13T09:00:00") == FindingOffice.day("2025-02-21"))
  }

  @Test func `is not started over days whose holidays nobody knows`() throws {
    try settings("follow_up: {days: 30, kind: working_days}")
    let refusal = try Refusal { try deliver("2025-12-15", at: "2025-12-16T09:00:00") }
    #expect(refusal.text.contains("2026") && refusal.text.contains("holidays_missing"))
    #expect(try office.sheet(at: "2025-12-16T10:00:00").state == .open)
  }

  @Test func `is not moved by a later change of the settings`() throws {
    _ = try deliver("2025-02-13", at: "2025-02-13T09:00:00")
    try settings("follow_up: {days: 30, kind: calendar_days}\nverification: {months: 2}")
    #expect(
      try office.sheet(at: "2025-02-14T09:00:00").followUp.due == FindingOffice.day("2025-04-14"))
    let answered = try office.workspace(at: "2025-02-14T09:00:00").respond(
      to: name, FindingResponse(text: "x"), dryRun: false)
    #expect(answered.due == (try FindingOffice.day("2025-04-14")))
  }

  @Test func `of the verification runs a calendar month`() throws {
    _ = try deliver("2025-02-13", at: "2025-02-13T09:00:00")
    let workspace = try office.workspace(at: "2025-03-31T12:00:00")
    let answered = try workspace.respond(
      to: name,
      FindingResponse(text: "x", received: try FindingOffice.day("2025-03-31")), dryRun: false)
    #expect(answered.due == (try FindingOffice.day("2025-04-30")))
    let sheet = try office.sheet(at: "2025-04-30T23:59:59")
    #expect(sheet.followUp.verificationDue == answered.due && !sheet.followUp.isOverdue)
    #expect(try office.sheet(at: "2025-05-01T00:00:00").followUp.isOverdue)
  }

  @Test func `goes on while the answer covers a part only`() throws {
    try settings("follow_up: {days: 10, kind: calendar_days}")
    _ = try deliver("2025-02-13", at: "2025-02-13T09:00:00")
    _ = try office.workspace(at: "2025-02-20T09:00:00").respond(
      to: name, FindingResponse(text: "x", isPartial: true), dryRun: false)
    #expect(try !office.sheet(at: "2025-02-23T12:00:00").followUp.isOverdue)
    #expect(try office.sheet(at: "2025-02-24T00:00:00").followUp.isOverdue)
  }

  @Test(arguments: ["2025-02-11", "2025-02-14"])
  func `starts neither before the finding nor in the future`(day: String) throws {
    let refusal = try Refusal { try deliver(day, at: "2025-02-13T23:59:59") }
    #expect(refusal.fault.code == "E_FINDING_DAY" && refusal.fault.exitStatus == .usage)
    #expect(refusal.text.contains("2025-02-12") && refusal.text.contains("2025-02-13"))
  }
}
