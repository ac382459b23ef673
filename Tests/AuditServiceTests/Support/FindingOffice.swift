import AuditReport
import AuditService
import Foundation
import ServiceStandards
import Testing
import WorkingTime

@testable import AuditStore

/// The small office with one late case, found on 12 February 2025 as T-2025-0001: moments of a
/// finding's life, by the wall clock of Makassar.
final class FindingOffice {
  static let finding = "T-2025-0001"

  let folder: WorkFolder
  private var files = 0

  /// `audited`: on 12 February.
  init(audited: Bool = true) throws {
    folder = try SmallOffice.folder(now: try FindingOffice.instant("2025-01-02T08:00:00"))
    try bring(
      [
        FindingOffice.row(1, received: "2025-02-03", finished: "2025-02-04"),
        FindingOffice.row(2, received: "2025-02-03", finished: "2025-02-10"),
      ], at: "2025-02-11T08:00:00")
    if audited { try audit(at: "2025-02-12T08:00:00") }
  }

  /// A case with nothing wrong but, perhaps, its time: two working days are promised.
  static func row(_ number: Int, received: String, finished: String?) -> String {
    let status = finished == nil ? "open" : "finished"
    let end = finished.map { "\($0)T10:00" } ?? ""
    return
      "KANTOR,SURAT,S-\(number),\(status),\(received)T09:00,\(end),tariff:30000:B\(number),ktp,P-\(number)"
  }

  static func instant(_ local: String) throws -> Instant {
    try #require(Instant(iso: "\(local)+08:00"))
  }

  static func day(_ text: String) throws -> CivilDay { try #require(CivilDay(iso: text)) }

  func workspace(at local: String) throws -> Workspace {
    folder.workspace(now: try FindingOffice.instant(local))
  }

  func bring(_ rows: [String], at local: String) throws {
    files += 1
    let file = try folder.write(SmallOffice.file(rows), to: "berkas-\(files).csv")
    let workspace = try workspace(at: local)
    let result = try workspace.importTransactions(
      TransactionImport(file: file, exportedAt: .instant(workspace.now)), progress: quietly)
    #expect(result.rejected == 0)
  }

  @discardableResult
  func audit(at local: String) throws -> FindingChanges {
    let workspace = try workspace(at: local)
    let request = AuditRequest(selection: Selection(), asOf: .instant(workspace.now))
    return try workspace.runAudit(request, progress: quietly).findings
  }

  /// The only finding, or the one of that name, as a listing at that moment shows it.
  func sheet(_ name: String = finding, at local: String) throws -> FindingSheet {
    let sheets = try workspace(at: local).findingSheets(Selection())
    return try #require(sheets.first { $0.id.description == name })
  }

  /// Delivered on 13 February, answered on the 20th.
  func respond(evidence: String = "bukti") throws {
    let file = try folder.write(evidence, to: "bukti.pdf")
    _ = try workspace(at: "2025-02-13T09:00:00").deliverFinding(
      FindingOffice.finding, received: try FindingOffice.day("2025-02-13"), dryRun: false)
    _ = try workspace(at: "2025-02-20T09:00:00").respond(
      to: FindingOffice.finding,
      FindingResponse(text: "Petugas ditambah.", evidence: [file]), dryRun: false)
  }

  /// Answered, and the evidence accepted on 24 February at ten.
  func verify() throws {
    try respond()
    _ = try workspace(at: "2025-02-24T10:00:00").verifyFinding(
      FindingOffice.finding, accepts: true, reason: "Bukti cukup.", dryRun: false)
  }

  /// Where the evidence is kept.
  func keptEvidence() throws -> [String] {
    let root = folder.database + ".evidence"
    guard FileManager.default.fileExists(atPath: root) else { return [] }
    return try FileManager.default.subpathsOfDirectory(atPath: root)
      .filter { $0.split(separator: "/").last?.utf8.count == 64 }
      .map { "\(root)/\($0)" }.sorted()
  }
}

/// What a refused call says, in both languages.
struct Refusal {
  let fault: any Fault

  init<Result>(
    _ body: () throws -> Result, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    do {
      _ = try body()
    } catch let fault as any Fault {
      self.fault = fault
      return
    }
    Issue.record("was not refused", sourceLocation: sourceLocation)
    throw NotRefused()
  }

  var text: String { fault.message(in: .indonesian) + "\n" + fault.message(in: .english) }

  struct NotRefused: Error {}
}
