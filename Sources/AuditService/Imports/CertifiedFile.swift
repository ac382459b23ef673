internal import AuditImport
internal import HandoverFiles

/// A file that is hashed first and read afterwards, both through one descriptor: what is certified is
/// what was read.
struct CertifiedFile {
  let input: InputFile
  let digest: FileDigest
  private var again: DigestTally

  /// Hashes a file from its beginning.
  init(_ input: InputFile) throws(ImportFault) {
    self.input = input
    let tally = DigestTally.watching(input)
    var piece = [UInt8](repeating: 0, count: 1 << 18)
    while try input.read(into: &piece) == piece.count {}
    digest = tally.digest
    try input.rewind()
    again = DigestTally.watching(input)
  }

  /// Call before it is read once more.
  mutating func restart() throws(ImportFault) {
    try input.rewind()
    again = DigestTally.watching(input)
  }

  /// Call when it has been read to its end.
  ///
  /// - Throws: `ImportFault.changed` when what was read is not what was hashed.
  func confirm() throws(ImportFault) {
    guard again.digest == digest else { throw .changed(file: input.path) }
  }
}

extension DigestTally {
  /// Takes what is read of a file from now on.
  static func watching(_ file: InputFile) -> DigestTally {
    let tally = DigestTally()
    file.watch = { tally.take($0) }
    return tally
  }
}
