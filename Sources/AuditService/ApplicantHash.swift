internal import Crypto
internal import FoundationEssentials
internal import Glibc
internal import HandoverFiles

/// Turns an applicant's reference into a keyed hash: the same person gives the same text, and without
/// the key nobody can try out numbers.
struct ApplicantHash {
  private let key: SymmetricKey

  /// - Parameter path: At least 32 bytes, readable by the owner alone.
  /// - Throws: `ServiceFault.badKeyFile`.
  init(keyFile path: String) throws {
    var status = stat()
    guard unsafe path.withCString({ unsafe stat($0, &status) }) == 0 else {
      throw ServiceFault.badKeyFile(path: path, .cannotRead)
    }
    guard status.st_mode & 0o077 == 0 else { throw ServiceFault.badKeyFile(path: path, .tooOpen) }
    guard let bytes = try? Data(contentsOf: URL(filePath: path)) else {
      throw ServiceFault.badKeyFile(path: path, .cannotRead)
    }
    guard bytes.count >= 32 else { throw ServiceFault.badKeyFile(path: path, .tooShort) }
    key = SymmetricKey(data: bytes)
  }

  /// `h:` and 32 hexadecimal digits of HMAC-SHA256.
  func callAsFunction(_ reference: String) -> String {
    let code = HMAC<SHA256>.authenticationCode(for: Data(reference.utf8), using: key)
    return "h:" + code.prefix(16).hexadecimal
  }
}
