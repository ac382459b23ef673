import AuditImport
import AuditReport
import AuditService
import Foundation
import ServiceStandards
import Testing
import WorkingTime

@testable import AuditStore

@Suite struct `An emptied ledger` {
  @Test func `is named, and so is one that was begun again after it`() throws {
    let (folder, now) = try LedgerOffice.copy()
    try Tampering.quietly("", "ledger", "DELETE FROM ledger", "").apply(to: folder)
    #expect(try folder.verify().codes == ["E_LEDGER_EMPTY"])
    _ = try folder.workspace(now: now).runAudit(
      AuditRequest(selection: Selection(), asOf: .instant(now)), progress: quietly)
    #expect(try folder.verify().codes == ["E_LEDGER_BEGUN"])
    let begin = try #require(try folder.number("SELECT min(n) FROM ledger"))
    // No row that was there refers to it.
    #expect(begin > 1)
    let accepted = try folder.accept(begin, now: now)
    #expect(accepted.lost == nil)
    #expect(try folder.verify().isIntact)
    #expect(try folder.notes().contains { $0.contains("Sudah ditanyakan") })
  }

  @Test func `is none where nothing has happened yet`() throws {
    let folder = try WorkFolder()
    try folder.workspace(now: SmallOffice.now).create()
    #expect(try folder.verify().isIntact)
  }
}

@Suite struct `A change by something else` {
  private static let aCase = "(SELECT min(id) FROM case_list)"

  /// One of each kind that is named.
  private static let edits = [
    "UPDATE transactions SET finished_at = finished_at + 60 WHERE id = \(aCase)",
    "DELETE FROM transactions WHERE id = \(aCase)",
    "UPDATE transactions SET charges = '[[0,1000,\"B1\"]]' WHERE id = \(aCase)",
    CatalogueEdit.standard("id = 1", amount: "25000"),
    CatalogueEdit.calendar(close: "close + 1", holiday: 20_122),
    "UPDATE units SET name = 'Kantor'; UPDATE services SET name = 'Surat'",
    "UPDATE documents SET name = 'Kartu' WHERE ordinal = 0",
    "INSERT INTO documents SELECT service_id, max(ordinal) + 1, 0, 'kk9', 'KK' FROM documents",
    "DELETE FROM documents WHERE ordinal = (SELECT max(ordinal) FROM documents)",
    "UPDATE complaints SET answered_at = received_at + 60",
    "INSERT INTO agencies (code, name) VALUES ('DINAS', 'Dinas')",
    "INSERT INTO ladders (name, known_from) VALUES ('Tangga', 0)",
  ]

