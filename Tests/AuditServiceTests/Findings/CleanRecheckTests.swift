import AuditReport
import AuditService
import Foundation
import ServiceStandards
import Testing
import WorkingTime

@testable import AuditStore

@Suite struct `A clean re-check` {
  let office: FindingOffice
  private let name = FindingOffice.finding

  init() throws { office = try FindingOffice() }

  private func refusal(at local: String) throws -> String {
    let workspace = try office.workspace(at: local)
    let refusal = try Refusal { try workspace.closeFinding(name, dryRun: false) }
    #expect(refusal.fault.code == "E_FINDING_NOT_CLEAN")
    #expect(refusal.fault.exitStatus == .incomplete)
    return refusal.text
  }

  @Test func `names evidence and acceptance when they are lacking`() throws {
    let text = try refusal(at: "2025-02-12T09:00:00")
    for part in ["berkas bukti", "an evidence file", "penerimaan bukti", "acceptance"] {
      #expect(text.contains(part), "\(part)")
    }
  }

  @Test func `takes silence for no compliance`() throws {
    try office.verify()
    #expect(try office.audit(at: "2025-04-30T08:00:00").closed.isEmpty)
    let text = try refusal(at: "2025-04-30T09:00:00")
    #expect(text.contains("transaksi yang dinilai") && text.contains("judged transactions"))
    #expect(text.contains("2025-02-24T10:00:00+08:00"))
    #expect(!text.contains("minggu bersih"))
    // A case that cannot be judged on time breaks the silence no more than none.
    try office.bring(
      ["KANTOR,SURAT,S-7,open,2025-04-29T09:00,,tariff:30000:B7,ktp,P-7"],
      at: "2025-04-29T12:00:00")
    #expect(try office.audit(at: "2025-04-30T10:00:00").closed.isEmpty)
    try office.bring(
      [FindingOffice.row(8, received: "2025-04-28", finished: "2025-04-28")],
      at: "2025-04-30T11:00:00")
    #expect(try office.audit(at: "2025-04-30T12:00:00").closed.count == 1)
  }

  @Test func `begins anew with each deviation that occurs`() throws {
    try office.verify()
    try office.bring(
      [
        FindingOffice.row(3, received: "2025-03-03", finished: "2025-03-12"),
        FindingOffice.row(4, received: "2025-03-20", finished: "2025-03-21"),
      ], at: "2025-03-22T08:00:00")
    #expect(try office.audit(at: "2025-04-08T10:00:00").closed.isEmpty)
    let text = try refusal(at: "2025-04-08T11:00:00")
    #expect(text.contains("3 dari 4") && text.contains("3 of 4"))
    #expect(
      text.contains("2025-03-12T10:00:00+08:00") && text.contains("2025-04-09T10:00:00+08:00"))
    #expect(try office.audit(at: "2025-04-09T10:00:00").closed.count == 1)
  }

  @Test func `waits for cases that are open past their due`() throws {
    try office.bring(
      [FindingOffice.row(5, received: "2025-02-05", finished: nil)], at: "2025-02-12T09:00:00")
    #expect(try office.audit(at: "2025-02-12T10:00:00").opened.count == 1)
    let second = "T-2025-0002"
    let file = try office.folder.write("bukti", to: "b.pdf")
    let workspace = try office.workspace(at: "2025-02-13T08:00:00")
    _ = try workspace.deliverFinding(
      second, received: try FindingOffice.day("2025-02-13"), dryRun: false)
    _ = try workspace.respond(
      to: second, FindingResponse(text: "Segera", evidence: [file]), dryRun: false)
    _ = try workspace.verifyFinding(second, accepts: true, reason: "ok", dryRun: false)
    try office.bring(
      [FindingOffice.row(6, received: "2025-03-03", finished: "2025-03-04")],
      at: "2025-03-05T08:00:00")
    #expect(try office.audit(at: "2025-05-01T08:00:00").closed.isEmpty)
    let refusal = try Refusal {
      try office.workspace(at: "2025-05-01T09:00:00").closeFinding(second, dryRun: false)
    }
    #expect(refusal.text.contains("masih berlangsung") && refusal.text.contains("still going on"))
    // Finished at last: the same lateness, whose clean weeks begin now.
    try office.bring(
      [FindingOffice.row(5, received: "2025-02-05", finished: "2025-05-02")],
      at: "2025-05-02T12:00:00")
    #expect(try office.audit(at: "2025-05-02T13:00:00").closed.isEmpty)
    try office.bring(
      [FindingOffice.row(7, received: "2025-05-05", finished: "2025-05-06")],
      at: "2025-05-07T08:00:00")
    let changes = try office.audit(at: "2025-06-02T13:00:00")
    #expect(changes.closed.map(\.description) == [second])
  }

  @Test func `by a person is the same as by a run`() throws {
    try office.verify()
    try office.bring(
      [FindingOffice.row(3, received: "2025-03-03", finished: "2025-03-04")],
      at: "2025-03-05T08:00:00")
    try office.folder.write("lain", to: "bukti.pdf")
    #expect(try refusal(at: "2025-03-24T09:00:00").contains("0 dari 4"))
    // A question moves nothing.
    _ = try office.workspace(at: "2025-03-25T08:00:00").lookAudit(
      LookRequest(selection: Selection()), progress: quietly)
    #expect(try refusal(at: "2025-03-25T09:00:00").contains("0 dari 4"))
    try setCleanWeeks(8)
    #expect(try office.audit(at: "2025-03-25T10:00:00").closed.isEmpty)
    try setCleanWeeks(4)
    #expect(
      try office.workspace(at: "2025-03-25T11:00:00").closeFinding(name, dryRun: false).state
        == .closed)
  }

  private func setCleanWeeks(_ weeks: Int) throws {
    let file = try office.folder.write(
      "format: audit.codes/1\nclean_weeks: \(weeks)\n", to: "codes-\(weeks).yaml")
    _ = try office.workspace(at: "2025-03-01T08:00:00").importCodes(file: file, dryRun: false)
  }
}

