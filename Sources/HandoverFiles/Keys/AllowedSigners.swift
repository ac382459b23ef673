internal import AuditImport
internal import FoundationEssentials

/// Keys by which exports may be signed, from a file as `ssh-keygen -Y verify -f` reads it. Lines with
/// conditions that this program does not judge (certificates, dates) count for nothing here.
struct AllowedSigners {
  struct Signer: Hashable {
    let identity: String
    let key: SSHPublicKey
  }

  let signers: [Signer]

  /// - Throws: `KeyFault`, also when no line can be used.
  init(path: String) throws(KeyFault) {
    let bytes: [UInt8]
    do throws(ImportFault) {
      bytes = try WholeFile.bytes(of: path)
    } catch {
      throw .cannotRead(path: path, error.systemReason ?? SystemReason(number: 0))
    }
    let lines = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
    signers = lines.compactMap { AllowedSigners.signer(String($0)) }
    guard !signers.isEmpty else { throw .noSigner(path: path) }
  }

  func signer(of key: SSHPublicKey) -> Signer? { signers.first { $0.key.isSame(as: key) } }

  /// `identity [options] ssh-ed25519 AAAA…`; `nil` for a comment and for what cannot be used.
  private static func signer(_ line: String) -> Signer? {
    let words = line.split(separator: " ", omittingEmptySubsequences: true).map(String.init)
    guard let identity = words.first, !identity.hasPrefix("#"),
      let place = words.firstIndex(of: SSHPublicKey.algorithm), place >= 1,
      let key = SSHPublicKey(line: words[place...].joined(separator: " ")),
      words[1..<place].allSatisfy(allowsExports)
    else { return nil }
    return Signer(identity: identity, key: key)
  }

  /// The only option that is judged here is `namespaces="a,b"`.
  private static func allowsExports(_ option: String) -> Bool {
    guard option.hasPrefix("namespaces=\""), option.hasSuffix("\"") else { return false }
    return option.dropFirst(12).dropLast().split(separator: ",")
      .contains { $0 == SSHSignature.exportNamespace }
  }
}
