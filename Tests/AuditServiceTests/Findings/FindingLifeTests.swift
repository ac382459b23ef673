import AuditReport
import AuditService
import Foundation
import ServiceStandards
import Testing
import WorkingTime

@testable import AuditStore

@Suite struct `A finding` {
  let office: FindingOffice

  init() throws { office = try FindingOffice() }

  @Test func `is opened by the first run that finds a deviation`() throws {
    let sheet = try office.sheet(at: "2025-02-12T09:00:00")
    #expect(sheet.id == FindingID(year: 2025, number: 1))
    #expect(sheet.state == .open && sheet.status == nil)
    #expect(sheet.rule == .finishedLate && sheet.episode == 1 && sheet.previous == nil)
    #expect(sheet.opened == (try FindingOffice.instant("2025-02-12T08:00:00")))
    #expect(sheet.figures.deviations == 1 && sheet.figures.judged == 2)
    #expect(sheet.figures.worst?.deviation == "W-01-2")
    #expect(sheet.codes.finding == "1.04" && sheet.codes.cause == nil)
    #expect(sheet.cause == nil && sheet.effect == nil && sheet.recommendation == nil)
  }

  @Test func `is opened where a case with a deviation has come from another service`() throws {
    let other = try office.folder.write(
      SmallOffice.standards.replacing("SURAT", with: "IZIN"), to: "izin.yaml")
    _ = try office.workspace(at: "2025-02-12T09:00:00")
      .importStandards(file: other, dryRun: false)
    try office.folder.shell(
      """
      UPDATE transactions SET service_id = (SELECT id FROM services WHERE code = 'IZIN')
      WHERE number LIKE '%2'
      """)
    let opened = try office.audit(at: "2025-02-13T08:00:00").opened
    #expect(opened.count == 1)
    let sheet = try office.sheet(opened[0].description, at: "2025-02-13T09:00:00")
    #expect(sheet.service.code.text == "IZIN" && sheet.rule == .finishedLate)
    #expect(sheet.figures.deviations == 1)
  }

  @Test func `says kondisi and kriteria from the data and the decree`() throws {
    let sheet = try office.sheet(at: "2025-02-12T09:00:00")
    for part in [
      "keadaan per 12/02/2025 08:00", "Surat keterangan (SURAT)", "Kantor Uji (KANTOR)",
      "1 penyimpangan", "W-01", "50,0 % dari 2 transaksi", "pada 03/02/2025", "W-01-2",
    ] {
      #expect(sheet.condition?.indonesian.contains(part) == true, "\(part)")
    }
    #expect(sheet.condition?.english.contains("50.0 % of the 2 transactions") == true)
    for part in ["SK 1/2024, versi 2024", "sejak 01/01/2024", "2 hari kerja", "UU 25/2009"] {
      #expect(sheet.criteria.indonesian.contains(part), "\(part)")
    }
    #expect(sheet.criteria.english.contains("2 working days"))
  }

