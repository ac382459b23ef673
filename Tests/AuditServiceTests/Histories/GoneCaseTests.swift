import AuditService
import ServiceStandards
import Testing
import WorkingTime

@testable import AuditStore

@Suite struct `A deviation of a case that is gone` {
  private static let now = Instant(HistoryOffice.start)

  /// Two units, each with one late case: 1 and 2.
  private func folder() throws -> WorkFolder {
    let folder = try WorkFolder()
    let workspace = folder.workspace(now: Self.now)
    try workspace.create()
    _ = try workspace.importCalendars(
      file: try folder.write(HistoryOffice.calendars, to: "kalender.yaml"), dryRun: false)
    _ = try workspace.importStandards(
      file: try folder.write(HistoryOffice.standards, to: "standar.yaml"), dryRun: false)
    let rows = ["KANTOR,SURAT,S-1", "LAIN,AKTA,A-1"].map {
      "\($0),finished,2025-01-06T09:00,2025-02-20T10:00,none,ktp,P-1"
    }
    let cases = try folder.write(SmallOffice.file(rows), to: "a.csv")
    _ = try workspace.importTransactions(TransactionImport(file: cases), progress: quietly)
    try folder.shell("UPDATE transactions SET complete_at = received_at, paid_at = received_at")
    try run(folder, Selection())
    #expect(try late(folder) == ["1", "2"])
    return folder
  }

  private func run(_ folder: WorkFolder, _ selection: Selection) throws {
    _ = try folder.workspace(now: Self.now).runAudit(
      AuditRequest(selection: selection, asOf: .instant(Self.now)), progress: quietly)
  }

  /// Transactions that the register has as finished late.
  private func late(_ folder: WorkFolder) throws -> [String] {
    let rule = RuleID.finishedLate.number
    return try folder.rows(
      "SELECT key >> 12 FROM deviations WHERE until = 0 AND key & 4095 = \(rule)")
  }

  @Test func `is closed by a run over the service of its standard, and by no other`() throws {
    let folder = try folder()
    try folder.shell("PRAGMA foreign_keys = ON; DELETE FROM transactions WHERE id = 1")
    try run(folder, Selection(units: ["LAIN"]))
    #expect(try late(folder) == ["1", "2"])
    try run(folder, Selection(units: ["KANTOR"]))
    #expect(try late(folder) == ["2"])
    #expect(
      try folder.rows("SELECT DISTINCT reason FROM deviations WHERE until > 0 AND key >> 12 = 1")
        == ["transaction_removed"])
  }

  @Test func `from what a run can see, because its receipt lies ahead, is closed`() throws {
    let folder = try folder()
    let later = Self.now.seconds + 3_600
    try folder.shell("UPDATE transactions SET received_at = \(later)")
    try run(folder, Selection(units: ["LAIN"]))
    #expect(try late(folder) == ["1"])
    try run(folder, Selection())
    #expect(try folder.number("SELECT count(*) FROM deviations WHERE until = 0") == 0)
    #expect(
      try folder.rows("SELECT DISTINCT reason FROM closed_deviation_list")
        == ["transaction_changed"])
  }
}
