internal import AuditImport
internal import Crypto
internal import FoundationEssentials
internal import Glibc
internal import HandoverFiles
internal import ServiceStandards

/// Turns references of people into keyed hashes.
struct ReferenceHashes {
  private let hashes:
    [(value: any WritableKeyPath<Transaction, String?> & Sendable, hash: KeyedHash)]

  /// - Throws: `ServiceFault.badKeyFile`.
  init(keyFiles: [TransactionColumn: String]) throws {
    hashes = try TransactionColumn.references.compactMap { reference in
      try keyFiles[reference.column].map { (reference.value, try KeyedHash(keyFile: $0)) }
    }
  }

  func apply(to transaction: inout Transaction) {
    for (value, hash) in hashes {
      transaction[keyPath: value] = transaction[keyPath: value].map { hash($0) }
    }
  }
}

/// The same person gives the same text, and without the key nobody can try out numbers.
private struct KeyedHash {
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
