package import AuditImport
package import AuditReport

/// What is wrong with a key or with the file that should hold it. No message holds any of a key.
package enum KeyFault: Fault, Hashable {
  case cannotRead(path: String, SystemReason)
  /// Others than the owner may read a private key.
  case tooOpen(path: String)
  case hasPassphrase(path: String)
  /// Not a key of the kind that is wanted.
  case notAPrivateKey(path: String)
  case notAPublicKey(path: String)
  /// A key, but not Ed25519.
  case otherKind(path: String)
  case exists(path: String)
  case cannotWrite(path: String, SystemReason)
  /// An identity that could not stand in an allowed_signers file.
  case badIdentity(String)
  /// A file of allowed signers without a usable key for exports.
  case noSigner(path: String)

  package var exitStatus: ExitStatus {
    switch self {
    case .badIdentity: .usage
    case .exists, .cannotWrite: .incomplete
    default: .configuration
    }
  }

  package var message: Message {
    switch self {
    case .cannotRead(let path, let reason):
      Message("E_KEY_READ", ["path": path, "reason": reason])
    case .tooOpen(let path): Message("E_KEY_OPEN", ["path": path])
    case .hasPassphrase(let path): Message("E_KEY_PASSPHRASE", ["path": path])
    case .notAPrivateKey(let path): Message("E_KEY", "not_private", ["path": path])
    case .notAPublicKey(let path): Message("E_KEY", "not_public", ["path": path])
    case .otherKind(let path): Message("E_KEY_KIND", ["path": path])
    case .exists(let path): Message("E_KEY_EXISTS", ["path": path])
    case .cannotWrite(let path, let reason):
      Message("E_KEY_WRITE", ["path": path, "reason": reason])
    case .badIdentity(let name): Message("E_KEY_IDENTITY", ["name": name])
    case .noSigner(let path): Message("E_KEY_SIGNERS", ["path": path])
    }
  }
}
