import AuditService
import Foundation
import Synchronization
import WorkingTime

@testable import AuditStore

/// A folder of its own for one test, that goes with the value, with a database in it.
final class WorkFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "audit-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  var database: String { path("audit.db") }

  func path(_ name: String) -> String { url.appending(path: name).path }

  /// Writes a file and gives its path.
  @discardableResult
  func write(_ text: String, to name: String, mode: Int = 0o600) throws -> String {
    let path = path(name)
    try Data(text.utf8).write(to: URL(filePath: path))
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    return path
  }

  func text(of name: String) throws -> String {
    try String(contentsOf: url.appending(path: name), encoding: .utf8)
  }

  func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(name)) }

  /// A command's view of the database at an instant.
  /// Its clock never goes back: what is written is told by the latest instant that any of them has had.
  func workspace(now: Instant = Demonstration.asOf) -> Workspace {
    let clock = clock
    return Workspace(
      database: database, now: now, clock: { clock.read(at: now) }, actor: "tester", host: "here",
      version: "test")
  }

  /// A workspace whose computer has the wrong time.
  func workspace(withClockAt now: Instant) -> Workspace {
    Workspace(database: database, now: now, actor: "tester", host: "here", version: "test")
  }

  private let clock = ForwardClock()

  private final class ForwardClock: Sendable {
    private let latest = Mutex(Instant(.min))

    func read(at now: Instant) -> Instant {
      latest.withLock {
        $0 = max($0, now)
        return $0
      }
    }
  }

  func store(_ access: Store.Access = .read) throws -> Store {
    try Store.open(database, access, now: Demonstration.asOf, program: "audit test")
  }

  /// Runs SQL as the sqlite3 shell would: on a connection of its own, with triggers.
  func shell(_ sql: String) throws {
    try Connection(path: database, access: .write).execute("PRAGMA trusted_schema = ON;" + sql)
  }

  func number(_ sql: String) throws -> Int64? {
    try shellForReading().first(sql) { $0.optionalInt(0) } ?? nil
  }

  /// As the sqlite3 shell reads: it trusts the views.
  func shellForReading() throws -> Connection {
    let connection = try Connection(path: database, access: .read)
    try connection.execute("PRAGMA trusted_schema = ON")
    return connection
  }

  /// Every run, in order.
  func runs() throws -> [Int64] {
    try rows("SELECT id FROM run_list ORDER BY id").compactMap(Int64.init)
  }

  func lastRun() throws -> Int64 { try runs().last ?? 0 }

  func rows(_ sql: String) throws -> [String] {
    var rows: [String] = []
    try shellForReading().forEachRow(sql) { rows.append($0.text(0)) }
    return rows
  }

  /// Every row of every table, by the table's name.
  func contents(except left: Set<String> = []) throws -> [String: [String]] {
    let names = try rows(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB 'sqlite_*'")
    var contents: [String: [String]] = [:]
    for name in names where !left.contains(name) {
      let columns = try rows("SELECT name FROM pragma_table_info('\(name)')")
        .map { "quote(\($0))" }.joined(separator: " || ',' || ")
      contents[name] = try rows("SELECT \(columns) FROM \(name)").sorted()
    }
    return contents
  }

  /// The bytes of the database, with nothing left in its log.
  func bytes() throws -> Data {
    try shell("PRAGMA wal_checkpoint(TRUNCATE)")
    return try Data(contentsOf: URL(filePath: database))
  }
}

/// Nothing to tell.
func quietly(_ rows: Int64) {}
