import AuditImport
import AuditService
import Foundation
import ServiceStandards
import Testing
import WorkingTime

@testable import AuditStore

@Suite struct `A delivery of transactions` {
  let folder: WorkFolder

  init() throws { folder = try SmallOffice.folder() }

  private func workspace(day: Int64) -> Workspace {
    folder.workspace(now: Instant(SmallOffice.now.seconds + day * 86_400))
  }

  /// Writes a file of that name and imports it so many days after the first.
  @discardableResult
  private func bring(
    _ text: String, as name: String, day: Int64, exportedAt: String? = nil,
    supersedes: Bool = false,
    accepting: Bool = false, profile: String? = nil
  ) throws -> TransactionImportResult {
    let file = try folder.write(text, to: name)
    return try workspace(day: day).importTransactions(
      TransactionImport(
        file: file, profile: profile, exportedAt: exportedAt.flatMap { Moment($0) },
        supersedes: supersedes, acceptsReceiptChanges: accepting), progress: quietly)
  }

  private func cases() throws -> [String] {
    try folder.rows(
      """
      SELECT
        case_number || ' ' || status || ' ' || coalesce(finished_at, '-') || ' '
          || coalesce(charges, '-')
      FROM case_list ORDER BY case_number
      """)
  }

  private let full = SmallOffice.file([
    SmallOffice.row(1, charges: "tariff:30000:B1"), SmallOffice.row(2),
  ])

  @Test func `says nothing of columns that it does not have`() throws {
    try bring(full, as: "lengkap.csv", day: 0)
    let before = try cases()
    let result = try bring(
      "unit,service,case_number,status,received_at\nKANTOR,SURAT,S-1,finished,2025-02-03T09:00\n",
      as: "waktu.csv", day: 1)
    #expect(result.unchanged == 1 && result.changed == 0)
    #expect(try cases() == before)
    #expect(try folder.number("SELECT count(*) FROM past_case_list") == 0)
  }

  @Test func `accuses nobody of proofs for which its column is never filled`() throws {
    let profile = try folder.write(
      "format: audit.profile/1\ncharges: [{column: biaya, kind: tariff, proof: bukti}]\n",
      to: "p.yaml")
    let header = "unit,service,case_number,status,received_at,finished_at,biaya,bukti\n"
    func row(_ number: Int, _ proof: String) -> String {
      "KANTOR,SURAT,S-\(number),finished,2025-02-03T09:00,2025-02-04T10:00,30000,\(proof)\n"
    }
    func untold() throws -> [String] {
      try folder.rows("SELECT flags >> 13 & 16 FROM transactions ORDER BY id")
    }
    let never = try bring(
      header + row(1, "") + row(2, ""), as: "kosong.csv", day: 0, profile: profile)
    #expect(never.neverFilled == .proofs && never.inserted == 2)
    #expect(try untold() == ["16", "16"])
    let some = try bring(
      header + row(1, "") + row(2, "") + row(3, "B-1"), as: "isi.csv", day: 1, profile: profile)
    #expect(some.neverFilled == [])
    #expect(try untold() == ["0", "0", "0"])
  }

  @Test func `names days of receipt that cannot be right, and takes them all the same`() throws {
    let result = try bring(
      SmallOffice.file([
        row("1", received: "2025-02-03"), row("2", received: "2062-02-03"),
        row("3", received: "1925-02-03"),
      ]), as: "salah.csv", day: 0)
    #expect(result.inserted == 3)
    #expect(result.receivedInFuture.lines == [3] && result.receivedLongAgo.lines == [4])
  }

