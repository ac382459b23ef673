import AuditImport
import AuditReport
import Foundation
import ServiceStandards
import TestSupport
import Testing
import WorkingTime

@testable import AuditService
@testable import AuditStore

@Suite struct `A delivery beside the one before` {
  private let folder: WorkFolder

  init() throws { folder = try SmallOffice.folder() }

  private static func row(_ number: Int, _ day: String, charges: String = "none") -> String {
    "KANTOR,SURAT,S-\(number),finished,\(day)T09:00,\(day)T10:00,\(charges),ktp,P-\(number)"
  }

  /// So many cases of each month, numbered within it.
  private static func rows(_ months: [(String, Int)]) -> [String] {
    months.flatMap { month, count in
      (0..<count).map { index in
        row(
          (Int(month.suffix(2)) ?? 0) * 100 + index,
          "\(month)-\(index % 28 + 1 < 10 ? "0" : "")\(index % 28 + 1)", charges: "tariff:1000")
      }
    }
  }

  @discardableResult
  private func take(
    _ rows: [String], at day: String, as name: String = "berkas.csv", period: String? = nil,
    dryRun: Bool = false
  ) throws -> TransactionImportResult {
    let file = try folder.write(SmallOffice.file(rows), to: name)
    if let period {
      _ = try folder.write(
        "format: audit.control/1\nperiod: \(period)\n", to: name + ".control")
    }
    return try folder.workspace(now: SmallOffice.now).importTransactions(
      TransactionImport(
        file: file, exportedAt: try .endOfDay(#require(CivilDay(iso: day))),
        dryRun: dryRun), progress: quietly)
  }

  private func lines(_ result: TransactionImportResult) -> [String] {
    result.comparison?.shrunk.map { "\($0.service) \($0.month) \($0.rows) \($0.before)" } ?? []
  }

  @Test func `names the months that shrank, the most missing first`() throws {
    let first = try take(
      Self.rows([("2025-01", 20), ("2025-02", 20), ("2025-03", 10)]), at: "2025-03-31")
    #expect(first.comparison == nil)
    let second = try take(
      Self.rows([("2025-01", 18), ("2025-02", 11), ("2025-03", 12), ("2025-04", 3)]),
      at: "2025-04-30")
    #expect(
      lines(second) == ["KANTOR/SURAT 2025-02 11 20", "KANTOR/SURAT 2025-01 18 20"])
    #expect(second.comparison?.missing == 11 && second.comparison?.isRetelling == true)
    // It says nothing of the one before that: the last one counts.
    let third = try take(
      Self.rows([("2025-01", 18), ("2025-02", 11), ("2025-03", 12)]), at: "2025-05-31")
    #expect(lines(third).isEmpty && third.comparison != nil)
  }

