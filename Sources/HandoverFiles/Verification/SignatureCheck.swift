internal import AuditReport
internal import ServiceStandards

/// The keys from outside of the folder.
struct ExpectedKeys {
  let signers: [AllowedSigners.Signer]
  /// What the message calls them.
  let description: String

  /// - Throws: `KeyFault`.
  init(_ expected: ExpectedSigner) throws(KeyFault) {
    switch expected {
    case .nobody:
      signers = []
      description = ""
    case .key(let path):
      let key = try KeyFiles.publicKey(in: path)
      signers = [AllowedSigners.Signer(identity: key.comment, key: key)]
      description = key.fingerprint
    case .anyOf(let path):
      signers = try AllowedSigners(path: path).signers
      description = signers.map(\.key.fingerprint).joined(separator: ", ")
    }
  }
}

/// Whether the manifest is signed, by whom, and whether that is the one who was expected.
struct SignatureCheck {
  enum Trust: Hashable {
    /// Nobody's signature holds.
    case none
    /// The key is known from the folder alone.
    case inside(key: String)
    case trusted(key: String, identity: String?)
  }

  private enum Finding {
    case absent
    case fault(IntegrityFault)
    case valid(SSHPublicKey)
  }

  private let finding: Finding
  private let keys: ExpectedKeys

  init(folder: String, manifest: [UInt8], keys: ExpectedKeys) {
    self.keys = keys
    finding = SignatureCheck.look(folder, manifest)
  }

  private static func look(_ folder: String, _ manifest: [UInt8]) -> Finding {
    guard let bytes = try? WholeFile.bytes(of: "\(folder)/\(Manifest.signatureName)") else {
      return .absent
    }
    guard let signature = SSHSignature(text: String(decoding: bytes, as: UTF8.self)) else {
      return .fault(.signatureUnreadable)
    }
    guard signature.isValid(for: manifest, namespace: SSHSignature.exportNamespace) else {
      return .fault(.manifestChanged)
    }
    return .valid(signature.publicKey)
  }

  /// There is a signature, and it is not one of these bytes.
  var isBroken: Bool { if case .fault = finding { true } else { false } }

  private var signer: AllowedSigners.Signer? {
    guard case .valid(let key) = finding else { return nil }
    return keys.signers.first { $0.key.isSame(as: key) }
  }

  var trust: Trust {
    guard case .valid(let key) = finding else { return .none }
    guard let signer else { return .inside(key: key.fingerprint) }
    return .trusted(
      key: key.fingerprint, identity: signer.identity.isEmpty ? nil : signer.identity)
  }

  /// What there is to say; `manifestKey` is the key that the manifest says has signed it.
  func steps(manifestKey: String?) -> [VerificationReport.Step] {
    switch finding {
    case .absent:
      let isExpected = manifestKey != nil || !keys.signers.isEmpty
      return isExpected
        ? [.failed(.signature, .signatureMissing)]
        : [
          VerificationReport.Step(
            .signature, .noted, Wording("folder ini tidak ditandatangani.", "not signed."))
        ]
    case .fault(let fault): return [.failed(.signature, fault)]
    case .valid(let key):
      if let manifestKey, manifestKey != key.fingerprint {
        return [
          .failed(
            .signature, .wrongKey(signer: key.fingerprint, expected: manifestKey))
        ]
      }
      guard !keys.signers.isEmpty else {
        return [
          VerificationReport.Step(
            .signature, .noted,
            Wording(
              "tanda tangan cocok dengan kunci \(key.fingerprint), yang hanya diketahui dari folder ini.",
              "the signature is that of the key \(key.fingerprint), known from this folder alone."))
        ]
      }
      guard signer != nil else {
        return [
          .failed(
            .signature, .wrongKey(signer: key.fingerprint, expected: keys.description))
        ]
      }
      return [
        VerificationReport.Step(
          .signature, .passed,
          Wording(
            "tanda tangan cocok dengan kunci \(key.fingerprint).",
            "the signature is that of the key \(key.fingerprint)."))
      ]
    }
  }
}
