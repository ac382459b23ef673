internal import Glibc
internal import SheetFiles

/// A file that was opened once: whatever takes its name meanwhile, all that is read of it is of one
/// file. It is read from its beginning to its end, as often as wanted. Closed when the last reference
/// goes.
package final class InputFile {
  /// What stands for standard input.
  package static let standardInput = "-"

  package let path: String
  private let descriptor: Int32
  /// Bytes of a regular file; `nil` for a pipe.
  let size: Int?
  /// Is told of every piece as it is read.
  package var watch: ((borrowing Span<UInt8>) -> Void)?
  /// Where what has to be put down while it is read lies, without a name.
  package var workFolder = ""
  /// Its content was read at other places than one after the other, so that nobody who watches has seen it.
  package internal(set) var isReadOtherwise = false
  /// The rows of the workbook that it is, once they were read, with the sheets that were chosen.
  var workbook: (choice: SheetChoice?, Workbook)?

  /// Opens a regular file or a pipe, or with `orStandardInput` what `-` stands for.
  package init(path: String, orStandardInput: Bool = false) throws(ImportFault) {
    let isStandardInput = orStandardInput && path == InputFile.standardInput
    let descriptor =
      isStandardInput
      ? dup(0) : unsafe path.withCString { unsafe open($0, O_RDONLY | O_CLOEXEC) }
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
    case S_IFDIR:
      close(descriptor)
      throw .isDirectory(file: path)
    // Whoever redirected it may have read a part.
    case _ where isStandardInput: size = nil
    case S_IFREG: size = Int(status.st_size)
    case S_IFIFO: size = nil
    default:
      close(descriptor)
      throw .notAFile(file: path)
    }
    self.path = path
    self.descriptor = descriptor
  }

  /// To be read at any place; `nil` for a pipe.
  var source: SheetSource? {
    size.map { SheetSource(descriptor: descriptor, size: $0) }
  }

  /// What was unpacked of the file of that name.
  init(path: String, unpacked: UnpackedFile) throws(ImportFault) {
    self.path = path
    size = unpacked.source.size
    descriptor = dup(unpacked.source.descriptor)
    guard descriptor >= 0 else {
      throw .cannotOpen(file: path, reason: SystemReason(number: errno))
    }
    try rewind()
  }

  private init(path: String, spool descriptor: Int32, size: Int) {
    self.path = path
    self.descriptor = descriptor
    self.size = size
  }

  deinit { close(descriptor) }

  /// The same file for a regular one. What a pipe brings is put into a file in that folder, which has
  /// no name and the mode 0600, so that it can be read twice. `proceed` is called while it waits and
  /// when a signal comes; what it throws ends the waiting.
  package func spooled(in folder: String, proceed: () throws -> Void) throws -> InputFile {
    if size != nil { return self }
    let name = folder.isEmpty ? "." : folder
    let spool = NamelessFile.open(in: folder, for: "audit-spool")
    guard spool >= 0 else {
      throw ImportFault.cannotWrite(file: name, reason: SystemReason(number: errno))
    }
    var total = 0
    do {
      var piece = [UInt8](repeating: 0, count: 1 << 18)
      while true {
        try wait(proceed)
        let count = try readOnce(&piece, from: 0)
        if count == 0 { break }
        try InputFile.write(piece[..<count], to: spool, name: name)
        total += count
      }
      lseek(spool, 0, SEEK_SET)
    } catch {
      close(spool)
      throw error
    }
    return InputFile(path: path, spool: spool, size: total)
  }

  /// To be read from its beginning again.
  package func rewind() throws(ImportFault) {
    guard lseek(descriptor, 0, SEEK_SET) == 0 else { throw unreadable }
  }

  /// Fills the buffer from its start as far as the file goes.
  ///
  /// - Returns: How many bytes were read; fewer than the buffer holds at the end of the file.
  package func read(into buffer: inout [UInt8]) throws(ImportFault) -> Int {
    var filled = 0
    while filled < buffer.count {
      let count = try readOnce(&buffer, from: filled)
      if count == 0 { break }
      filled += count
    }
    watch?(buffer.span.extracting(first: filled))
    return filled
  }

  private func readOnce(_ buffer: inout [UInt8], from start: Int) throws(ImportFault) -> Int {
    while true {
      let count = unsafe buffer.withUnsafeMutableBytes { bytes in
        let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: bytes[start...])
        return unsafe Glibc.read(descriptor, rest.baseAddress, rest.count)
      }
      if count >= 0 { return count }
      guard errno == EINTR else { throw unreadable }
    }
  }

  private var unreadable: ImportFault {
    .cannotRead(file: path, reason: SystemReason(number: errno))
  }

  /// Until there is something to read; a signal does not wait that long.
  private func wait(_ proceed: () throws -> Void) throws {
    var asked = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    while unsafe poll(&asked, 1, -1) < 0, errno == EINTR { try proceed() }
    try proceed()
  }

  private static func write(
    _ piece: ArraySlice<UInt8>, to spool: Int32, name: String
  ) throws(ImportFault) {
    var rest = piece
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes {
        unsafe Glibc.write(spool, $0.baseAddress, $0.count)
      }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if errno != EINTR {
        throw .cannotWrite(file: name, reason: SystemReason(number: errno))
      }
    }
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
  func contents(limit: Int) throws(ImportFault) -> [UInt8] {
    if let size, size > limit { throw .tooLarge(file: path, limit: limit) }
    var contents: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = try read(into: &piece)
      contents.append(contentsOf: piece[..<count])
      if contents.count > limit { throw .tooLarge(file: path, limit: limit) }
      if count < piece.count { return contents }
    }
  }
}
