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

  package var path: String { connection.path }

  private init(connection: Connection) { self.connection = connection }

  /// Makes a new database with mode 0600.
  ///
  /// - Throws: `StoreError` with `alreadyExists` when something is at that path.
  package static func create(
    at path: String, appliedAt: Instant, program: String, drive: DriveProbe = .system
  ) throws(StoreError) -> Store {
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
    if let kind = drive.networkDrive(folder) {
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
    return Store(connection: connection)
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
    let connection = try Connection(path: path, access: try Store.access(access, path))
    switch try Schema.state(of: connection) {
    case .current:
      break
    case .behind(let schema):
      guard access == .write else { throw StoreError(.older(schema: schema), path: path) }
      try Schema.migrate(connection, appliedAt: now, program: program)
    }
    if access == .read { try connection.execute("PRAGMA query_only = ON") }
    return Store(connection: connection)
  }

  /// How to open a file on a disk that can only be read: nobody can change it there, and SQLite could make
  /// none of the files that it usually puts beside a database.
  ///
  /// - Throws: `StoreError` with `readOnly` for writing, and for a log that cannot be put into the database.
  private static func access(
    _ access: Access, _ path: String
  ) throws(StoreError) -> Connection.Access {
    var system = statvfs()
    guard unsafe path.withCString({ unsafe statvfs($0, &system) }) == 0,
      system.f_flag & UInt(ST_RDONLY) != 0
    else { return access == .read ? .read : .write }
    var log = stat()
    let hasLog =
      unsafe (path + "-wal").withCString { unsafe stat($0, &log) } == 0 && log.st_size > 0
    guard access == .read, !hasLog else { throw StoreError(.readOnly, path: path) }
    return .unchanging
  }

  /// Opens an existing database to read it, with a place of its own for temporary tables.
  static func openUnguarded(_ path: String) throws(StoreError) -> Store {
    let connection = try Connection(path: path, access: .read)
    guard case .current = try Schema.state(of: connection) else {
      throw StoreError(.older(schema: try Schema.version(of: connection)), path: path)
    }
    return Store(connection: connection)
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
  package func read<Result>(_ body: () throws -> Result) throws -> Result {
    try connection.execute("BEGIN")
    defer { connection.rollBack() }
    return try body()
  }

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
