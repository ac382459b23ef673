import ServiceStandards
import Testing
import WorkingTime

@testable import AuditStore

@Suite struct `Segments of transactions` {
  private let database: TemporaryDatabase
  private let store: Store

  init() throws {
    database = try TemporaryDatabase()
    store = try Sample.store(in: database)
  }

  /// Cases with pauses and more than 64 papers among them.
  private func transactions(_ numbers: Range<Int>) -> [Transaction] {
    numbers.map { number in
      Sample.transaction(
        "K-\(number)", finished: number % 3 == 0 ? nil : 1_700_001_000 + Int64(number),
        demanded: number % 1000 == 2 ? (0..<70).map { "Lampiran \($0)" } : ["ktp"],
        charges: number % 2 == 0
          ? [Charge(kind: .tariff, amount: Money(Int64(number)), proof: nil)] : nil,
        pauses: number % 7 == 1
          ? [
            CasePause(reason: .payment, from: Instant(300), to: nil),
            CasePause(reason: .field, from: Instant(100), to: Instant(200 + Int64(number))),
          ] : [])
    }
  }

  private func refresh() throws {
    try store.write { () throws(StoreError) in try store.refreshSegments() }
  }

  private func segments() throws -> [String] {
    var rows: [String] = []
    try store.connection.forEachRow(
      "SELECT id || ' ' || rows || ' ' || hex(sha256) || ' ' || hex(data) FROM segments"
    ) { rows.append($0.text(0)) }
    return rows
  }

  @Test func `are written by imports as they would be made from the rows`() throws {
    try Sample.importing(transactions(0..<5000), into: store)
    try Sample.importing(transactions(4000..<9000), into: store)
    let written = try segments()
    #expect(written.count == 3)
    #expect(try store.segmentsAreCurrent())
    #expect(try store.idsOfDifferingSegments() == [])
    #expect(try store.contentForRuns() == store.contentOfRows())
    try database.shell("DELETE FROM segments")
    try refresh()
    #expect(try segments() == written)
  }

  @Test func `follow a case that an import replaces`() throws {
    try Sample.importing(transactions(0..<10), into: store)
    try Sample.importing(
      [Sample.transaction("K-3", finished: 1_700_009_999), Sample.transaction("K-20")],
      into: store)
    #expect(try store.segmentsAreCurrent())
    #expect(try store.idsOfDifferingSegments() == [])
    #expect(try store.contentForRuns() == store.contentOfRows())
  }

  @Test func `are made of the rows where there are none yet`() throws {
    try Sample.importing(transactions(0..<5000), into: store)
    let written = try segments()
    try database.shell("DELETE FROM segments")
    #expect(try store.segmentsAreCurrent() == false)
    #expect(try store.contentForRuns() == store.contentOfRows())
    try refresh()
    #expect(try segments() == written)
    #expect(try store.segmentsAreCurrent())
  }

  @Test func `that are stale are not read, and are made anew by the next run`() throws {
    try Sample.importing(transactions(0..<5000), into: store)
    let before = try store.segmentsDigest()
    try database.shell("UPDATE transactions SET status = 3 WHERE id = 4500")
    let reading = try database.open(.read)
    #expect(try reading.contentForRuns() == reading.contentOfRows())
    #expect(try store.segmentsDigest() == before)
    try refresh()
    #expect(try store.segmentsAreCurrent())
    #expect(try store.contentForRuns() == store.contentOfRows())
    #expect(try store.segmentsDigest() != before)
    try database.shell("UPDATE transactions SET status = 1 WHERE id = 4500")
    try refresh()
    #expect(try store.segmentsDigest() == before)
  }

  @Test func `go with the last row of their block`() throws {
    try Sample.importing(transactions(0..<5000), into: store)
    try database.shell("DELETE FROM transactions WHERE id >= 4096")
    try refresh()
    #expect(try segments().count == 1)
    #expect(try store.contentForRuns() == store.contentOfRows())
    try Sample.importing(transactions(6000..<7000), into: store)
    #expect(try store.idsOfDifferingSegments() == [])
    #expect(try store.contentForRuns() == store.contentOfRows())
  }

