import AuditEngine
import AuditReport
import AuditService
import Fixtures
import Foundation
import HandoverFiles
import ServiceStandards
import Testing
import WorkingTime

@testable import AuditStore

@Suite struct `A hand-over` {
  @Test func `is a new folder of mode 0700 with every file of the list`() throws {
    let office = try HandoverOffice()
    let result = try office.export("out")
    #expect(
      try office.names(in: "out") == [
        "BACA-SAYA.txt", "laporan.html", "manifest.json", "pengaduan.csv", "pengaduan.data.csv",
        "penyimpangan-standar.csv", "penyimpangan-standar.data.csv", "penyimpangan.csv",
        "penyimpangan.data.csv",
        "temuan.csv", "temuan.data.csv", "temuan.json", "temuan.junit.xml",
      ] + HandoverOffice.workbook)
    #expect(try result.run == office.folder.lastRun() && result.keyID == nil)
    let attributes = try FileManager.default.attributesOfItem(atPath: office.path("out"))
    #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o700)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: office.folder.url.path)
        .filter { $0.hasSuffix(".part") }.isEmpty)
  }

  @Test func `removes what killed exports left beside it, and in a dry run nothing`() throws {
    let office = try HandoverOffice()
    // Greater than any number of a process.
    let left = office.path(".lama.2026.4194305.part")
    try FileManager.default.createDirectory(atPath: left, withIntermediateDirectories: false)
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSinceNow: -25 * 3600)], ofItemAtPath: left)
    try office.export("tried") { $0.dryRun = true }
    #expect(FileManager.default.fileExists(atPath: left))
    try office.export("out")
    #expect(!FileManager.default.fileExists(atPath: left))
  }

  @Test func `gives the same bytes whenever and wherever it is made`() throws {
    let office = try HandoverOffice()
    let key = try office.key()
    try office.export("first", later: 60) { $0.keyFile = key }
    let other = try WorkFolder()
    try Data(contentsOf: URL(filePath: office.folder.database))
      .write(to: URL(filePath: other.database))
    let workspace = Workspace(
      database: other.database, now: Demonstration.asOf + 9_000_000, actor: "another",
      host: "elsewhere", version: "test")
    var request = office.request("second") { $0.keyFile = key }
    request.folder = other.path("second")
    _ = try workspace.exportHandover(request, progress: quietly)
    let names = try office.names(in: "first")
    #expect(names.count == 16 + HandoverOffice.workbook.count)
    for name in names {
      #expect(
        try office.data("first/\(name)")
          == Data(contentsOf: other.url.appending(path: "second/\(name)")), "\(name)")
    }
  }

  @Test func `says in its manifest what the run looked at and what each file holds`() throws {
    let office = try HandoverOffice()
    let result = try office.export("out", Selection(units: ["MPP-Banjarbaru"]))
    let manifest = try office.manifest("out")
    #expect(manifest["schema"] as? String == "audit.manifest/1")
    #expect(manifest["run_id"] as? Int == Int(result.run))
    #expect(manifest["as_of"] as? String == "2026-07-01T08:00:00+08:00")
    #expect(manifest["generated_at"] as? String == "2026-07-01T08:00:00+08:00")
    #expect(manifest["generator"] as? String == "audit test")
    #expect((manifest["database_id"] as? String)?.count == 32)
    #expect(manifest["privacy"] as? String == "inspectorate")
    #expect(manifest["key_id"] == nil)
    #expect((manifest["filters"] as? [String: [String]]) == ["unit": ["MPP-Banjarbaru"]])
    #expect(
      (manifest["standards"] as? [Any])?.count.description
        == "\(try office.folder.number("SELECT count(DISTINCT unit || ' ' || service || ' ' || version) FROM standard_list") ?? 0)"
    )
    let entry = try office.entry("penyimpangan.data.csv", in: "out")
    let rows = try #require(
      try office.folder.number(
        "SELECT count(*) FROM deviation_list WHERE subject = 'transaction'"))
    #expect(entry["rows"] as? Int64 == rows)
    #expect(
      entry["sums"] as? [String: [String: Int64]] == [
        "amount": ["IDR": try office.folder.number("SELECT sum(amount) FROM deviation_list") ?? 0]
      ])
    #expect(entry["delimiter"] as? String == "," && entry["encoding"] as? String == "utf-8")
    #expect(entry["formula_guard"] as? String == "on" && entry["order"] as? String == "transaction")
    #expect(try office.entry("penyimpangan.csv", in: "out")["encoding"] as? String == "utf-8-bom")
    let bytes = Array(try office.data("out/manifest.json"))
    #expect(bytes.last == 0x0A && !bytes.dropLast().contains(0x0A))
  }

  @Test func `lists the deviations of the register, in order, each once`() throws {
    let office = try HandoverOffice()
    try office.export("out")
    let lines = try office.folder.text(of: "out/penyimpangan.data.csv")
      .components(separatedBy: "\r\n").dropFirst().dropLast()
    let ids = lines.map { String($0.prefix { $0 != "," }) }
    #expect(
      ids == (try office.folder.rows("SELECT id FROM deviation_list WHERE subject = 'transaction'"))
    )
  }

  @Test func `is about the units and the days of receipt that are named`() throws {
    let office = try HandoverOffice()
    let period = try #require(ReceiptPeriod("2026-01..2026-06"))
    try office.export(
      "out", Selection(units: ["MPP-Banjarbaru.POLRES"], from: period.from, to: period.to))
    let rows = try office.entry("penyimpangan.data.csv", in: "out")["rows"] as? Int64
    // Midnights of 1 January and 1 July 2026 in the zone of the unit.
    let expected = try office.folder.number(
      """
      SELECT count(*) FROM deviation_list
      JOIN case_list ON case_list.id = case_id
      WHERE case_list.unit = 'MPP-Banjarbaru.POLRES'
        AND received_at >= '2025-12-31T16:00:00Z' AND received_at < '2026-06-30T16:00:00Z'
      """)
    #expect(rows == expected && (rows ?? 0) > 0)
    let junit = try office.folder.text(of: "out/temuan.junit.xml")
    let rules = RuleSet.cards.count
    #expect(
      junit.contains("<testsuite name=\"MPP-Banjarbaru.POLRES\" tests=\"\(rules)\""))
    #expect(!junit.contains("DUKCAPIL"))
  }

  @Test func `can be one form of CSV or single files`() throws {
    let office = try HandoverOffice()
    try office.export("data") { $0.csvReader = .program }
    #expect(!(try office.names(in: "data").contains("temuan.csv")))
    try office.export("one") { $0.files = ["penyimpangan.csv"] }
    #expect(
      try office.names(in: "one") == ["BACA-SAYA.txt", "manifest.json", "penyimpangan.csv"])
    #expect(throws: HandoverFault.self) { try office.export("two") { $0.files = ["temuan.doc"] } }
    #expect(!office.folder.exists("two"))
  }

  @Test func `writes nothing into the database but its entry in the ledger`() throws {
    let office = try HandoverOffice()
    let tables = try office.folder.contents(except: ["ledger"])
    let entries = try office.folder.number("SELECT count(*) FROM ledger_list") ?? 0
    let result = try office.export("out")
    #expect(result.isRecorded)
    #expect(try office.folder.contents(except: ["ledger"]) == tables)
    let said = try office.folder.rows(
      "SELECT facts ->> '$.manifest_sha256' FROM ledger_list WHERE n > \(entries)")
    #expect(said == [result.manifestSHA256])
  }

  @Test func `is made without an entry from a database that can only be read`() throws {
    let office = try HandoverOffice()
    try office.folder.shell("PRAGMA journal_mode = DELETE")
    let entries = try office.folder.number("SELECT count(*) FROM ledger_list")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o400], ofItemAtPath: office.folder.database)
    // The superuser writes where nobody may.
    guard getuid() != 0 else { return }
    #expect(try !office.export("out").isRecorded)
    #expect(office.folder.exists("out"))
    #expect(try office.folder.number("SELECT count(*) FROM ledger_list") == entries)
  }

  @Test func `leaves nothing in a dry run`() throws {
    let office = try HandoverOffice()
    let result = try office.export("out") { $0.dryRun = true }
    #expect(result.files.count == 12 + HandoverOffice.workbook.count)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: office.folder.url.path)
        .filter { $0.contains("out") }.isEmpty)
  }

  // MARK: Privacy

  @Test func `hides personal numbers unless it is internal, and then says why`() throws {
    let office = try HandoverOffice()
    // Behind the back of the log of changes, which would ask for another run.
    try office.folder.shell(
      """
      DROP TRIGGER transactions_updated;
      UPDATE transactions SET number = '6372010101900001'
      WHERE id = (SELECT min(case_id) FROM deviation_list)
      """)
    try office.export("out")
    try office.export("all") {
      $0.privacy = .internal
      $0.reason = "permintaan penyidik"
    }
    for name in ["penyimpangan.csv", "penyimpangan.data.csv"] {
      let masked = try office.folder.text(of: "out/\(name)")
      #expect(masked.contains("6372********0001") && !masked.contains("6372010101900001"))
      #expect(try office.folder.text(of: "all/\(name)").contains("6372010101900001"))
    }
    #expect(try office.manifest("all")["reason"] as? String == "permintaan penyidik")
    #expect(try office.entry("penyimpangan.csv", in: "all")["masking"] as? String == "none")
    #expect(try office.entry("penyimpangan.csv", in: "out")["masking"] as? String == "nik_phone")
  }

  @Test func `has each deviation of a standard with its finding`() throws {
    let office = try HandoverOffice()
    try office.export("out")
    let lines = try office.folder.text(of: "out/penyimpangan-standar.data.csv")
      .split(whereSeparator: \.isNewline)
    let count =
      try office.folder.number(
        "SELECT count(*) FROM deviation_list WHERE subject IN ('standard', 'gap')") ?? 0
    #expect(count > 0 && Int64(lines.count) == 1 + count)
    #expect(lines.dropFirst().allSatisfy { $0.hasPrefix("S-0") && $0.contains(",T-2026-") })
    let kinds = Set(lines.dropFirst().map { $0.prefix(4) })
    #expect(kinds == ["S-01", "S-02"])
    let findings = try office.folder.text(of: "out/temuan.data.csv")
    let named = Set(lines.dropFirst().flatMap { $0.matches(of: /T-2026-\d+/).map(\.output) })
    #expect(named.allSatisfy { findings.contains($0) })
    #expect(try office.entry("penyimpangan-standar.csv", in: "out")["rows"] as? Int64 == count)
  }

  @Test func `has the complaints of its units and days, late or not, with their transactions`()
    throws
  {
    let office = try HandoverOffice()
    let file = Fixtures.url("complaints/book.csv").path
    _ = try office.folder.workspace().importComplaints(
      TransactionImport(file: file), source: .book)
    _ = try office.folder.run(after: 0)
    try office.export("out", Selection(units: ["MPP-Banjarbaru.DUKCAPIL"]))
    let text = try office.folder.text(of: "out/pengaduan.data.csv")
    let lines = text.split(whereSeparator: \.isNewline)
    #expect(lines.count == 1 + 4)
    let late = try #require(lines.first { $0.hasPrefix("B-002,") })
    #expect(late.contains(",deviates,A-01-") && late.contains("contradiction"))
    #expect(!text.contains("081234567890") && text.contains("Hubungi 08"))
    try office.export(
      "june", Selection(units: ["MPP-Banjarbaru"], from: CivilDay(iso: "2026-06-01")))
    #expect(
      try office.folder.text(of: "june/pengaduan.data.csv").split(whereSeparator: \.isNewline)
        .dropFirst().map { String($0.prefix(5)) } == ["B-003"])
  }

  @Test func `gives the public no file of single cases`() throws {
    let office = try HandoverOffice()
    try office.export("out") { $0.privacy = .public }
    let names = try office.names(in: "out")
    #expect(!names.contains { $0.hasPrefix("penyimpangan") })
    let numbers = try office.folder.rows(
      "SELECT case_number FROM deviation_list WHERE case_number <> '' LIMIT 40")
    // The workbook is compressed; what it shows the public is tested with its sheets.
    for name in names where !HandoverOffice.workbook.contains(name) {
      let text = try office.folder.text(of: "out/\(name)")
      #expect(text.firstMatch(of: /[A-Z]-[0-9]{2}-[0-9]+/) == nil, "\(name)")
      #expect(!numbers.contains { text.contains($0) }, "\(name)")
    }
  }

  // MARK: Which run

  @Test func `speaks of no run that did not look at all of it`() throws {
    let office = HandoverOffice(folder: try Demonstration.importedFolder())
    func fault(_ body: () throws -> Void) -> String? {
      do {
        try body()
        return nil
      } catch { return (error as? HandoverFault)?.code }
    }
    #expect(fault { try office.export("out") } == "E_EXPORT_NO_RUN")
    let pn = Selection(units: ["MPP-Banjarbaru.PN"])
    _ = try office.folder.workspace().runAudit(Demonstration.request(pn), progress: quietly)
    #expect(fault { try office.export("out") } == "E_EXPORT_NO_RUN")
    try office.export("pn", pn)
    _ = try office.folder.workspace().runAudit(Demonstration.request(), progress: quietly)
    try office.export("all")
    // A later look at a part that has changed the register.
    try office.folder.shell(
      """
      UPDATE transactions SET status = 0, finished_at = NULL, handed_over_at = NULL
      WHERE id IN (SELECT id FROM transactions ORDER BY id LIMIT 200)
      """)
    let outdated = try office.export("outdated")
    #expect(outdated.notes == [.changedSince(run: outdated.run)])
    _ = try office.folder.workspace().runAudit(
      Demonstration.request(Selection(units: ["MPP-Banjarbaru.POLRES"])), progress: quietly)
    let overlaid = try office.export("overlaid")
    let last = try office.folder.lastRun()
    #expect(overlaid.notes.first == .laterRun(last, of: outdated.run))
    // What the run saw is what it saw, whatever came since.
    for name in try office.names(in: "all") {
      let then = try office.data("all/\(name)")
      #expect(try office.data("outdated/\(name)") == then, "\(name)")
      #expect(try office.data("overlaid/\(name)") == then, "\(name)")
    }
    try office.export("polres", Selection(units: ["MPP-Banjarbaru.POLRES"]))
    try office.folder.shell("DROP TRIGGER runs_kept_update; UPDATE runs SET complete = 0")
    let polres = Selection(units: ["MPP-Banjarbaru.POLRES"])
    #expect(fault { try office.export("out", polres) } == "E_EXPORT_INCOMPLETE")
    try office.export("incomplete", polres) { $0.allowsIncomplete = true }
    #expect(try office.manifest("incomplete")["complete"] as? Bool == false)
    #expect(!office.folder.exists("out"))
  }

  @Test func `takes the last run of its units, whatever instant other units were audited as of`()
    throws
  {
    let office = HandoverOffice(folder: try Demonstration.importedFolder())
    let pn = Selection(units: ["MPP-Banjarbaru.PN"])
    let polres = Selection(units: ["MPP-Banjarbaru.POLRES"])
    _ = try office.folder.workspace().runAudit(Demonstration.request(polres), progress: quietly)
    let earlier = Demonstration.request(pn, asOf: Demonstration.asOf + -86_400)
    let run = try office.folder.workspace().runAudit(earlier, progress: quietly).run
    #expect(try office.export("pn", pn).run == run)
  }

  @Test func `speaks of the run that is named`() throws {
    let office = try HandoverOffice()
    let first = try office.folder.lastRun()
    let before = try office.export("before")
    try office.folder.shell("UPDATE transactions SET finished_at = finished_at + 864000")
    _ = try office.folder.run(after: 60)
    let again = try office.export("again") { $0.run = first }
    #expect(before.run == first && again.run == first)
    #expect(
      again.notes == [.laterRun(try office.folder.lastRun(), of: first), .changedSince(run: first)])
    #expect(try office.data("again/penyimpangan.csv") == office.data("before/penyimpangan.csv"))
    #expect(try office.export("last").run != first)
    #expect(throws: RunFault.self) { try office.export("no") { $0.run = 1 } }
    let court = try office.folder.run(Selection(units: ["MPP-Banjarbaru.PN"]), after: 120)
    let narrow = #expect(throws: HandoverFault.self) {
      try office.export("no") { $0.run = court.run }
    }
    #expect(narrow?.code == "E_EXPORT_SCOPE")
    _ = try office.folder.workspace(now: Demonstration.asOf + 180)
      .voidRun(try office.folder.lastRun(), reason: "salah unit", dryRun: false)
    let void = #expect(throws: HandoverFault.self) {
      try office.export("no") { $0.run = court.run }
    }
    #expect(void?.code == "E_EXPORT_VOID" && !office.folder.exists("no"))
  }

  // MARK: What may go wrong

  @Test func `never touches what is there`() throws {
    let office = try HandoverOffice()
    try office.folder.write("lama", to: "file")
    try FileManager.default.createDirectory(
      atPath: office.path("empty"), withIntermediateDirectories: false)
    for name in ["file", "empty"] {
      #expect(throws: HandoverFault.folderExists(path: office.path(name))) {
        try office.export(name)
      }
    }
    #expect(try office.folder.text(of: "file") == "lama")
    #expect(throws: HandoverFault.self) { try office.export("no/such/folder") }
  }

  @Test(arguments: Language.allCases)
  func `says in both languages what to do`(language: Language) {
    let faults: [HandoverFault] = [
      .folderExists(path: "x"), .noRun(command: "audit --unit A"),
      .runIncomplete(run: 1, command: "audit"), .runElsewhere(run: 1, command: "audit"),
      .runVoid(run: 1, reason: "x"), .diskFull(path: "x"),
      .unknownFile(name: "x", known: ["y"]),
    ]
    #expect(Set(faults.map { $0.message(in: language) }).count == faults.count)
    #expect(Set(faults.map(\.code)).count == faults.count)
    #expect(faults[1].message(in: language).contains("audit --unit A"))
  }
}

extension HandoverOffice {
  init(folder: WorkFolder) { self.folder = folder }
}

@Suite struct `A period of receipt` {
  @Test(arguments: [
    ("2026", "2026-01-01", "2026-12-31"), ("2026-02", "2026-02-01", "2026-02-28"),
    ("2024-02", "2024-02-01", "2024-02-29"), ("2026-01..2026-06", "2026-01-01", "2026-06-30"),
    ("2026-01-15", "2026-01-15", "2026-01-15"),
    ("2026-01-15..2026-02-01", "2026-01-15", "2026-02-01"),
    ("2025..2026-06", "2025-01-01", "2026-06-30"),
  ])
  func `has both its ends`(text: String, from: String, to: String) throws {
    let period = try #require(ReceiptPeriod(text))
    #expect(period.from.description == from && period.to.description == to)
  }

  @Test(arguments: [
    "", "26", "2026-13", "2026-02-30", "2026..", "..2026", "2026-06..2026-01", "2026...2027",
    "2026.2027", "2026-1", "2026..2027..2028",
  ])
  func `is nothing else`(text: String) { #expect(ReceiptPeriod(text) == nil) }
}
