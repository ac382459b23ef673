import AuditReport
import AuditService
import Fixtures
import Foundation
import ServiceStandards
import Testing
import WorkingTime

@testable import AuditStore

/// An office in whose ledger everything has happened once: imports of every kind, cases changed by a later
/// file, runs that found, changed and closed, a finding with evidence, a waiver, a baseline, a hand-over.
enum LedgerOffice {
  private static let made = Result {
    let office = try FindingOffice()
    try office.bring(
      [
        FindingOffice.row(3, received: "2025-02-03", finished: nil),
        "KANTOR,SURAT,S-4,finished,2025-02-03T09:00,2025-02-04T10:00,tariff:45000,ktp|kk,P-4",
      ], at: "2025-02-12T09:00:00")
    try office.audit(at: "2025-02-12T10:00:00")
    try office.respond()
    _ = try office.workspace(at: "2025-02-21T08:00:00").addWaiver(
      WaiverRequest(
        unit: "KANTOR", service: "SURAT", rule: "P-01", caseNumber: nil,
        from: try FindingOffice.day("2025-02-01"), to: try FindingOffice.day("2025-03-31"),
        reason: "Formulir lama", requestedBy: "Siti Aminah", approvedBy: "Budi Santoso"),
      dryRun: false)
    _ = try office.workspace(at: "2025-02-21T09:00:00").takeBaseline(
      unit: "KANTOR", reason: "Awal pemakaian", approvedBy: "Kepala", again: false, dryRun: false)
    // The late case was not late; the open one ended; the money of the fourth was less.
    try office.bring(
      [
        FindingOffice.row(2, received: "2025-02-03", finished: "2025-02-05"),
        FindingOffice.row(3, received: "2025-02-03", finished: "2025-02-20"),
        "KANTOR,SURAT,S-4,finished,2025-02-03T09:00,2025-02-04T10:00,tariff:40000,ktp|kk,P-4",
      ], at: "2025-02-24T08:00:00")
    try complain(office, "Lama", at: "2025-02-24T09:00:00")
    try complain(office, "Lama sekali", at: "2025-02-24T09:30:00")
    try office.audit(at: "2025-02-24T10:00:00")
    _ = try office.workspace(at: "2025-02-24T11:00:00").exportHandover(
      HandoverRequest(selection: Selection(), folder: office.folder.path("serah")),
      progress: quietly)
    try pay(office, at: "2025-02-24T12:00:00")
    // A payment that had waited for its case finds it.
    try office.bring(
      [FindingOffice.row(9, received: "2025-02-20", finished: "2025-02-21")],
      at: "2025-02-24T13:00:00")
    return (try office.folder.bytes(), try office.workspace(at: "2025-02-25T08:00:00").now)
  }

  /// Payments of a file of their own: of a case that is there, of one that comes later, and of one that never does.
  private static func pay(_ office: FindingOffice, at local: String) throws {
    let rows = ["S-3", "S-9", "S-99"].map {
      "KANTOR,SURAT,\($0),fine,5000,NTPN-0\($0),2025-02-20T09:00\n"
    }
    let file = try office.folder.write(
      "unit,service,case_number,kind,amount,proof,paid_at\n" + rows.joined(), to: "kas.csv")
    let profile = try office.folder.write(
      "format: audit.profile/1\nrows: payments\npieces: add\n", to: "kas.yaml")
    let workspace = try office.workspace(at: local)
    let result = try workspace.importTransactions(
      TransactionImport(file: file, profile: profile, exportedAt: .instant(workspace.now)),
      progress: quietly)
    #expect(result.pieces?.waiting == 2)
  }

  private static func complain(
    _ office: FindingOffice, _ text: String, at local: String
  ) throws {
    let file = try office.folder.write(
      """
      unit,service,number,class,topic,received_at,answered_at,case_number,text
      KANTOR,SURAT,L-1,simple,delay,2025-01-06T09:00,,S-2,\(text)
      """, to: "aduan.csv")
    _ = try office.workspace(at: local).importComplaints(
      TransactionImport(file: file), source: .book)
  }

  /// A copy of its own for one test, and a moment after all that.
  static func copy() throws -> (folder: WorkFolder, now: Instant) {
    let (bytes, now) = try made.get()
    let folder = try WorkFolder()
    try bytes.write(to: URL(filePath: folder.database))
    return (folder, now)
  }
}

extension WorkFolder {
  func verify(
    _ checkpoints: [String] = [], now: Instant = SmallOffice.now
  ) throws -> VerificationReport {
    try workspace(now: now).verifyDatabase(checkpoints: checkpoints, progress: quietly)
  }
}

extension VerificationReport {
  /// Codes of what is wrong.
  var codes: Set<String> { Set(steps.filter { $0.outcome == .failed }.compactMap(\.code)) }
}
