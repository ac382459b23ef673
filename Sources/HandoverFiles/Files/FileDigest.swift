package import AuditImport
internal import Crypto

/// The SHA-256 of a file and its length, read in pieces.
package struct FileDigest: Hashable {
  /// In hexadecimal digits.
  package let sha256: String
  package let bytes: Int64

  /// - Throws: `ImportFault` when the file cannot be read.
  package init(of path: String) throws(ImportFault) {
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
package final class DigestTally {
  private var hash = SHA256()
  private var bytes: Int64 = 0

  package init() {}

  package var digest: FileDigest { FileDigest(hash, bytes) }

  package func take(_ piece: borrowing Span<UInt8>) {
    unsafe piece.withUnsafeBytes { unsafe hash.update(bufferPointer: $0) }
    bytes += Int64(piece.count)
  }
}

extension Sequence<UInt8> {
  /// Two lower-case digits a byte.
  package var hexadecimal: String {
    let digits = Array("0123456789abcdef")
    return String(flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
  }
}
