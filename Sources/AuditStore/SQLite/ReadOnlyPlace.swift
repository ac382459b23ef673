internal import Glibc

/// A database that this account may read, and not write, or not beside it: SQLite can make none of the
/// files there that it usually puts beside one.
struct ReadOnlyPlace {
  /// Somebody has changes in a log (`-wal`) that are not in the file yet, or may have.
  let mayHaveLog: Bool

  /// `nil` for a file that may be written, and for one that may not even be read.
  init?(_ path: String) {
    guard ReadOnlyPlace.may(R_OK, path),
      !ReadOnlyPlace.may(W_OK, path)
        || !ReadOnlyPlace.may(W_OK, ReadOnlyPlace.folder(of: path))
    else { return nil }
    var log = stat()
    let hasLog = unsafe (path + "-wal").withCString { unsafe stat($0, &log) } == 0
    // Whoever has the database open has made both; with an index that cannot be read, nobody can tell.
    let index = path + "-shm"
    let isHidden = ReadOnlyPlace.may(F_OK, index) && !ReadOnlyPlace.may(R_OK, index)
    mayHaveLog = hasLog && (log.st_size > 0 || isHidden)
  }

  static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
  }

  /// By the rights with which files are opened, on a disk that can only be read too.
  private static func may(_ access: Int32, _ path: String) -> Bool {
    unsafe path.withCString { unsafe faccessat(AT_FDCWD, $0, access, AT_EACCESS) } == 0
  }
}