  @Test func `goes from its first day to sesuai`() throws {
    let name = FindingOffice.finding
    var workspace = try office.workspace(at: "2025-02-12T10:00:00")
    let described = try workspace.describeFinding(
      name, cause: " Petugas kurang ", causeCode: "SB-01", effect: "Pemohon menunggu",
      dryRun: false)
    #expect(described.moves == [.cause, .effect] && described.state == .open)
    _ = try workspace.recommend(name, text: "Tambah petugas", code: "RK-01", dryRun: false)
    _ = try workspace.assignFinding(name, role: "Kepala Seksi", dryRun: false)

    workspace = try office.workspace(at: "2025-02-13T09:00:00")
    let delivered = try workspace.deliverFinding(
      name, received: try FindingOffice.day("2025-02-13"), dryRun: false)
    #expect(delivered.due == (try FindingOffice.day("2025-04-14")))
    #expect(try office.sheet(at: "2025-02-13T10:00:00").status == .notFollowedUp)

    let file = try office.folder.write("isi bukti", to: "bukti.pdf")
    workspace = try office.workspace(at: "2025-02-20T09:00:00")
    let answered = try workspace.respond(
      to: name, FindingResponse(text: "Sudah", evidence: [file]), dryRun: false)
    #expect(answered.due == (try FindingOffice.day("2025-03-20")))
    #expect(try office.sheet(at: "2025-02-20T10:00:00").status == .notYetFulfilled)

    workspace = try office.workspace(at: "2025-02-24T10:00:00")
    _ = try workspace.verifyFinding(name, accepts: true, reason: "Cukup", dryRun: false)
    try office.bring(
      [FindingOffice.row(3, received: "2025-03-03", finished: "2025-03-04")],
      at: "2025-03-05T08:00:00")
    #expect(try office.audit(at: "2025-03-10T10:00:00") == FindingChanges())
    #expect(try office.sheet(at: "2025-03-10T11:00:00").followUp.cleanWeeks == 2)

    // Four weeks end on 24 March at ten, and not a second earlier.
    #expect(try office.audit(at: "2025-03-24T09:59:59").closed.isEmpty)
    let closed = try office.audit(at: "2025-03-24T10:00:00").closed
    #expect(closed.map(\.description) == [name])
    let sheet = try office.sheet(at: "2025-03-24T11:00:00")
    #expect(sheet.state == .closed && sheet.status == .fulfilled)
    #expect(sheet.cause == "Petugas kurang" && sheet.codes.cause == "SB-01")
    #expect(sheet.recommendation == "Tambah petugas" && sheet.responsible == "Kepala Seksi")
    #expect(sheet.response == "Sudah" && sheet.followUp.evidence == 1)
    let (dossier, _) = try office.workspace(at: "2025-03-24T11:00:00").showFinding(name)
    #expect(
      dossier.history.map(\.move) == [
        .opened, .cause, .effect, .recommended, .assigned, .delivered, .responded, .accepted,
        .closed,
      ])
    #expect(
      try dossier.history.last?.run == office.folder.lastRun() && dossier.allowed == [.reopened])
    #expect(dossier.evidence.map(\.state) == [.intact])
  }

  @Test func `returns as the next episode, which names the old one`() throws {
    try office.verify()
    try office.bring(
      [FindingOffice.row(3, received: "2025-03-03", finished: "2025-03-04")],
      at: "2025-03-05T08:00:00")
    #expect(try office.audit(at: "2025-03-25T08:00:00").closed.count == 1)
    // What the ended episode held opens nothing.
    #expect(try office.audit(at: "2025-03-26T08:00:00").opened.isEmpty)
    try office.bring(
      [FindingOffice.row(4, received: "2025-04-01", finished: "2025-04-10")],
      at: "2025-04-11T08:00:00")
    #expect(
      try office.audit(at: "2025-04-11T09:00:00").opened == [FindingID(year: 2025, number: 2)])
    let second = try office.sheet("T-2025-0002", at: "2025-04-11T10:00:00")
    #expect(second.episode == 2 && second.previous == FindingID(year: 2025, number: 1))
    #expect(second.figures.deviations == 1 && second.figures.worst?.deviation == "W-01-4")
    #expect(second.codes.finding == "3.03")
    let first = try office.sheet(at: "2025-04-11T10:00:00")
    #expect(first.figures.deviations == 1 && first.figures.worst?.deviation == "W-01-2")
    let refusal = try Refusal {
      try office.workspace(at: "2025-04-11T10:00:00").reopenFinding(
        FindingOffice.finding, reason: "lagi", dryRun: false)
    }
    #expect(refusal.fault.code == "E_FINDING_EPISODE" && refusal.text.contains("T-2025-0002"))
  }

  @Test func `can be taken up again and closed again`() throws {
    try office.verify()
    let workspace = try office.workspace(at: "2025-02-25T10:00:00")
    let name = FindingOffice.finding
    _ = try workspace.excuseFinding(
      name, ground: .courtCase, reason: "Perkara 5/2025", dryRun: false)
    #expect(try office.sheet(at: "2025-02-25T11:00:00").status == .cannotBeFollowedUp)
    let reopened = try workspace.reopenFinding(name, reason: "Putusan ada", dryRun: false)
    #expect(reopened.state == .delivered)
    // The acceptance does not outlive the reopening.
    let refusal = try Refusal { try workspace.closeFinding(name, dryRun: false) }
    #expect(refusal.text.contains("verify --accept"))
  }

  @Test func `is withdrawn only when no deviation is left`() throws {
    let name = FindingOffice.finding
    let workspace = try office.workspace(at: "2025-02-12T10:00:00")
    let refusal = try Refusal { try workspace.withdrawFinding(name, reason: "x", dryRun: false) }
    #expect(refusal.fault.code == "E_FINDING_DEVIATIONS" && refusal.fault.exitStatus == .incomplete)
    try office.folder.shell("UPDATE transactions SET finished_at = received_at + 60 WHERE id = 2")
    #expect(try office.audit(at: "2025-02-12T11:00:00").opened.isEmpty)
    let condition = try office.sheet(at: "2025-02-12T12:00:00").condition
    #expect(condition?.indonesian.contains("tidak lagi") == true)
    #expect(
      try workspace.withdrawFinding(name, reason: "Salah catat", dryRun: false).state == .withdrawn)
    #expect(try office.sheet(at: "2025-02-12T12:00:00").status == nil)
  }

  @Test func `of a dry run leaves no trace`() throws {
    try office.bring(
      [FindingOffice.row(5, received: "2025-02-04", finished: nil)], at: "2025-02-12T09:00:00")
    let before = try office.folder.bytes()
    _ = try office.workspace(at: "2025-02-20T08:00:00").lookAudit(
      LookRequest(selection: Selection()), progress: quietly)
    _ = try office.workspace(at: "2025-02-13T09:00:00").deliverFinding(
      FindingOffice.finding, received: try FindingOffice.day("2025-02-13"), dryRun: true)
    #expect(try office.folder.bytes() == before)
  }

  @Test func `is not touched by a run that would go back`() throws {
    try office.bring(
      [FindingOffice.row(5, received: "2025-01-06", finished: nil)], at: "2025-02-12T09:00:00")
    #expect(throws: RunFault.self) { try office.audit(at: "2025-02-11T07:00:00") }
    #expect(try office.folder.number("SELECT count(*) FROM finding_list") == 1)
  }
}

