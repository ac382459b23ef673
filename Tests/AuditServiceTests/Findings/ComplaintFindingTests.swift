import AuditReport
import AuditService
import Foundation
import ServiceStandards
import Testing
import WorkingTime

@testable import AuditStore

/// The small office with a book of complaints; five working days are given for an answer.
@Suite struct `A finding about complaints` {
  let office: FindingOffice
  private let name = "T-2025-0002"

  init() throws { office = try FindingOffice() }

  private func bring(_ rows: [String], at local: String) throws {
    let header = "unit,service,number,class,topic,received_at,answered_at"
    let file = try office.folder.write(
      ([header] + rows).joined(separator: "\n") + "\n", to: "pengaduan-\(local.prefix(10)).csv")
    let result = try office.workspace(at: local).importComplaints(
      TransactionImport(file: file), source: .book)
    #expect(result.rejected == 0)
  }

  /// One answered in time, one late, and a late one that names no service.
  private func bringThree() throws {
    try bring(
      [
        "KANTOR,SURAT,K-1,simple,delay,2025-02-03T09:00,2025-02-05T09:00",
        "KANTOR,SURAT,K-2,simple,delay,2025-02-03T09:00,2025-02-20T09:00",
        "KANTOR,,K-3,simple,delay,2025-02-03T09:00,2025-02-20T09:00",
      ], at: "2025-02-21T08:00:00")
  }

  /// Delivered, answered with evidence, and accepted on 24 February at ten.
  private func verify() throws {
    let file = try office.folder.write("bukti", to: "bukti.pdf")
    let workspace = try office.workspace(at: "2025-02-22T08:00:00")
    _ = try workspace.deliverFinding(
      name, received: try FindingOffice.day("2025-02-22"), dryRun: false)
    _ = try workspace.respond(
      to: name, FindingResponse(text: "Sudah", evidence: [file]), dryRun: false)
    _ = try office.workspace(at: "2025-02-24T10:00:00").verifyFinding(
      name, accepts: true, reason: "Cukup", dryRun: false)
  }

  @Test func `gathers the late answers to those that name the service`() throws {
    try bringThree()
    let opened = try office.audit(at: "2025-02-21T09:00:00").opened
    #expect(opened.map(\.description) == [name])
    let sheet = try office.sheet(name, at: "2025-02-21T10:00:00")
    #expect(sheet.rule == .answeredLate && sheet.episode == 1 && sheet.severity == .medium)
    #expect(sheet.figures.deviations == 1 && sheet.figures.judged == 2)
    #expect(sheet.figures.worst?.deviation == "A-01-2")
    #expect(sheet.codes.finding == "1.04" && sheet.codes.maladministration == ["prolonged_delay"])
    for part in ["A-01", "50,0 % dari 2 pengaduan", "Pengaduan yang menyimpang", "pada 03/02/2025"]
    {
      #expect(sheet.condition?.indonesian.contains(part) == true, "\(part)")
    }
    #expect(sheet.condition?.english.contains("50.0 % of the 2 complaints") == true)
    #expect(sheet.criteria.indonesian.contains("UU 25/2009"))
    // What a finding holds opens nothing again.
    #expect(try office.audit(at: "2025-02-22T09:00:00").opened.isEmpty)
  }

  @Test func `stays open while a complaint has no answer, and takes silence for no compliance`()
    throws
  {
    try bring(
      ["KANTOR,SURAT,K-1,simple,delay,2025-02-03T09:00,"], at: "2025-02-21T08:00:00")
    try office.audit(at: "2025-02-21T09:00:00")
    #expect(try office.sheet(name, at: "2025-02-21T10:00:00").severity == .high)
    try verify()
    func refusal(at local: String) throws -> String {
      let workspace = try office.workspace(at: local)
      return try Refusal { try workspace.closeFinding(name, dryRun: false) }.text
    }
    try office.audit(at: "2025-05-01T08:00:00")
    #expect(try refusal(at: "2025-05-01T09:00:00").contains("1 deviation still going on"))
    try bring(
      ["KANTOR,SURAT,K-1,simple,delay,2025-02-03T09:00,2025-03-03T09:00"],
      at: "2025-05-02T08:00:00")
    #expect(try office.audit(at: "2025-05-02T09:00:00").closed.isEmpty)
    let text = try refusal(at: "2025-05-02T10:00:00")
    #expect(text.contains("pengaduan yang dinilai") && text.contains("judged complaints"))
    try bring(
      ["KANTOR,SURAT,K-2,simple,delay,2025-04-28T09:00,2025-04-29T09:00"],
      at: "2025-05-03T08:00:00")
    let closed = try office.audit(at: "2025-05-03T09:00:00").closed
    #expect(closed.map(\.description) == [name])
  }

  @Test func `returns as the next episode with the next late answer`() throws {
    try bringThree()
    try office.audit(at: "2025-02-21T09:00:00")
    try verify()
    try bring(
      ["KANTOR,SURAT,K-4,simple,delay,2025-03-03T09:00,2025-03-04T09:00"],
      at: "2025-03-05T08:00:00")
    #expect(try office.audit(at: "2025-03-25T08:00:00").closed.map(\.description) == [name])
    #expect(try office.audit(at: "2025-03-26T08:00:00").opened.isEmpty)
    try bring(
      ["KANTOR,SURAT,K-5,simple,delay,2025-03-03T09:00,2025-03-26T09:00"],
      at: "2025-03-27T08:00:00")
    let opened = try office.audit(at: "2025-03-27T09:00:00").opened
    #expect(opened.map(\.description) == ["T-2025-0003"])
    let second = try office.sheet("T-2025-0003", at: "2025-03-27T10:00:00")
    #expect(second.episode == 2 && second.previous?.description == name)
    #expect(second.figures.deviations == 1 && second.codes.finding == "3.03")
  }

  @Test func `counts apart what is waived`() throws {
    try bringThree()
    try office.audit(at: "2025-02-21T09:00:00")
    _ = try office.workspace(at: "2025-02-21T10:00:00").addWaiver(
      .sample(
        unit: "KANTOR", service: "SURAT", rule: "A-01", from: "2025-02-01", to: "2025-04-30"),
      dryRun: false)
    let figures = try office.sheet(name, at: "2025-02-21T11:00:00").figures
    #expect(figures.deviations == 1 && figures.waived == 1)
  }
}
