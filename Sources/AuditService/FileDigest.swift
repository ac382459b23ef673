internal import AuditImport
internal import Crypto

/// The SHA-256 of a file and its length, read in pieces.
struct FileDigest {
  /// In hexadecimal digits.
  let sha256: String
  let bytes: Int64

  /// - Throws: `ImportFault` when the file cannot be read.
  init(of path: String) throws(ImportFault) {
    var hash = SHA256()
    var total: Int64 = 0
    try FilePieces.forEach(of: path) { piece in
      unsafe piece.withUnsafeBytes { unsafe hash.update(bufferPointer: $0) }
      total += Int64(piece.count)
    }
    sha256 = hash.finalize().hexadecimal
    bytes = total
  }
}

extension Sequence<UInt8> {
  /// Two lower-case digits a byte.
  var hexadecimal: String {
    let digits = Array("0123456789abcdef")
    return String(flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
  }
}