@Suite struct `Evidence` {
  let office: FindingOffice
  private let name = FindingOffice.finding

  init() throws { office = try FindingOffice() }

  @Test func `is kept once under its digest, for its owner alone`() throws {
    try office.respond(evidence: "sama")
    let again = try office.folder.write("sama", to: "salinan.pdf")
    let other = try office.folder.write("lain", to: "lain.txt")
    let workspace = try office.workspace(at: "2025-02-21T09:00:00")
    _ = try workspace.respond(
      to: name, FindingResponse(text: "Lagi", evidence: [again, other]), dryRun: false)
    let kept = try office.keptEvidence()
    #expect(kept.count == 2)
    #expect(try office.sheet(at: "2025-02-21T10:00:00").followUp.evidence == 3)
    let files = FileManager.default
    let mode = try files.attributesOfItem(atPath: kept[0])[.posixPermissions] as? NSNumber
    #expect(mode?.intValue == 0o600)
    let root = try files.attributesOfItem(atPath: office.folder.database + ".evidence")
    #expect((root[.posixPermissions] as? NSNumber)?.intValue == 0o700)
    let all = try files.subpathsOfDirectory(atPath: office.folder.database + ".evidence")
    #expect(!all.contains { $0.contains("incoming") })
  }

  @Test func `that has changed or gone is refused, and is mended by the same bytes`() throws {
    try office.respond()
    let kept = try #require(try office.keptEvidence().first)
    try Data("palsu".utf8).write(to: URL(filePath: kept))
    let workspace = try office.workspace(at: "2025-02-24T10:00:00")
    func accept() throws -> MoveResult {
      try workspace.verifyFinding(name, accepts: true, reason: "ok", dryRun: false)
    }
    let changed = try Refusal(accept)
    #expect(changed.fault.code == "E_EVIDENCE_CHANGED" && changed.fault.exitStatus == .integrity)
    #expect(changed.text.contains("bukti.pdf") && changed.text.contains("has changed"))
    #expect(try workspace.showFinding(name).dossier.evidence.map(\.state) == [.changed])
    try FileManager.default.removeItem(atPath: kept)
    let missing = try Refusal(accept)
    #expect(missing.fault.code == "E_EVIDENCE_MISSING" && missing.fault.exitStatus == .integrity)
    #expect(missing.text.contains("hilang") && missing.text.contains("is missing"))
    let same = try office.folder.write("bukti", to: "lagi.pdf")
    _ = try workspace.respond(
      to: name, FindingResponse(text: "Ini", evidence: [same]), dryRun: false)
    #expect(try accept().state == .verified)
  }

  @Test func `that has changed keeps a run from closing`() throws {
    try office.verify()
    try office.bring(
      [FindingOffice.row(3, received: "2025-03-03", finished: "2025-03-04")],
      at: "2025-03-05T08:00:00")
    let kept = try #require(try office.keptEvidence().first)
    try Data("palsu".utf8).write(to: URL(filePath: kept))
    let changes = try office.audit(at: "2025-03-25T08:00:00")
    #expect(changes.closed.isEmpty && changes.damaged.map(\.description) == [name])
    let refusal = try Refusal {
      try office.workspace(at: "2025-03-25T09:00:00").closeFinding(name, dryRun: false)
    }
    #expect(refusal.fault.exitStatus == .integrity)
    try Data("bukti".utf8).write(to: URL(filePath: kept))
    #expect(try office.audit(at: "2025-03-26T08:00:00").closed.count == 1)
  }

  @Test func `of a refused or dry answer is not copied`() throws {
    let file = try office.folder.write("bukti", to: "bukti.pdf")
    let workspace = try office.workspace(at: "2025-02-13T09:00:00")
    let early = try Refusal {
      try workspace.respond(
        to: name, FindingResponse(text: "x", evidence: [file]), dryRun: false)
    }
    #expect(early.fault.code == "E_FINDING_MOVE")
    _ = try workspace.deliverFinding(
      name, received: try FindingOffice.day("2025-02-13"), dryRun: false)
    _ = try workspace.respond(
      to: name, FindingResponse(text: "x", evidence: [file]), dryRun: true)
    #expect(try office.keptEvidence().isEmpty)
    for path in [office.folder.path("tidak-ada.pdf"), office.folder.url.path, "/dev/null"] {
      let refusal = try Refusal {
        try workspace.respond(
          to: name, FindingResponse(text: "x", evidence: [path]), dryRun: false)
      }
      #expect(refusal.fault.code == "E_EVIDENCE_FILE" && refusal.text.contains(path))
    }
    #expect(try office.folder.number("SELECT sum(evidence) FROM move_list") == 0)
  }
}
