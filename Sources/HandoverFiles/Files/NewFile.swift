package import AuditImport
internal import AuditReport
internal import Crypto
internal import Glibc

/// A file that did not exist before, written once from its beginning to its end; its length and its
/// SHA-256 are counted on the way, so that nobody has to read it again.
package final class NewFile: ByteSink {
  let path: String
  package private(set) var bytes: Int64 = 0
  private var hash = SHA256()
  private var descriptor: Int32

  /// - Throws: `WriteFault`, also when something is at that path already.
  package init(path: String, mode: UInt32 = 0o600) throws(WriteFault) {
    self.path = path
    descriptor = unsafe path.withCString {
      unsafe Glibc.open($0, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
    }
    guard descriptor >= 0 else { throw WriteFault(path: path, number: errno) }
  }

  deinit { if descriptor >= 0 { Glibc.close(descriptor) } }

  package func write(_ bytes: borrowing Span<UInt8>) throws {
    try unsafe bytes.withUnsafeBytes { buffer in
      unsafe hash.update(bufferPointer: buffer)
      var written = 0
      while written < buffer.count {
        let count = unsafe Glibc.write(
          descriptor, buffer.baseAddress?.advanced(by: written), buffer.count - written)
        if count > 0 {
          written += count
        } else if errno != EINTR {
          throw WriteFault(path: path, number: errno)
        }
      }
    }
    self.bytes += Int64(bytes.count)
  }

  package func write(_ text: String) throws {
    let bytes = Array(text.utf8)
    try write(bytes.span)
  }

  /// Puts everything on the disk.
  ///
  /// - Returns: SHA-256 in hexadecimal digits.
  package func finish() throws(WriteFault) -> String {
    let isWhole = fsync(descriptor) == 0 && Glibc.close(descriptor) == 0
    let number = errno
    descriptor = -1
    guard isWhole else { throw WriteFault(path: path, number: number) }
    return hash.finalize().hexadecimal
  }
}

/// A file or a folder that could not be written.
package struct WriteFault: Error, Hashable {
  package let path: String
  /// `errno`.
  package let number: Int32

  package init(path: String, number: Int32) {
    self.path = path
    self.number = number
  }

  package var isFull: Bool { [ENOSPC, EDQUOT, EFBIG].contains(number) }

  package var reason: SystemReason { SystemReason(number: number) }
}
