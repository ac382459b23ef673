internal import CSQLite
internal import Glibc

/// One open SQLite file. Closed exactly once, when the last reference goes.
///
/// A connection is used by one task at a time: it is opened without SQLite's own mutexes.
@safe final class Connection {
  enum Access {
    /// For looking only: never creates, never writes.
    case read
    /// For an existing database.
    case write
    /// For `audit init`: makes the file, with mode 0600.
    case create
    /// For a file that nobody writes to: no locks, and no files beside it.
    case unchanging
  }

  let path: String
  private let handle: OpaquePointer
  /// The file that was opened; `nil` for one in memory.
  private var file: FileIdentity?

  /// The handle, for `Statement.swift` only.
  var database: OpaquePointer { unsafe handle }

  /// Prepared statements that nobody uses, by their SQL: to prepare one again costs more than to run it.
  private var idle: [String: OpaquePointer] = unsafe [:]
  private static let mostIdle = 100

  /// KiB of pages in memory.
  private static let usualCache = 4096

  /// SQLite counts the bytes of each allocation unless it is told not to, before its first use; Debian's
  /// build allocates for every small thing. Nobody here reads the counts.
  private static let isConfigured = csqlite_config_int(SQLITE_CONFIG_MEMSTATUS, 0) == SQLITE_OK

  init(path: String, access: Access) throws(StoreError) {
    // Left as it was when something in this process has used SQLite before.
    _ = Connection.isConfigured
    self.path = path
    let flags =
      switch access {
      case .read: SQLITE_OPEN_READONLY
      case .write: SQLITE_OPEN_READWRITE
      case .create: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
      case .unchanging: SQLITE_OPEN_READONLY | SQLITE_OPEN_URI
      }
    var opened: OpaquePointer?
    let name = access == .unchanging ? Connection.unchangingURI(path) : path
    let code = unsafe sqlite3_open_v2(name, &opened, flags | SQLITE_OPEN_NOMUTEX, nil)
    guard let opened = unsafe opened else {
      throw StoreError(code: code, message: "out of memory", sql: "", path: path)
    }
    unsafe handle = opened
    guard code == SQLITE_OK else { throw error(code, "") }
    unsafe sqlite3_extended_result_codes(handle, 1)
    waitForWriters(seconds: 10)
    unsafe csqlite_db_config_int(handle, SQLITE_DBCONFIG_DQS_DML, 0)
    unsafe csqlite_db_config_int(handle, SQLITE_DBCONFIG_DQS_DDL, 0)
    unsafe csqlite_db_config_int(handle, SQLITE_DBCONFIG_DEFENSIVE, 1)
    try execute(
      "PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON")
    try execute("PRAGMA temp_store = MEMORY; PRAGMA cache_size = -\(Connection.usualCache)")
    // What is committed is on the disk before anybody is told of it.
    if access == .write || access == .create { try execute("PRAGMA synchronous = FULL") }
    try addCollect()
    try addSaltedHash()
    file = FileIdentity(path)
  }

  func waitForWriters(seconds: Int) {
    unsafe sqlite3_busy_timeout(handle, Int32(clamping: min(seconds, 1_000_000) * 1000))
  }

  deinit {
    unsafe idle.values.forEach { handle in _ = unsafe sqlite3_finalize(handle) }
    unsafe sqlite3_close_v2(handle)
  }

  /// A statement that was used before and is ready to be used again.
  func takeIdle(_ sql: String) -> OpaquePointer? { unsafe idle.removeValue(forKey: sql) }

  /// Takes back a statement. It holds no lock and no memory of others any more.
  func putBack(_ statement: OpaquePointer, _ sql: String) {
    unsafe sqlite3_reset(statement)
    unsafe sqlite3_clear_bindings(statement)
    guard unsafe idle.count < Connection.mostIdle, unsafe idle[sql] == nil else {
      unsafe sqlite3_finalize(statement)
      return
    }
    unsafe idle[sql] = unsafe statement
  }

