import AuditImport
import Fixtures
import Foundation
import ServiceStandards
import TestSupport
import Testing
import WorkingTime

@testable import AuditService
@testable import AuditStore

/// Payments, papers and pauses in files of their own.
@Suite struct `Pieces of cases` {
  let folder: WorkFolder

  init() throws { folder = try SmallOffice.folder() }

  private static let payments = """
    format: audit.profile/1
    rows: payments
    pieces: PIECES
    """
  private static let header = "unit,service,case_number,kind,amount,proof,paid_at\n"

  private static func payment(_ number: String, _ amount: Int, _ proof: String) -> String {
    "KANTOR,SURAT,\(number),tariff,\(amount),\(proof),2025-02-03T10:00\n"
  }

  @discardableResult
  private func bring(
    _ text: String, as name: String, profile: String? = nil, exportedAt: String = "2025-03-01",
    supersedes: Bool = false, dryRun: Bool = false, day: Int64 = 0, in folder: WorkFolder? = nil
  ) throws -> TransactionImportResult {
    let folder = folder ?? self.folder
    let file = try folder.write(text, to: name)
    let path = try profile.map { try folder.write($0, to: name + ".yaml") }
    return try folder.workspace(now: Instant(SmallOffice.now.seconds + day * 86_400))
      .importTransactions(
        TransactionImport(
          file: file, profile: path, exportedAt: Moment(exportedAt), supersedes: supersedes,
          allowance: .lines(9), dryRun: dryRun), progress: quietly)
  }

  private func pay(
    _ rows: String, as name: String, adding: Bool = true, exportedAt: String = "2025-03-01",
    supersedes: Bool = false, dryRun: Bool = false
  ) throws -> TransactionImportResult {
    try bring(
      Self.header + rows, as: name,
      profile: Self.payments.replacing("PIECES", with: adding ? "add" : "replace"),
      exportedAt: exportedAt, supersedes: supersedes, dryRun: dryRun)
  }

  private func cases(in folder: WorkFolder? = nil) throws -> [String] {
    try (folder ?? self.folder).rows(
      """
      SELECT
        number || ' ' || coalesce(charges, '-') || ' ' || coalesce(paid_at, '-') || ' '
          || coalesce(pauses, '-') || ' ' || demanded || ' ' || submitted || ' ' || flags
      FROM transactions ORDER BY number
      """)
  }

  private func charges() throws -> [String] {
    try folder.rows("SELECT coalesce(charges, '-') FROM transactions ORDER BY number")
  }

  private func isSound(_ folder: WorkFolder? = nil) throws -> Bool {
    let store = try (folder ?? self.folder).workspace().openForReading()
    return try store.read { try store.checkLedger { _ in } }.problems == []
  }

  private func cases(_ numbers: ClosedRange<Int>) -> String {
    "unit,service,case_number,status,received_at,finished_at\n"
      + numbers.map {
        "KANTOR,SURAT,S-\($0),finished,2025-02-03T09:00,2025-02-04T10:00\n"
      }.joined()
  }

