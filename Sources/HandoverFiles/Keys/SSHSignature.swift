internal import Crypto
internal import FoundationEssentials

/// A detached signature as `ssh-keygen -Y sign` makes it (OpenSSH's PROTOCOL.sshsig), so that
/// `ssh-keygen -Y verify` checks it without this program.
package struct SSHSignature: Hashable {
  /// A signature for another purpose cannot be passed off as one of an export.
  package static let exportNamespace = "audit-export"
  static let rotationNamespace = "audit-key-rotation"

  private static let magic = Array("SSHSIG".utf8)
  private static let hash = "sha512"

  let publicKey: SSHPublicKey
  let namespace: String
  private let hashAlgorithm: String
  private let signature: [UInt8]

  /// Signs a message.
  package init(of message: [UInt8], by key: SSHPrivateKey, namespace: String) throws {
    publicKey = key.publicKey
    self.namespace = namespace
    hashAlgorithm = SSHSignature.hash
    signature = try key.signature(
      for: SSHSignature.signedBytes(
        message, namespace: namespace, hashAlgorithm: SSHSignature.hash))
  }

  /// Reads the text of a `.sig` file; `nil` for what is no Ed25519 signature of this form.
  init?(text: String) {
    guard let bytes = SSHArmor.signature.bytes(text) else { return nil }
    var reader = SSHWireReader(bytes)
    guard reader.bytes(6) == SSHSignature.magic, reader.uint32() == 1,
      let blob = reader.string(), let publicKey = SSHPublicKey(blob: blob, comment: ""),
      let namespace = reader.text(), reader.string() != nil, let hashAlgorithm = reader.text(),
      let signed = reader.string(), reader.isAtEnd
    else { return nil }
    var inner = SSHWireReader(signed)
    guard inner.text() == SSHPublicKey.algorithm, let signature = inner.string(),
      signature.count == 64, inner.isAtEnd, ["sha512", "sha256"].contains(hashAlgorithm)
    else { return nil }
    self.publicKey = publicKey
    self.namespace = namespace
    self.hashAlgorithm = hashAlgorithm
    self.signature = signature
  }

  package var text: String {
    var signed = SSHWireWriter()
    signed.append(SSHPublicKey.algorithm)
    signed.append(string: signature)
    var writer = SSHWireWriter()
    writer.append(raw: SSHSignature.magic)
    writer.append(1)
    writer.append(string: publicKey.blob)
    writer.append(namespace)
    writer.append("")
    writer.append(hashAlgorithm)
    writer.append(string: signed.bytes)
    return SSHArmor.signature.text(writer.bytes)
  }

  /// Whether the key in the signature has signed these bytes for that purpose.
  func isValid(for message: [UInt8], namespace wanted: String) -> Bool {
    namespace == wanted
      && publicKey.isValid(
        signature,
        for: SSHSignature.signedBytes(message, namespace: wanted, hashAlgorithm: hashAlgorithm))
  }

  private static func signedBytes(
    _ message: [UInt8], namespace: String, hashAlgorithm: String
  ) -> [UInt8] {
    let digest: [UInt8] =
      hashAlgorithm == hash
      ? Array(SHA512.hash(data: Data(message))) : Array(SHA256.hash(data: Data(message)))
    var writer = SSHWireWriter()
    writer.append(raw: magic)
    writer.append(namespace)
    writer.append("")
    writer.append(hashAlgorithm)
    writer.append(string: digest)
    return writer.bytes
  }
}
