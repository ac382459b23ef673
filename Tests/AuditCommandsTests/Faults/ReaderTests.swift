import Foundation
import Testing

@testable import AuditStore

/// What an account can do that may read the database, and write neither it nor beside it: root becomes
/// nobody for the program.
@Suite struct `A reader without the right to write` {
  private static let canBecomeNobody =
    geteuid() == 0 && FileManager.default.isExecutableFile(atPath: "/usr/bin/setpriv")
  private static let reason: Comment = "only root, with setpriv, can become nobody"

  private let office: Place

  init() async throws { office = try await FaultOffice.place(cases: 20) }

  /// A folder of root's with a copy of the database and of the program, which all may read.
  private func shared() throws -> Place {
    let place = try Place()
    try FileManager.default.copyItem(
      atPath: office.path("audit.db"), toPath: place.path("audit.db"))
    // The folder that the program was built in may be closed to others.
    try FileManager.default.copyItem(
      at: try Executable.url.get(), to: place.url.appending(path: "audit"))
    for (name, mode) in [("", 0o755), ("audit", 0o755), ("audit.db", 0o644)] {
      try FileManager.default.setAttributes(
        [.posixPermissions: mode], ofItemAtPath: place.path(name))
    }
    return place
  }

  private func run(_ command: String, in place: Place) async throws -> Answer {
    let script = "exec setpriv --reuid=65534 --regid=65534 --clear-groups ./audit \"$@\""
    return try await place.start(
      (command + " --lang en").split(separator: " ").map(String.init), script: script
    ).answer()
  }

  @Test(.enabled(if: canBecomeNobody, reason))
  func `reads all there is, and changes nothing`() async throws {
    let place = try shared()
    let before = try place.data("audit.db")
    for command in [
      "findings list", "findings show T-2025-0001", "status", "explain W-01-7", "verify",
      "calendars list", "units list", "waivers list", "recap", "rules",
    ] {
      let answer = try await run(command, in: place)
      #expect(answer.status == 0, "\(command): \(answer.messages)")
    }
    #expect(try place.data("audit.db") == before)
    #expect(place.names == ["audit", "audit.db", "home"])
  }

  @Test(.enabled(if: canBecomeNobody, reason))
  func `hands over without an entry in the ledger, and is told so`() async throws {
    let place = try shared()
    try FileManager.default.createDirectory(
      atPath: place.path("keluar"), withIntermediateDirectories: false,
      attributes: [.posixPermissions: 0o777])
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o777], ofItemAtPath: place.path("keluar"))
    let answer = try await run("export --unit KANTOR --to keluar/serah", in: place)
    #expect(answer.status == 0, "\(answer.messages)")
    #expect(answer.messages.contains("has no record of this hand-over"), "\(answer.messages)")
    #expect(try await run("verify keluar/serah", in: place).status == 0)
  }

  @Test(
    .enabled(if: canBecomeNobody, reason),
    arguments: [
      "--all-units", "findings deliver T-2025-0001 --received 2025-02-13", "status --upgrade",
    ])
  func `is refused what writes`(command: String) async throws {
    for mode in [0o644, 0o666] {
      let place = try shared()
      try FileManager.default.setAttributes(
        [.posixPermissions: mode], ofItemAtPath: place.path("audit.db"))
      let answer = try await run("\(command) --error-format json", in: place)
      #expect(answer.status == 2, "\(answer.messages)")
      #expect(answer.messages.contains("\"E_DB_READ_ONLY\""), "\(answer.messages)")
    }
  }

  @Test(.enabled(if: canBecomeNobody, reason))
  func `reads along with a log, is told of one that cannot be read, and reads after it`()
    async throws
  {
    let place = try shared()
    let writer = try Connection(path: place.path("audit.db"), access: .write)
    try writer.execute("UPDATE transactions SET finished_at = finished_at + 1 WHERE id = 7")
    #expect(try await run("units list", in: place).status == 0)
    // What a crash or a careless copy leaves: the log without its index.
    let left = try shared()
    for end in ["", "-wal"] {
      let name = "audit.db\(end)"
      try? FileManager.default.removeItem(atPath: left.path(name))
      try FileManager.default.copyItem(atPath: place.path(name), toPath: left.path(name))
    }
    let refused = try await run("units list --error-format json", in: left)
    #expect(refused.status == 2 && refused.messages.contains("\"E_DB_LOG\""), "\(refused.messages)")
    #expect(refused.messages.contains("status --upgrade"))
    // The way out that the message names.
    #expect(try await left.run("status --upgrade").status == 0)
    #expect(try await run("units list", in: left).status == 0)
    withExtendedLifetime(writer) {}
  }
}
