internal import CSQLite
internal import Glibc
package import WorkingTime

/// The database: standards, calendars, transactions, and what the runs found.
///
/// Opening checks that the file is ours and not newer than this program. Order of calls:
/// `create` or `open`, then the reading and writing parts in the other files of this module.
package final class Store {
  package enum Access: Sendable {
    case read, write
  }

  let connection: Connection
  /// It shows the transactions as they were before some that have come since.
  var isOfThePast = false
  /// How the file was when it was opened as one that does not change; `nil`: SQLite takes care of changes.
  private let stamp: FileStamp?

  package var path: String { connection.path }

  private init(connection: Connection, stamp: FileStamp? = nil) {
    self.connection = connection
    self.stamp = stamp
  }

  /// Makes a new database with mode 0600.
  ///
  /// - Throws: `StoreError` with `alreadyExists` when something is at that path.
  package static func create(
    at path: String, zone: String? = nil, appliedAt: Instant, program: String,
    drive: DriveProbe = .system
  ) throws(StoreError) -> Store {
    if let kind = drive.networkDrive(ReadOnlyPlace.folder(of: path)) {
      throw StoreError(.networkDrive(kind), path: path)
    }
    // O_EXCL: two commands cannot both believe that they made the file.
    let descriptor = unsafe path.withCString { name in
      unsafe Glibc.open(name, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0o600)
    }
    guard descriptor >= 0 else { throw StoreError.writing(path) }
    Glibc.close(descriptor)
    let connection = try Connection(path: path, access: .create)
    try connection.execute("PRAGMA page_size = 8192; PRAGMA journal_mode = WAL")
    try Schema.migrate(connection, appliedAt: appliedAt, program: program)
    if let zone { try connection.run(SQL.setZone) { $0.bind(1, zone) } }
    return Store(connection: connection)
  }

  /// The zone in which dates of questions are read, as it was stated when the database was made.
  func statedZone() throws(StoreError) -> String? {
    try connection.first(SQL.zone) { $0.optionalText(0) } ?? nil
  }

  /// Opens an existing database; one opened for writing is brought up to date first.
  ///
  /// - Throws: `StoreError`, with `networkDrive` for writing on a drive of another computer.
  package static func open(
    _ path: String, _ access: Access, now: Instant, program: String, drive: DriveProbe = .system
  ) throws(StoreError) -> Store {
    var status = stat()
    guard unsafe path.withCString({ unsafe stat($0, &status) }) == 0 else {
      throw StoreError(errno == ENOENT || errno == ENOTDIR ? .notFound : .denied, path: path)
    }
    if status.st_mode & S_IFMT == S_IFDIR { throw StoreError(.isDirectory, path: path) }
    if access == .write, let kind = drive.networkDrive(path) {
      throw StoreError(.networkDrive(kind), path: path)
    }
    let store = access == .write ? try writable(path) : try readable(path)
    switch try Schema.state(of: store.connection) {
    case .current:
      break
    case .behind(let schema):
      guard access == .write else { throw StoreError(.older(schema: schema), path: path) }
      try Schema.migrate(store.connection, appliedAt: now, program: program)
    }
    if access == .read { try store.connection.execute("PRAGMA query_only = ON") }
    return store
  }

  /// - Throws: `StoreError` with `readOnly` where the file, or what SQLite puts beside it, may not be written.
  private static func writable(_ path: String) throws(StoreError) -> Store {
    do throws(StoreError) {
      let store = Store(connection: try Connection(path: path, access: .write))
      _ = try Schema.version(of: store.connection)
      guard !store.connection.isReadOnly else { throw StoreError(.readOnly, path: path) }
      return store
    } catch {
      guard error.problem == .denied, ReadOnlyPlace(path) != nil else { throw error }
      throw StoreError(.readOnly, path: path)
    }
  }

  /// A log that somebody writes is read along wherever SQLite can do so. Who may not write the file or
  /// beside it can make none of the files that this needs; without a log the file is whole, and read as
  /// it is.
  ///
  /// - Throws: `StoreError` with `logUnread` for a log that cannot be read along.
  private static func readable(_ path: String) throws(StoreError) -> Store {
    do throws(StoreError) {
      let store = Store(connection: try Connection(path: path, access: .read))
      // SQLite looks for the files beside it at the first page that is read.
      _ = try Schema.version(of: store.connection)
      return store
    } catch {
      guard error.problem == .readOnly || error.problem == .denied,
        let place = ReadOnlyPlace(path)
      else { throw error }
      guard !place.mayHaveLog else { throw StoreError(.logUnread, path: path) }
      return try unchanging(path)
    }
  }

  /// Opens a file that nobody writes to, without locks. Should somebody do so nevertheless, what was read
  /// meanwhile does not count; see `read`.
  static func unchanging(_ path: String) throws(StoreError) -> Store {
    let stamp = FileStamp(path)
    return Store(connection: try Connection(path: path, access: .unchanging), stamp: stamp)
  }

  /// Opens an existing database to read it, with a place of its own for temporary tables.
  static func openUnguarded(_ path: String) throws(StoreError) -> Store {
    let store = try readable(path)
    guard case .current = try Schema.state(of: store.connection) else {
      throw StoreError(.older(schema: try store.schemaVersion()), path: path)
    }
    return store
  }

  /// The number of the last migration that the file has.
  package func schemaVersion() throws(StoreError) -> Int { try Schema.version(of: connection) }

  /// All of `body` in one write transaction; `commit: false` rolls back at the end (a dry run).
  package func write<Result>(
    commit: Bool = true, _ body: () throws(StoreError) -> Result
  ) throws(StoreError) -> Result {
    try connection.transaction(commit: commit, body)
  }

  /// One write transaction that stays when `isKept` says so of its result.
  package func write<Result>(
    keepingIf isKept: (Result) -> Bool, _ body: () throws -> Result
  ) throws -> Result {
    try connection.transaction(keepingIf: isKept, body)
  }

  /// All of `body` on one snapshot: what others write meanwhile is not seen.
  ///
  /// - Throws: `StoreError` with `busy` when others have written to a file that was opened as one that
  ///   does not change; and what `body` throws.
  package func read<Result>(_ body: () throws -> Result) throws -> Result {
    try connection.execute("BEGIN")
    defer { connection.rollBack() }
    let result = try body()
    guard stamp == nil || stamp == FileStamp(path) else { throw StoreError(.busy, path: path) }
    return result
  }

  /// How long a write transaction waits for one of somebody else before it is `busy`.
  package func waitForWriters(seconds: Int) { connection.waitForWriters(seconds: seconds) }

  /// From here on all is read on one snapshot, as long as the store is open.
  package func holdSnapshot() throws(StoreError) { try connection.execute("BEGIN") }

  /// For one pass over everything from its beginning to its end: nothing is read twice, so little of
  /// it has to stay in memory.
  package func keepLittleInMemory() throws(StoreError) {
    try connection.execute("PRAGMA cache_size = -512")
  }

  /// The number of the last migration that this program carries.
  package static var carriedSchema: Int { Schema.carried }

  /// SQLite's own version, for `audit --version`.
  package static var sqliteVersion: String { unsafe String(cString: sqlite3_libversion()) }
}

extension StoreError {
  /// Why the system did not let a file be made or written, by `errno`.
  static func writing(_ path: String) -> StoreError {
    switch errno {
    case EEXIST: StoreError(.alreadyExists, path: path)
    case EROFS, EACCES, EPERM: StoreError(.readOnly, path: path)
    case ENOSPC, EDQUOT: StoreError(.diskFull, path: path)
    case EISDIR: StoreError(.isDirectory, path: path)
    case ENOENT, ENOTDIR: StoreError(.notFound, path: path)
    default: StoreError(.denied, path: path)
    }
  }
}

private enum SQL {
  static let setZone = "UPDATE identity SET zone = ?1"
  static let zone = "SELECT identity.zone FROM identity"
}
