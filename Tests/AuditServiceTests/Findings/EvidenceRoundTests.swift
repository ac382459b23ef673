import AuditImport
import AuditReport
import AuditService
import Foundation
import ServiceStandards
import Testing
import WorkingTime

@testable import AuditStore

@Suite struct `An acceptance` {
  let office: FindingOffice
  private let name = FindingOffice.finding

  init() throws { office = try FindingOffice() }

  private func respond(_ files: [String] = [], at local: String) throws {
    _ = try office.workspace(at: local).respond(
      to: name,
      FindingResponse(
        text: "Sudah.",
        evidence: try files.map { try office.folder.write("isi \($0)", to: $0) }), dryRun: false)
  }

  private func verify(_ accepts: Bool, at local: String) throws -> MoveResult {
    try office.workspace(at: local).verifyFinding(
      name, accepts: accepts, reason: "Diperiksa.", dryRun: false)
  }

  @Test func `does not rest on evidence that was rejected before`() throws {
    try office.respond()
    _ = try verify(false, at: "2025-02-21T09:00:00")
    try respond(at: "2025-02-22T09:00:00")
    let refusal = try Refusal { try verify(true, at: "2025-02-22T10:00:00") }
    #expect(refusal.fault.code == "E_FINDING_EVIDENCE")
    #expect(refusal.text.contains("ditolak") && refusal.text.contains("rejected"))
    // The same bytes may be sent again: then somebody has looked at them again.
    let again = try office.folder.write("bukti", to: "bukti.pdf")
    _ = try office.workspace(at: "2025-02-23T09:00:00").respond(
      to: name, FindingResponse(text: "Lihat lagi.", evidence: [again]), dryRun: false)
    #expect(try verify(true, at: "2025-02-23T10:00:00").state == .verified)
  }

  @Test func `does not rest on evidence of the time before a reopening`() throws {
    try close()
    _ = try office.workspace(at: "2025-04-01T09:00:00").reopenFinding(
      name, reason: "Surat ternyata palsu.", dryRun: false)
    try respond(at: "2025-04-02T09:00:00")
    let refusal = try Refusal { try verify(true, at: "2025-04-02T10:00:00") }
    #expect(refusal.fault.code == "E_FINDING_EVIDENCE")
    try respond(["foto.jpg"], at: "2025-04-03T09:00:00")
    #expect(try verify(true, at: "2025-04-03T10:00:00").state == .verified)
  }

  @Test func `shows in the list of files, with what was rejected or set aside`() throws {
    func decisions(at local: String) throws -> [EvidenceDecision] {
      try office.workspace(at: local).showFinding(name).dossier.evidence.map(\.decision)
    }
    try office.respond()
    #expect(try decisions(at: "2025-02-20T10:00:00") == [.waiting])
    _ = try verify(false, at: "2025-02-21T09:00:00")
    try respond(["daftar.pdf", "foto.jpg"], at: "2025-02-22T09:00:00")
    #expect(try decisions(at: "2025-02-22T10:00:00") == [.rejected, .waiting, .waiting])
    _ = try verify(true, at: "2025-02-24T10:00:00")
    #expect(try decisions(at: "2025-02-24T11:00:00") == [.rejected, .accepted, .accepted])
    let workspace = try office.workspace(at: "2025-02-25T10:00:00")
    _ = try workspace.excuseFinding(name, ground: .courtCase, reason: "Perkara 5", dryRun: false)
    _ = try workspace.reopenFinding(name, reason: "Putusan ada", dryRun: false)
    #expect(try decisions(at: "2025-02-25T11:00:00") == [.rejected, .setAside, .setAside])
  }

  @Test func `may rest on several answers of one round`() throws {
    try office.respond()
    try respond(at: "2025-02-21T09:00:00")
    #expect(try verify(true, at: "2025-02-22T09:00:00").state == .verified)
  }

  @Test func `goes by bytes, so an empty file is refused and nothing recorded`() throws {
    let workspace = try office.workspace(at: "2025-02-13T09:00:00")
    _ = try workspace.deliverFinding(
      name, received: try FindingOffice.day("2025-02-13"), dryRun: false)
    let empty = try office.folder.write("", to: "kosong.pdf")
    for dryRun in [true, false] {
      let refusal = try Refusal {
        try workspace.respond(
          to: name, FindingResponse(text: "Sudah.", evidence: [empty]), dryRun: dryRun)
      }
      #expect(refusal.fault.code == "E_EVIDENCE_EMPTY" && refusal.fault.exitStatus == .incomplete)
      #expect(refusal.text.contains(empty) && refusal.text.contains("0 "))
    }
    #expect(try office.keptEvidence().isEmpty)
    #expect(try office.sheet(at: "2025-02-13T10:00:00").state == .delivered)
  }