  @Test(arguments: edits)
  func `keeps the check red until somebody accepts it, and is then told with who and why`(
    _ sql: String
  ) throws {
    let (folder, now) = try LedgerOffice.copy()
    try folder.shell("PRAGMA foreign_keys = ON; " + sql)
    #expect(try folder.verify().codes.contains("E_LEDGER_FOREIGN"))
    let audit = AuditRequest(selection: Selection(), asOf: .instant(now))
    _ = try folder.workspace(now: now).runAudit(audit, progress: quietly)
    #expect(try !folder.verify().isIntact)
    let named = try #require(try folder.number("SELECT max(n) - 1 FROM ledger"))
    #expect(try folder.accept(named, now: now).changed > 0)
    let report = try folder.verify()
    #expect(report.codes == [])
    let note = try #require(try folder.notes().first { $0.contains("entry \(named):") })
    #expect(note.contains("accepted by tester at") && note.contains("Sudah ditanyakan"))
    #expect(report.conclusion.text(.english).contains("accepted: 1"))
    #expect(report.conclusion.text(.indonesian).contains("diterima"))
    // What comes later is checked as ever.
    _ = try folder.workspace(now: now + 1).runAudit(
      AuditRequest(selection: Selection(), asOf: .instant(now + 1)), progress: quietly)
    #expect(try folder.verify().codes == [])
    #expect(throws: LedgerFault.alreadyAccepted(named, by: named + 2)) {
      try folder.accept(named, now: now)
    }
  }

  @Test func `can be accepted by the entry that is to name it`() throws {
    let (folder, now) = try LedgerOffice.copy()
    let last = try #require(try folder.number("SELECT max(n) FROM ledger"))
    try folder.shell("UPDATE units SET name = 'Kantor'")
    #expect(try folder.accept(last + 1, now: now).entry == last + 2)
    #expect(try folder.verify().codes == [])
  }

  @Test func `that nothing has named cannot be accepted with it`() throws {
    let (folder, now) = try LedgerOffice.copy()
    try folder.shell("UPDATE units SET name = 'Kantor'")
    try Tampering.quietly(
      "", "standard_tariffs", "UPDATE standard_tariffs SET amount = 1", ""
    ).apply(to: folder)
    let last = try #require(try folder.number("SELECT max(n) FROM ledger"))
    for n in [0, 2, last, last + 2, Int64.max, -1] {
      #expect(throws: LedgerFault.notNamed(n)) { try folder.accept(n, now: now) }
    }
    _ = try folder.accept(last + 1, now: now)
    #expect(try folder.verify().codes == ["E_LEDGER_ROWS"])
    let report = try folder.verify()
    #expect(
      report.steps.contains { $0.detail.text(.english).hasPrefix("standard_tariffs") })
  }

  @Test func `needs a reason, and a dry run writes nothing`() throws {
    let (folder, now) = try LedgerOffice.copy()
    let last = try #require(try folder.number("SELECT max(n) FROM ledger"))
    try folder.shell("UPDATE units SET name = 'Kantor'")
    #expect(throws: LedgerFault.noReason) {
      try folder.accept(last + 1, reason: "  ", now: now)
    }
    _ = try folder.accept(last + 1, now: now, dryRun: true)
    #expect(try folder.number("SELECT max(n) FROM ledger") == last)
  }
}

@Suite struct `A night on a copy that was put back` {
  private final class RestoredOffice {
    let office: NightOffice
    let copy: Data

    /// Nights of 12 and 13 February, the first before the copy, the second with a finding after it.
    init() throws {
      office = try NightOffice()
      office.plan.checkpoints = office.folder.path("titik")
      try office.deliver([NightOffice.good(1)], as: "simpel-1.csv")
      #expect(try office.night("2025-02-12").exitStatus == .done)
      copy = try office.folder.bytes()
      try office.deliver([NightOffice.late(2)], as: "simpel-2.csv")
      #expect(try office.night("2025-02-13").exitStatus == .done)
      #expect(try office.folder.rows("SELECT year || '-' || number FROM findings") == ["2025-1"])
      for end in ["", "-wal", "-shm"] {
        try? FileManager.default.removeItem(atPath: office.folder.database + end)
      }
      try copy.write(to: URL(filePath: office.folder.database))
    }
  }

