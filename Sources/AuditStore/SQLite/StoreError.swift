internal import CSQLite
internal import Glibc
package import WorkingTime

/// Why the database could not do what was asked: which case, and SQLite's own words.
///
/// Bound values are left out, they may be personal data.
package struct StoreError: Error, Sendable {
  package enum Problem: Hashable, Sendable {
    case notFound
    case isDirectory
    case alreadyExists
    /// Not a database, or one that another program made.
    case foreign
    /// Made by a newer version of this program; the number is that of its last migration.
    case newer(schema: Int)
    /// Lacks migrations and may not be changed here.
    case older(schema: Int)
    /// An applied migration differs from the one this program carries.
    case migrationChanged(name: String)
    case readOnly
    /// Changes of others lie in a log beside it that this account cannot read along.
    case logUnread
    case diskFull
    case busy
    /// It lies on a drive of another computer, of that kind, and is to be written.
    case networkDrive(String)
    /// The system could not read or write the file, and not for want of room.
    case inputOutput
    case damaged
    /// It was removed or exchanged while the program worked.
    case vanished
    /// The columns beside the rows, which the rows can give anew.
    case damagedSegment
    case denied
    /// The clock is behind the last entry of the ledger.
    case clockBehind(now: Instant, last: Instant, entry: Int64)
    case other
  }

  package let problem: Problem
  /// SQLite's result code; 0 when the program itself refused.
  package let result: Int32
  package let detail: String
  package let sql: String
  package let path: String

  /// `SQLITE_CONSTRAINT_FOREIGNKEY`, a macro that is not imported.
  private static let foreignKey = SQLITE_CONSTRAINT | (3 << 8)
  /// `SQLITE_IOERR_SHMSIZE`, a macro that is not imported.
  private static let cannotGrow = SQLITE_IOERR | (19 << 8)
  /// `SQLITE_IOERR_DATA`, a macro that is not imported.
  private static let wrongChecksum = SQLITE_IOERR | (32 << 8)
  /// `SQLITE_IOERR_CORRUPTFS`, a macro that is not imported.
  private static let corruptFileSystem = SQLITE_IOERR | (33 << 8)

  /// `reason` is the system's `errno` behind a failure to open, read or write; 0: none.
  init(code: Int32, message: String, sql: String, path: String, reason: Int32 = 0) {
    result = code
    self.detail =
      code & 0xFF == SQLITE_IOERR && reason != 0
      ? unsafe "\(message): \(String(cString: strerror(reason)))" : message
    self.sql = sql
    self.path = path
    problem =
      switch code & 0xFF {
      case SQLITE_NOTADB: .foreign
      case SQLITE_READONLY: .readOnly
      case SQLITE_FULL: .diskFull
      case SQLITE_BUSY, SQLITE_LOCKED: .busy
      case SQLITE_CORRUPT: .damaged
      // A row refers to one that something else than this program has taken away.
      case SQLITE_CONSTRAINT where code == StoreError.foreignKey: .damaged
      case SQLITE_IOERR, SQLITE_CANTOPEN: StoreError.problem(ofFile: code, reason: reason)
      case SQLITE_PERM, SQLITE_AUTH: .denied
      default: .other
      }
  }

  /// Why a file could not be opened, read or written.
  private static func problem(ofFile code: Int32, reason: Int32) -> Problem {
    switch (code, reason) {
    case (_, ENOSPC), (_, EDQUOT), (_, EFBIG): .diskFull
    case (_, EROFS): .readOnly
    // The file beside a log, which SQLite could not make large enough.
    case (cannotGrow, 0): .diskFull
    case (corruptFileSystem, _), (wrongChecksum, _): .damaged
    default: code & 0xFF == SQLITE_IOERR ? .inputOutput : .denied
    }
  }

  init(_ problem: Problem, detail: String = "", path: String) {
    self.problem = problem
    result = 0
    self.detail = detail
    sql = ""
    self.path = path
  }
}
