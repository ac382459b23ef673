import AuditReport
import AuditService
import ServiceStandards
import Testing
import WorkingTime

@testable import AuditStore

@Suite struct `A spelling that no list knows` {
  private static let now = SmallOffice.now
  private static let request = AuditRequest(selection: Selection(), asOf: .instant(now))

  /// Two cases were asked for a “Kartu Penduduk”, one for a “KTP-ell”.
  private static func folder() throws -> WorkFolder {
    let folder = try SmallOffice.folder()
    let rows = [(1, "Kartu Penduduk"), (2, "kartu  penduduk"), (3, "KTP-ell"), (4, "e-KTP")]
      .map { SmallOffice.row($0).replacing(",ktp,", with: ",\($1),") }
    _ = try folder.workspace(now: now).importTransactions(
      TransactionImport(file: try folder.write(SmallOffice.file(rows), to: "satu.csv")),
      progress: quietly)
    return folder
  }

  private static func run(_ folder: WorkFolder) throws -> Int64 {
    _ = try folder.workspace(now: now).runAudit(request, progress: quietly)
    return try #require(try folder.number("SELECT max(id) FROM runs"))
  }

  /// How many cases had that verdict on their papers in a run.
  private static func count(
    _ verdict: String, _ reason: String = "", in run: Int64, _ folder: WorkFolder
  ) throws -> Int64 {
    try folder.number(
      """
      SELECT coalesce(sum(transactions), 0) FROM verdict_list
      WHERE run = \(run) AND criterion = 'requirements' AND verdict = '\(verdict)'
        AND reason = '\(reason)'
      """) ?? -1
  }

  private static func assign(
    _ spelling: String, _ paper: String?, _ scope: PaperRequest.Scope = .everywhere,
    reason: String = "surat dinas", dryRun: Bool = false, in folder: WorkFolder
  ) throws -> PlacedPaper {
    try folder.workspace(now: now).assignPaper(
      PaperRequest(spelling: spelling, paper: paper, scope: scope, reason: reason), dryRun: dryRun)
  }

  @Test func `is listed with its cases and the nearest paper, most cases first`() throws {
    let folder = try Self.folder()
    let workspace = folder.workspace(now: Self.now)
    let rows = try workspace.listUnplacedPapers().texts()
    #expect(rows.count == 2)
    #expect(rows[0].contains("Kartu Penduduk") && rows[0].contains("count(2)"))
    #expect(rows[1].contains("KTP-ell") && rows[1].contains("identifier(\"ktp\")"))
    #expect(try workspace.listUnplacedPapers(units: ["KANTOR"], services: ["SURAT"]).count() == 2)
    _ = try Self.assign("Kartu Penduduk", "ktp", in: folder)
    #expect(try workspace.listUnplacedPapers().count() == 1)
  }

  @Test func `is that paper from the next run on, and was unknown to the run before`() throws {
    let folder = try Self.folder()
    let before = try Self.run(folder)
    #expect(try Self.count("not_assessable", "paper_unknown", in: before, folder) == 3)
    let placed = try Self.assign("kartu penduduk", "ktp", .service("SURAT"), in: folder)
    #expect(placed.services == 1 && placed.cases == 2 && placed.spelling == "Kartu Penduduk")
    let after = try Self.run(folder)
    #expect(try Self.count("not_assessable", "paper_unknown", in: after, folder) == 1)
    #expect(try Self.count("compliant", in: after, folder) == 3)
    #expect(try Self.count("not_assessable", "paper_unknown", in: before, folder) == 3)
    #expect(try Store.open(folder.database, asOf: before).catalogue().paperAssignments.isEmpty)
    #expect(try Store.open(folder.database, asOf: after).catalogue().paperAssignments.count == 1)
  }

  @Test func `is asked for beyond the standard once it is a paper of its own`() throws {
    let folder = try Self.folder()
    let before = try Self.run(folder)
    _ = try Self.assign("KTP-ell", nil, in: folder)
    let after = try Self.run(folder)
    #expect(try folder.number("SELECT count(*) FROM deviation_list WHERE rule = 'P-01'") == 1)
    let workspace = folder.workspace(now: Self.now)
    for (run, count) in [(before, 0), (after, 1)] {
      let look = LookRequest(selection: Selection(rules: ["P-01"]), run: run)
      #expect(try workspace.lookDeviations(look).table.count() == count)
    }
    // What was said can be said otherwise; both stay.
    _ = try Self.assign("KTP-ell", "ktp", in: folder)
    _ = try Self.run(folder)
    #expect(try folder.number("SELECT count(*) FROM deviation_list WHERE rule = 'P-01'") == 0)
    #expect(try folder.number("SELECT count(*) FROM paper_assignment_list") == 2)
  }

  @Test func `stays unknown after a dry run`() throws {
    let folder = try Self.folder()
    let before = try folder.bytes()
    #expect(try Self.assign("KTP-ell", "ktp", dryRun: true, in: folder).cases == 1)
    #expect(try folder.bytes() == before)
  }

  @Test func `is not assigned where that makes no sense`() throws {
    let folder = try Self.folder()
    func fault(
      _ spelling: String, _ paper: String?, _ scope: PaperRequest.Scope = .everywhere,
      reason: String = "surat"
    ) -> PaperFault? {
      do {
        _ = try Self.assign(spelling, paper, scope, reason: reason, in: folder)
        return nil
      } catch {
        return error as? PaperFault
      }
    }
    #expect(fault("KTP-ell", "ktp", reason: " ") == .noReason)
    #expect(
      fault("Kartu Pendudk", "ktp") == .unknownSpelling("Kartu Pendudk", nearest: "Kartu Penduduk"))
    #expect(fault("Paspor", "ktp") == .unknownSpelling("Paspor", nearest: nil))
    #expect(
      fault("KTP-ell", "ktpp") == .unknownPaper("ktpp", spelling: "KTP-ell", nearest: "ktp"))
    #expect(fault("KTP-el", "ktp") == .alreadyMeans(spelling: "KTP-el", paper: "ktp"))
    #expect(
      fault("KTP-el", nil) == .listed(spelling: "KTP-el", service: "KANTOR/SURAT", paper: "ktp"))
    #expect(fault("KTP-ell", "ktp", .service("SURAT")) == nil)
    #expect(fault("KTP-ell", "ktp") == .alreadyMeans(spelling: "KTP-ell", paper: "ktp"))
    #expect(
      fault("KTP-ell", nil, .unit("KANTOR"))
        == .saidMoreNarrowly(spelling: "KTP-ell", service: "KANTOR/SURAT"))
    #expect(throws: ServiceFault.unknown(.agency, name: "POLRES", nearest: nil)) {
      _ = try Self.assign("KTP-ell", nil, .agency("POLRES"), in: folder)
    }
  }

  @Test func `leaves a ledger that can be checked, and edits by others are named`() throws {
    let folder = try Self.folder()
    _ = try Self.assign("KTP-ell", "ktp", in: folder)
    try folder.shell(
      """
      INSERT INTO paper_assignments (entry, spelling, reason)
      SELECT max(n) + 1, 'kartu-penduduk', 'tangan' FROM ledger
      """)
    _ = try Self.run(folder)
    #expect(
      try folder.number(
        """
        SELECT count(*) FROM ledger
        WHERE entry ->> '$.event' = 'foreign' AND entry ->> '$.foreign.paper.rows' = 1
        """) == 1)
  }
}