  /// SQLite's name for a file that does not change; signs that mean something in a URI are escaped.
  private static func unchangingURI(_ path: String) -> String {
    let escaped = path.replacing("%", with: "%25").replacing("?", with: "%3f")
      .replacing("#", with: "%23")
    return "file:\(escaped)?immutable=1"
  }

  /// Runs statements without parameters and without rows that matter.
  func execute(_ sql: String) throws(StoreError) {
    let code = unsafe sqlite3_exec(handle, sql, nil, nil, nil)
    guard code == SQLITE_OK else { throw error(code, sql) }
  }

  /// One write transaction: all of `body` or nothing. With `commit: false` it is the real path of a
  /// dry run, rolled back at the end.
  func transaction<Result>(
    commit: Bool = true, _ body: () throws(StoreError) -> Result
  ) throws(StoreError) -> Result {
    try execute("BEGIN IMMEDIATE")
    do throws(StoreError) {
      let result = try body()
      try execute(commit ? "COMMIT" : "ROLLBACK")
      if commit { try requireSameFile() }
      return result
    } catch {
      rollBack()
      throw error
    }
  }

  /// One write transaction whose result says whether it stays, for bodies that also fail in ways
  /// that are not the database's.
  func transaction<Result>(
    keepingIf isKept: (Result) -> Bool, _ body: () throws -> Result
  ) throws -> Result {
    try execute("BEGIN IMMEDIATE")
    do {
      let result = try body()
      let isKept = isKept(result)
      try execute(isKept ? "COMMIT" : "ROLLBACK")
      if isKept { try requireSameFile() }
      return result
    } catch {
      rollBack()
      throw error
    }
  }

  /// SQLite goes on with a file that has no name any more, as if nothing were wrong.
  private func requireSameFile() throws(StoreError) {
    guard file == FileIdentity(path) else { throw StoreError(.vanished, path: path) }
  }

  /// Leaves an open transaction. SQLite has already left it after some errors (a full disk), so
  /// there is nothing to report.
  func rollBack() {
    guard unsafe sqlite3_get_autocommit(handle) == 0 else { return }
    unsafe sqlite3_exec(handle, "ROLLBACK", nil, nil, nil)
  }

  /// SQLite opened it for reading, since it may not be written.
  var isReadOnly: Bool { unsafe sqlite3_db_readonly(handle, "main") == 1 }

  var lastInsertedID: Int64 { unsafe sqlite3_last_insert_rowid(handle) }

  /// Rows that the last INSERT, UPDATE or DELETE touched.
  var changedRows: Int64 { unsafe sqlite3_changes64(handle) }

  /// Switches the triggers of this connection on or off; see `Migrations/0001_transactions.sql`.
  func setTriggers(on: Bool) {
    unsafe csqlite_db_config_int(handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, on ? 1 : 0)
  }

  /// Gives an import the memory in which the ends of the services' parts of the index of case numbers
  /// stay; with less, pages are written, read and written again. `false`: as before.
  func setLargeCache(on: Bool) {
    let size = on ? 2 * Connection.usualCache : Connection.usualCache
    unsafe sqlite3_exec(handle, "PRAGMA cache_size = -\(size)", nil, nil, nil)
  }

  /// Switches foreign keys on again after a migration. Nothing can fail but what every later statement
  /// would report too.
  func requireForeignKeys() {
    unsafe sqlite3_exec(handle, "PRAGMA foreign_keys = ON", nil, nil, nil)
  }

  /// What SQLite says of the last failure on this connection.
  func error(_ code: Int32, _ sql: String) -> StoreError {
    let message = unsafe String(cString: sqlite3_errmsg(handle))
    var reason = unsafe sqlite3_system_errno(handle)
    // SQLite forgets why a write failed; where files may only grow so large, that is why.
    if reason == 0, code & 0xFF == SQLITE_IOERR, csqlite_has_file_limit() != 0 { reason = EFBIG }
    return StoreError(code: code, message: message, sql: sql, path: path, reason: reason)
  }
}
