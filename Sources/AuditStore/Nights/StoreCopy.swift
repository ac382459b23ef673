internal import CSQLite
internal import Glibc

extension Store {
  /// Copies the whole database, as it is at one instant, into a new file with mode 0600. Readers and
  /// writers go on meanwhile.
  ///
  /// - Throws: `StoreError`; then nothing is left at `path`.
  package func copy(to path: String) throws(StoreError) {
    let descriptor = unsafe path.withCString { name in
      unsafe Glibc.open(name, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0o600)
    }
    guard descriptor >= 0 else { throw StoreError.writing(path) }
    defer { close(descriptor) }
    do throws(StoreError) {
      try connection.copyPages(to: path)
      guard fsync(descriptor) == 0 else { throw StoreError.writing(path) }
    } catch {
      for end in ["", "-journal", "-wal", "-shm"] { unsafe unlink(path + end) }
      throw error
    }
  }

  /// Checks a copy from its first page to its last: every page, index and constraint, and that it is
  /// ours. The file is only read, and nothing is made beside it.
  ///
  /// - Throws: `StoreError` with `damaged`, and what is wrong, when it is not whole.
  package static func checkCopy(_ path: String) throws(StoreError) {
    let connection = try Connection(path: path, access: .unchanging)
    guard case .current = try Schema.state(of: connection) else {
      throw StoreError(.older(schema: try Schema.version(of: connection)), path: path)
    }
    var found: [String] = []
    try connection.forEachRow("PRAGMA integrity_check(5)") { found.append($0.text(0)) }
    guard found == ["ok"] else {
      throw StoreError(
        code: SQLITE_CORRUPT, message: found.joined(separator: "; "), sql: "", path: path)
    }
    if let orphan = try connection.first("PRAGMA foreign_key_check", { $0.text(0) }) {
      throw StoreError(
        code: SQLITE_CORRUPT, message: "foreign keys of \(orphan)", sql: "", path: path)
    }
  }
}

extension Connection {
  /// Copies every page in one step: the copy is of one instant, and needs no second try.
  fileprivate func copyPages(to path: String) throws(StoreError) {
    let target = try Connection(path: path, access: .write)
    // The file has another name until it is whole, and is put on the disk once, at the end.
    try target.execute("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF")
    guard
      let backup = unsafe sqlite3_backup_init(target.database, "main", database, "main")
    else { throw target.error(SQLITE_ERROR, "") }
    let step = unsafe sqlite3_backup_step(backup, -1)
    let end = unsafe sqlite3_backup_finish(backup)
    guard step == SQLITE_DONE, end == SQLITE_OK else {
      throw target.error(step == SQLITE_DONE ? end : step, "")
    }
  }
}
