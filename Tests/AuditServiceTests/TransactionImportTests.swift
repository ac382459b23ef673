import AuditImport
import AuditService
import Foundation
import ServiceStandards
import Testing
import WorkingTime

@testable import AuditStore

@Suite struct `An import of transactions` {
  let folder: WorkFolder
  let workspace: Workspace

  init() throws {
    folder = try SmallOffice.folder()
    workspace = folder.workspace(now: SmallOffice.now)
  }

  @Test func `brings in every row and its totals`() throws {
    let rows = (1...3).map { SmallOffice.row($0, charges: "tariff:30000:B\($0)") }
    let result = try run(TransactionImport(file: try write(rows)))
    #expect(result.inserted == 3 && result.rejected == 0)
    let summary = try #require(result.summary)
    #expect(summary.rows == 3)
    #expect(summary.money == [.rupiah: [.tariff: Money(90_000)]])
    #expect(try transactions() == 3)
    #expect(!folder.exists("berkas.csv.rejects.csv"))
  }

  @Test func `takes nothing of a file with one bad line, and keeps the line`() throws {
    let file = try write([SmallOffice.row(1), bad(2), SmallOffice.row(3)])
    let result = try run(TransactionImport(file: file))
    guard case .refused(let id) = result.state else {
      Issue.record("not refused: \(result.state)")
      return
    }
    #expect(try transactions() == 0)
    #expect(try folder.rows("SELECT state FROM import_list WHERE id = \(id)") == ["refused"])
    #expect(
      try folder.rows("SELECT line || code || value FROM rejected_list WHERE import = \(id)")
        == ["3E_DATE31/02/2025"])
    #expect(result.rejectsFile == file + ".rejects.csv")
    let rejects = try folder.text(of: "berkas.csv.rejects.csv")
    #expect(rejects.hasPrefix("line,column,code,value,message,original\r\n3,finished_at,E_DATE,"))
    #expect(rejects.contains("S-2"))
  }

  @Test(arguments: [
    (TransactionImport.Allowance.lines(0), false), (.lines(1), true), (.perMille(249), false),
    (.perMille(250), true),
  ])
  func `lets rejected lines pass by count and by share`(
    allowance: TransactionImport.Allowance, isImported: Bool
  ) throws {
    let file = try write([SmallOffice.row(1), bad(2), SmallOffice.row(3), SmallOffice.row(4)])
    let result = try run(TransactionImport(file: file, allowance: allowance))
    #expect(try transactions() == (isImported ? 3 : 0))
    #expect(result.rejected == 1)
    #expect(try folder.number("SELECT count(*) FROM rejected_list") == 1)
    #expect(folder.exists("berkas.csv.rejects.csv"))
    let kept = try folder.number("SELECT rejected FROM import_list WHERE kind = 'transactions'")
    #expect(kept == 1)
  }

  @Test func `takes the rejects file of an earlier import away when nothing is rejected any more`()
    throws
  {
    let file = try write([SmallOffice.row(1), bad(2)])
    _ = try run(TransactionImport(file: file, allowance: .lines(1)))
    #expect(folder.exists("berkas.csv.rejects.csv"))
    // The same bytes, and a dry run, leave it.
    _ = try run(TransactionImport(file: file, allowance: .lines(1)))
    _ = try write([SmallOffice.row(1), SmallOffice.row(2)])
    _ = try run(TransactionImport(file: file, dryRun: true))
    #expect(folder.exists("berkas.csv.rejects.csv"))
    let clean = try run(TransactionImport(file: file))
    #expect(clean.rejectsFile == nil && !folder.exists("berkas.csv.rejects.csv"))
    #expect(try folder.number("SELECT count(*) FROM rejected_list") == 1)
    // What is none of ours stays.
    _ = try folder.write("catatan saya", to: "berkas.csv.rejects.csv")
    _ = try run(TransactionImport(file: try write([SmallOffice.row(3)])))
    #expect(try folder.text(of: "berkas.csv.rejects.csv") == "catatan saya")
  }

  @Test func `knows the same bytes again and changes nothing`() throws {
    let file = try write([SmallOffice.row(1)])
    guard case .imported(let first) = try run(TransactionImport(file: file)).state else {
      Issue.record("not imported")
      return
    }
    let before = try folder.bytes()
    #expect(try run(TransactionImport(file: file)).state == .known(id: first))
    #expect(try folder.bytes() == before)
  }

  @Test func `reads a refused file again when it comes again`() throws {
    let file = try write([SmallOffice.row(1), bad(2)])
    _ = try run(TransactionImport(file: file))
    let again = try run(TransactionImport(file: file, allowance: .lines(1)))
    #expect(again.inserted == 1)
    #expect(try transactions() == 1)
  }

  @Test func `updates a changed row and keeps what it was`() throws {
    _ = try run(TransactionImport(file: try write((1...3).map { SmallOffice.row($0) })))
    let changed = [
      SmallOffice.row(1), SmallOffice.row(2, finished: "2025-03-04T10:00"), SmallOffice.row(4),
    ]
    let result = try run(TransactionImport(file: try write(changed)))
    #expect(result.inserted == 1 && result.changed == 1 && result.unchanged == 1)
    #expect(try transactions() == 4)
    #expect(try folder.number("SELECT count(*) FROM past_case_list") == 1)
  }

  @Test func `refuses every line of a case that the file tells otherwise each time`() throws {
    let rows = [
      SmallOffice.row(1, charges: "tariff:30000:B1"), SmallOffice.row(2),
      SmallOffice.row(1, finished: "2025-03-04", charges: "tariff:30000:B1"),
    ]
    let result = try run(TransactionImport(file: try write(rows), allowance: .lines(2)))
    #expect(result.inserted == 1 && result.rejected == 2)
    #expect(result.diagnostics.map(\.code.rawValue) == ["E_DUPLICATE", "E_DUPLICATE"])
    #expect(result.diagnostics.map(\.line) == [2, 4])
    #expect(
      result.diagnostics.map(\.problem) == [
        .contradictedCase(lines: ["4"]), .contradictedCase(lines: ["2"]),
      ])
    #expect(result.summary?.money == [:])
    // Stamps are counted of the rows that are taken, as the money is.
    #expect(result.summary?.dates == [])
    #expect(try folder.rows("SELECT case_number FROM case_list") == ["S-2"])
  }

  @Test func `counts a row once that stands in the file twice, its money too`() throws {
    let row = SmallOffice.row(1, charges: "tariff:30000:B1")
    let result = try run(TransactionImport(file: try write([row, SmallOffice.row(2), row])))
    #expect(result.inserted == 2 && result.rejected == 0)
    #expect(result.repeated.count == 1 && result.repeated.lines == [4])
    #expect(result.summary?.money == [.rupiah: [.tariff: Money(30_000)]])
    #expect(result.summary?.rows == 3)
  }

  @Test func `lists bad lines and repeated cases of a long file in their order`() throws {
    let rows = (1...500).map { number in
      switch number {
      case let number where number % 7 == 0: bad(number)
      case let number where number % 11 == 0:
        SmallOffice.row(number - 1, finished: "2025-03-04T10:00")
      case let number where number % 13 == 0: SmallOffice.row(number - 70)
      default: SmallOffice.row(number)
      }
    }
    func name(_ row: String) -> Substring { row.split(separator: ",")[2] }
    func isBad(_ index: Int) -> Bool { (index + 1) % 7 == 0 }
    let good = rows.indices.filter { !isBad($0) }.map { rows[$0] }
    let told = Dictionary(grouping: good, by: name)
    let refused = rows.indices.filter { index in
      isBad(index) || Set(told[name(rows[index])] ?? []).count > 1
    }.map { "\($0 + 2) \(rows[$0])" }
    let single = told.values.filter { Set($0).count == 1 }
    let repeated = single.map { $0.count - 1 }.reduce(0, +)
    #expect(refused.count > 120 && repeated > 20)

    let result = try run(TransactionImport(file: try write(rows), allowance: .lines(200)))
    #expect(result.rejected == refused.count)
    #expect(result.inserted == single.count && result.repeated.count == repeated)
    let kept = "SELECT line || ' ' || original FROM rejected_list ORDER BY line"
    #expect(try folder.rows(kept) == refused)
    let file = try folder.text(of: "berkas.csv.rejects.csv").split(separator: "\r\n").dropFirst()
    #expect(file.map { $0.prefix { $0 != "," } } == refused.map { $0.prefix { $0 != " " } })
  }

  @Test func `checks the number of rows that the covering letter names`() throws {
    let file = try write([SmallOffice.row(1), SmallOffice.row(2)])
    #expect(throws: ControlFault.rows(expected: 3, found: 2, saidBy: "--expect-rows")) {
      try run(TransactionImport(file: file, expectedRows: 3))
    }
    #expect(try transactions() == 0)
    #expect(try run(TransactionImport(file: file, expectedRows: 2)).inserted == 2)
  }

  @Test func `writes nothing in a dry run and counts the same`() throws {
    let file = try write([SmallOffice.row(1), bad(2), SmallOffice.row(3)])
    let before = try folder.bytes()
    let result = try run(
      TransactionImport(file: file, allowance: .lines(1), dryRun: true))
    #expect(result.inserted == 2 && result.rejected == 1)
    #expect(try folder.bytes() == before)
    #expect(!folder.exists("berkas.csv.rejects.csv"))
  }

  @Test func `stores applicants as keyed hashes`() throws {
    let key = try folder.write(String(repeating: "k", count: 32), to: "kunci")
    let file = try write([SmallOffice.row(1), SmallOffice.row(2)])
    _ = try run(TransactionImport(file: file, hashKeys: [.applicant: key]))
    // HMAC-SHA256 of P-1 and P-2 under 32 letters k, first 16 bytes, as Python's hmac gives it.
    #expect(
      try folder.rows("SELECT applicant FROM case_list ORDER BY case_number")
        == ["h:1110be2d71a443bee68f598fbc3ffb0e", "h:9985f1d503cb76ebd5381aa3d9dba175"])
  }

  @Test func `stores codes of officers as told, and as keyed hashes if asked`() throws {
    let key = try folder.write(String(repeating: "k", count: 32), to: "kunci")
    func file(_ name: String, last: String) throws -> String {
      try folder.write(
        """
        unit,service,case_number,status,received_at,officer
        KANTOR,SURAT,1,open,2025-02-03T09:00,P-1
        KANTOR,SURAT,2,open,2025-02-03T09:00,\(last)

        """, to: name)
    }
    let officers = "SELECT coalesce(officer, '-') FROM case_list ORDER BY case_number"
    _ = try run(TransactionImport(file: try file("a.csv", last: "")))
    #expect(try folder.rows(officers) == ["P-1", "-"])
    let hashed = try run(
      TransactionImport(file: try file("b.csv", last: "P-2"), hashKeys: [.officer: key]))
    // As those of the applicants P-1 and P-2.
    #expect(hashed.changed == 2)
    #expect(
      try folder.rows(officers)
        == ["h:1110be2d71a443bee68f598fbc3ffb0e", "h:9985f1d503cb76ebd5381aa3d9dba175"])
  }

  @Test(arguments: [
    ("k", 0o600, ServiceFault.Reason.tooShort),
    (String(repeating: "k", count: 32), 0o640, .tooOpen),
    (String(repeating: "k", count: 32), 0o604, .tooOpen),
  ])
  func `refuses a key file that is short or open to others`(
    text: String, mode: Int, reason: ServiceFault.Reason
  ) throws {
    let key = try folder.write(text, to: "kunci", mode: mode)
    let file = try write([SmallOffice.row(1)])
    #expect(throws: ServiceFault.badKeyFile(path: key, reason)) {
      try run(TransactionImport(file: file, hashKeys: [.applicant: key]))
    }
    #expect(try transactions() == 0)
  }

  @Test func `refuses a key file that is not there`() throws {
    let missing = folder.path("tidak-ada")
    #expect(throws: ServiceFault.badKeyFile(path: missing, .cannotRead)) {
      try run(TransactionImport(file: try write([]), hashKeys: [.applicant: missing]))
    }
  }

  @Test func `is undone when its progress report stops it`() throws {
    struct Stop: Error {}
    let rows = (1...5000).map { SmallOffice.row($0) }
    let request = TransactionImport(file: try write(rows))
    let before = try folder.bytes()
    #expect(throws: Stop.self) {
      try workspace.importTransactions(request) { _ in throw Stop() }
    }
    #expect(try folder.bytes() == before)
  }

  private func bad(_ number: Int) -> String { SmallOffice.row(number, finished: "31/02/2025") }

  private func write(_ rows: [String]) throws -> String {
    try folder.write(SmallOffice.file(rows), to: "berkas.csv")
  }

  @discardableResult
  private func run(_ request: TransactionImport) throws -> TransactionImportResult {
    try workspace.importTransactions(request, progress: quietly)
  }

  private func transactions() throws -> Int64? {
    try folder.number("SELECT count(*) FROM case_list")
  }
}
