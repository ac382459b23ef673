import ServiceStandards
import Testing
import WorkingTime

@testable import AuditStore

@Suite struct `The register of deviations` {
  let database: TemporaryDatabase
  let store: Store

  init() throws {
    database = try TemporaryDatabase()
    store = try Sample.store(in: database)
    try Sample.importing((1...6).map { Sample.transaction("K-\($0)") }, into: store)
  }

  @Test func `keeps a deviation that is found again with the run that found it`() throws {
    _ = try run([deviation(1), deviation(3)])
    let second = try run([deviation(1), deviation(3)])
    #expect(second.same == 2 && second.new == 0 && second.closed.isEmpty)
    #expect(try database.number("SELECT count(DISTINCT found) FROM deviation_list") == 1)
    #expect(
      try database.number(
        "SELECT (SELECT min(found) FROM deviation_list) = (SELECT min(id) FROM run_list)") == 1)
  }

  @Test func `updates what differs and inserts what is new`() throws {
    _ = try run([deviation(1), deviation(3)])
    let second = try run([deviation(1, actual: 99), deviation(2), deviation(3), deviation(6)])
    #expect(second.changed == 1 && second.same == 1 && second.new == 2)
    #expect(try database.number("SELECT actual FROM deviation_list WHERE case_id = 1") == 99)
  }

  @Test func `closes what is found no longer and says why`() throws {
    _ = try run((1...5).map { deviation($0) })
    try database.shell("UPDATE transactions SET finished_at = 5 WHERE id = 1")
    try database.shell("DELETE FROM transactions WHERE id = 2")
    let second = try run([deviation(4), deviation(5)])
    #expect(second.closed == [.transactionChanged: 1, .transactionRemoved: 1, .rulesChanged: 1])
    try database.shell(StandardEdit.record(decree: "'SK 2'", of: "id = 1"))
    #expect(try run([deviation(5)]).closed == [.standardChanged: 1])
    let later = try run([], asOf: TemporaryDatabase.now + 60)
    #expect(later.closed == [.standardChanged: 1])
    #expect(try database.number("SELECT count(*) FROM closed_deviation_list") == 5)
  }

  @Test func `keeps what it was until a run found it otherwise or no longer`() throws {
    _ = try run([deviation(1), deviation(2)])
    _ = try run([deviation(1, actual: 99), deviation(2)])
    _ = try run([deviation(1, actual: 99)])
    let runs = try (0..<3).map {
      try database.number("SELECT id FROM run_list ORDER BY id LIMIT 1 OFFSET \($0)")
    }
    func standing(after run: Int64) throws -> [[Int64?]] {
      var register = try StandingRegister(of: Store.open(database.path, asOf: run))
      return try register.deviations(through: .max).map {
        [$0.deviation.transaction, $0.deviation.actual, $0.found, $0.since]
      }
    }
    #expect(
      try standing(after: runs[0]) == [[1, 7, runs[0], runs[0]], [2, 7, runs[0], runs[0]]])
    #expect(
      try standing(after: runs[1]) == [[1, 99, runs[0], runs[1]], [2, 7, runs[0], runs[0]]])
    #expect(try standing(after: runs[2]) == [[1, 99, runs[0], runs[1]]])
    #expect(try standing(after: runs[0] - 1).isEmpty)
  }

  @Test func `tells a moved as-of instant from a change of the data`() throws {
    _ = try run([deviation(1)])
    #expect(try run([], asOf: TemporaryDatabase.now + 60).closed == [.asOfChanged: 1])
  }

  @Test func `leaves what is outside the scope of a run`() throws {
    _ = try run([deviation(1), deviation(3)])
    let other = RegisterScope(services: [999])
    #expect(try run([], scope: other, examined: false).closed.isEmpty)
    #expect(try database.number("SELECT count(*) FROM deviation_list") == 2)
  }

  @Test func `does not depend on the size of the batches`() throws {
    _ = try run([deviation(1), deviation(3), deviation(6)])
    try database.shell("DELETE FROM transactions WHERE id IN (3, 6)")
    let changes = try run([deviation(1), deviation(2)], size: 1)
    #expect(changes.closed == [.transactionRemoved: 2])
    #expect(changes.same == 1 && changes.new == 1)
  }

  private func deviation(_ transaction: Int64, actual: Int64? = 7) -> Deviation {
    Deviation(
      transaction: transaction, rule: .finishedLate, severity: .medium, standard: 1, expected: 5,
      actual: actual)
  }

  private func run(
    _ deviations: [Deviation], asOf: Instant = TemporaryDatabase.now,
    scope: RegisterScope = RegisterScope(),
    examined: Bool = true, size: Int = 4096
  ) throws -> DeviationChanges {
    let record = RunRecord(
      asOf: asOf, scope: "")
    return try store.recording(.run) { id in
      try store.insert(record, entry: id)
      var writer = try DeviationWriter(store: store, run: record, id: id, scope: scope)
      var reader = try BatchReader(store: store, size: size)
      var batch = TransactionBatch()
      while try reader.next(into: &batch) {
        let ids = Set(batch.id)
        _ = try writer.write(
          deviations.filter { ids.contains($0.transaction) }, of: batch,
          examined: examined ? Array(0..<batch.count) : [])
      }
      try writer.finishTransactions()
      _ = try writer.write([], on: .standard, .gap, isLookedAt: { _ in true })
      return writer.changes
    }
  }
}
