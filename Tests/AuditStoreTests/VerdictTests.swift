import Foundation
import ServiceStandards
import TestSupport
import Testing
import WorkingTime

@testable import AuditStore

@Suite struct `The verdicts of runs` {
  let database: TemporaryDatabase
  let store: Store
  /// The entry before the first run.
  let base: Int64

  init() throws {
    database = try TemporaryDatabase()
    store = try Sample.store(in: database)
    base = max(1, try store.ledgerHead()?.entries ?? 0)
  }

  @discardableResult
  private func run(
    _ counts: [VerdictCount], services: Set<Int64>? = nil, asOf: Int64 = 100
  ) throws -> Int64 {
    try store.recording(.run) { id in
      try store.insert(
        RunRecord(
          asOf: Instant(asOf), scope: "all units",
          services: services), entry: id)
      try store.finishRun(
        id, examined: 3, changes: DeviationChanges(), isComplete: true, verdicts: counts,
        services: services)
      return id
    }
  }

  private func counts(_ service: Int64, late: Int64) -> [VerdictCount] {
    [
      VerdictCount(service: service, criterion: .time, verdict: .compliant, transactions: 12),
      VerdictCount(service: service, criterion: .time, verdict: .deviates, transactions: late),
      VerdictCount(
        service: service, criterion: .time, verdict: .notAssessable(.noLimit), transactions: 4),
      VerdictCount(
        service: service, criterion: .time, verdict: .notApplicable(.paused), transactions: 1),
      VerdictCount(service: service, criterion: .cost, verdict: .deviates, transactions: 2),
    ].sorted()
  }

  private var rows: Int64? {
    get throws { try database.number("SELECT count(*) FROM verdicts") }
  }

