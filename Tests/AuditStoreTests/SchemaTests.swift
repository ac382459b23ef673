import Foundation
import Migrations
import Testing
import WorkingTime

@testable import AuditStore

@Suite struct `A database` {
  @Test func `is made with mode 0600 and every migration`() throws {
    let database = try TemporaryDatabase()
    let store = try database.create()
    let attributes = try FileManager.default.attributesOfItem(atPath: database.path)
    #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
    #expect(try store.schemaVersion() == Migration.all.last?.number)
  }

  @Test func `carries the migrations of the folder`() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Migrations")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".sql") }.sorted()
    let parts = Migration.all.flatMap(\.parts)
    #expect(parts.map(\.name).sorted() == files)
    for part in parts {
      let bytes = try Data(contentsOf: folder.appending(path: part.name))
      #expect(Array(bytes) == part.sql, "\(part.name)")
    }
    for migration in Migration.all {
      #expect(migration.parts.allSatisfy { $0.name.hasPrefix(migration.name + "_") })
    }
  }

  @Test func `is not made where something is`() throws {
    let database = try TemporaryDatabase()
    _ = try database.create()
    #expect(problem { try database.create() } == .alreadyExists)
  }

  @Test func `is not made by a mistyped path`() throws {
    let database = try TemporaryDatabase()
    #expect(problem { try database.open() } == .notFound)
    #expect(problem { try database.open(.read) } == .notFound)
    #expect(try FileManager.default.contentsOfDirectory(atPath: database.folder.path).isEmpty)
  }

  @Test func `is not a folder`() throws {
    let database = try TemporaryDatabase()
    let problem = problem {
      try Store.open(database.folder.path, .write, now: TemporaryDatabase.now, program: "t")
    }
    #expect(problem == .isDirectory)
  }

  @Test(arguments: ["", "no database, only text that is long enough to look like a page of one"])
  func `of another kind is left as it is`(contents: String) throws {
    let database = try TemporaryDatabase()
    try Data(contents.utf8).write(to: URL(filePath: database.path))
    #expect(problem { try database.open() } == .foreign)
    #expect(try Data(contentsOf: URL(filePath: database.path)) == Data(contents.utf8))
  }

  @Test func `of another program is left as it is`() throws {
    let database = try TemporaryDatabase()
    #expect(FileManager.default.createFile(atPath: database.path, contents: nil))
    try database.shell("CREATE TABLE other (x INTEGER); PRAGMA user_version = 2")
    #expect(problem { try database.open() } == .foreign)
  }

  @Test func `of a newer program is refused politely`() throws {
    let database = try TemporaryDatabase()
    _ = try database.create()
    try database.shell("PRAGMA user_version = 99")
    #expect(problem { try database.open() } == .newer(schema: 99))
  }

  @Test func `with a changed migration stops the program`() throws {
    let database = try TemporaryDatabase()
    _ = try database.create()
    try database.shell("UPDATE migrations SET sha256 = 'x' WHERE number = 1")
    #expect(problem { try database.open() } == .migrationChanged(name: "0001"))
  }

  @Test func `that is full keeps what it had`() throws {
    let database = try TemporaryDatabase()
    let store = try Sample.store(in: database)
    let pages = try database.number("PRAGMA page_count")
    try store.connection.execute("PRAGMA max_page_count = \(pages + 4)")
    let many = (0..<5000).map { Sample.transaction("K-\($0)") }
    #expect(problem { try Sample.importing(many, into: store) } == .diskFull)
    #expect(try database.number("SELECT count(*) FROM case_list") == 0)
    #expect(try database.number("SELECT count(*) FROM services") == 1)
  }

  @Test func `that another process writes to says so`() throws {
    let database = try TemporaryDatabase()
    let store = try Sample.store(in: database)
    let other = try Connection(path: database.path, access: .write)
    try other.execute("BEGIN IMMEDIATE")
    try store.connection.execute("PRAGMA busy_timeout = 10")
    #expect(problem { try store.write { () throws(StoreError) in } } == .busy)
  }

  @Test func `that may only be read refuses to be written`() throws {
    let database = try TemporaryDatabase()
    _ = try Sample.store(in: database)
    let store = try database.open(.read)
    #expect(problem { try store.write { () throws(StoreError) in } } == .readOnly)
  }

  private func problem(_ body: () throws -> some Any) -> StoreError.Problem? {
    do {
      _ = try body()
      return nil
    } catch {
      return (error as? StoreError)?.problem
    }
  }
}