  @Test func `without status and receipt adds to known cases, and refuses others`() throws {
    try bring(full, as: "lengkap.csv", day: 0)
    let cashier = "unit,service,case_number,charges\n"
    let result = try bring(
      cashier + "KANTOR,SURAT,S-2,tariff:45000:B2\n", as: "kasir.csv", day: 1)
    #expect(result.changed == 1)
    #expect(
      try folder.rows("SELECT charges FROM case_list ORDER BY id").last?.contains("45000") == true)
    let other = try bring(cashier + "KANTOR,SURAT,S-9,none\n", as: "lain.csv", day: 2)
    #expect(other.diagnostics.map(\.problem) == [.unknownCase])
  }

  @Test func `lacking one of both is a mistake in its header`() throws {
    #expect(throws: ImportFault.self) {
      try bring("unit,service,case_number,received_at\n", as: "salah.csv", day: 0)
    }
  }

  @Test func `leaves what is recorded where its cells are empty, unless they clear`() throws {
    try bring(full, as: "lengkap.csv", day: 0)
    let open =
      "unit,service,case_number,status,received_at,finished_at\n"
      + "KANTOR,SURAT,S-1,open,2025-02-03T09:00,\n"
    let result = try bring(open, as: "buka.csv", day: 1)
    #expect(result.notes.reopened.lines == [2])
    #expect(result.notes.empty.keys.map(\.name) == ["finished_at"])
    #expect(try cases()[0].hasPrefix("S-1 open 2025-02-04"))
    let profile = try folder.write("format: audit.profile/1\nempty: clears\n", to: "p.yaml")
    try bring(open, as: "buka.csv", day: 2, profile: profile)
    #expect(try cases()[0].hasPrefix("S-1 open - "))
  }

  @Test func `that is older than what stands does not hold, and says by what`() throws {
    try bring(full, as: "baru.csv", day: 5, exportedAt: "2026-01-05T08:00:00+08:00")
    let older = SmallOffice.file([
      SmallOffice.row(1, finished: "2025-02-20T10:00", charges: "none"), SmallOffice.row(3),
    ])
    let before = try cases()
    let result = try bring(
      older, as: "lama.csv", day: 6, exportedAt: "2026-01-04T08:00:00+08:00")
    #expect(result.inserted == 1 && result.changed == 0)
    #expect(result.notes.older.mapValues(\.lines) == [3: [2]])
    #expect(try cases().prefix(2) == before.prefix(2))
    // Said once more it may hold.
    let again = try bring(older, as: "lama.csv", day: 7, supersedes: true)
    #expect(again.changed == 1)
    #expect(try cases()[0].contains("2025-02-20"))
  }

  @Test func `cannot tell of what has not happened`() throws {
    #expect(throws: ServiceFault.self) {
      try bring(full, as: "besok.csv", day: 0, exportedAt: "2027-01-01T08:00:00+08:00")
    }
  }

  @Test func `is read again under the same bytes, as of when it came first`() throws {
    let first = try bring(full, as: "a.csv", day: 0)
    try bring(
      SmallOffice.file([SmallOffice.row(1, finished: "2025-02-21T10:00")]), as: "b.csv", day: 1)
    let later = try cases()
    let again = try bring(full, as: "a.csv", day: 2)
    #expect(again.state == .known(id: 3) && first.state == .imported(id: 3))
    #expect(again.notes.older.mapValues(\.count) == [4: 1])
    #expect(try cases() == later)
    // The zone in which it was read was a mistake.
    let zone = SmallOffice.standards.replacing("Asia/Makassar", with: "Asia/Jakarta")
    let calendars = SmallOffice.calendars.replacing("Asia/Makassar", with: "Asia/Jakarta")
    let workspace = workspace(day: 3)
    _ = try workspace.importCalendars(
      file: try folder.write(calendars, to: "k.yaml"), dryRun: false)
    _ = try workspace.importStandards(file: try folder.write(zone, to: "s.yaml"), dryRun: false)
    let moved = try bring(full, as: "a.csv", day: 4)
    // What the later file tells of the other case was read in the old one.
    #expect(moved.changed == 1)
  }

  @Test func `may not move a known case to another day of receipt, unless that is accepted`() throws
  {
    try bring(full, as: "lengkap.csv", day: 0)
    let moved = full.replacing("2025-02-03T09:00", with: "2025-02-02T15:00")
    let refused = try bring(moved, as: "pindah.csv", day: 1)
    let (known, told) = (
      try #require(CivilDay(iso: "2025-02-03")), try #require(CivilDay(iso: "2025-02-02"))
    )
    let moves = Array(repeating: Problem.receivedOn(known, told: told), count: 2)
    #expect(refused.diagnostics.map(\.problem) == moves)
    #expect(try bring(moved, as: "pindah.csv", day: 1, accepting: true).changed == 2)
    let hour = moved.replacing("2025-02-02T15:00", with: "2025-02-02T16:00")
    #expect(try bring(hour, as: "jam.csv", day: 2).notes.receivedAtOtherTime.count == 2)
  }

  /// The time verdicts of the cases as of 1 July, by reason.
  private func timeVerdicts(day: Int64) throws -> [String] {
    _ = try workspace(day: day).runAudit(AuditRequest(selection: Selection()), progress: quietly)
    return try folder.rows(
      """
      SELECT trim(verdict || ' ' || reason) || ' ' || transactions FROM verdict_list
      WHERE criterion = 'time' AND run = (SELECT max(id) FROM run_list) ORDER BY 1
      """)
  }

  @Test func `tells of open cases until it was exported, and of none after`() throws {
    let open =
      "unit,service,case_number,status,received_at\nKANTOR,SURAT,S-1,open,2025-02-03T09:00\n"
    // Due at the end of 5 February.
    try bring(open, as: "ekspor.csv", day: 0, exportedAt: "2025-02-05T09:00:00+08:00")
    #expect(try timeVerdicts(day: 1) == ["not_assessable no_news 1"])
    // The cashier does not speak of the status.
    try bring(
      "unit,service,case_number,charges\nKANTOR,SURAT,S-1,tariff:30000:B\n", as: "kasir.csv",
      day: 2,
      exportedAt: "2025-03-20")
    #expect(try timeVerdicts(day: 2) == ["not_assessable no_news 1"])
    // A date proves it from its start only.
    try bring(open + "\n", as: "tanggal.csv", day: 3, exportedAt: "2025-02-05")
    #expect(try timeVerdicts(day: 3) == ["not_assessable no_news 1"])
    try bring(open + "\n\n", as: "baru.csv", day: 4, exportedAt: "2025-02-06")
    #expect(try timeVerdicts(day: 4) == ["deviates 1"])
  }

  @Test func `without an instant tells of open cases until the day of its latest stamp ended`()
    throws
  {
    let header = "unit,service,case_number,status,received_at,finished_at\n"
    let open = "KANTOR,SURAT,S-1,open,2025-02-03T09:00,\n"
    try bring(
      header + open + "KANTOR,SURAT,S-2,finished,2025-02-03T09:00,2025-02-04T15:10\n", as: "a.csv",
      day: 0)
    #expect(try timeVerdicts(day: 1) == ["compliant 1", "not_assessable no_news 1"])
    try bring(
      header + open + "KANTOR,SURAT,S-3,finished,2025-02-04T09:00,2025-02-05T15:10\n", as: "b.csv",
      day: 2)
    #expect(try timeVerdicts(day: 3) == ["compliant 2", "deviates 1"])
  }

  @Test func `of cases on which nothing was done speaks as of its import`() throws {
    try bring(
      "unit,service,case_number,status,received_at\nKANTOR,SURAT,S-1,open,2025-02-03T09:00\n",
      as: "berjalan.csv", day: 0)
    #expect(try timeVerdicts(day: 1) == ["deviates 1"])
  }

  private func restart(_ word: String, day: Int64) throws {
    let standards = SmallOffice.standards.replacing(
      "name: Surat keterangan", with: "name: Surat keterangan\n    numbers_restart: \(word)")
    let file = try folder.write(standards, to: "seri.yaml")
    _ = try workspace(day: day).importStandards(file: file, dryRun: false)
  }

  private func row(_ number: String, received: String) -> String {
    "KANTOR,SURAT,\(number),finished,\(received)T09:00,\(received)T15:00,none,ktp,P-1"
  }

  @Test func `of numbers that begin anew each year brings another case`() throws {
    try restart("yearly", day: 0)
    try bring(SmallOffice.file([row("001", received: "2025-03-03")]), as: "2025.csv", day: 1)
    let next = try bring(
      SmallOffice.file([row("001", received: "2026-03-02")]), as: "2026.csv", day: 2)
    #expect(next.inserted == 1)
    #expect(
      try folder.rows("SELECT series || ' ' || number FROM transactions ORDER BY id") == [
        "2025 001", "2026 001",
      ])
    // The same series has one of a number.
    let moved = try bring(
      SmallOffice.file([row("001", received: "2025-01-10")]), as: "lagi.csv", day: 3)
    #expect(moved.diagnostics.map(\.code.rawValue) == ["E_RECEIPT"])
    // The cashier does not say which year.
    let cashier = try bring(
      "unit,service,case_number,charges\nKANTOR,SURAT,001,tariff:30000:B\n", as: "kasir.csv", day: 4
    )
    #expect(cashier.diagnostics.map(\.problem) == [.severalSeries])
  }

  @Test func `that contradicts itself about one year's case takes that of another year`() throws {
    try restart("yearly", day: 0)
    let told = try bring(
      SmallOffice.file([
        row("001", received: "2025-03-03"), row("001", received: "2025-03-04"),
        row("001", received: "2026-03-02"),
      ]), as: "a.csv", day: 1)
    #expect(told.inserted == 1 && told.diagnostics.map(\.line) == [2, 3])
  }

  @Test func `keeps its cases when their numbers are found to begin anew, and not the other way`()
    throws
  {
    try bring(SmallOffice.file([row("001", received: "2025-03-03")]), as: "2025.csv", day: 0)
    try restart("yearly", day: 1)
    let again = try bring(
      SmallOffice.file([row("001", received: "2025-03-03"), row("001", received: "2026-03-02")]),
      as: "dua.csv", day: 2)
    #expect(again.inserted == 1 && again.unchanged == 1)
    #expect(throws: ServiceFault.sharedNumber(service: "KANTOR/SURAT", number: "001")) {
      try restart("never", day: 3)
    }
    #expect(try folder.rows("SELECT numbers_restart FROM services") == ["yearly"])
    let store = try folder.store()
    #expect(try store.read { try store.checkLedger { _ in } }.problems == [])
  }

  @Test func `knows a case however its number is written, and keeps the first way`() throws {
    try bring(SmallOffice.file([row("Reg. 12-A", received: "2025-03-03")]), as: "a.csv", day: 0)
    let again = try bring(
      SmallOffice.file([row("No. REG.12 \u{2013} a", received: "2025-03-03")]), as: "b.csv", day: 1)
    #expect(again.inserted == 0 && again.notes.writtenOtherwise.lines == [2])
    #expect(try folder.rows("SELECT case_number FROM case_list") == ["Reg. 12-A"])
  }

  @Test func `taken back leaves what the others tell`() throws {
    try bring(full, as: "lengkap.csv", day: 0)
    let before = try cases()
    let wrong = SmallOffice.file([
      SmallOffice.row(1, finished: "2025-02-20T10:00"), SmallOffice.row(7),
    ])
    try bring(wrong, as: "salah.csv", day: 1)
    try bring(
      "unit,service,case_number,status,received_at\nKANTOR,SURAT,S-2,rejected,2025-02-03T09:00\n",
      as: "status.csv", day: 2)
    let undone = try workspace(day: 3).undoImport(4, reason: "salah kantor", dryRun: false)
    #expect(undone.changed == 1 && undone.removed == 1 && undone.unchanged == 0)
    #expect(try cases()[0] == before[0] && cases().count == 2)
    #expect(try cases()[1].hasPrefix("S-2 rejected"))
    #expect(try folder.number("SELECT count(*) FROM undone_imports") == 1)
    // The same bytes come in again as a delivery of their own.
    #expect(try bring(wrong, as: "salah.csv", day: 4).inserted == 1)
    #expect(throws: DeliveryFault.nothingStands(4)) {
      try workspace(day: 5).undoImport(4, reason: "lagi", dryRun: false)
    }
    let store = try folder.store()
    #expect(try store.read { try store.checkLedger { _ in } }.problems == [])
  }

  @Test func `on which another one rests is not taken back`() throws {
    try bring(full, as: "lengkap.csv", day: 0)
    try bring(
      "unit,service,case_number,charges\nKANTOR,SURAT,S-2,tariff:45000:B2\n", as: "kasir.csv",
      day: 1)
    #expect(throws: DeliveryFault.restedOn(3, by: [4], cases: 1)) {
      try workspace(day: 2).undoImport(3, reason: "salah", dryRun: false)
    }
    #expect(try cases().count == 2)
    #expect(try workspace(day: 3).undoImport(4, reason: "salah", dryRun: false).changed == 1)
    #expect(try workspace(day: 4).undoImport(3, reason: "salah", dryRun: false).removed == 2)
    #expect(try cases() == [])
  }

  @Test func `that brought no transactions is not taken back`() throws {
    #expect(throws: DeliveryFault.otherKind(2, kind: "standards")) {
      try workspace(day: 0).undoImport(2, reason: "salah", dryRun: false)
    }
    #expect(throws: DeliveryFault.unknown(8, last: 2)) {
      try workspace(day: 0).undoImport(8, reason: "salah", dryRun: false)
    }
  }
}
