internal import AuditImport
package import AuditReport
internal import Glibc
internal import ServiceStandards

/// Keys in files, as `audit keys` makes and shows them.
package enum KeyFiles {
  /// Makes a private key at `path` (mode 0600) and its public key at `path.pub`. Neither is ever
  /// overwritten. A dry run checks everything and writes nothing.
  ///
  /// - Throws: `KeyFault`.
  package static func make(
    at path: String, identity: String, dryRun: Bool
  ) throws(KeyFault) -> SSHPublicKey {
    try check(identity)
    for name in [path, publicPath(path)] where exists(name) { throw .exists(path: name) }
    let key = SSHPrivateKey(identity: identity)
    if !dryRun { try write(key, to: path) }
    return key.publicKey
  }

  /// The public key that a file holds, be it a private key or a `.pub` file.
  package static func publicKey(in path: String) throws(KeyFault) -> SSHPublicKey {
    let text = try self.text(of: path)
    if text.hasPrefix("-----BEGIN ") { return try privateKey(in: path).publicKey }
    let lines = text.split(whereSeparator: \.isNewline).map(String.init)
    if let key = lines.lazy.compactMap(SSHPublicKey.init(line:)).first { return key }
    let isOther = lines.contains { $0.hasPrefix("ssh-") || $0.hasPrefix("ecdsa-") }
    throw isOther ? .otherKind(path: path) : .notAPublicKey(path: path)
  }

  /// What may be known of the key in a file: nothing of it is secret.
  package static func table(of path: String, envelope: Envelope) throws(KeyFault) -> Table {
    let key = try publicKey(in: path)
    let identity = isIdentity(key.comment) ? key.comment : "audit"
    let head = TableHead(
      schema: "audit.key/1",
      columns: [
        Column("identity", Wording("Identitas", "Identity"), .identifier),
        Column(
          "fingerprint", Wording("Sidik jari", "Fingerprint"), .identifier, visibility: .always),
        Column(
          "allowed_signers", Wording("Baris allowed_signers", "Line of allowed_signers"),
          .identifier, visibility: .always),
      ], envelope: envelope)
    return Table(
      head,
      rows: [
        [
          .identifier(identity), .identifier(key.fingerprint),
          .identifier(key.allowedSignersLine(identity: identity)),
        ]
      ])
  }

  /// - Throws: `KeyFault`, also for a file that others can read.
  package static func privateKey(in path: String) throws(KeyFault) -> SSHPrivateKey {
    let text = try self.text(of: path)
    var status = stat()
    guard unsafe path.withCString({ unsafe stat($0, &status) }) == 0 else {
      throw .cannotRead(path: path, SystemReason(number: errno))
    }
    guard status.st_mode & 0o077 == 0 else { throw .tooOpen(path: path) }
    do throws(SSHPrivateKey.Unusable) {
      return try SSHPrivateKey(fileText: text)
    } catch {
      throw switch error {
      case .notAKey: .notAPrivateKey(path: path)
      case .hasPassphrase: .hasPassphrase(path: path)
      case .otherKind: .otherKind(path: path)
      }
    }
  }

  /// Makes a new key that takes over from an old one: the old key signs a statement that names the
  /// new one, in `new.rotation.json` and `new.rotation.json.sig`. Without an identity it takes that of
  /// the old key.
  ///
  /// - Throws: `KeyFault`.
  package static func rotate(
    from old: String, to new: String, identity: String?, dryRun: Bool
  ) throws(KeyFault) -> (old: SSHPublicKey, new: SSHPublicKey) {
    let oldKey = try privateKey(in: old)
    let identity = identity ?? oldKey.publicKey.comment
    try check(identity)
    let statementPath = new + ".rotation.json"
    let paths = [new, publicPath(new), statementPath, statementPath + ".sig"]
    for name in paths where exists(name) { throw .exists(path: name) }
    let newKey = SSHPrivateKey(identity: identity)
    let statement = KeyRotation(
      identity: identity, newKey: newKey.publicKey.line, newKeyID: newKey.publicKey.fingerprint,
      oldKeyID: oldKey.publicKey.fingerprint)
    guard !dryRun else { return (oldKey.publicKey, newKey.publicKey) }
    do {
      let bytes = try CanonicalJSON.bytes(statement)
      let signature = try SSHSignature(
        of: bytes, by: oldKey, namespace: SSHSignature.rotationNamespace)
      try write(newKey, to: new)
      try write(String(decoding: bytes, as: UTF8.self), to: statementPath, mode: 0o644)
      try write(signature.text, to: statementPath + ".sig", mode: 0o644)
    } catch {
      for name in paths { unsafe unlink(name) }
      throw error as? KeyFault ?? .cannotWrite(path: new, SystemReason(number: EIO))
    }
    return (oldKey.publicKey, newKey.publicKey)
  }

  static func publicPath(_ path: String) -> String { path + ".pub" }

  private static func check(_ identity: String) throws(KeyFault) {
    guard isIdentity(identity) else { throw .badIdentity(identity) }
  }

  /// Whether a name can stand for a signer in an allowed_signers file and on a command line.
  package static func isIdentity(_ name: String) -> Bool {
    name.utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
        || "._@+-".utf8.contains(byte)
    } && (1...64).contains(name.utf8.count) && !name.hasPrefix("-")
  }

  private static func exists(_ path: String) -> Bool {
    var status = stat()
    return unsafe path.withCString { unsafe lstat($0, &status) } == 0
  }

  private static func text(of path: String) throws(KeyFault) -> String {
    do throws(ImportFault) {
      return String(decoding: try WholeFile.bytes(of: path), as: UTF8.self)
    } catch {
      throw .cannotRead(path: path, error.systemReason ?? SystemReason(number: EISDIR))
    }
  }

  private static func write(_ key: SSHPrivateKey, to path: String) throws(KeyFault) {
    try write(key.fileText, to: path, mode: 0o600)
    do throws(KeyFault) {
      try write(key.publicKey.line + "\n", to: publicPath(path), mode: 0o644)
    } catch {
      unsafe unlink(path)
      throw error
    }
  }

  private static func write(_ text: String, to path: String, mode: mode_t) throws(KeyFault) {
    do {
      let file = try NewFile(path: path, mode: mode)
      try file.write(text)
      _ = try file.finish()
    } catch {
      let fault = error as? WriteFault
      if fault?.number != EEXIST { unsafe unlink(path) }
      throw fault?.number == EEXIST
        ? .exists(path: path)
        : .cannotWrite(path: path, fault?.reason ?? SystemReason(number: EIO))
    }
  }
}

/// What the old key says of the new one.
struct KeyRotation: Codable {
  var schema = "audit.key-rotation/1"
  var identity: String
  var newKey: String
  var newKeyID: String
  var oldKeyID: String

  enum CodingKeys: String, CodingKey {
    case schema, identity
    case newKey = "new_key"
    case newKeyID = "new_key_id"
    case oldKeyID = "old_key_id"
  }
}
