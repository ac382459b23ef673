internal import Glibc

/// A file that is open for reading. Closed once, when the value goes out of scope.
struct InputFile: ~Copyable {
  let path: String
  private let descriptor: Int32
  /// Bytes of a regular file; `nil` for a pipe.
  let size: Int?

  /// Opens a regular file or a pipe.
  init(path: String) throws(ImportFault) {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw .cannotOpen(file: path, reason: SystemReason(number: errno))
    }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else {
      let reason = SystemReason(number: errno)
      close(descriptor)
      throw .cannotOpen(file: path, reason: reason)
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: size = Int(status.st_size)
    case S_IFIFO: size = nil
    case let kind:
      close(descriptor)
      if kind == S_IFDIR { throw .isDirectory(file: path) }
      throw .notAFile(file: path)
    }
    self.path = path
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }

  /// Fills the buffer from its start as far as the file goes.
  ///
  /// - Returns: How many bytes were read; fewer than the buffer holds at the end of the file.
  func read(into buffer: inout [UInt8]) throws(ImportFault) -> Int {
    var filled = 0
    while filled < buffer.count {
      let count = unsafe buffer.withUnsafeMutableBytes { bytes in
        let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: bytes[filled...])
        return unsafe Glibc.read(descriptor, rest.baseAddress, rest.count)
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else {
        throw .cannotRead(file: path, reason: SystemReason(number: errno))
      }
      if count == 0 { break }
      filled += count
    }
    return filled
  }

  /// - Throws: `ImportFault.notAFile` for a device or a pipe, which one file cannot name in another.
  static func requireRegular(_ path: String) throws(ImportFault) {
    var status = stat()
    guard unsafe stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG,
      status.st_mode & S_IFMT != S_IFDIR
    else { return }
    throw .notAFile(file: path)
  }

  /// The whole of a small file.
  ///
  /// - Throws: `ImportFault.tooLarge` when it has more bytes than `limit`.
  static func contents(of path: String, limit: Int) throws(ImportFault) -> [UInt8] {
    let file = try InputFile(path: path)
    if let size = file.size, size > limit { throw .tooLarge(file: path, limit: limit) }
    var contents: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = try file.read(into: &piece)
      contents.append(contentsOf: piece[..<count])
      if contents.count > limit { throw .tooLarge(file: path, limit: limit) }
      if count < piece.count { return contents }
    }
  }
}
