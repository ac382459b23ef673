internal import Crypto
internal import FoundationEssentials

/// An Ed25519 private key in OpenSSH's own file form, without a passphrase. The key never leaves
/// this value but by `fileText`.
package struct SSHPrivateKey: Sendable {
  private static let magic = Array("openssh-key-v1\0".utf8)

  private let key: Curve25519.Signing.PrivateKey
  package let publicKey: SSHPublicKey

  /// Makes a new key.
  package init(identity: String) {
    key = Curve25519.Signing.PrivateKey()
    publicKey = SSHPublicKey(raw: Array(key.publicKey.rawRepresentation), comment: identity)
  }

  /// Why the text of a file is no key that can be used.
  enum Unusable: Error {
    case notAKey, hasPassphrase, otherKind
  }

  /// Reads the text of a file as `ssh-keygen -t ed25519 -N ''` writes it.
  init(fileText: String) throws(Unusable) {
    guard let bytes = SSHArmor.privateKey.bytes(fileText) else { throw .notAKey }
    var reader = SSHWireReader(bytes)
    guard reader.bytes(SSHPrivateKey.magic.count) == SSHPrivateKey.magic,
      let cipher = reader.text(), reader.text() != nil, reader.string() != nil,
      reader.uint32() == 1, reader.string() != nil, let secret = reader.string()
    else { throw .notAKey }
    guard cipher == "none" else { throw .hasPassphrase }
    var inner = SSHWireReader(secret)
    guard let check = inner.uint32(), check == inner.uint32(), let algorithm = inner.text() else {
      throw .notAKey
    }
    guard algorithm == SSHPublicKey.algorithm else { throw .otherKind }
    guard let raw = inner.string(), let pair = inner.string(), pair.count == 64,
      let comment = inner.text(),
      let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: pair.prefix(32)),
      Array(key.publicKey.rawRepresentation) == raw
    else { throw .notAKey }
    self.key = key
    publicKey = SSHPublicKey(raw: raw, comment: comment)
  }

  /// What a file with mode 0600 holds.
  var fileText: String {
    let seed = Array(key.rawRepresentation)
    var secret = SSHWireWriter()
    let check = UInt32.random(in: .min ... .max)
    secret.append(check)
    secret.append(check)
    secret.append(SSHPublicKey.algorithm)
    secret.append(string: publicKey.raw)
    secret.append(string: seed + publicKey.raw)
    secret.append(publicKey.comment)
    // Filled up with 1, 2, 3 … to whole blocks of eight bytes.
    var padding: UInt8 = 1
    while secret.bytes.count % 8 != 0 {
      secret.append(raw: [padding])
      padding += 1
    }
    var file = SSHWireWriter()
    file.append(raw: SSHPrivateKey.magic)
    file.append("none")
    file.append("none")
    file.append("")
    file.append(1)
    file.append(string: publicKey.blob)
    file.append(string: secret.bytes)
    return SSHArmor.privateKey.text(file.bytes)
  }

  /// The same message gives the same signature (RFC 8032).
  func signature(for message: [UInt8]) throws -> [UInt8] {
    Array(try key.signature(for: Data(message)))
  }
}
