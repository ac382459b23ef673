internal import Glibc

/// Files that nobody else can open and that are gone when their descriptor is, whatever ends the program.
package enum NamelessFile {
  /// Opens one in a folder, to be read and written; empty: the working one. A file system that knows none gives one that
  /// has its name for a moment.
  ///
  /// - Parameters:
  ///   - folder: One in which this program may write.
  ///   - purpose: What that name begins with.
  /// - Returns: Its descriptor; negative with `errno` when there is none.
  package static func open(in folder: String, for purpose: String) -> Int32 {
    let folder = folder.isEmpty ? "." : folder
    let descriptor = unsafe folder.withCString {
      unsafe Glibc.open($0, O_RDWR | O_CLOEXEC | nameless, 0o600)
    }
    guard descriptor < 0, [EOPNOTSUPP, EISDIR, EINVAL, ENOENT].contains(errno) else {
      return descriptor
    }
    let name = "\(folder)/.\(purpose)-\(getpid())-\(UInt32.random(in: 0 ... .max))"
    let named = unsafe name.withCString {
      unsafe Glibc.open($0, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    }
    if named >= 0 { unsafe unlink(name) }
    return named
  }

  /// O_TMPFILE of Linux, which is not imported.
  private static let nameless = 0o20_000_000 | O_DIRECTORY
}