  @Test func `wait for their case, are listed, and join it when it comes`() throws {
    let waiting = try pay(
      Self.payment("S-1", 20_000, "NTPN-0001") + Self.payment("No. s-1", 10_000, "NTPN-0002")
        + Self.payment("S-1", 10_000, "NTPN-0003") + Self.payment("S-7", 1_000, "NTPN-0004"),
      as: "kas.csv")
    #expect(waiting.pieces?.waiting == 4 && waiting.pieces?.rows == 4 && waiting.rejected == 0)
    let list = try folder.workspace().listWaiting(in: .english)
    #expect(try list.count() == 2)
    let rehearsed = try bring(cases(1...3), as: "perkara.csv", dryRun: true)
    #expect(rehearsed.joined == [.payments: 3])
    let brought = try bring(cases(1...3), as: "perkara.csv")
    #expect(brought.inserted == 3 && brought.joined == [.payments: 3])
    #expect(
      try charges() == [
        #"[[0,20000,"NTPN-0001"],[0,10000,"NTPN-0002"],[0,10000,"NTPN-0003"]]"#, "-", "-",
      ])
    #expect(try folder.workspace().listWaiting(in: .english).count() == 1)
    #expect(try isSound())
  }

  @Test func `of a daily file add to those of yesterday, and the same file twice changes nothing`()
    throws
  {
    try bring(cases(1...1), as: "perkara.csv")
    let first = try pay(Self.payment("S-1", 20_000, "NTPN-0001"), as: "senin.csv")
    #expect(first.changed == 1 && first.pieces?.waiting == 0)
    let second = try pay(
      Self.payment("S-1", 10_000, "") + Self.payment("S-1", 20_000, "NTPN-0001"),
      as: "selasa.csv", exportedAt: "2025-03-02")
    #expect(second.changed == 1)
    let both = [#"[[0,10000],[0,20000,"NTPN-0001"]]"#]
    #expect(try charges() == both)
    for supersedes in [false, true] {
      let again = try pay(
        Self.payment("S-1", 10_000, "") + Self.payment("S-1", 20_000, "NTPN-0001"),
        as: "selasa.csv", exportedAt: "2025-03-02", supersedes: supersedes)
      #expect(again.changed == 0)
      #expect(try charges() == both)
    }
    #expect(try isSound())
  }

  @Test func `are shown to people with case, file and money`() throws {
    try bring(cases(1...1), as: "perkara.csv")
    _ = try pay(
      Self.payment("S-1", 20_000, "NTPN-0001") + Self.payment("S-7", 1000, "NTPN-0002")
        + Self.payment("S-1", -500, "NTPN-0003"), as: "kas.csv")
    _ = try bring(
      "unit,service,case_number,reason,from,to\nKANTOR,SURAT,S-8,applicant,2025-02-03T10:00,\n",
      as: "jeda.csv", profile: "format: audit.profile/1\nrows: pauses\n")
    func shown() throws -> [String] {
      try folder.rows(
        """
        SELECT
          kind || ' ' || unit || '/' || service || ' ' || case_number || ' ' || state || ' ' || line || ' ' || rows
            || ' ' || coalesce(amount || ' ' || currency, '-') || ' ' || (case_id IS NULL)
        FROM piece_list WHERE file LIKE '%.csv' ORDER BY id
        """)
    }
    let all = [
      "payments KANTOR/SURAT S-1 joined 2 2 19500 IDR 0",
      "payments KANTOR/SURAT S-7 waiting 3 1 1000 IDR 1",
      "pauses KANTOR/SURAT S-8 waiting 2 1 - 1",
    ]
    #expect(try shown() == all)
    let jeda = try #require(try folder.number("SELECT max(id) FROM imports"))
    _ = try folder.workspace().undoImport(jeda, reason: "uji", dryRun: false)
    #expect(try shown() == Array(all.dropLast()))
  }

  @Test func `of a full file take the place of those before`() throws {
    try bring(cases(1...1), as: "perkara.csv")
    _ = try pay(Self.payment("S-1", 20_000, "NTPN-0001"), as: "a.csv", adding: false)
    _ = try pay(
      Self.payment("S-1", 10_000, "NTPN-0002"), as: "b.csv", adding: false,
      exportedAt: "2025-03-02")
    #expect(try charges() == [#"[[0,10000,"NTPN-0002"]]"#])
    // What is older does not replace what speaks later.
    _ = try pay(
      Self.payment("S-1", 70_000, "NTPN-0003"), as: "c.csv", adding: false,
      exportedAt: "2025-02-20")
    #expect(try charges() == [#"[[0,10000,"NTPN-0002"]]"#])
  }

  @Test func `are one payment by their proof, and several without`() throws {
    try bring(cases(1...1), as: "perkara.csv")
    let result = try pay(
      Self.payment("S-1", 20_000, "NTPN-0001") + Self.payment("S-1", 20_000, "NTPN-0001")
        + Self.payment("S-1", 5_000, "") + Self.payment("S-1", 5_000, "")
        + Self.payment("S-1", -5_000, ""), as: "kas.csv")
    #expect(result.repeated.count == 1 && result.pieces?.alike.lines == [5])
    #expect(result.summary?.money.values.first?[.tariff] == Money(25_000))
    #expect(
      try charges() == [#"[[0,-5000],[0,5000],[0,5000],[0,20000,"NTPN-0001"]]"#])
  }

  @Test func `wait no longer when their file is taken back, and again when the cases are`() throws {
    let waiting = try pay(Self.payment("S-1", 20_000, "NTPN-0001"), as: "kas.csv")
    #expect(waiting.pieces?.waiting == 1)
    try bring(cases(1...1), as: "perkara.csv")
    let imports = try folder.rows("SELECT id FROM imports ORDER BY id").compactMap { Int64($0) }
    let (kas, perkara) = (imports[imports.count - 2], imports[imports.count - 1])
    let undone = try folder.workspace().undoImport(perkara, reason: "uji", dryRun: false)
    #expect(undone.removed == 1 && undone.waiting == 1)
    #expect(try folder.workspace().listWaiting(in: .english).count() == 1)
    let again = try bring(cases(1...1), as: "lagi.csv")
    #expect(again.joined == [.payments: 1])
    #expect(try charges() == [#"[[0,20000,"NTPN-0001"]]"#])
    let back = try folder.workspace().undoImport(kas, reason: "uji", dryRun: false)
    #expect(back.changed == 1 && back.waiting == 0)
    #expect(try charges() == ["-"])
    #expect(try folder.workspace().listWaiting(in: .english).count() == 0)
    #expect(try isSound())
  }

  @Test
  func `without proofs count once when a row of the same bytes is accepted that was rejected`()
    throws
  {
    try bring(cases(1...1), as: "perkara.csv")
    let rows = Self.payment("S-1", 5000, "") + "KANTOR,SURAT,S-1,fine,12.50,,2025-02-03T10:00\n"
    let waiting = rows + Self.payment("S-7", 1000, "") + "KANTOR,SURAT,S-7,fine,12.50,,\n"
    let first = try pay(waiting, as: "kas.csv")
    #expect(first.rejected == 2 && first.joined == [.payments: 1])
    #expect(try charges() == ["[[0,5000]]"])
    // The unit's money has cents after all.
    let standards = SmallOffice.standards.replacing(
      "calendar: kantor}", with: "calendar: kantor, currency: {code: USD, decimals: 2}}")
    _ = try folder.workspace(now: SmallOffice.now).importStandards(
      file: try folder.write(standards, to: "dolar.yaml"), dryRun: false)
    let second = try pay(waiting, as: "kas.csv")
    #expect(second.rejected == 0 && second.joined == [.payments: 2])
    #expect(second.pieces?.waiting == 2)
    #expect(try charges() == ["[[0,500000],[1,1250]]"])
    #expect(
      try folder.rows(
        "SELECT case_number || ' ' || state || ' ' || rows || ' ' || amount || ' ' || currency FROM piece_list ORDER BY 1"
      ) == ["S-1 joined 2 501250 USD", "S-7 waiting 2 101250 USD"])
    // What waits is told once, too.
    #expect(try folder.workspace().listWaiting(in: .english).count() == 1)
    let third = try pay(waiting, as: "kas.csv")
    guard case .known = third.state else {
      Issue.record("\(third.state)")
      return
    }
    try bring(cases(7...7), as: "lagi.csv")
    let both = ["[[0,500000],[1,1250]]", "[[0,100000],[1,1250]]"]
    #expect(try charges() == both)
    #expect(try isSound())
    // Without the later reading the first one holds again.
    let last = try #require(
      try folder.number("SELECT max(id) FROM imports WHERE entry IN (SELECT entry FROM pieces)"))
    let back = try folder.workspace().undoImport(last, reason: "uji", dryRun: false)
    #expect(back.changed == 2 && back.waiting == 0)
    #expect(try charges() == ["[[0,5000]]", "[[0,1000]]"])
    #expect(try folder.workspace().listWaiting(in: .english).count() == 0)
    #expect(try isSound())
  }

  @Test func `that no proof, unit or amount can be read of are rejected as ever`() throws {
    let result = try pay(
      "KANTOR,SURAT,S-1,tariff,banyak,N-1,2025-02-03T10:00\n"
        + "NIHIL,SURAT,S-1,tariff,1000,N-1,2025-02-03T10:00\n"
        + "KANTOR,SURAT,S-1,tariff,,N-1,2025-02-03T10:00\n"
        + Self.payment("S-1", 20_000, "NTPN-0001"), as: "kas.csv")
    #expect(result.rejected == 3 && result.pieces?.rows == 1 && result.pieces?.waiting == 1)
  }

  @Test func `as the cashier, the front desk and the back office of the example send them`() throws
  {
    try bring(cases(1...2), as: "perkara.csv")
    for name in ["kasir", "loket", "jeda"] {
      try bring(
        String(contentsOf: Fixtures.url("pieces/\(name).csv"), encoding: .utf8), as: "\(name).csv",
        profile: String(contentsOf: Fixtures.url("pieces/\(name).yaml"), encoding: .utf8))
    }
    #expect(
      try charges() == [
        #"[[0,20000,"NTPN-000001"],[0,10000,"NTPN-000003"]]"#, #"[[0,30000,"NTPN-000002"]]"#,
      ])
    #expect(
      try folder.rows("SELECT json_array_length(pauses) FROM transactions ORDER BY id").last == "2")
    #expect(try folder.workspace().listWaiting(in: .indonesian).count() == 1)
  }

  @Test(arguments: SplitMix64.seeds(20_261_201, 7, 42))
  func `make the same cases in whatever order the files come`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let files = PieceFiles(&random)
    var expected: [String]?
    for _ in 0..<4 {
      let folder = try SmallOffice.folder()
      for file in files.all.shuffled(using: &random) {
        try bring(file.text, as: file.name, profile: file.profile, in: folder)
      }
      let found = try cases(in: folder)
      #expect(found.count == files.cases)
      #expect(expected ?? found == found, "seed \(seed)")
      expected = found
      #expect(try isSound(folder))
    }
  }
}

