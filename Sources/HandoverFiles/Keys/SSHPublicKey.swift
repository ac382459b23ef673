internal import Crypto
internal import FoundationEssentials

/// An Ed25519 public key as OpenSSH writes it.
package struct SSHPublicKey: Hashable, Sendable {
  static let algorithm = "ssh-ed25519"

  /// 32 bytes.
  let raw: [UInt8]
  /// What stands behind the key in its line; of our own keys it is the identity of the signer.
  package let comment: String

  init(raw: [UInt8], comment: String) {
    self.raw = raw
    self.comment = comment
  }

  /// From the binary form of a public key; `nil` for a key of another kind.
  init?(blob: [UInt8], comment: String) {
    var reader = SSHWireReader(blob)
    guard reader.text() == SSHPublicKey.algorithm, let raw = reader.string(), raw.count == 32,
      reader.isAtEnd
    else { return nil }
    self.init(raw: raw, comment: comment)
  }

  /// Reads the line of a `.pub` file: `ssh-ed25519 AAAA… comment`.
  package init?(line: String) {
    let parts = line.split(separator: " ", maxSplits: 2)
    guard parts.count >= 2, parts[0] == SSHPublicKey.algorithm,
      let blob = Data(base64Encoded: String(parts[1]))
    else { return nil }
    self.init(blob: Array(blob), comment: parts.count > 2 ? String(parts[2]) : "")
  }

  var blob: [UInt8] {
    var writer = SSHWireWriter()
    writer.append(SSHPublicKey.algorithm)
    writer.append(string: raw)
    return writer.bytes
  }

  private var words: String {
    "\(SSHPublicKey.algorithm) \(Data(blob).base64EncodedString())"
  }

  /// `ssh-ed25519 AAAA… comment`, without a line end.
  package var line: String { comment.isEmpty ? words : "\(words) \(comment)" }

  /// `SHA256:` and 43 characters, as `ssh-keygen -l` prints it.
  package var fingerprint: String {
    let digest = Data(Array(SHA256.hash(data: Data(blob)))).base64EncodedString()
    return "SHA256:" + digest.prefix { $0 != "=" }
  }

  /// A line for the file that `ssh-keygen -Y verify -f` reads; the key counts for exports alone.
  package func allowedSignersLine(identity: String) -> String {
    "\(identity) namespaces=\"\(SSHSignature.exportNamespace)\" \(words)"
  }

  /// The same key, whatever stands behind it.
  package func isSame(as other: SSHPublicKey) -> Bool { raw == other.raw }

  func isValid(_ signature: [UInt8], for message: [UInt8]) -> Bool {
    guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: raw) else { return false }
    return key.isValidSignature(Data(signature), for: Data(message))
  }
}
