import AuditImport
import AuditReport
import ServiceStandards
import Testing

@testable import AuditService

@Suite struct `A covering letter` {
  private let folder: WorkFolder

  init() throws { folder = try SmallOffice.folder() }

  private static let profile = """
    format: audit.profile/1
    constants: {unit: KANTOR, service: SURAT, status: finished}
    columns: {case_number: No, received_at: Masuk, finished_at: Selesai}
    dates: [yyyy-MM-dd]
    numbers: {decimal: ",", group: "."}
    charges:
      - {column: Biaya, kind: tariff}
      - {column: Denda, kind: fine}
    """

  private static let rows = """
    No;Masuk;Selesai;Biaya;Denda
    1;2025-02-03;2025-02-04;30.000;0
    2;2025-02-03;2025-02-04;30.000;5.000
    2;2025-02-03;2025-02-04;30.000;5.000
    3;2025-02-03;2025-02-04;1.250.000;

    """

  private func take(
    _ sums: [(String, String)] = [], rows: Int? = nil, text: String = rows, demanding: Bool = false,
    control: TransactionImport.Control = .beside, allowing rejects: Int = 0
  ) throws -> TransactionImportResult {
    let file = try folder.write(text, to: "berkas.csv")
    let profile = try folder.write(
      Self.profile + (demanding ? "\ncontrol: required" : ""), to: "profil.yaml")
    return try folder.workspace(now: SmallOffice.now).importTransactions(
      TransactionImport(
        file: file, profile: profile, allowance: .lines(rejects), expectedRows: rows,
        expectedSums: sums.map { .init(column: $0.0, amount: $0.1) }, control: control),
      progress: quietly)
  }

  private func letter(_ text: String) throws {
    _ = try folder.write("format: audit.control/1\n" + text, to: "berkas.csv.control")
  }

  private func fault(_ body: () throws -> TransactionImportResult) -> ControlFault? {
    do {
      _ = try body()
      return nil
    } catch {
      return error as? ControlFault
    }
  }

  private func cases() throws -> Int64? {
    try folder.number("SELECT count(*) FROM transactions")
  }

  @Test func `agrees with sums by heading and by kind, of rows that count once`() throws {
    let result = try take(
      [("Biaya", "1.310.000"), ("tariff", "1310000"), ("Denda", "Rp5.000,00"), ("fine", "5000")],
      rows: 4)
    #expect(result.inserted == 3)
  }

