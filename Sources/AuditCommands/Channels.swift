internal import AuditImport
internal import AuditReport
internal import Glibc

/// Standard output. A reader that has gone (`| head`) ends the program quietly.
final class StandardOutput: ByteSink {
  func write(_ bytes: borrowing Span<UInt8>) throws {
    try Channel.write(bytes, to: 1, name: "-")
  }
}

/// A file that appears under its name only when it is whole: written beside it, then renamed.
final class FileOutput: ByteSink {
  private let path: String
  private let temporary: String
  private var descriptor: Int32

  init(path: String) throws {
    self.path = path
    temporary = "\(path).\(getpid()).part"
    descriptor = unsafe open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw ImportFault.cannotWrite(file: path, reason: SystemReason(number: errno))
    }
  }

  deinit {
    guard descriptor >= 0 else { return }
    close(descriptor)
    unsafe unlink(temporary)
  }

  func write(_ bytes: borrowing Span<UInt8>) throws {
    try Channel.write(bytes, to: descriptor, name: path)
  }

  /// Puts the file in its place.
  func finish() throws {
    let isWhole = fsync(descriptor) == 0 && close(descriptor) == 0
    descriptor = -1
    guard isWhole, unsafe rename(temporary, path) == 0 else {
      let reason = SystemReason(number: errno)
      unsafe unlink(temporary)
      throw ImportFault.cannotWrite(file: path, reason: reason)
    }
  }
}

enum Channel {
  static func write(_ bytes: borrowing Span<UInt8>, to descriptor: Int32, name: String) throws {
    var written = 0
    while written < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { buffer in
        unsafe Glibc.write(
          descriptor, buffer.baseAddress?.advanced(by: written), buffer.count - written)
      }
      if count > 0 {
        written += count
      } else if errno == EPIPE {
        throw ClosedPipe()
      } else if errno != EINTR {
        throw ImportFault.cannotWrite(file: name, reason: SystemReason(number: errno))
      }
    }
  }
}

/// The reader of our output has gone; that is no failure.
struct ClosedPipe: Error {}
