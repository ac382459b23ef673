import AuditReport
import AuditService
import ServiceStandards
import Testing
import WorkingTime

@testable import AuditStore

@Suite struct `A paper of a standard that the service does not know` {
  private func folder() throws -> WorkFolder {
    let folder = try SmallOffice.folder()
    try bring(SmallOffice.row(1), as: "satu.csv", to: folder)
    try folder.shell("UPDATE documents SET code = 'lain', name = 'Lain'")
    return folder
  }

  private func bring(_ row: String, as name: String, to folder: WorkFolder) throws {
    let file = try folder.write(SmallOffice.file([row]), to: name)
    _ = try folder.workspace(now: SmallOffice.now).importTransactions(
      TransactionImport(file: file), progress: quietly)
  }

  private static let changes = "SELECT count(*) FROM changes WHERE subject = 'service'"

  @Test func `tells the next run over what changed when an import makes it known`() throws {
    let folder = try folder()
    let before = try folder.number(Self.changes) ?? 0
    try bring(SmallOffice.row(2), as: "dua.csv", to: folder)
    #expect(try folder.rows("SELECT code FROM documents ORDER BY ordinal") == ["lain", "ktp"])
    #expect(try folder.number(Self.changes) == before + 1)
  }

  @Test func `tells nothing when the paper is in no standard`() throws {
    let folder = try SmallOffice.folder()
    let before = try folder.number(Self.changes) ?? 0
    try bring(
      SmallOffice.row(2).replacing(",ktp,", with: ",ktp|tiket,"), as: "dua.csv", to: folder)
    let papers = try folder.rows("SELECT code FROM documents ORDER BY ordinal")
    #expect(papers == ["ktp", "tiket"])
    #expect(try folder.number(Self.changes) == before)
  }

  @Test func `is not guessed when a row of the register of papers is gone`() throws {
    let folder = try SmallOffice.folder()
    try bring(
      SmallOffice.row(1).replacing(",ktp,", with: ",ktp|tiket,"), as: "satu.csv", to: folder)
    try folder.shell("DELETE FROM documents WHERE ordinal = 0")
    let workspace = folder.workspace(now: SmallOffice.now)
    let request = AuditRequest(selection: Selection(), asOf: .instant(SmallOffice.now))
    let fault = #expect(throws: StoreError.self) {
      _ = try workspace.runAudit(request, progress: quietly)
    }
    #expect(fault.map { "\($0)".contains("documents of service") } == true)
  }
}
