import NaiveAudit
import ServiceStandards
import TestSupport
import Testing
import WorkingTime

@testable import AuditStore

@Suite struct `Segments after any history` {
  /// What people do with the sqlite3 shell, where foreign keys are off; `A` and `B` are ids in use, `F`
  /// is one far away.
  static let edits = [
    "UPDATE transactions SET status = 3, finished_at = NULL WHERE id = A",
    "UPDATE OR FAIL transactions SET received_at = received_at - 5000000000 WHERE id IN (A, B)",
    "UPDATE transactions SET id = F WHERE id = A AND NOT EXISTS"
      + " (SELECT 1 FROM transactions WHERE id = F)",
    "DELETE FROM transactions WHERE id = A",
    "PRAGMA foreign_keys = ON; DELETE FROM transactions WHERE id BETWEEN A AND A + 40",
    "INSERT INTO transactions (id, entry, line, service_id, variant_id, status, received_at, complete_at, paid_at, finished_at,"
      + " handed_over_at, promised_at, demanded, submitted, flags, number) SELECT F, 0, 1, service_id, variant_id, status, received_at, complete_at, paid_at, finished_at,"
      + " handed_over_at, promised_at, demanded, submitted, flags, 'X' || F"
      + " FROM transactions WHERE id = A AND NOT EXISTS (SELECT 1 FROM transactions WHERE id = F)",
    "UPDATE transactions SET pauses = '[[2,1699999999,null]]' WHERE id = A",
    "UPDATE transactions SET pauses = json_insert(coalesce(pauses, '[]'), '$[#]',"
      + " json_array(1, 1700000500, 1700000600)) WHERE id IN (A, B)",
    "UPDATE transactions SET pauses = (SELECT pauses FROM transactions WHERE id = A) WHERE id = B",
    "UPDATE transactions SET pauses = NULL WHERE id >= A", "UPDATE transactions SET pauses = '[]'",
    "UPDATE transactions SET further_papers = '[[64,1,0], [200,0,0]]' WHERE id = A",
    "UPDATE transactions SET further_papers = NULL WHERE id <> A",
    "UPDATE transactions SET charges = '[[0,900,null]]' WHERE id = A",
    "UPDATE transactions SET charges = json_set(charges, '$[0][1]', 7) WHERE charges LIKE '[[%'",
    "UPDATE transactions SET charges = NULL WHERE id = A",
    "UPDATE transactions SET flags = 0 WHERE id = A",
  ]

  @Test(arguments: 1...12)
  func `are what the rows make`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let database = try TemporaryDatabase()
    let store = try Sample.store(in: database)
    try Sample.importing(Self.cases(300, &random), into: store)
    for step in 0..<40 {
      let ids = try store.contentOfRows().columns[0]
      switch random.below(8) {
      case 0: try importing(Self.cases(20, &random), into: store)
      case 1:
        try store.write(commit: random.below(3) > 0) { () throws(StoreError) in
          try store.refreshSegments()
        }
      default:
        let far = Int64(random.below(40)) * 5000 - 20_000
        try database.shell(
          "PRAGMA foreign_keys = OFF; "
            + random.pick(Self.edits, else: "")
            .replacing(/\bA\b/, with: "\(random.pick(ids, else: 1))")
            .replacing(/\bB\b/, with: "\(random.pick(ids, else: 2))")
            .replacing(/\bF\b/, with: "\(far)"))
      }
      let rows = try store.contentOfRows()
      #expect(try store.contentForRuns(size: 1 + random.below(200)) == rows, "step \(step)")
      #expect(try store.idsOfDifferingSegments() == [], "step \(step)")
    }
    try store.write { () throws(StoreError) in try store.refreshSegments() }
    #expect(try store.segmentsAreCurrent())
    #expect(try store.contentForRuns() == store.contentOfRows())
    #expect(try store.idsOfDifferingSegments() == [])
  }

  /// A case whose row was taken away from its texts stops an import, of which nothing stays then.
  private func importing(_ cases: [Transaction], into store: Store) throws {
    do {
      try Sample.importing(cases, into: store)
    } catch let error as StoreError where error.problem == .damaged {}
  }

  private static func cases(_ count: Int, _ random: inout SplitMix64) -> [Transaction] {
    (0..<count).map { _ in
      let number = random.below(600)
      return Sample.transaction(
        "K-\(number)", finished: random.below(2) == 0 ? nil : 1_700_000_000 + Int64(number),
        demanded: random.below(10) == 0 ? (0..<70).map { "Lampiran \($0)" } : nil,
        charges: random.below(2) == 0
          ? [Charge(kind: .tariff, amount: Money(Int64(number)), proof: nil)] : nil,
        pauses: random.below(5) == 0
          ? [CasePause(reason: .field, from: Instant(1_700_000_200), to: nil)] : [])
    }
  }
}