  /// For each trigger an edit that it alone tells of.
  static let edits = [
    "transactions_inserted": """
    INSERT INTO transactions (id, entry, line, \(TransactionColumn.names.joined(separator: ", ")), number)
    SELECT 9000, 0, 1, \(TransactionColumn.names.joined(separator: ", ")), 'X-9000'
    FROM transactions WHERE id = 1
    """,
    "transactions_updated": "UPDATE transactions SET paid_at = 5 WHERE id = 1",
    "transactions_deleted": "DELETE FROM transactions WHERE id = 1",
  ]

  @Test(arguments: edits.keys.sorted())
  func `notice what each trigger tells of`(trigger: String) throws {
    let edit = try #require(Self.edits[trigger])
    try Sample.importing(transactions(0..<5), into: store)
    try database.shell(edit)
    #expect(try store.segmentsAreCurrent() == false)
    try refresh()
    #expect(try store.idsOfDifferingSegments() == [])
    #expect(try store.contentForRuns() == store.contentOfRows())
  }

  @Test(arguments: edits.keys.sorted())
  func `need each trigger, and are all made anew without it`(trigger: String) throws {
    let edit = try #require(Self.edits[trigger])
    try Sample.importing(transactions(0..<5), into: store)
    let sql = try #require(
      try store.connection.first(
        "SELECT sql FROM sqlite_schema WHERE name = '\(trigger)'"
      ) { $0.text(0) })
    // As if nobody had switched it off: then only a comparison with the rows can tell.
    try database.shell("DROP TRIGGER \(trigger); \(edit); \(sql)")
    #expect(try store.segmentsAreCurrent())
    #expect(try store.idsOfDifferingSegments() != [])
    try database.shell("DROP TRIGGER \(trigger)")
    #expect(try store.segmentsAreCurrent() == false)
    try refresh()
    #expect(try store.contentForRuns() == store.contentOfRows())
    try database.shell(sql)
    #expect(try store.segmentsAreCurrent())
    #expect(try store.idsOfDifferingSegments() == [])
  }

  @Test(arguments: [
    "UPDATE segments SET data = CAST(x'02' || substr(data, 2) AS BLOB)"
  ])
  func `are all made anew when they cannot be relied on`(damage: String) throws {
    try Sample.importing(transactions(0..<5), into: store)
    try Sample.importing([Sample.transaction("K-1")], into: store)
    try database.shell(damage)
    #expect(try store.segmentsAreCurrent() == false)
    #expect(try store.contentForRuns() == store.contentOfRows())
    try refresh()
    #expect(try store.segmentsAreCurrent())
    #expect(try store.contentForRuns() == store.contentOfRows())
  }

  @Test(arguments: [
    "UPDATE segments SET data = substr(data, 1, length(data) - 1)",
    "UPDATE segments SET id = 7", "UPDATE segments SET data = x'01'",
  ])
  func `that are damaged are an error with a way out`(damage: String) throws {
    try Sample.importing(transactions(0..<5), into: store)
    try database.shell(damage)
    let error = #expect(throws: StoreError.self) { try store.contentForRuns() }
    #expect(error?.problem == .damagedSegment)
    #expect(try store.idsOfDifferingSegments().contains(0))
    try database.shell("DELETE FROM segments")
    try refresh()
    #expect(try store.contentForRuns() == store.contentOfRows())
  }

  @Test(arguments: [
    "UPDATE segments SET rows = 4", "UPDATE segments SET sha256 = zeroblob(32)",
    "UPDATE segments SET id = id + 1",
    "INSERT INTO segments SELECT 9, rows, contents, sha256, data FROM segments",
  ])
  func `differ from their rows when anything in them does`(damage: String) throws {
    try Sample.importing(transactions(0..<5), into: store)
    #expect(try store.idsOfDifferingSegments() == [])
    try database.shell(damage)
    #expect(try store.idsOfDifferingSegments() != [])
  }
}
