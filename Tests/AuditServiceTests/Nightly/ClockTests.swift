import AuditImport
import AuditReport
import AuditService
import Foundation
import ServiceStandards
import Testing
import WorkingTime

@testable import AuditStore

@Suite struct `The clocks of a night` {
  @Test func `tell of a follow-up a week and a day before its end, and once past it`() throws {
    let office = try FindingOffice()
    _ = try office.workspace(at: "2025-02-13T09:00:00").deliverFinding(
      FindingOffice.finding, received: try FindingOffice.day("2025-02-13"), dryRun: false)
    // 60 calendar days: until 14 April.
    var told: [String: String] = [:]
    for day in ["04-06", "04-07", "04-08", "04-12", "04-13", "04-14", "04-15", "04-16"] {
      let result = try office.workspace(at: "2025-\(day)T02:30:00").runNight(
        NightRequest(plan: NightPlan()), progress: quietly, tell: { _ in })
      let lines = result.report?.lines.filter { if case .clock = $0 { true } else { false } } ?? []
      if !lines.isEmpty { told[day] = result.report?.text(in: .indonesian) }
    }
    #expect(told.keys.sorted() == ["04-07", "04-13", "04-15"])
    #expect(told["04-07"]?.contains("batas 14/04/2025, 7 hari lagi") ?? false)
    #expect(told["04-15"]?.contains("tindak lanjut terlambat: T-2025-0001 KANTOR") ?? false)
    #expect(told["04-15"]?.contains("batas 14/04/2025, lewat 1 hari") ?? false)
  }

  @Test func `tell of a waiver that ends, and of the deviations of a revoked one`() throws {
    let office = try FindingOffice()
    _ = try office.workspace(at: "2025-02-12T09:00:00").addWaiver(
      WaiverRequest.sample(
        unit: "KANTOR", service: "SURAT", from: "2025-02-01", to: "2025-02-20"), dryRun: false)
    func lines(_ day: String) throws -> [String] {
      let result = try office.workspace(at: "2025-02-\(day)T02:30:00").runNight(
        NightRequest(plan: NightPlan()), progress: quietly, tell: { _ in })
      return (result.report?.text(in: .indonesian) ?? "").split(separator: "\n").map(String.init)
        .filter { $0.hasPrefix("pengecualian") }
    }
    #expect(try lines("13").first?.contains("7 hari lagi") ?? false)
    #expect(try lines("14").isEmpty)
    #expect(try lines("19").first?.contains("1 hari lagi") ?? false)
    #expect(try lines("20").isEmpty)
    // What came due in its days stays excused when they are over.
    #expect(try lines("21").isEmpty)
    _ = try office.workspace(at: "2025-02-21T09:00:00").revokeWaiver(
      "K-2025-0001", reason: "Listrik tidak padam", dryRun: false)
    #expect(
      try lines("22") == [
        "pengecualian dicabut: K-2025-0001 KANTOR · SURAT · W-01: 21/02/2025; 1 penyimpangan dihitung lagi"
      ])
    #expect(try lines("23").isEmpty)
  }
}

@Suite struct `The backup of a night` {
  @Test func `is checked, has its digest beside it, and old ones go`() throws {
    let office = try NightOffice()
    for day in ["2025-02-12", "2025-02-13", "2025-02-14"] { try office.night(day) }
    #expect(
      office.names("cadangan") == [
        "audit-2025-02-13.db", "audit-2025-02-13.db.sha256", "audit-2025-02-14.db",
        "audit-2025-02-14.db.sha256",
      ])
    let digest = try office.folder.text(of: "cadangan/audit-2025-02-14.db.sha256")
    #expect(digest.hasSuffix("  audit-2025-02-14.db\n") && digest.utf8.count == 64 + 22)
    try Store.checkCopy(office.folder.path("cadangan/audit-2025-02-14.db"))
  }

  @Test func `takes the evidence along, once`() throws {
    let office = try FindingOffice()
    try office.respond(evidence: "foto papan tarif")
    var plan = NightPlan()
    plan.backup = NightPlan.Backup(folder: office.folder.path("cadangan"), keep: 2)
    func night(_ day: String) throws -> NightResult {
      try office.workspace(at: "2025-03-\(day)T02:30:00").runNight(
        NightRequest(plan: plan), progress: quietly, tell: { _ in })
    }
    #expect(try night("01").count("evidence", of: .backup) == 1)
    #expect(try night("02").count("evidence", of: .backup) == 0)
    let kept = try #require(try office.keptEvidence().first)
    let name = try #require(kept.split(separator: "/").last)
    #expect(
      try office.folder.text(of: "cadangan/audit.evidence/\(name.prefix(2))/\(name)")
        == "foto papan tarif")
    // What was lost later is in the backup.
    try FileManager.default.removeItem(atPath: kept)
    #expect(try night("03").step(.backup)?.status == .done)
  }

  @Test func `says so when evidence was lost before it was copied`() throws {
    let office = try FindingOffice()
    try office.respond()
    try Data("lain".utf8).write(
      to: URL(filePath: try #require(try office.keptEvidence().first)))
    var plan = NightPlan()
    plan.backup = NightPlan.Backup(folder: office.folder.path("cadangan"), keep: 2)
    let result = try office.workspace(at: "2025-03-01T02:30:00").runNight(
      NightRequest(plan: plan), progress: quietly, tell: { _ in })
    #expect(result.step(.backup)?.code == "E_BACKUP_EVIDENCE")
    #expect(result.exitStatus == .integrity)
  }

  @Test func `of a damaged database is not kept, and the old ones stay`() throws {
    let office = try NightOffice()
    try office.deliver((1...4000).map(NightOffice.good), as: "simpel-1.csv")
    try office.night("2025-02-12")
    _ = try office.folder.bytes()
    let root = try #require(
      try office.folder.number(
        "SELECT rootpage FROM sqlite_schema WHERE name = 'imports_by_sha256'"))
    let file = try FileHandle(forWritingTo: URL(filePath: office.folder.database))
    try file.seek(toOffset: UInt64(root - 1) * 8192 + 100)
    try file.write(contentsOf: Data(repeating: 0xA5, count: 8000))
    try file.close()
    let result = try office.night("2025-02-13")
    #expect(result.step(.backup)?.code == "E_BACKUP_DAMAGED")
    #expect(result.exitStatus == .integrity)
    #expect(office.names("cadangan") == ["audit-2025-02-12.db", "audit-2025-02-12.db.sha256"])
  }
}
