internal import AuditImport
internal import HandoverFiles

/// A file that is hashed first and read afterwards, both through one descriptor: what is certified is
/// what was read.
struct CertifiedFile {
  let input: InputFile
  private(set) var digest: FileDigest
  private var again: DigestTally

  /// Hashes a file from its beginning.
  init(_ input: InputFile) throws(ImportFault) {
    self.input = input
    let tally = DigestTally.watching(input)
    again = tally
    digest = tally.digest
    try readAll()
    digest = tally.digest
    try restart()
  }

  private func readAll() throws(ImportFault) {
    var piece = [UInt8](repeating: 0, count: 1 << 18)
    while try input.read(into: &piece) == piece.count {}
  }

  /// Call before it is read once more.
  mutating func restart() throws(ImportFault) {
    try input.rewind()
    again = DigestTally.watching(input)
  }

  /// Call when it has been read to its end. A workbook is read at many places: it is hashed once more.
  ///
  /// - Throws: `ImportFault.changed` when what was read is not what was hashed.
  func confirm() throws(ImportFault) {
    var again = again
    if input.isReadOtherwise {
      try input.rewind()
      again = DigestTally.watching(input)
      try readAll()
    }
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
