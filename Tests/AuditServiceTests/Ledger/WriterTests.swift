import AuditReport
import AuditService
import Foundation
import ServiceStandards
import Synchronization
import Testing
import WorkingTime

@testable import AuditStore

/// A clock that looks, each time that it is read, whether others could write meanwhile.
private final class WatchedClock: Sendable {
  private let path: String
  private let instant: Instant
  private let readings = Mutex<[Bool]>([])

  init(database: String, instant: Instant) {
    path = database
    self.instant = instant
  }

  /// For each reading whether nobody else could write then.
  var wereAlone: [Bool] { readings.withLock { $0 } }

  func read() -> Instant {
    let isAlone: Bool
    do {
      let other = try Connection(path: path, access: .write)
      try other.execute("PRAGMA busy_timeout = 0; BEGIN IMMEDIATE; ROLLBACK")
      isAlone = false
    } catch {
      isAlone = error.problem == .busy
    }
    readings.withLock { $0.append(isAlone) }
    return instant
  }
}

@Suite struct `A writer` {
  /// When the commands begin, and what the clock says when it is their turn.
  private static let began = "2025-02-21T08:00:00"
  private static let turn = "2025-02-21T08:05:00"

  private struct Writing: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let run: @Sendable (Workspace, FindingOffice) throws -> Void
  }

  private static let writings = [
    Writing(testDescription: "import of transactions") { workspace, office in
      let rows = [FindingOffice.row(9, received: "2025-02-17", finished: "2025-02-18")]
      let file = try office.folder.write(SmallOffice.file(rows), to: "baru.csv")
      _ = try workspace.importTransactions(TransactionImport(file: file), progress: quietly)
    },
    Writing(testDescription: "import of standards") { workspace, office in
      let text = SmallOffice.standards.replacing("Surat keterangan", with: "Surat")
      let file = try office.folder.write(text, to: "baru.yaml")
      _ = try workspace.importStandards(file: file, dryRun: false)
    },
    Writing(testDescription: "run") { workspace, _ in
      _ = try workspace.runAudit(AuditRequest(selection: Selection()), progress: quietly)
    },
    Writing(testDescription: "move") { workspace, _ in
      _ = try workspace.assignFinding(
        FindingOffice.finding, role: "Kepala seksi", dryRun: false)
    },
    Writing(testDescription: "waiver") { workspace, _ in
      _ = try workspace.addWaiver(
        WaiverRequest(
          unit: "KANTOR", service: "SURAT", rule: "P-01",
          from: try FindingOffice.day("2025-02-01"), to: try FindingOffice.day("2025-03-31"),
          reason: "Formulir lama", requestedBy: "Siti Aminah", approvedBy: "Budi Santoso"),
        dryRun: false)
    },
    Writing(testDescription: "baseline") { workspace, _ in
      _ = try workspace.takeBaseline(
        unit: "KANTOR", reason: "Awal", approvedBy: "Kepala", again: false, dryRun: false)
    },
    Writing(testDescription: "hand-over") { workspace, office in
      _ = try workspace.exportHandover(
        HandoverRequest(selection: Selection(), folder: office.folder.path("serah")),
        progress: quietly)
    },
  ]

  @Test(arguments: writings)
  private func `reads the clock when nobody else can write, and goes by that`(
    _ writing: Writing
  ) throws {
    let office = try FindingOffice()
    let turn = try FindingOffice.instant(Self.turn)
    let clock = WatchedClock(database: office.folder.database, instant: turn)
    let workspace = Workspace(
      database: office.folder.database, now: try FindingOffice.instant(Self.began),
      clock: { clock.read() }, actor: "tester", host: "here", version: "test")
    try writing.run(workspace, office)
    #expect(clock.wereAlone == [true])
    let written = try office.folder.rows(
      "SELECT entry ->> '$.at' FROM ledger ORDER BY n DESC LIMIT 1")
    #expect(written == [turn.iso(offset: 0)])
    let latest = try office.folder.rows("SELECT max(at) FROM ledger_list")
    #expect(latest == [turn.iso(offset: 0)])
  }

  @Test func `puts what it commits on the disk`() throws {
    let folder = try SmallOffice.folder()
    let connection = try Connection(path: folder.database, access: .write)
    #expect(try connection.first("PRAGMA synchronous") { $0.int(0) } == 2)
  }
}

@Suite struct `A database` {
  @Test func `differs from those that were made in the same second`() throws {
    var identities: Set<String> = []
    for _ in 1...3 {
      let folder = try SmallOffice.folder()
      let store = try folder.store()
      let identity = try store.identity()
      #expect(identity.utf8.count == 32)
      #expect(
        try folder.rows("SELECT entry ->> '$.database' FROM ledger WHERE n = 1") == [identity])
      identities.insert(identity)
    }
    #expect(identities.count == 3)
  }

  @Test func `keeps its identity`() throws {
    let folder = try SmallOffice.folder()
    for sql in [
      "UPDATE identity SET bytes = randomblob(16)", "DELETE FROM identity",
      "INSERT OR REPLACE INTO identity VALUES (1, randomblob(16))",
    ] { #expect(throws: StoreError.self, "\(sql)") { try folder.shell(sql) } }
    try Tampering.quietly("", "identity", "UPDATE identity SET bytes = zeroblob(16)", "")
      .apply(to: folder)
    #expect(try folder.verify().codes == ["E_LEDGER_ROWS"])
  }

  @Test
  func `that is reached by a symbolic link has its lock, evidence and copies beside the file`()
    throws
  {
    let office = try NightOffice()
    let folder = office.folder
    let link = folder.path("tautan/lewat.db")
    try FileManager.default.createDirectory(
      atPath: folder.path("tautan"), withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      atPath: link, withDestinationPath: "../audit.db")
    let now = try FindingOffice.instant("2025-02-12T02:30:00")
    func night(_ database: String) throws -> NightResult {
      try Workspace(database: database, now: now, actor: "tester", host: "here", version: "test")
        .runNight(NightRequest(plan: office.plan), progress: quietly) { _ in
          // While it tells, another one by the other name is kept out.
          let other = Workspace(
            database: database == link ? folder.database : link, now: now, actor: "tester",
            host: "here", version: "test")
          let fault = #expect(throws: NightFault.self) {
            try other.runNight(NightRequest(plan: office.plan), progress: quietly) { _ in }
          }
          #expect(fault?.code == "E_NIGHT_BUSY")
        }
    }
    try office.deliver([NightOffice.late(1)], as: "simpel-1.csv")
    #expect(try night(link).exitStatus == .done)
    #expect(office.names("tautan") == ["lewat.db"])
    #expect(office.names("cadangan").contains("audit-2025-02-12.db"))
    let file = try folder.write("bukti", to: "bukti.pdf")
    let byLink = Workspace(
      database: link, now: try FindingOffice.instant("2025-02-20T09:00:00"), actor: "tester",
      host: "here", version: "test")
    _ = try byLink.deliverFinding(
      FindingOffice.finding, received: try FindingOffice.day("2025-02-13"), dryRun: false)
    _ = try byLink.respond(
      to: FindingOffice.finding, FindingResponse(text: "Sudah.", evidence: [file]), dryRun: false)
    #expect(office.names("tautan") == ["lewat.db"])
    #expect(office.names("audit.db.evidence").count == 1)
  }
}
