import AuditReport
import AuditService
import ServiceStandards
import Testing
import WorkingTime

@testable import AuditStore

@Suite struct `A paper of a standard that the service does not know` {
  private func bring(_ row: String, as name: String, to folder: WorkFolder) throws {
    let file = try folder.write(SmallOffice.file([row]), to: name)
    _ = try folder.workspace(now: SmallOffice.now).importTransactions(
      TransactionImport(file: file), progress: quietly)
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