  @Test func `that names another sum keeps the file out, with both figures`() throws {
    let found = fault { try take([("Biaya", "1.340.000")]) }
    #expect(
      found
        == .sum(
          "Biaya", expected: Wording("Rp1.340.000", "Rp1,340,000"),
          found: Wording("Rp1.310.000", "Rp1,310,000"), rejected: 0, saidBy: "--expect-sum"))
    #expect(found?.exitStatus == .data)
    #expect(try cases() == 0)
    #expect(try folder.number("SELECT count(*) FROM imports WHERE kind = 'transactions'") == 0)
  }

  @Test func `that names what is not there keeps the file out`() throws {
    let names = ["Biaya", "Denda", "fine", "tariff"]
    #expect(
      fault { try take([("Bioya", "1")]) }
        == .unknownColumn("Bioya", known: names, nearest: "Biaya", saidBy: "--expect-sum"))
    #expect(
      fault { try take([("tax", "0")]) }
        == .unknownColumn("tax", known: names, nearest: nil, saidBy: "--expect-sum"))
    #expect(
      fault { try take([("Biaya", "banyak")]) }
        == .unreadable("Biaya", amount: "banyak", saidBy: "--expect-sum"))
    #expect(try cases() == 0)
  }

  @Test func `is compared with what was written, and says how much was rejected`() throws {
    let text = Self.rows.replacing("3;2025-02-03", with: "3;kemarin")
    #expect(
      fault { try take([("Biaya", "1.310.000")], text: text, allowing: 1) }
        == .sum(
          "Biaya", expected: Wording("Rp1.310.000", "Rp1,310,000"),
          found: Wording("Rp60.000", "Rp60,000"), rejected: 1, saidBy: "--expect-sum"))
    #expect(try take([("Biaya", "60.000")], rows: 4, text: text, allowing: 1).inserted == 2)
  }

  @Test func `leaves a file that its own lines keep out to them`() throws {
    let text = Self.rows.replacing("3;2025-02-03", with: "3;kemarin")
    let result = try take([("Biaya", "1.310.000")], text: text)
    guard case .refused = result.state else {
      Issue.record("\(result.state)")
      return
    }
    #expect(result.rejected == 1 && folder.exists("berkas.csv.rejects.csv"))
  }

  @Test func `that the profile demands keeps the file out when it is not there`() throws {
    let missing = ControlFault.missing(
      file: folder.path("berkas.csv"), expected: folder.path("berkas.csv.control"),
      saidBy: folder.path("profil.yaml"))
    // What was typed is no file.
    #expect(fault { try take(rows: 4, demanding: true) } == missing)
    #expect(missing.exitStatus == .data)
    #expect(try cases() == 0)
    try letter("rows: 4\n")
    #expect(try take(demanding: true).isWithoutControl == false)
    #expect(try cases() == 3)
  }

  @Test func `that the profile demands can be gone without by hand, and the ledger says so`() throws
  {
    let result = try take(demanding: true, control: .none)
    #expect(result.inserted == 3 && result.isWithoutControl)
    func facts() throws -> [String] {
      try folder.rows(
        "SELECT coalesce(entry ->> '$.facts.control', '-') FROM ledger ORDER BY n DESC LIMIT 1")
    }
    #expect(try facts() == ["left_out"])
    // One that nobody demands is not missed.
    let other = try take(text: Self.rows.replacing("3;2025", with: "4;2025"), control: .none)
    #expect(!other.isWithoutControl)
    #expect(try facts() == ["-"])
  }

  @Test func `beside the file is found by itself`() throws {
    try letter("rows: 4\nsums: {Biaya: 1.310.000, fine: 5000}\n")
    let result = try take()
    #expect(result.control?.file == folder.path("berkas.csv.control"))
    #expect(result.inserted == 3)
  }

  @Test func `beside the file holds as well as what is typed`() throws {
    let path = folder.path("berkas.csv.control")
    try letter("rows: 5\n")
    #expect(fault { try take(rows: 4) } == .rows(expected: 5, found: 4, saidBy: path))
    #expect(
      fault { try take(rows: 6) } == .rows(expected: 6, found: 4, saidBy: "--expect-rows"))
    #expect(try cases() == 0)
    let other = try folder.write("format: audit.control/1\nrows: 4\n", to: "lain.yaml")
    #expect(try take(control: .file(other)).control?.file == other)
    #expect(try take(control: .none).control == nil)
  }

  @Test func `names the bytes that were sent`() throws {
    let other = String(repeating: "0", count: 64)
    try letter("sha256: \(other)\n")
    let found = fault { try take() }
    guard case .sha256(expected: other, found: let bytes, saidBy: _) = found else {
      Issue.record("\(String(describing: found))")
      return
    }
    try letter("sha256: \(bytes.uppercased())\n")
    #expect(try take().inserted == 3)
  }

  @Test func `that cannot be read keeps the file out`() throws {
    try letter("rows: banyak\n")
    #expect(throws: ImportFault.self) { try take() }
    #expect(try cases() == 0)
  }

  @Test func `is held against bytes that were imported before, too`() throws {
    #expect(try take().inserted == 3)
    #expect(
      fault { try take(rows: 7) } == .rows(expected: 7, found: 4, saidBy: "--expect-rows"))
    #expect(try take([("fine", "5000")], rows: 4).inserted == 0)
  }

  @Test func `knows no sum where a kind stands in several columns`() throws {
    let profile = Self.profile.replacing("kind: fine", with: "kind: tariff")
    let file = try folder.write(Self.rows, to: "berkas.csv")
    let path = try folder.write(profile, to: "profil.yaml")
    func take(_ column: String, _ sum: String) throws -> TransactionImportResult {
      try folder.workspace(now: SmallOffice.now).importTransactions(
        TransactionImport(
          file: file, profile: path, expectedSums: [.init(column: column, amount: sum)]),
        progress: quietly)
    }
    #expect(
      fault { try take("Denda", "5000") }
        == .sharedColumn("Denda", kind: "tariff", saidBy: "--expect-sum"))
    #expect(try take("tariff", "1.315.000").inserted == 3)
  }

  @Test func `of complaints names rows and no money`() throws {
    let file = try folder.write(
      "unit,number,topic,received_at\nKANTOR,L-1,delay,2025-03-03T09:00:00+08:00\n", to: "buku.csv")
    func take(_ text: String) throws -> TransactionImportResult {
      _ = try folder.write("format: audit.control/1\n" + text, to: "buku.csv.control")
      return try folder.workspace(now: SmallOffice.now).importComplaints(
        TransactionImport(file: file), source: .book)
    }
    let path = folder.path("buku.csv.control")
    #expect(fault { try take("rows: 2\n") } == .rows(expected: 2, found: 1, saidBy: path))
    #expect(fault { try take("sums: {tariff: 0}\n") } == .noColumns("tariff", saidBy: path))
    #expect(try take("rows: 1\n").inserted == 1)
  }
}
