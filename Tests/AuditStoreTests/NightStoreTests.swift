import Foundation
import Testing
import WorkingTime

@testable import AuditStore

@Suite struct `The nights of a database` {
  @Test func `are remembered with their steps`() throws {
    let database = try TemporaryDatabase()
    let store = try database.create()
    #expect(try store.lastNight() == nil)
    let id = try begin(day: 20_000, asOf: 1_000, in: store)
    let running = try #require(try store.lastNight())
    #expect(running.state == .running && !running.isTold && running.day.number == 20_000)
    #expect(try !store.hasNightlyCheckpoint())
    let steps = [
      NightStepRecord(
        step: "import", status: "done", exitStatus: 65, code: "E_IMPORT",
        counts: #"{"refused":1}"#, milliseconds: 7),
      NightStepRecord(
        step: "audit", status: "idle", exitStatus: 0, code: nil, counts: "{}", milliseconds: 0),
      NightStepRecord(
        step: "checkpoint", status: "done", exitStatus: 0, code: nil, counts: #"{"entries":3}"#,
        milliseconds: 0),
      NightStepRecord(
        step: "exports", status: "failed", exitStatus: 74, code: nil, counts: "{}",
        milliseconds: 0),
    ]
    try store.write { () throws(StoreError) in
      for step in steps { try store.insert(step, night: id) }
      try store.finishNight(id, state: .done, exitStatus: 65)
    }
    #expect(try store.nightSteps(id) == steps)
    #expect(try store.hasNightlyCheckpoint())
    let text = try store.connection.first("SELECT steps FROM nights") { $0.text(0) }
    #expect(
      text
        == #"[["import","done",7,{"refused":1},65,"E_IMPORT"],["audit","idle"],["checkpoint","done",0,{"entries":3}],["exports","failed",0,{},74]]"#
    )
    #expect(try store.lastGoodNight()?.id == id)
    #expect(try store.lastToldNight() == nil)
    try store.write { () throws(StoreError) in try store.markNightTold(id, runMark: 12) }
    #expect(try store.lastToldNight()?.runMark == 12)
  }

  @Test func `are found by their latest instant, and the good ones apart`() throws {
    let database = try TemporaryDatabase()
    let store = try database.create()
    let first = try begin(day: 20_000, asOf: 5_000, in: store)
    try store.write { () throws(StoreError) in
      try store.finishNight(first, state: .done, exitStatus: 0)
    }
    let second = try begin(day: 20_001, asOf: 6_000, in: store)
    try store.write { () throws(StoreError) in
      try store.finishNight(second, state: .failed, exitStatus: 2)
    }
    #expect(try store.latestNight()?.id == second)
    #expect(try store.lastGoodNight()?.id == first)
  }

  @Test func `know when a source brought something last`() throws {
    let database = try TemporaryDatabase()
    let store = try database.create()
    #expect(try store.lastArrival(ofSource: "simpel") == nil)
    let first = try begin(day: 20_000, asOf: 5_000, in: store)
    #expect(try store.lastArrival(ofSource: "simpel")?.number == 20_000)
    let second = try begin(day: 20_003, asOf: 6_000, in: store)
    try store.write { () throws(StoreError) in
      try store.insert(file("simpel", .known), night: second)
      try store.insert(file("lain", .refused), night: second)
      try store.insert(file(nil, .unmatched), night: first)
    }
    #expect(try store.lastArrival(ofSource: "simpel")?.number == 20_003)
    #expect(try store.lastArrival(ofSource: "lain")?.number == 20_000)
    #expect(try store.wasUnmatched("a.csv", bytes: 9, inNight: first))
    #expect(try !store.wasUnmatched("a.csv", bytes: 10, inNight: first))
    #expect(try store.nightFiles(after: first, before: second + 1).count == 2)
    #expect(try store.nightFiles(after: first, before: second).isEmpty)
  }

  private func begin(day: Int32, asOf: Int64, in store: Store) throws -> Int64 {
    try store.write { () throws(StoreError) in
      try store.insertNight(
        day: CivilDay(number: day), asOf: Instant(asOf), startedAt: TemporaryDatabase.now,
        runMark: 3)
    }
  }

  private func file(
    _ source: String?, _ outcome: NightFileRecord.Outcome
  ) -> NightFileRecord {
    NightFileRecord(source: source, file: "a.csv", bytes: 9, outcome: outcome)
  }
}

@Suite struct `A copy of a database` {
  @Test func `is whole, and of the owner alone`() throws {
    let database = try TemporaryDatabase()
    let store = try Sample.store(in: database)
    try Sample.importing([Sample.transaction("K-1")], into: store)
    let copy = database.folder.appending(path: "salinan #1%.db").path
    try store.copy(to: copy)
    try Store.checkCopy(copy)
    let mode = try FileManager.default.attributesOfItem(atPath: copy)[.posixPermissions]
    #expect((mode as? NSNumber)?.intValue == 0o600)
    let opened = try Store.open(copy, .read, now: TemporaryDatabase.now, program: "audit test")
    #expect(try opened.connection.first("SELECT count(*) FROM transactions") { $0.int(0) } == 1)
  }

  @Test func `is checked without leaving anything beside it`() throws {
    let database = try TemporaryDatabase()
    let store = try Sample.store(in: database)
    let copy = database.folder.appending(path: "b.db").path
    try store.copy(to: copy)
    let before = try FileManager.default.contentsOfDirectory(atPath: database.folder.path)
    try Store.checkCopy(copy)
    let after = try FileManager.default.contentsOfDirectory(atPath: database.folder.path)
    #expect(before.sorted() == after.sorted())
  }

  @Test func `with a damaged page does not pass`() throws {
    let database = try TemporaryDatabase()
    let store = try Sample.store(in: database)
    try Sample.importing((0..<2000).map { Sample.transaction("K-\($0)") }, into: store)
    let copy = database.folder.appending(path: "b.db").path
    try store.copy(to: copy)
    let file = try FileHandle(forWritingTo: URL(filePath: copy))
    let size = try file.seekToEnd()
    try file.seek(toOffset: size / 8192 / 2 * 8192)
    try file.write(contentsOf: Data(repeating: 0xA5, count: 8192))
    try file.close()
    #expect {
      try Store.checkCopy(copy)
    } throws: {
      ($0 as? StoreError)?.problem == .damaged
    }
  }

  @Test func `is not made where something is, and leaves nothing where it fails`() throws {
    let database = try TemporaryDatabase()
    let store = try Sample.store(in: database)
    #expect(throws: StoreError.self) { try store.copy(to: database.path) }
    #expect(throws: StoreError.self) {
      try store.copy(to: database.folder.appending(path: "nihil/b.db").path)
    }
    #expect(try database.number("SELECT count(*) FROM services") == 1)
  }
}