/// Files about the same cases that contradict each other in nothing.
private struct PieceFiles {
  let cases: Int
  let all: [(name: String, text: String, profile: String?)]

  init(_ random: inout SplitMix64) {
    let cases = Int.random(in: 1...6, using: &random)
    var (mornings, afternoons, papers, pauses) = ("", "", "", "")
    for row in 0..<30 {
      // Some belong to cases that never come.
      let number = "S-\(Int.random(in: 1...8, using: &random))"
      let payment =
        "KANTOR,SURAT,\(number),\(Bool.random(using: &random) ? "tariff" : "fine"),"
        + "\(Int.random(in: 1...9, using: &random) * 1000),NTPN-\(1000 + row),"
        + "2025-02-0\(Int.random(in: 3...7, using: &random))T10:00\n"
      switch Int.random(in: 0..<4, using: &random) {
      case 0: mornings += payment
      case 1: afternoons += payment
      case 2:
        let word = Bool.random(using: &random) ? "demanded" : "submitted"
        papers += "KANTOR,SURAT,\(number),ktp,\(word)\n"
      default:
        pauses += "KANTOR,SURAT,\(number),applicant,2025-02-03T1\(row % 6):0\(row % 10),\n"
      }
    }
    self.cases = cases
    func profile(_ rows: String, _ pieces: String) -> String {
      "format: audit.profile/1\nrows: \(rows)\npieces: \(pieces)\n"
    }
    let till = "unit,service,case_number,kind,amount,proof,paid_at\n"
    let name = "unit,service,case_number,"
    all = [
      (
        "perkara.csv",
        name + "status,received_at,finished_at\n"
          + (1...cases).map {
            "KANTOR,SURAT,S-\($0),finished,2025-02-03T09:00,2025-02-10T10:00\n"
          }.joined(), nil
      ),
      ("pagi.csv", till + mornings, profile("payments", "add")),
      ("siang.csv", till + afternoons, profile("payments", "add")),
      ("dokumen.csv", name + "paper,paper_is\n" + papers, profile("papers", "replace")),
      ("jeda.csv", name + "reason,from,to\n" + pauses, profile("pauses", "replace")),
    ]
  }
}
