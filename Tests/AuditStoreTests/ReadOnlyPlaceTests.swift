import Foundation
import Testing

@testable import AuditStore

@Suite struct `A database that may only be read` {
  private func problem(_ body: () throws -> some Any) -> StoreError.Problem? {
    do {
      _ = try body()
      return nil
    } catch {
      return (error as? StoreError)?.problem
    }
  }

  private func allow(_ mode: Int, _ path: String) throws {
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
  }

  @Test(.enabled(if: geteuid() != 0, "root may write everywhere"))
  func `in a folder that may not be written is read, and not written`() throws {
    let database = try TemporaryDatabase()
    _ = try Sample.store(in: database)
    try allow(0o555, database.folder.path)
    defer { try? allow(0o755, database.folder.path) }
    #expect(try database.open(.read).status().services == 1)
    #expect(problem { try database.open(.write) } == .readOnly)
    try allow(0o755, database.folder.path)
    try Data([1]).write(to: URL(filePath: database.path + "-wal"))
    try allow(0o555, database.folder.path)
    #expect(problem { try database.open(.read) } == .logUnread)
  }

  @Test func `is none where the account may write, nor where it may not even read`() throws {
    let database = try TemporaryDatabase()
    _ = try database.create()
    #expect(ReadOnlyPlace(database.path) == nil)
    #expect(ReadOnlyPlace(database.path + ".none") == nil)
    #expect(
      ReadOnlyPlace.folder(of: "audit.db") == "." && ReadOnlyPlace.folder(of: "/a/b") == "/a/")
  }

  @Test func `as one that does not change gives no answer when somebody has written to it`() throws
  {
    let database = try TemporaryDatabase()
    _ = try Sample.store(in: database)
    let store = try Store.unchanging(database.path)
    #expect(try store.read { try store.status().services } == 1)
    let answer = problem {
      try store.read {
        try database.shell("UPDATE services SET name = 'lain'")
        return try store.status().services
      }
    }
    #expect(answer == .busy)
  }
}
