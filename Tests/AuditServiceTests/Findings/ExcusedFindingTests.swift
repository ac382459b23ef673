import AuditImport
import AuditReport
import AuditService
import Foundation
import ServiceStandards
import Testing
import WorkingTime

@testable import AuditStore

/// The small office with a case that came due on 5 February 2025 and was finished on the 10th.
@Suite struct `A group of which all is excused` {
  private let first = "T-2025-0001"

  private func waive(
    _ office: FindingOffice, _ from: String = "2025-02-05", _ to: String = "2025-02-05",
    rule: String = "W-01", at local: String = "2025-02-11T09:00:00"
  ) throws {
    _ = try office.workspace(at: local).addWaiver(
      .sample(unit: "KANTOR", service: "SURAT", rule: rule, from: from, to: to), dryRun: false)
  }

  private func revoke(_ office: FindingOffice, at local: String) throws {
    _ = try office.workspace(at: local).revokeWaiver(
      "K-2025-0001", reason: "Tidak terjadi", dryRun: false)
  }

  private func opened(_ office: FindingOffice, at local: String) throws -> [String] {
    try office.audit(at: local).opened.map(\.description)
  }

  @Test func `opens a finding when it counts, and not before`() throws {
    let office = try FindingOffice(audited: false)
    try waive(office)
    #expect(try opened(office, at: "2025-02-12T08:00:00") == [])
    #expect(try opened(office, at: "2025-02-13T08:00:00") == [])
    #expect(try office.folder.number("SELECT count(*) FROM deviation_list") == 1)
    try revoke(office, at: "2025-02-14T08:00:00")
    #expect(try opened(office, at: "2025-02-14T09:00:00") == [first])
    #expect(try office.sheet(at: "2025-02-14T10:00:00").figures.deviations == 1)
    #expect(try opened(office, at: "2025-02-15T09:00:00") == [])
  }

  @Test func `opens one with the next that counts, which holds both`() throws {
    let office = try FindingOffice(audited: false)
    try waive(office)
    #expect(try opened(office, at: "2025-02-12T08:00:00") == [])
    try office.bring(
      [FindingOffice.row(3, received: "2025-02-10", finished: "2025-02-14")],
      at: "2025-02-14T12:00:00")
    #expect(try opened(office, at: "2025-02-14T13:00:00") == [first])
    let figures = try office.sheet(at: "2025-02-14T14:00:00").figures
    #expect(figures.deviations == 2 && figures.waived == 1)
  }

  @Test func `opens the next episode when the one before has ended`() throws {
    let office = try FindingOffice()
    try office.verify()
    try office.bring(
      [FindingOffice.row(3, received: "2025-03-03", finished: "2025-03-04")],
      at: "2025-03-05T08:00:00")
    #expect(try office.audit(at: "2025-03-25T08:00:00").closed.count == 1)
    try waive(office, "2025-04-01", "2025-04-05", at: "2025-04-10T08:00:00")
    try office.bring(
      [FindingOffice.row(4, received: "2025-04-01", finished: "2025-04-10")],
      at: "2025-04-11T08:00:00")
    #expect(try opened(office, at: "2025-04-11T09:00:00") == [])
    try revoke(office, at: "2025-04-12T08:00:00")
    #expect(try opened(office, at: "2025-04-12T09:00:00") == ["T-2025-0002"])
    let figures = try office.sheet("T-2025-0002", at: "2025-04-12T10:00:00").figures
    #expect(figures.deviations == 1 && figures.worst?.deviation == "W-01-4")
  }

  @Test func `of late answers opens one when it counts`() throws {
    let office = try FindingOffice()
    try waive(office, "2025-02-01", "2025-02-28", rule: "A-01")
    let file = try office.folder.write(
      """
      unit,service,number,class,topic,received_at,answered_at
      KANTOR,SURAT,K-2,simple,delay,2025-02-03T09:00,2025-02-20T09:00

      """, to: "pengaduan.csv")
    _ = try office.workspace(at: "2025-02-21T08:00:00").importComplaints(
      TransactionImport(file: file), source: .book)
    #expect(try opened(office, at: "2025-02-21T09:00:00") == [])
    try revoke(office, at: "2025-02-22T08:00:00")
    #expect(try opened(office, at: "2025-02-22T09:00:00") == ["T-2025-0002"])
  }

  @Test func `on standards opens one when its toleration is over`() throws {
    let folder = try Demonstration.importedFolder()
    _ = try folder.workspace().addWaiver(
      .sample(service: "PBG", rule: "S-02", to: "2026-07-01"), dryRun: false)
    #expect(try folder.run(after: 0).findings.opened.count == 163)
    let end = try #require(Instant(iso: "2026-07-02T00:00:00+08:00")) - Demonstration.asOf
    #expect(try folder.run(after: end - 1).findings.opened.isEmpty)
    #expect(try folder.run(after: end).findings.opened.count == 1)
    #expect(try folder.run(after: end + 1).findings.opened.isEmpty)
  }

  @Test func `and was found before it was excused can be withdrawn`() throws {
    let office = try FindingOffice()
    let workspace = try office.workspace(at: "2025-02-12T10:00:00")
    let refusal = try Refusal { try workspace.withdrawFinding(first, reason: "x", dryRun: false) }
    #expect(refusal.fault.code == "E_FINDING_DEVIATIONS")
    try waive(office, at: "2025-02-12T11:00:00")
    let withdrawn = try office.workspace(at: "2025-02-12T12:00:00").withdrawFinding(
      first, reason: "Gempa, K-2025-0001", dryRun: false)
    #expect(withdrawn.state == .withdrawn)
  }

  @Test func `does not begin the clean weeks anew`() throws {
    let office = try FindingOffice()
    try office.verify()
    try waive(office, "2025-03-05", "2025-03-05", at: "2025-03-06T08:00:00")
    try office.bring(
      [
        FindingOffice.row(3, received: "2025-03-03", finished: "2025-03-20"),
        FindingOffice.row(4, received: "2025-03-03", finished: "2025-03-04"),
      ], at: "2025-03-21T08:00:00")
    #expect(try office.audit(at: "2025-03-25T08:00:00").closed.map(\.description) == [first])
  }
}
