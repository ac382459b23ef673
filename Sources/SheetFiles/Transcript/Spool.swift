internal import Glibc

/// A file without a name that nobody else can open; it is gone when the last reference goes, whatever ends the program.
final class Spool: Sendable {
  let descriptor: Int32

  /// In that folder; the folder of the database, since `/tmp` may be memory.
  init(folder: String) throws(SheetFault) {
    let descriptor = NamelessFile.open(in: folder, for: "audit-sheet")
    guard descriptor >= 0 else { throw .cannotWrite(errno: errno) }
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
