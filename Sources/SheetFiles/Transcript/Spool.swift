internal import Glibc

/// A file without a name that nobody else can open; it is gone when the last reference goes, whatever ends the program.
final class Spool: Sendable {
  let descriptor: Int32

  /// In that folder; the folder of the database, since `/tmp` may be memory.
  init(folder: String) throws(SheetFault) {
    let name =
      "\(folder.isEmpty ? "." : folder)/.audit-sheet-\(getpid())-\(UInt32.random(in: 0 ... .max))"
    let descriptor = unsafe name.withCString {
      unsafe open($0, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    }
    guard descriptor >= 0 else { throw .cannotWrite(errno: errno) }
    unsafe unlink(name)
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }

  /// Adds the bytes at the end.
  func write(_ bytes: [UInt8]) throws(SheetFault) {
    var done = 0
    while done < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { all in
        let rest = unsafe UnsafeRawBufferPointer(rebasing: all[done...])
        return unsafe Glibc.write(descriptor, rest.baseAddress, rest.count)
      }
      if count > 0 {
        done += count
      } else if errno != EINTR {
        throw .cannotWrite(errno: errno)
      }
    }
  }
}