  @Test func `stops before it writes, and names what is gone and the two ways on`() throws {
    let restored = try RestoredOffice()
    let (office, folder) = (restored.office, restored.office.folder)
    try office.deliver([NightOffice.late(3)], as: "simpel-3.csv")
    let before = try folder.contents()
    let fault = #expect(throws: NightFault.self) { try office.night("2025-02-14") }
    #expect(fault?.code == "E_NIGHT_CHECKPOINT" && fault?.exitStatus == .integrity)
    let text = fault?.message(in: .english) ?? ""
    #expect(text.contains("checkpoint-2025-02-13.txt") && text.contains("ledger accept"))
    #expect(text.contains("newer copy") && text.contains("entries "))
    #expect(try folder.contents() == before)
    #expect(office.names("inbox") == ["simpel-3.csv"])
    #expect(
      office.names("titik") == ["checkpoint-2025-02-12.txt", "checkpoint-2025-02-13.txt"])
  }

  @Test func `goes on when somebody has accepted the loss, and gives no number twice`() throws {
    let restored = try RestoredOffice()
    let (office, folder) = (restored.office, restored.office.folder)
    let now = try FindingOffice.instant("2025-02-14T01:00:00")
    let checkpoint = try folder.text(of: "titik/checkpoint-2025-02-13.txt")
    let lines = checkpoint.split(separator: "\n").map(String.init)
    #expect(lines.count == 4 && lines[3].contains("T-2025-0001"))
    let entries = try #require(Int64(lines[1]))
    let accepted = try folder.accept(entries, now: now, nightly: folder.path("titik"))
    #expect(accepted.lost?.upperBound == entries)
    try office.deliver([NightOffice.late(3)], as: "simpel-3.csv")
    #expect(try office.night("2025-02-14").exitStatus == .done)
    #expect(try folder.rows("SELECT year || '-' || number FROM findings") == ["2025-2"])
    // A run is named by its entry: none of those that are gone is given again.
    #expect(try folder.number("SELECT max(id) > \(entries) FROM runs") == 1)
    let report = try folder.verify([folder.path("titik")])
    #expect(report.codes == [])
    #expect(
      report.steps.contains {
        $0.outcome == .noted && $0.detail.text(.english).contains("accepted by tester")
      })
    #expect(try folder.text(of: "titik/checkpoint-2025-02-13.txt") == checkpoint)
    #expect(try office.night("2025-02-15").exitStatus == .done)
  }

  @Test func `is stopped too when the ledger has grown as long again`() throws {
    let restored = try RestoredOffice()
    let folder = restored.office.folder
    for hour in 3...8 {
      let now = try FindingOffice.instant("2025-02-13T0\(hour):00:00")
      _ = try folder.workspace(now: now).runAudit(
        AuditRequest(selection: Selection(), asOf: .instant(now)), progress: quietly)
    }
    let fault = #expect(throws: NightFault.self) { try restored.office.night("2025-02-14") }
    #expect(fault?.code == "E_NIGHT_CHECKPOINT")
  }

  @Test func `never writes over a checkpoint`() throws {
    let office = try NightOffice()
    office.plan.checkpoints = office.folder.path("titik")
    try office.deliver([NightOffice.good(1)], as: "simpel-1.csv")
    try office.night("2025-02-12")
    let first = try office.folder.text(of: "titik/checkpoint-2025-02-12.txt")
    try office.night("2025-02-12", again: true)
    #expect(try office.folder.text(of: "titik/checkpoint-2025-02-12.txt") == first)
    #expect(office.names("titik").count == 2)
    #expect(try office.folder.verify([office.folder.path("titik")]).isIntact)
  }

  @Test func `is stopped by the checkpoint of another database`() throws {
    let office = try NightOffice()
    office.plan.checkpoints = office.folder.path("titik")
    try FileManager.default.createDirectory(
      atPath: office.folder.path("titik"), withIntermediateDirectories: true)
    let other = try SmallOffice.folder()
    let foreign = try #require(try other.workspace(now: SmallOffice.now).checkpoint())
    try office.folder.write(foreign.text, to: "titik/checkpoint-2025-02-01.txt")
    let fault = #expect(throws: NightFault.self) { try office.night("2025-02-12") }
    #expect(fault?.code == "E_CHECKPOINT_OTHER" && fault?.exitStatus == .integrity)
  }
}

extension WorkFolder {
  @discardableResult
  fileprivate func accept(
    _ n: Int64, reason: String = "Sudah ditanyakan", now: Instant, nightly: String? = nil,
    dryRun: Bool = false
  ) throws -> LedgerAcceptance {
    try workspace(now: now).acceptLedger(
      entry: n, reason: reason, checkpoints: [], nightly: nightly, dryRun: dryRun)
  }

  /// What the check has to say besides.
  fileprivate func notes() throws -> [String] {
    try verify().steps.filter { $0.outcome == .noted }.map { $0.detail.text(.english) }
  }
}