  @Test func `is shown to people month by month`() throws {
    try take(Self.rows([("2025-01", 2), ("2025-12", 3)]), at: "2025-12-31")
    func shown() throws -> [String] {
      try folder.rows(
        """
        SELECT
          unit || '/' || service || ' ' || month || ' ' || rows || ' ' || first_day || ' ' || last_day || ' '
            || tariff || ' ' || currency || ' ' || (fine IS NULL) || ' ' || (undone_by IS NULL)
        FROM delivery_month_list ORDER BY month
        """)
    }
    #expect(
      try shown() == [
        "KANTOR/SURAT 2025-01 2 2025-01-01 2025-01-02 2000 IDR 1 1",
        "KANTOR/SURAT 2025-12 3 2025-12-01 2025-12-03 3000 IDR 1 1",
      ])
    let id = try #require(try folder.number("SELECT max(import) FROM delivery_month_list"))
    _ = try folder.workspace(now: SmallOffice.now).undoImport(id, reason: "uji", dryRun: false)
    #expect(try shown().allSatisfy { $0.hasSuffix(" 0") })
  }

  @Test func `is rehearsed, too, and a rehearsal keeps nothing`() throws {
    try take(Self.rows([("2025-01", 9)]), at: "2025-01-31")
    let rehearsal = try take(Self.rows([("2025-01", 8)]), at: "2025-02-28", dryRun: true)
    #expect(lines(rehearsal) == ["KANTOR/SURAT 2025-01 8 9"])
    #expect(try folder.number("SELECT count(*) FROM delivery_months") == 1)
  }

  @Test func `speaks of months within its days alone`() throws {
    try take(Self.rows([("2025-01", 20), ("2025-02", 20), ("2025-03", 20)]), at: "2025-03-31")
    // A window that has moved on: January began before its first day.
    let window = Self.rows([("2025-01", 20), ("2025-02", 20), ("2025-03", 20)]).dropFirst(5)
    #expect(lines(try take(Array(window), at: "2025-04-01")).isEmpty)
    // The end of the file is cut off, and with it a part of its last month.
    let cut = Self.rows([("2025-01", 20), ("2025-02", 20), ("2025-03", 20)]).dropLast(5)
    let before = try #require(try folder.number("SELECT max(id) FROM imports"))
    _ = try folder.workspace(now: SmallOffice.now).undoImport(
      before, reason: "uji", dryRun: false)
    #expect(lines(try take(Array(cut), at: "2025-04-02")) == ["KANTOR/SURAT 2025-03 15 20"])
  }

  @Test func `that only adds is none that shrank, unless its letter says for what it is complete`()
    throws
  {
    try take(Self.rows([("2025-01", 20), ("2025-02", 20)]), at: "2025-02-28")
    let adding = try take(
      Self.rows([("2025-01", 1), ("2025-02", 4), ("2025-03", 9)]), at: "2025-03-31")
    #expect(adding.comparison?.isRetelling == false && adding.comparison?.missing == 35)
    try take(Self.rows([("2025-01", 20), ("2025-02", 20), ("2025-03", 1)]), at: "2025-04-01")
    let complete = try take(
      Self.rows([("2025-02", 4), ("2025-03", 9)]), at: "2025-04-30", as: "lain.csv",
      period: "{from: 2025-01-01, to: 2025-03-31}")
    #expect(complete.comparison?.isRetelling == true)
    #expect(lines(complete) == ["KANTOR/SURAT 2025-01 0 20", "KANTOR/SURAT 2025-02 4 20"])
  }

  @Test func `is held beside one of the same form that speaks before it and stands`() throws {
    let rows = Self.rows([("2025-01", 20)])
    try take(rows, at: "2025-01-31")
    let wide = try #require(try folder.number("SELECT max(id) FROM imports"))
    try take(Array(rows.dropLast(2)), at: "2025-02-28")
    // Older than both.
    #expect(try take(Array(rows.dropLast(3)), at: "2025-01-15").comparison == nil)
    // The last one is taken back: the one before it counts again.
    let last = try #require(
      try folder.number("SELECT import_id FROM delivery_months WHERE row_count = 18"))
    _ = try folder.workspace(now: SmallOffice.now).undoImport(last, reason: "uji", dryRun: false)
    let again = try take(Array(rows.dropLast(1)), at: "2025-03-31")
    #expect(again.comparison?.before == wide && lines(again) == ["KANTOR/SURAT 2025-01 19 20"])
  }

  @Test func `counts rows that count once, by the clock of the unit, with their money`() throws {
    var random = SplitMix64(seed: 19)
    for _ in 0..<20 {
      let folder = try SmallOffice.folder()
      var naive: [String: [(day: String, amount: Int)]] = [:]
      var rows: [String] = []
      for number in 0..<random.number(1...60) {
        let (month, day) = (random.number(1...12), random.number(1...28))
        let text = "2025-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
        let amount = random.below(3) * 500
        rows.append(Self.row(number, text, charges: amount == 0 ? "none" : "tariff:\(amount)"))
        naive["\(text.prefix(7))", default: []].append((text, amount))
        // The same row again counts once, and one that cannot be read not at all.
        if random.chance(20) { rows.append(rows[rows.count - 1]) }
        if random.chance(20) { rows.append(Self.row(number + 1000, "kemarin")) }
      }
      let file = try folder.write(SmallOffice.file(rows), to: "berkas.csv")
      let result = try folder.workspace(now: SmallOffice.now).importTransactions(
        TransactionImport(file: file, allowance: .perMille(1000)), progress: quietly)
      guard case .imported(let id) = result.state else {
        Issue.record("\(result.state)")
        return
      }
      let kept = try folder.store().months(ofImport: id)
      #expect(kept.map(\.month.description) == naive.keys.sorted())
      for month in kept {
        let expected = naive[month.month.description] ?? []
        #expect(Int(month.rows) == expected.count)
        #expect(month.first.description == expected.map(\.day).min())
        #expect(month.last.description == expected.map(\.day).max())
        #expect(Int(month.money[.tariff] ?? 0) == expected.reduce(0) { $0 + $1.amount })
      }
    }
  }
}
