import AuditImport
import AuditReport
import AuditService
import ServiceStandards
import TestSupport
import Testing
import WorkingTime

@Suite struct `What rates rest on` {
  private static func row(_ number: String, _ day: CivilDay) -> String {
    "KANTOR,SURAT,\(number),finished,\(day)T09:00,\(day)T10:00,none,ktp,P-1"
  }

  private static func day(_ text: String) throws -> CivilDay { try #require(CivilDay(iso: text)) }

  private static func take(
    _ rows: [String], at day: String, into folder: WorkFolder
  ) throws {
    let file = try folder.write(SmallOffice.file(rows), to: "berkas-\(day).csv")
    _ = try folder.workspace(now: SmallOffice.now).importTransactions(
      TransactionImport(file: file, exportedAt: .endOfDay(try Self.day(day))), progress: quietly)
  }

  private static func look(
    _ folder: WorkFolder, _ selection: Selection = Selection(units: ["KANTOR"]),
    run: Int64? = nil
  ) throws -> Completeness {
    let result = try folder.workspace(now: SmallOffice.now).lookAudit(
      LookRequest(selection: selection, run: run), progress: quietly)
    return try #require(result.report.summary.services.first?.completeness)
  }

  /// Monday to Friday but for the only holiday of the small office.
  private static func isOpen(_ day: CivilDay) -> Bool {
    day.daysAfterMonday < 5 && day.description != "2025-01-01"
  }

  @Test func `is what a naive count of the rows gives`() throws {
    var random = SplitMix64(seed: 23)
    let first = try Self.day("2025-01-01")
    for _ in 0..<25 {
      let folder = try SmallOffice.folder()
      var days: [Int64: CivilDay] = [:]
      let start = Int64(random.below(500))
      for number in 0..<Int64(random.number(5...80)) where random.chance(75) {
        days[start + number] = first + random.below(120)
      }
      guard days.count > 3, let low = days.keys.min(), let high = days.keys.max() else { continue }
      func written(_ number: Int64) -> String {
        let text = String(number)
        return String(repeating: "0", count: 4 - text.count) + text + "/SURAT/2025"
      }
      let rows = days.keys.shuffled(using: &random).compactMap { number in
        days[number].map { Self.row(written(number), $0) }
      }
      let cut = random.below(rows.count)
      // The last rows come with a second delivery, some of them long after their receipt.
      if cut > 0 { try Self.take(Array(rows[..<cut]), at: "2025-05-01", into: folder) }
      try Self.take(Array(rows[cut...]), at: "2025-05-02", into: folder)
      let completeness = try Self.look(folder)

      let missing = (low...high).filter { days[$0] == nil }
      #expect(completeness.numbers == Int64(days.count))
      #expect(completeness.missing == Int64(missing.count))
      let listed = completeness.gaps.flatMap { gap in
        missing.filter { (gap.first...gap.last).contains(written($0)) }
      }
      #expect(listed == missing)
      let received = Set(days.values)
      let (from, to) = (try #require(received.min()), try #require(received.max()))
      let empty = (0...(to - from)).map { from + $0 }.filter {
        Self.isOpen($0) && !received.contains($0)
      }
      #expect(completeness.emptyDayCount == Int64(empty.count))
      #expect(completeness.emptyDays == Array(empty.prefix(Completeness.mostListed)))
      let late = rows[cut...].count { row in
        guard let day = CivilDay(iso: String(row.split(separator: ",")[4].prefix(10))) else {
          return false
        }
        // From nine in the morning until the end of the day of the export.
        let told: Int64 = (20_210 + 1) * 86_400 - 1
        return told - (Int64(day.number) * 86_400 + 9 * 3600) > 30 * 86_400
      }
      #expect(completeness.late == (cut > 0 ? Int64(late) : 0))
    }
  }

  @Test func `is of the days that are asked for, and of numbers that run on alone`() throws {
    let folder = try SmallOffice.folder()
    let first = try Self.day("2025-03-03")
    try Self.take(
      (0..<5).map { Self.row("S-\($0 == 4 ? 9 : $0)", first + 7 * $0) }, at: "2025-05-01",
      into: folder)
    let all = try Self.look(folder)
    #expect(all.gaps.map(\.digits) == [.init("4", "8")] && all.missing == 5)
    #expect(all.gaps.map(\.first) == ["S-4"] && all.gaps.map(\.last) == ["S-8"])
    #expect(all.emptyDayCount == 16)
    var selection = Selection(units: ["KANTOR"])
    selection.from = try Self.day("2025-03-01")
    selection.to = try Self.day("2025-03-18")
    let some = try Self.look(folder, selection)
    #expect(some.numbers == 3 && some.gaps.isEmpty && some.emptyDayCount == 9)
    let other = try SmallOffice.folder()
    try Self.take(
      (0..<5).map { Self.row("K\($0 * 7919)X", first + $0) }, at: "2025-05-01", into: other)
    #expect(try Self.look(other).numbers == 0 && Self.look(other).gaps.isEmpty)
  }

  @Test func `is told of services that share one numbering together, whatever is asked for`() throws
  {
    let folder = try SmallOffice.folder()
    let first = try Self.day("2025-03-03")
    // A third of the numbers goes to another service; 10 is missing.
    let rows = (1...30).filter { $0 != 10 }.map { number in
      let row = Self.row("S-\(number)", first + number)
      return number % 3 == 0 ? row.replacing("SURAT", with: "IZIN", maxReplacements: 1) : row
    }
    let other = try folder.write(
      SmallOffice.standards + SmallOffice.service("IZIN", restarts: "never"), to: "izin.yaml")
    _ = try folder.workspace(now: SmallOffice.now).importStandards(file: other, dryRun: false)
    try Self.take(rows, at: "2025-05-01", into: folder)
    let result = try folder.workspace(now: SmallOffice.now).lookAudit(
      LookRequest(selection: Selection(units: ["KANTOR"])), progress: quietly)
    let services = result.report.summary.services
    #expect(services.map(\.service.code.text) == ["IZIN", "SURAT"])
    #expect(services.map { $0.completeness?.missing } == [1, 1])
    #expect(services.map { $0.completeness?.sharedWith } == [["SURAT"], ["IZIN"]])
    #expect(
      services.map { $0.completeness?.retoldMissing }.sorted { ($0 ?? 0) < ($1 ?? 0) } == [0, 1])
    // Asked for one of them, or for some days, the numbers of the others are not missing either.
    let one = try Self.look(folder, Selection(units: ["KANTOR"], services: ["SURAT"]))
    #expect(one.gaps.map(\.digits) == [.init("10", "10")])
    var selection = Selection(units: ["KANTOR"])
    selection.from = try Self.day("2025-03-16")
    #expect(try Self.look(folder, selection).missing == 0)
  }

  @Test func `of a run is what the run saw, whatever comes later`() throws {
    let folder = try SmallOffice.folder()
    let first = try Self.day("2025-03-03")
    try Self.take(
      [0, 1, 4].map { Self.row("S-\($0)", first + $0) }, at: "2025-05-01", into: folder)
    let workspace = folder.workspace(now: SmallOffice.now)
    _ = try workspace.runAudit(
      AuditRequest(selection: Selection(units: ["KANTOR"])), progress: quietly)
    let run = try folder.lastRun()
    let before = try Self.look(folder, run: run)
    #expect(before.missing == 2 && before.emptyDayCount == 2)
    try Self.take([2, 3].map { Self.row("S-\($0)", first + $0) }, at: "2025-06-01", into: folder)
    #expect(try Self.look(folder).missing == 0)
    #expect(try Self.look(folder).late == 2)
    #expect(try Self.look(folder, run: run) == before)
  }
}