  @Test func `is what a closing goes by, whatever became of files that were rejected`() throws {
    try office.respond(evidence: "yang ditolak")
    let rejected = try #require(try office.keptEvidence().first)
    _ = try verify(false, at: "2025-02-21T09:00:00")
    try FileManager.default.removeItem(atPath: rejected)
    try respond(["sah.pdf"], at: "2025-02-22T09:00:00")
    #expect(try verify(true, at: "2025-02-24T10:00:00").state == .verified)
    try office.bring(
      [FindingOffice.row(3, received: "2025-03-03", finished: "2025-03-04")],
      at: "2025-03-05T08:00:00")
    let changes = try office.audit(at: "2025-03-25T08:00:00")
    #expect(changes.closed.map(\.description) == [name] && changes.damaged.isEmpty)
  }

  /// Accepted on 24 February, closed by the run of 25 March.
  private func close() throws {
    try office.verify()
    try office.bring(
      [FindingOffice.row(3, received: "2025-03-03", finished: "2025-03-04")],
      at: "2025-03-05T08:00:00")
    #expect(try office.audit(at: "2025-03-25T08:00:00").closed.count == 1)
  }
}

@Suite struct `A finding that was reopened` {
  let office: FindingOffice
  private let name = FindingOffice.finding

  init() throws {
    office = try FindingOffice()
    try office.verify()
    try office.bring(
      [FindingOffice.row(3, received: "2025-03-03", finished: "2025-03-04")],
      at: "2025-03-05T08:00:00")
    try office.audit(at: "2025-03-25T08:00:00")
  }

  private func reopen() throws -> MoveResult {
    try office.workspace(at: "2025-08-04T09:00:00").reopenFinding(
      name, reason: "Bukti ternyata palsu.", dryRun: false)
  }

  @Test func `has a clock of its own from the day of the reopening`() throws {
    let reopened = try reopen()
    // 60 calendar days; that of the delivery ran out in April.
    #expect(reopened.state == .delivered)
    #expect(try reopened.due == FindingOffice.day("2025-10-03"))
    let sheet = try office.sheet(at: "2025-08-04T10:00:00")
    #expect(sheet.followUp.due == reopened.due && !sheet.followUp.isOverdue)
    #expect(try sheet.followUp.delivered == FindingOffice.day("2025-02-13"))
    #expect(try !office.sheet(at: "2025-10-03T23:59:59").followUp.isOverdue)
    #expect(try office.sheet(at: "2025-10-04T00:00:00").followUp.isOverdue)
  }

  @Test func `is answered no earlier than it was reopened`() throws {
    _ = try reopen()
    let refusal = try Refusal {
      try office.workspace(at: "2025-08-05T09:00:00").respond(
        to: name,
        FindingResponse(text: "x", received: try FindingOffice.day("2025-08-03")), dryRun: false)
    }
    #expect(refusal.fault.code == "E_FINDING_DAY" && refusal.text.contains("2025-08-04"))
  }

  @Test func `is told of by the night by its new clock alone`() throws {
    _ = try reopen()
    var told: [String: String] = [:]
    for day in ["08-05", "09-26", "10-04"] {
      let result = try office.workspace(at: "2025-\(day)T02:30:00").runNight(
        NightRequest(plan: NightPlan()), progress: quietly, tell: { _ in })
      let lines = result.report?.lines.filter { if case .clock = $0 { true } else { false } } ?? []
      if !lines.isEmpty { told[day] = result.report?.text(in: .indonesian) }
    }
    #expect(told.keys.sorted() == ["09-26", "10-04"])
    #expect(told["09-26"]?.contains("batas 03/10/2025, 7 hari lagi") ?? false)
  }

  @Test func `before its report was delivered has no clock`() throws {
    let office = try FindingOffice()
    try office.folder.shell("UPDATE transactions SET finished_at = received_at + 60 WHERE id = 2")
    try office.audit(at: "2025-02-12T11:00:00")
    let workspace = try office.workspace(at: "2025-02-12T12:00:00")
    _ = try workspace.withdrawFinding(name, reason: "Salah catat", dryRun: false)
    let reopened = try workspace.reopenFinding(name, reason: "Ternyata benar", dryRun: false)
    #expect(reopened.state == .open && reopened.due == nil)
  }
}