@Suite struct `The findings of the demonstration` {
  @Test func `are one for each service and rule, in order`() throws {
    let folder = try Demonstration.auditedFolder()
    let sheets = try folder.workspace().findingSheets(Selection())
    #expect(sheets.count == Planted.findings)
    #expect(sheets.map(\.id.number) == Array(1...Planted.findings))
    let keys = sheets.map { ($0.service.unit, $0.service.code, $0.rule) }
    #expect(zip(keys, keys.dropFirst()).allSatisfy { $0 < $1 })
    #expect(sheets.reduce(0) { $0 + $1.figures.deviations } == Planted.deviations)
  }

  @Test func `are the same ones again in another database, and no more after another run`() throws {
    func names(_ folder: WorkFolder) throws -> [String] {
      try folder.rows(
        """
        SELECT id || ' ' || unit || ' ' || service || ' ' || rule || ' ' || opened_by
        FROM finding_list ORDER BY id
        """)
    }
    let first = try Demonstration.auditedFolder()
    let second = try Demonstration.importedFolder()
    _ = try second.workspace().runAudit(Demonstration.request(), progress: quietly)
    #expect(try names(first) == names(second))
    let again = try first.workspace().runAudit(Demonstration.request(), progress: quietly)
    #expect(again.findings == FindingChanges())
    #expect(try names(first) == names(second))
  }

  @Test func `agree with the report of the run`() throws {
    let folder = try Demonstration.importedFolder()
    let report = try folder.workspace().runAudit(Demonstration.request(), progress: quietly).report
    let sheets = try folder.workspace().findingSheets(Selection())
    for (line, sheet) in zip(report.findings, sheets) {
      #expect(line.service == sheet.service && line.rule == sheet.rule)
      #expect(line.deviations == sheet.figures.deviations && line.judged == sheet.figures.judged)
      #expect(line.worst == sheet.figures.worst && line.amount == sheet.figures.amount)
      #expect(line.severity == sheet.severity)
    }
  }

  @Test func `are opened for a register that earlier versions of the program made`() throws {
    let folder = try Demonstration.auditedFolder()
    // As if the migration had come after the first run.
    try folder.shell(
      """
      DROP TRIGGER findings_kept_delete; DROP TRIGGER finding_moves_kept_delete;
      DELETE FROM finding_moves; DELETE FROM findings
      """)
    let result = try folder.workspace().runAudit(Demonstration.request(), progress: quietly)
    #expect(result.new == 0 && result.findings.opened.count == Planted.findings)
  }
}
