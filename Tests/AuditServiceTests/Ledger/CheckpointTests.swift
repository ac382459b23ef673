import AuditReport
import AuditService
import Foundation
import ServiceStandards
import Testing
import WorkingTime

@testable import AuditStore

@Suite struct `A checkpoint` {
  /// The database of an office, its checkpoint in a file, and one more run after it.
  private func kept() throws -> (folder: WorkFolder, checkpoint: String) {
    let (folder, now) = try LedgerOffice.copy()
    let checkpoint = try #require(try folder.workspace(now: now).checkpoint())
    let file = try folder.write(checkpoint.text, to: "checkpoint-2025-02-24.txt")
    _ = try folder.workspace(now: now).runAudit(
      AuditRequest(selection: Selection(), asOf: .instant(now)), progress: quietly)
    return (folder, file)
  }

  private static func withoutTriggers(_ folder: WorkFolder, _ sql: String) throws {
    try Tampering.quietly("", "ledger", sql, "").apply(to: folder)
  }

  @Test func `has four lines that fit on paper`() throws {
    let (folder, checkpoint) = try kept()
    let lines = try String(contentsOfFile: checkpoint, encoding: .utf8)
      .split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == 5 && lines[4].isEmpty)
    #expect(lines[3] == "T-2025-0005 K-2025-0001 import-9")
    #expect(lines[0].hasPrefix("audit-ledger ") && lines.allSatisfy { $0.count <= 80 })
    #expect(try folder.verify([checkpoint]).isIntact)
    #expect(try folder.verify([folder.url.path]).isIntact)
  }

  @Test func `shows that the tail was cut off together with its rows`() throws {
    let (folder, now) = try LedgerOffice.copy()
    let bytes = try folder.bytes()
    _ = try folder.workspace(now: now).runAudit(
      AuditRequest(selection: Selection(), asOf: .instant(now)), progress: quietly)
    let head = try #require(try folder.workspace(now: now).checkpoint())
    let file = try folder.write(head.text, to: "checkpoint.txt")
    // As if the run had never been.
    try bytes.write(to: URL(filePath: folder.database))
    #expect(try folder.verify().isIntact)
    let report = try folder.verify([file])
    #expect(report.codes == ["E_LEDGER_CUT"])
    let step = try #require(report.steps.first { $0.code == "E_LEDGER_CUT" })
    #expect(step.detail.text(.english).contains("entry \(head.entries)"))
  }

  @Test func `shows that the ledger was begun anew`() throws {
    let (folder, checkpoint) = try kept()
    let entries = try folder.number("SELECT count(*) FROM ledger_list") ?? 0
    try Self.withoutTriggers(folder, "DELETE FROM ledger")
    let now = try LedgerOffice.copy().now
    for second in 1...Int64(entries + 1) {
      _ = try folder.workspace(now: now + second).runAudit(
        AuditRequest(selection: Selection(), asOf: .instant(now + second)), progress: quietly)
    }
    #expect(try folder.verify().codes == ["E_LEDGER_BEGUN"])
    #expect(
      try folder.verify([checkpoint]).codes == ["E_LEDGER_BEGUN", "E_LEDGER_REWRITTEN"])
  }

  @Test func `of another database says so`() throws {
    let (folder, checkpoint) = try kept()
    let other = try SmallOffice.folder(now: Instant(1_700_000_000))
    #expect(try other.verify([checkpoint]).codes == ["E_CHECKPOINT_OTHER"])
    #expect(try folder.verify([checkpoint]).isIntact)
  }

  @Test func `that is none is refused`() throws {
    let (folder, _) = try kept()
    let file = try folder.write("audit-ledger x\n1\n2\n", to: "lain.txt")
    for (path, code) in [
      (file, "E_CHECKPOINT"), (folder.path("tidak-ada"), "E_CHECKPOINT_MISSING"),
    ] {
      let fault = #expect(throws: LedgerFault.self) { try folder.verify([path]) }
      #expect(fault?.code == code)
    }
  }
}
