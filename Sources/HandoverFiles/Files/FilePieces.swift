package import AuditImport
internal import AuditReport
internal import Glibc
package import ServiceStandards

/// A file read from its beginning to its end in pieces of 256 KiB.
package enum FilePieces {
  /// - Throws: `ImportFault` when the file cannot be read.
  package static func forEach(
    of path: String, _ body: (borrowing Span<UInt8>) -> Void
  ) throws(ImportFault) {
    let descriptor = unsafe path.withCString { unsafe Glibc.open($0, O_RDONLY | O_CLOEXEC) }
    guard descriptor >= 0 else {
      throw .cannotOpen(file: path, reason: SystemReason(number: errno))
    }
    defer { Glibc.close(descriptor) }
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = unsafe buffer.withUnsafeMutableBytes {
        unsafe Glibc.read(descriptor, $0.baseAddress, $0.count)
      }
      if count == 0 { return }
      guard count > 0 else {
        let reason = SystemReason(number: errno)
        throw errno == EISDIR
          ? .isDirectory(file: path) : .cannotRead(file: path, reason: reason)
      }
      body(buffer.span.extracting(first: count))
    }
  }
}

/// A small file in memory.
package enum WholeFile {
  /// - Throws: `ImportFault`, also for a file of more than `limit` bytes.
  package static func bytes(of path: String, limit: Int = 1 << 26) throws(ImportFault) -> [UInt8] {
    var bytes: [UInt8] = []
    var isTooLarge = false
    try FilePieces.forEach(of: path) { piece in
      guard bytes.count + piece.count <= limit else {
        isTooLarge = true
        return
      }
      for index in piece.indices { bytes.append(piece[index]) }
    }
    guard !isTooLarge else { throw .tooLarge(file: path, limit: limit) }
    return bytes
  }
}

extension ImportFault {
  /// The system's reason, when it was the system that refused.
  package var systemReason: SystemReason? {
    switch self {
    case .cannotOpen(_, let reason), .cannotRead(_, let reason), .cannotWrite(_, let reason): reason
    default: nil
    }
  }
}

extension SystemReason {
  /// There is no such file.
  var isMissing: Bool { number == ENOENT || number == ENOTDIR }
}

extension SystemReason: MessageArgument {
  package func words(in language: Language) -> String { text(in: language) }
}
