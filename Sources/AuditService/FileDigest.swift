internal import AuditImport
internal import Crypto

/// The SHA-256 of a file and its length, read in pieces.
struct FileDigest: Hashable {
  /// In hexadecimal digits.
  let sha256: String
  let bytes: Int64

  /// - Throws: `ImportFault` when the file cannot be read.
  init(of path: String) throws(ImportFault) {
    let tally = DigestTally()
    try FilePieces.forEach(of: path) { tally.take($0) }
    self = tally.digest
  }

  fileprivate init(_ hash: SHA256, _ bytes: Int64) {
    sha256 = hash.finalize().hexadecimal
    self.bytes = bytes
  }
}

/// The digest of what has been read so far.
final class DigestTally {
  private var hash = SHA256()
  private var bytes: Int64 = 0

  var digest: FileDigest { FileDigest(hash, bytes) }

  func take(_ piece: borrowing Span<UInt8>) {
    unsafe piece.withUnsafeBytes { unsafe hash.update(bufferPointer: $0) }
    bytes += Int64(piece.count)
  }

  /// Takes what is read of a file from now on.
  static func watching(_ file: InputFile) -> DigestTally {
    let tally = DigestTally()
    file.watch = { tally.take($0) }
    return tally
  }
}

/// A file that is hashed first and read afterwards, both through one descriptor: what is certified is
/// what was read.
struct CertifiedFile {
  let input: InputFile
  let digest: FileDigest
  private let again: DigestTally

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

  /// Call when it has been read to its end.
  ///
  /// - Throws: `ImportFault.changed` when what was read is not what was hashed.
  func confirm() throws(ImportFault) {
    guard again.digest == digest else { throw .changed(file: input.path) }
  }
}

extension Sequence<UInt8> {
  /// Two lower-case digits a byte.
  var hexadecimal: String {
    let digits = Array("0123456789abcdef")
    return String(flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
  }
}
