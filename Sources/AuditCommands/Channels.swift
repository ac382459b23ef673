internal import AuditImport
internal import AuditReport
internal import Glibc

/// Standard output. A reader that has gone (`| head`) ends the program quietly.
final class StandardOutput: ByteSink {
  func write(_ bytes: borrowing Span<UInt8>) throws {
    try Channel.write(bytes, to: 1, name: "-")
  }
}

/// A result that goes to a name on the command line; see `OutputFile`.
final class FileOutput: ByteSink {
  private let file: OutputFile

  init(path: String) throws { file = try OutputFile(path: path) }

  func write(_ bytes: borrowing Span<UInt8>) throws {
    do throws(ImportFault) {
      try file.write(bytes)
    } catch .cannotWrite(_, SystemReason(number: EPIPE)) {
      throw ClosedPipe()
    }
  }

  /// Puts the file in its place.
  func finish() throws { try file.finish() }
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
