import Foundation
import TestSupport
import Testing

@testable import AuditStore

/// Bytes that are not what was written. `AUDIT_FLIPS` sets how many places are tried, `AUDIT_SEED`
/// repeats them.
@Suite(.serialized) struct `A damaged database` {
  private static let flips =
    ProcessInfo.processInfo.environment["AUDIT_FLIPS"].flatMap(Int.init) ?? 10

  @Test func `never ends the program by a signal, and is named by the night or by the check`()
    async throws
  {
    let office = try await FaultOffice.place(cases: 3000)
    try office.shell("PRAGMA wal_checkpoint(TRUNCATE)")
    let whole = try office.data("audit.db")
    let undisturbed = try Place()
    try undisturbed.restore(from: office)
    #expect(try await undisturbed.run("nightly --as-of 2025-02-13").status == 0)
    let expected = try undisturbed.result()
    let seed = SplitMix64.seedOfThisRun
    var numbers = SplitMix64(seed: seed)
    let place = try Place()
    var (refused, found, harmless) = (0, 0, 0)
    for flip in 1...Self.flips {
      try place.restore(from: office)
      var bytes = whole
      let offset = Int.random(in: 0..<bytes.count, using: &numbers)
      for byte in offset..<min(offset + 16, bytes.count) { bytes[byte] ^= 0xA5 }
      try bytes.write(to: place.url.appending(path: "audit.db"))
      let note: Comment = "seed \(seed), flip \(flip) at \(offset)"
      let night = try await place.run("nightly --as-of 2025-02-13 --lang en")
      #expect([0, 2, 3].contains(night.status), "\(note): \(night.status) \(night.messages)")
      guard night.status == 0 else {
        refused += 1
        #expect(!night.messages.isEmpty, note)
        continue
      }
      let check = try await place.run("verify --lang en")
      #expect([0, 2, 3].contains(check.status), "\(note): \(check.status) \(check.messages)")
      if check.status == 0 {
        harmless += 1
        #expect(try place.result() == expected, note)
      } else {
        found += 1
      }
    }
    print(
      "damage: night refused \(refused), check found \(found), harmless \(harmless); seed \(seed)")
    #expect(refused + found > 0)
  }

  @Test func `with a log that is cut or garbled is as after its last whole entry`() async throws {
    let office = try await FaultOffice.place(cases: 100)
    try office.write(FaultOffice.delivery(cases: 100), to: "kiriman.csv")
    // While somebody reads, the log is not put away when the program ends.
    let reader = try Connection(path: office.path("audit.db"), access: .read)
    try reader.execute("SELECT count(*) FROM runs")
    #expect(try await office.run("import transactions kiriman.csv --quiet").status == 0)
    #expect(try await office.run("--all-units --as-of 2025-02-13 --quiet").status == 0)
    let log = try office.data("audit.db-wal")
    try #require(log.count > 32_768)
    let database = try office.data("audit.db")
    let seed = SplitMix64.seedOfThisRun
    var numbers = SplitMix64(seed: seed)
    let place = try Place()
    for cut in 1...8 {
      try place.restore(from: office)
      try? FileManager.default.removeItem(atPath: place.path("audit.db-shm"))
      let length = Int.random(in: 0..<log.count, using: &numbers)
      var damaged = Data(log.prefix(length))
      if cut % 2 == 0 {
        let garbage = (0..<8192).map { _ in UInt8.random(in: 0...255, using: &numbers) }
        damaged.append(contentsOf: garbage)
      }
      try database.write(to: place.url.appending(path: "audit.db"))
      try damaged.write(to: place.url.appending(path: "audit.db-wal"))
      let note: Comment = "seed \(seed), cut \(cut) at \(length) of \(log.count)"
      #expect(try await place.run("status").status == 0, note)
      #expect(try await place.damage() == [], note)
      let again = try await place.run("import transactions kiriman.csv --quiet")
      #expect(again.status == 0, note)
      #expect(try await place.run("nightly --as-of 2025-02-14").status == 0, note)
      #expect(try await place.damage() == [], note)
    }
    withExtendedLifetime(reader) {}
  }

  @Test(arguments: [
    "units list", "--all-units", "nightly", "import transactions kiriman.csv", "verify",
  ])
  func `that is none at all is left as it is`(command: String) async throws {
    let place = try await FaultOffice.place(cases: 10)
    try place.write(FaultOffice.delivery(cases: 10), to: "kiriman.csv")
    for text in ["bukan basis data", String(repeating: "x", count: 20_000), ""] {
      for name in ["audit.db-wal", "audit.db-shm"] {
        try? FileManager.default.removeItem(atPath: place.path(name))
      }
      try place.write(text, to: "audit.db")
      let answer = try await place.run(command + " --lang en")
      #expect(answer.status == 2, "\(command): \(answer.status)")
      #expect(answer.messages.contains("not an audit database"), "\(answer.messages)")
      #expect(try place.text("audit.db") == text)
    }
  }

  @Test func `does not become the backup, and the old ones stay`() async throws {
    let place = try await FaultOffice.place(cases: 200)
    try place.shell("PRAGMA wal_checkpoint(TRUNCATE)")
    let old = try place.names(in: "cadangan")
    // An index that has lost its content: nothing that a run reads.
    let page = try #require(
      try place.rows("SELECT rootpage FROM sqlite_schema WHERE name = 'imports_by_sha256'").first
        .flatMap(Int.init))
    var bytes = try place.data("audit.db")
    for byte in 0..<64 { bytes[(page - 1) * 8192 + 8100 + byte] = 0xFF }
    try bytes.write(to: place.url.appending(path: "audit.db"))
    let night = try await place.run("nightly --as-of 2025-02-13 --lang en")
    #expect(night.status == 3, "\(night.messages)")
    #expect(night.messages.contains("restore the last one"))
    #expect(try place.names(in: "cadangan") == old)
  }
}

extension Place {
  fileprivate func names(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path(folder)).sorted()
  }
}
