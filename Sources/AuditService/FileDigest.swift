internal import AuditImport
internal import Crypto
internal import Glibc

/// The SHA-256 of a file and its length, read in pieces.
struct FileDigest {
  /// In hexadecimal digits.
  let sha256: String
  let bytes: Int64

  /// - Throws: `ImportFault` when the file cannot be read.
  init(of path: String) throws(ImportFault) {
    let descriptor = unsafe path.withCString { unsafe Glibc.open($0, O_RDONLY | O_CLOEXEC) }
    guard descriptor >= 0 else {
      throw .cannotOpen(file: path, reason: SystemReason(number: errno))
    }
    defer { Glibc.close(descriptor) }
    var hash = SHA256()
    var total: Int64 = 0
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = unsafe buffer.withUnsafeMutableBytes { bytes in
        let count = unsafe Glibc.read(descriptor, bytes.baseAddress, bytes.count)
        if count > 0 {
          unsafe hash.update(bufferPointer: UnsafeRawBufferPointer(rebasing: bytes[..<count]))
        }
        return count
      }
      if count == 0 { break }
      guard count > 0 else {
        let reason = SystemReason(number: errno)
        throw errno == EISDIR
          ? .isDirectory(file: path) : .cannotRead(file: path, reason: reason)
      }
      total += Int64(count)
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
