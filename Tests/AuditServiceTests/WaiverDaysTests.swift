import AuditReport
import AuditService
import Foundation
import ServiceStandards
import Testing
import WorkingTime

/// The small office with a case that came due on 5 February 2025 and was finished on the 10th; it was
/// audited on the 12th.
@Suite struct `The days of a waiver` {
  let office: FindingOffice

  init() throws { office = try FindingOffice() }

  @discardableResult
  private func waive(
    _ from: String, _ to: String, rule: String = "W-01", at local: String = "2025-02-12T09:00:00"
  ) throws -> WaiverSheet {
    try office.workspace(at: local).addWaiver(
      .sample(unit: "KANTOR", service: "SURAT", rule: rule, from: from, to: to), dryRun: false)
  }

  @discardableResult
  private func audit(at local: String) throws -> AuditResult {
    let workspace = try office.workspace(at: local)
    return try workspace.runAudit(
      AuditRequest(selection: Selection(), asOf: .instant(workspace.now)), progress: quietly)
  }

  /// How many deviations each waiver excuses, by the report of a run.
  private func excused(at local: String) throws -> [Int64] {
    try audit(at: local).report.exceptions?.waivers.map(\.deviations) ?? []
  }

  @Test(arguments: [
    ("2025-02-05", "2025-02-05", Int64(1)), ("2025-02-01", "2025-02-04", 0),
    ("2025-02-06", "2025-07-31", 0), ("2025-02-10", "2025-02-12", 0),
  ])
  func `are those on which what it covers came due`(from: String, to: String, count: Int64) throws {
    #expect(try waive(from, to).deviations == count)
    let result = try audit(at: "2025-02-12T10:00:00")
    let excused = result.report.exceptions?.waivers.reduce(0) { $0 + $1.deviations } ?? 0
    #expect(excused == count && (result.worst == nil) == (count == 1))
    let listed = try office.workspace(at: "2025-02-12T11:00:00").listDeviations(Selection()).table
    #expect(
      try listed.values(of: "case_number") { $0["exception"]?.contains("K-2025-0001") ?? false }
        .count
        == Int(count))
  }

  @Test func `may be over when it is approved, and it lasts`() throws {
    let sheet = try waive("2025-02-05", "2025-02-06", at: "2025-06-02T08:00:00")
    #expect(sheet.isAfterwards && sheet.state == .expired && sheet.deviations == 1)
    for day in ["2025-06-02", "2025-06-03", "2025-12-01"] {
      let exceptions = try #require(try audit(at: "\(day)T10:00:00").report.exceptions)
      #expect(exceptions.waivers.map(\.deviations) == [1])
      #expect(exceptions.returned.isEmpty && exceptions.unused.isEmpty)
    }
    #expect(try office.folder.number("SELECT count(returned) FROM waiver_list") == 0)
  }

  @Test func `over without anything excused are not told of`() throws {
    try waive("2025-02-06", "2025-02-07")
    #expect(try audit(at: "2025-02-12T10:00:00").report.exceptions == nil)
  }

  @Test(arguments: [("2025-02-03", Int64(1)), ("2025-02-04", 0)])
  func `are by the receipt where the rule is not about time`(day: String, count: Int64) throws {
    try office.bring(
      ["KANTOR,SURAT,S-9,finished,2025-02-03T09:00,2025-02-04T10:00,tariff:50000:B9,ktp,P-9"],
      at: "2025-02-12T09:00:00")
    try audit(at: "2025-02-12T09:30:00")
    #expect(try waive(day, day, rule: "B-01", at: "2025-02-12T10:00:00").deviations == count)
    #expect(
      try excused(at: "2025-02-12T11:00:00").reduce(0, +) == count)
  }

  @Test func `excuse nothing from a revocation on`() throws {
    try waive("2025-02-05", "2025-02-05")
    #expect(try excused(at: "2025-02-13T08:00:00") == [1])
    _ = try office.workspace(at: "2025-02-14T08:00:00").revokeWaiver(
      "K-2025-0001", reason: "keliru", dryRun: false)
    let after = try audit(at: "2025-02-14T09:00:00")
    #expect(after.worst == .high)
    #expect(after.report.exceptions?.returned.map(\.cause) == [.revoked])
    #expect(after.report.exceptions?.returned.map(\.deviations) == [1])
    #expect(try audit(at: "2025-02-15T09:00:00").report.exceptions == nil)
  }
}