  @Test func `stand as one object in canonical JSON for each service`() throws {
    try run(counts(1, late: 3))
    let text = try store.connection.first("SELECT counts FROM verdicts") { $0.text(0) }
    #expect(
      text
        == #"{"cost":{"deviates":2},"time":{"compliant":12,"deviates":3,"not_applicable":{"paused":1},"not_assessable":{"no_limit":4}}}"#
    )
    #expect(try store.verdictCounts(ofRun: base + 1) == counts(1, late: 3))
  }

  @Test func `are written only where they are not those of the run before`() throws {
    let both = counts(1, late: 3) + counts(2, late: 5)
    for _ in 0..<5 { try run(both) }
    #expect(try rows == 2)
    try run(counts(1, late: 4) + counts(2, late: 5))
    try run(both)
    #expect(try rows == 4)
    for id in [1, 3, 5, 7] as [Int64] { #expect(try store.verdictCounts(ofRun: base + id) == both) }
    #expect(
      try store.verdictCounts(ofRun: base + 6) == counts(1, late: 4) + counts(2, late: 5))
    #expect(try store.verdictCounts(ofRun: base + 6, service: 2) == counts(2, late: 5))
    #expect(try store.verdicts(ofRun: base + 6, service: 1)[.time]?.judged == 16)
  }

  @Test func `of a service without transactions any more are none`() throws {
    try run(counts(1, late: 3) + counts(2, late: 5))
    try run(counts(2, late: 5))
    try run(counts(2, late: 5))
    #expect(try rows == 3)
    #expect(try store.verdictCounts(ofRun: base + 1).count == 10)
    #expect(try store.verdictCounts(ofRun: base + 3) == counts(2, late: 5))
    #expect(try store.lastKeptRun(ofService: 1)?.id == base + 1)
    #expect(try store.lastKeptRun(ofService: 2)?.id == base + 3)
  }

  @Test func `are of those services alone that the run looked at`() throws {
    let all = counts(1, late: 3) + counts(2, late: 5)
    try run(all)
    try run(counts(2, late: 6), services: [2])
    try run([], services: [1])
    // A service that comes later has nothing to do with earlier runs.
    try run(all + counts(3, late: 1))
    #expect(try store.verdictCounts(ofRun: base + 1) == all)
    #expect(try store.verdictCounts(ofRun: base + 2) == counts(2, late: 6))
    #expect(try store.verdictCounts(ofRun: base + 2, service: 1).isEmpty)
    #expect(try store.verdictCounts(ofRun: base + 3).isEmpty)
    #expect(try store.verdictCounts(ofRun: base + 4) == all + counts(3, late: 1))
    #expect(try store.lastKeptRun(ofService: 1)?.id == base + 4)
  }

  @Test func `of a run that is under way are not those of the one before`() throws {
    try run(counts(1, late: 3))
    try store.recording(.run) { entry in
      try store.insert(
        RunRecord(asOf: Instant(100), scope: "all units"), entry: entry)
    }
    #expect(try store.lastKeptRun(ofService: 1)?.id == base + 1)
  }

  @Test func `are the same to people as to the program`() throws {
    var generator = SplitMix64(seed: SplitMix64.seedOfThisRun)
    for _ in 0..<30 {
      let isAll = Bool.random(using: &generator)
      let late = Int64.random(in: 0...2, using: &generator)
      try run(late == 0 ? [] : counts(1, late: late), services: isAll ? nil : [1])
    }
    // As in the shell; the program itself asks no view that reads JSON.
    try store.connection.execute("PRAGMA trusted_schema = ON")
    for id in 1...30 as ClosedRange<Int64> {
      var told: [String] = []
      try store.connection.forEachRow(
        "SELECT criterion, verdict, reason, transactions FROM verdict_list WHERE run = ?1",
        bind: { $0.bind(1, base + id) }
      ) { told.append("\($0.text(0)) \($0.text(1)) \($0.text(2)) \($0.int(3))") }
      let expected = try store.verdictCounts(ofRun: base + id).map { count in
        let (verdict, reason) = count.verdict.columns
        return "\(count.criterion.word) \(verdict) \(reason) \(count.transactions)"
      }
      #expect(told.sorted() == expected.sorted(), "run \(id)")
    }
  }

  @Test(arguments: [
    "", "{", "[]", "null", #"{"time":{"compliant":3}} "#, #"{"time":{"compliant":3},}"#,
    #"{"time":{"compliant":03 }}"#, #"{"time":{"compliant":-3}}"#, #"{"time":{"compliant":3.5}}"#,
    #"{"time":{"compliant":1125899906842624}}"#, #"{"time":{"compliant":99999999999999999999}}"#,
    #"{"time":{"paused":3}}"#, #"{"speed":{"compliant":3}}"#, #"{"time":3}"#,
    #"{"time":{"not_assessable":3}}"#, #"{"time":{"not_assessable":{"whim":3}}}"#,
  ])
  func `that nobody wrote so are damage`(_ text: String) throws {
    try run(counts(1, late: 3))
    try database.shell("DROP TRIGGER verdicts_kept_update")
    try store.connection.run("UPDATE verdicts SET counts = ?1") { $0.bind(1, text) }
    #expect {
      try store.verdictCounts(ofRun: base + 1)
    } throws: {
      ($0 as? StoreError)?.problem == .damaged
    }
    // The next run says what is so.
    try run(counts(1, late: 3))
    #expect(try store.verdictCounts(ofRun: base + 2) == counts(1, late: 3))
  }

  @Test func `are neither changed nor added to when their run is over`() throws {
    try run(counts(1, late: 3))
    for sql in [
      "UPDATE verdicts SET counts = '{}'", "DELETE FROM verdicts",
      "INSERT INTO verdicts VALUES (2, 1, '{}')", "INSERT INTO verdicts VALUES (2, 9, '{}')",
      "REPLACE INTO verdicts VALUES (1, 1, '{}')",
    ] {
      #expect(throws: StoreError.self, "\(sql)") { try database.shell(sql) }
    }
  }
}
