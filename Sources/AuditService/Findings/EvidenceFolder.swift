internal import AuditImport
internal import AuditReport
internal import AuditStore
internal import Crypto
internal import Glibc
internal import HandoverFiles

/// The bytes of evidence files, kept beside the database under their SHA-256:
/// `<database>.evidence/ab/abcdef…`.
///
/// The same bytes are kept once. A file that no move names (a rolled-back or restored database) does
/// no harm and is used again when the same bytes come.
struct EvidenceFolder {
  let path: String

  init(database: String) { path = database + ".evidence" }

  /// A folder of the same form at another place.
  init(path: String) { self.path = path }

  func path(of file: EvidenceFile) -> String { path(ofDigest: file.sha256) }

  private func path(ofDigest sha256: String) -> String {
    "\(path)/\(sha256.prefix(2))/\(sha256)"
  }

  /// Whether the bytes of a file are still there and still the same.
  func state(of file: EvidenceFile) -> EvidenceState {
    do throws(ImportFault) {
      let digest = try FileDigest(of: path(of: file))
      return digest.sha256 == file.sha256 && digest.bytes == file.bytes ? .intact : .changed
    } catch {
      return unsafe access(path(of: file), F_OK) == 0 ? .changed : .missing
    }
  }

  /// Whether there is a file of that name and length; its bytes are not read.
  func has(_ file: EvidenceFile) -> Bool {
    var status = stat()
    return unsafe stat(path(of: file), &status) == 0 && Int64(status.st_size) == file.bytes
  }

  /// What a file would be kept as; copies nothing.
  ///
  /// - Throws: `FindingFault` for a file that cannot be read, or that is empty.
  func describe(_ source: String) throws(FindingFault) -> EvidenceFile {
    let input = try EvidenceInput(source)
    var hash = SHA256()
    var total: Int64 = 0
    while let piece = try input.next() {
      hash.update(data: piece)
      total += Int64(piece.count)
    }
    return try file(source, hash, total)
  }

  /// Copies a file into the folder: written under another name, synced, then renamed, so that what
  /// bears a digest as its name is whole.
  func keep(_ source: String) throws(FindingFault) -> EvidenceFile {
    let input = try EvidenceInput(source)
    try makeFolder(path)
    let temporary = "\(path)/incoming-\(getpid())"
    let output = unsafe open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard output >= 0 else { throw notKept(temporary) }
    var isKept = false
    defer {
      close(output)
      if !isKept { unsafe unlink(temporary) }
    }
    var hash = SHA256()
    var total: Int64 = 0
    while let piece = try input.next() {
      hash.update(data: piece)
      total += Int64(piece.count)
      guard EvidenceFolder.write(piece, to: output) else { throw notKept(temporary) }
    }
    guard fsync(output) == 0 else { throw notKept(temporary) }
    let file = try file(source, hash, total)
    let place = path(of: file)
    let folder = String(place.dropLast(file.sha256.utf8.count + 1))
    try makeFolder(folder)
    guard unsafe rename(temporary, place) == 0 else { throw notKept(place) }
    isKept = true
    Durable.folder(folder)
    return file
  }

  private func file(
    _ source: String, _ hash: SHA256, _ bytes: Int64
  ) throws(FindingFault) -> EvidenceFile {
    guard bytes > 0 else { throw .evidenceEmpty(path: source) }
    let name = source.split(separator: "/").last.map(String.init) ?? source
    return EvidenceFile(sha256: hash.finalize().hexadecimal, name: name, bytes: bytes)
  }

  private func makeFolder(_ folder: String) throws(FindingFault) {
    guard Durable.makeFolder(folder) else { throw notKept(folder) }
  }

  private func notKept(_ place: String) -> FindingFault {
    .evidenceNotKept(path: place, reason: EvidenceFolder.reason)
  }

  fileprivate static var reason: SystemReason { SystemReason(number: errno) }

  private static func write(_ piece: [UInt8], to descriptor: Int32) -> Bool {
    unsafe piece.withUnsafeBytes { bytes in
      var written = 0
      while written < bytes.count {
        let rest = unsafe UnsafeRawBufferPointer(rebasing: bytes[written...])
        let count = unsafe Glibc.write(descriptor, rest.baseAddress, rest.count)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return false }
        written += count
      }
      return true
    }
  }
}

/// A file that was named as evidence, read in pieces.
private struct EvidenceInput: ~Copyable {
  private let path: String
  private let descriptor: Int32

  init(_ path: String) throws(FindingFault) {
    // Not to wait for the other end of a pipe: only regular files are evidence.
    let descriptor = unsafe open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw .evidenceUnreadable(path: path, reason: EvidenceFolder.reason)
    }
    var status = stat()
    let isKnown = unsafe fstat(descriptor, &status) == 0
    guard isKnown, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      errno = status.st_mode & S_IFMT == S_IFDIR ? EISDIR : EINVAL
      throw .evidenceUnreadable(path: path, reason: EvidenceFolder.reason)
    }
    self.path = path
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }

  /// The next bytes; `nil` at the end.
  func next() throws(FindingFault) -> [UInt8]? {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    var count = 0
    repeat {
      count = unsafe buffer.withUnsafeMutableBytes {
        unsafe Glibc.read(descriptor, $0.baseAddress, $0.count)
      }
    } while count < 0 && errno == EINTR
    guard count >= 0 else {
      throw .evidenceUnreadable(path: path, reason: EvidenceFolder.reason)
    }
    guard count > 0 else { return nil }
    buffer.removeSubrange(count...)
    return buffer
  }
}
