import ServiceStandards
import Testing
import WorkingTime

@testable import AuditStore

@Suite struct `A transaction in the database` {
  @Test func `is inserted once, then recognised, then updated with history`() throws {
    let database = try TemporaryDatabase()
    let store = try Sample.store(in: database)
    let first = Sample.transaction(
      "K-1", charges: [Charge(kind: .tariff, amount: Money(5), proof: nil)])
    let again = Sample.transaction("K-1", finished: 1_700_009_999, charges: [])
    #expect(try Sample.importing([first], into: store) == [.inserted])
    #expect(try Sample.importing([first], into: store) == [.unchanged])
    #expect(try Sample.importing([again], into: store) == [.changed])
    #expect(try database.number("SELECT count(*) FROM case_list") == 1)
    #expect(try database.number("SELECT count(*) FROM charge_list") == 0)
    #expect(
      try database.number(
        "SELECT json_extract(charges, '$[0][1]') FROM past_case_list") == 5)
    let catalogue = try store.catalogue()
    var stored = try #require(try store.transaction(id: 1, in: catalogue)).value
    // It had been told open long after that finish.
    #expect(stored.earlier.map(\.status) == [.open])
    stored.earlier = []
    #expect(stored == again)
    #expect(try store.connection.first("PRAGMA integrity_check") { $0.text(0) } == "ok")
  }

  @Test func `twice in one file counts once when it says the same, and contradicts itself else`()
    throws
  {
    let database = try TemporaryDatabase()
    let store = try Sample.store(in: database)
    let outcomes = try Sample.importing(
      [
        Sample.transaction("K-1"), Sample.transaction("K-2"), Sample.transaction("K-1"),
        Sample.transaction("K-1", finished: 1_700_009_999),
      ], into: store)
    #expect(outcomes == [.inserted, .inserted, .repeated, .contradicted])
  }

  @Test func `is compared with its lines also where it comes again in the same file`() throws {
    let database = try TemporaryDatabase()
    let store = try Sample.store(in: database)
    let first = Sample.transaction(
      "K-1", demanded: (0..<70).map { "Lampiran \($0)" },
      charges: [Charge(kind: .tariff, amount: Money(5), proof: "")],
      pauses: [CasePause(reason: .payment, from: Instant(300), to: nil)])
    var later = first
    later.charges = [Charge(kind: .tariff, amount: Money(5), proof: nil)]
    let outcomes = try Sample.importing([first, first, later], into: store)
    #expect(outcomes == [.inserted, .repeated, .contradicted])
    #expect(try Sample.importing([later, later], into: store) == [.changed, .repeated])
    #expect(try database.number("SELECT count(*) FROM pause_list") == 1)
    #expect(try database.number("SELECT count(*) FROM paper_list WHERE ordinal >= 64") == 8)
  }

  @Test func `has all its lines, however many cases a file has`() throws {
    let database = try TemporaryDatabase()
    let store = try Sample.store(in: database)
    let charges = (0..<3).map { Charge(kind: .tax, amount: Money($0), proof: "é") }
    let transactions = (0..<1000).map { number in
      Sample.transaction(
        "K-\(number)", charges: Array(charges.prefix(number % 3)),
        pauses: number % 5 == 0
          ? [CasePause(reason: .field, from: Instant(1), to: Instant(Int64(number) + 2))] : [])
    }
    try Sample.importing(transactions, into: store)
    let catalogue = try store.catalogue()
    for (index, transaction) in transactions.enumerated() {
      #expect(try store.transaction(id: Int64(index) + 1, in: catalogue)?.value == transaction)
    }
  }

  @Test func `recognises papers by code, name and alias`() throws {
    let database = try TemporaryDatabase()
    let store = try Sample.store(in: database)
    try Sample.importing(
      [
        Sample.transaction("K-1", demanded: ["ktp"]),
        Sample.transaction("K-2", demanded: ["FOTOKOPI  ktp"]),
        Sample.transaction("K-3", demanded: ["KTP-el", "Surat RT"]),
        Sample.transaction("K-4", demanded: ["surat rt"]),
      ], into: store)
    #expect(try batches(of: store).flatMap(\.demanded) == [1, 1, 5, 4])
    let catalogue = try store.catalogue()
    let documents = try #require(catalogue.documents.values.first)
    #expect(documents.map(\.code.text) == ["ktp", "rumus", "surat-rt"])
  }

  @Test func `with more than 64 papers keeps them all`() throws {
    let database = try TemporaryDatabase()
    let store = try Sample.store(in: database)
    let papers = (0..<130).map { "Lampiran \($0)" }
    try Sample.importing(
      [Sample.transaction("K-1", demanded: papers), Sample.transaction("K-2")], into: store)
    let batch = try #require(try batches(of: store).first)
    let sets = try #require(batch.furtherDocuments[0])
    #expect(sets.demanded.map(\.nonzeroBitCount).reduce(0, +) == 132 - 64)
    #expect(batch.demanded[0].nonzeroBitCount == 62)
    #expect(batch.furtherDocuments.count == 1)
    let catalogue = try store.catalogue()
    let stored = try #require(try store.transaction(id: 1, in: catalogue))
    #expect(stored.value.demanded?.count == 130)
  }

  @Test func `has a key for its officer, the same in a new segment and from its row`() throws {
    let database = try TemporaryDatabase()
    let store = try Sample.store(in: database)
    let officers = ["L-3", nil, "L-4", "L-3", ""]
    let transactions = officers.enumerated().map { number, officer in
      var transaction = Sample.transaction("K-\(number)")
      transaction.officer = officer
      return transaction
    }
    try Sample.importing(transactions, into: store)
    let keys = try batches(of: store, size: 10).flatMap(\.officer)
    #expect(keys[0] == keys[3] && keys[1] == TransactionBatch.missing)
    #expect(Set(keys).count == 4)
    var rows = try BatchReader(rowsOf: store)
    var batch = TransactionBatch()
    #expect(try rows.next(into: &batch))
    #expect(batch.officer == keys)
    let catalogue = try store.catalogue()
    #expect(try store.transaction(id: 3, in: catalogue)?.value.officer == "L-4")
  }

  @Test(arguments: [1, 2, 3, 4096])
  func `is read in batches of any size`(size: Int) throws {
    let database = try TemporaryDatabase()
    let store = try Sample.store(in: database)
    let pauses = [
      CasePause(reason: .payment, from: Instant(300), to: nil),
      CasePause(reason: .applicant, from: Instant(100), to: Instant(200)),
    ]
    let transactions = (0..<7).map {
      Sample.transaction("K-\($0)", pauses: $0 % 3 == 1 ? pauses : [])
    }
    try Sample.importing(transactions, into: store)
    let batches = try batches(of: store, size: size)
    #expect(batches.flatMap(\.id) == Array(1...7))
    var read: [Int64: [Instant]] = [:]
    for batch in batches {
      #expect(batch.pauseOffsets.count == batch.count + 1)
      for row in 0..<batch.count {
        let range = Int(batch.pauseOffsets[row])..<Int(batch.pauseOffsets[row + 1])
        read[batch.id[row]] = batch.pauses[range].map(\.from)
      }
    }
    #expect(read[2] == [Instant(100), Instant(300)])
    #expect(read[1] == [])
    #expect(batches.flatMap(\.complete).allSatisfy { $0 == 1_700_000_100 })
    #expect(batches.flatMap(\.tariffPaid).allSatisfy { $0 == TransactionBatch.missing })
  }

  @Test func `edited with the shell is noticed, and its sums follow its lines`() throws {
    let database = try TemporaryDatabase()
    let store = try Sample.store(in: database)
    try Sample.importing(
      [
        Sample.transaction(
          "K-1", charges: [Charge(kind: .tariff, amount: Money(30_000), proof: "N1")])
      ], into: store)
    func sums() throws -> [Int64] {
      let batch = try #require(try batches(of: store).first)
      return [batch.tariffPaid[0], batch.unproven[0], batch.flags[0] & 1]
    }
    #expect(try sums() == [30_000, 0, 0])
    try database.shell(
      "UPDATE transactions SET charges = '[ [0,30000,\"N1\"], [0,7000,null], [4,900,null] ]'")
    #expect(try sums() == [37_000, 7000, 0])
    try database.shell("UPDATE transactions SET charges = json_set(charges, '$[1][2]', 'N2')")
    #expect(try sums() == [37_000, 0, 0])
    try database.shell("UPDATE transactions SET charges = json_remove(charges, '$[0]')")
    #expect(try sums() == [7000, 0, 0])
    try database.shell("UPDATE transactions SET charges = NULL, pauses = '[[0,5,null]]'")
    #expect(try sums() == [TransactionBatch.missing, TransactionBatch.missing, 1])
    try database.shell("UPDATE OR FAIL transactions SET status = 3 WHERE id = 1")
    // What the import said is kept once, however often the shell edits before anybody looks.
    #expect(try database.number("SELECT count(*) FROM past_case_list") == 1)
    #expect(
      try database.number("SELECT json_extract(charges, '$[0][1]') FROM past_case_list") == 30_000)
    #expect(try database.number("SELECT count(*) FROM stale_blocks") == 1)
    try database.shell("DELETE FROM transactions")
    #expect(try database.number("SELECT count(*) FROM charge_list") == 0)
    #expect(try database.number("SELECT count(*) FROM past_case_list") == 1)
  }

  @Test(arguments: [
    "REPLACE INTO transactions SELECT * FROM transactions",
    "INSERT OR REPLACE INTO transactions (id, entry, line, service_id, variant_id, status, "
      + "received_at, demanded, submitted, flags, number) "
      + "SELECT 9, 0, 1, service_id, 0, 0, 5, 0, 0, 0, number FROM transactions WHERE id = 1",
    "UPDATE OR REPLACE transactions SET id = 2 WHERE id = 1",
    "UPDATE OR REPLACE transactions SET number = 'K-2' WHERE id = 1",
    "UPDATE transactions SET entry = 1", "DELETE FROM transactions_past",
    "UPDATE transactions_past SET line = 1",
    "INSERT INTO transactions_past SELECT * FROM transactions_past",
  ])
  func `keeps its past from a shell that would take it away`(sql: String) throws {
    let database = try TemporaryDatabase()
    let store = try Sample.store(in: database)
    try Sample.importing(
      [Sample.transaction("K-1"), Sample.transaction("K-2")], into: store)
    try Sample.importing([Sample.transaction("K-1", finished: 1_700_009_999)], into: store)
    #expect(throws: StoreError.self) { try database.shell(sql) }
    #expect(try database.number("SELECT count(*) FROM case_list") == 2)
    #expect(try database.number("SELECT count(*) FROM past_case_list") == 1)
  }

  private func batches(of store: Store, size: Int = 4096) throws -> [TransactionBatch] {
    var reader = try BatchReader(store: store, size: size)
    var batches: [TransactionBatch] = []
    var batch = TransactionBatch()
    while try reader.next(into: &batch) { batches.append(batch) }
    return batches
  }
}
