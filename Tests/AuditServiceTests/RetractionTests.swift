import AuditImport
import AuditReport
import AuditService
import ServiceStandards
import Testing
import WorkingTime

@testable import AuditStore

@Suite struct `A case that was recorded in error` {
  let folder: WorkFolder
  private let request = CaseRequest(name: "KANTOR/s - 1")
  private let late = SmallOffice.file([
    SmallOffice.row(1, finished: "2025-02-20T10:00"), SmallOffice.row(2),
  ])

  init() throws {
    folder = try SmallOffice.folder()
    try bring(late, as: "a.csv")
    _ = try workspace.runAudit(AuditRequest(selection: Selection()), progress: quietly)
  }

  var workspace: Workspace { folder.workspace(now: SmallOffice.now) }

  @discardableResult
  private func bring(_ text: String, as name: String) throws -> TransactionImportResult {
    try workspace.importTransactions(
      TransactionImport(file: try folder.write(text, to: name)), progress: quietly)
  }

  private func cases() throws -> [String] {
    try folder.rows("SELECT case_number || ' ' || finished_at FROM case_list ORDER BY 1")
  }

  private func problems() throws -> [String] {
    try folder.store().read { try folder.store().checkLedger { _ in } }.problems.map { "\($0)" }
  }

  @Test func `is taken out, and its deviations are closed by the next run`() throws {
    try workspace.retractCase(request, reason: "Salah rekam", dryRun: false)
    #expect(try cases() == ["S-2 2025-02-04T02:00:00Z"])
    _ = try workspace.runAudit(AuditRequest(selection: Selection()), progress: quietly)
    #expect(
      try folder.rows("SELECT reason FROM closed_deviation_list WHERE rule = 'W-01'")
        == ["transaction_removed"])
    #expect(
      try folder.rows("SELECT case_number FROM past_case_list").contains("S-1"))
    #expect(try problems() == [])
  }

  @Test func `does not come back by an import, which names the row and leaves it out of its sums`()
    throws
  {
    try workspace.retractCase(request, reason: "Salah rekam", dryRun: false)
    let again = try bring(late.replacing("S-1,", with: "No. S–1,"), as: "b.csv")
    #expect(again.retracted.lines == [2] && again.inserted == 0 && again.unchanged == 1)
    let cashier = try bring(
      "unit,service,case_number,charges\nKANTOR,SURAT,S-1,tariff:30000:B1\n", as: "kasir.csv")
    #expect(cashier.retracted.lines == [2] && cashier.rejected == 0)
    #expect(cashier.summary?.money[.rupiah]?.values.allSatisfy { $0 == .zero } ?? true)
    #expect(try cases() == ["S-2 2025-02-04T02:00:00Z"])
  }

  @Test func `is put back as it was told`() throws {
    let before = try cases()
    try workspace.retractCase(request, reason: "Salah rekam", dryRun: false)
    try workspace.restoreCase(request, reason: "Ternyata benar", dryRun: false)
    #expect(try cases() == before)
    #expect(try folder.number("SELECT count(*) FROM transactions WHERE id = 1") == 1)
    #expect(try problems() == [])
    // It may be told of, and taken out once more.
    let again = try bring(late + SmallOffice.row(3) + "\n", as: "b.csv")
    #expect(again.unchanged == 2 && again.inserted == 1)
    try workspace.retractCase(request, reason: "Salah rekam", dryRun: false)
    #expect(try cases().count == 2)
  }

  @Test func `stays out when a delivery that told of it is taken back`() throws {
    let second = try bring(
      SmallOffice.file([SmallOffice.row(1, finished: "2025-02-21T10:00")]), as: "c.csv")
    try workspace.retractCase(request, reason: "Salah rekam", dryRun: false)
    guard case .imported(let number) = second.state else {
      Issue.record("\(second.state)")
      return
    }
    _ = try workspace.undoImport(number, reason: "salah kirim", dryRun: false)
    #expect(try cases().count == 1)
    try workspace.restoreCase(request, reason: "Ternyata benar", dryRun: false)
    #expect(try cases().first == "S-1 2025-02-20T02:00:00Z")
  }

  @Test func `is not written in a dry run, and must be one that there is`() throws {
    let before = try cases()
    try workspace.retractCase(request, reason: "Salah rekam", dryRun: true)
    #expect(try cases() == before)
    #expect(throws: CaseFault.unknown("KANTOR/S-9")) {
      try workspace.retractCase(CaseRequest(name: "KANTOR/S-9"), reason: "x", dryRun: false)
    }
    #expect(throws: CaseFault.notRetracted("KANTOR/S-1")) {
      try workspace.restoreCase(CaseRequest(name: "KANTOR/S-1"), reason: "x", dryRun: false)
    }
  }
}
