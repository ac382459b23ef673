internal import AuditImport
package import AuditReport
internal import Glibc
internal import ServiceStandards

/// What a folder is checked against.
package enum ExpectedSigner: Hashable, Sendable {
  /// Nothing from outside: the folder can only be shown to agree with itself.
  case nobody
  /// Path of a public key.
  case key(String)
  /// Path of a file of allowed signers.
  case anyOf(String)
}

/// Checks a folder that was handed over, with nothing but the folder and a key.
package enum VerifyHandover {
  /// - Throws: `IntegrityFault.notAFolder`; `KeyFault` for what cannot be used as a key.
  package static func check(
    _ folder: String, signer expected: ExpectedSigner
  ) throws -> VerificationReport {
    guard let names = FolderNames.all(in: folder) else {
      throw IntegrityFault.notAFolder(path: folder)
    }
    let keys = try ExpectedKeys(expected)
    var steps: [VerificationReport.Step] = []
    guard let bytes = try? WholeFile.bytes(of: "\(folder)/\(Manifest.fileName)") else {
      steps.append(.failed(.manifest, .noManifest))
      return report(folder, steps, trust: .none)
    }
    let signature = SignatureCheck(folder: folder, manifest: bytes, keys: keys)
    let manifest: Manifest
    do throws(IntegrityFault) {
      manifest = try read(bytes)
    } catch {
      steps += signature.steps(manifestKey: nil)
      steps.append(.failed(.manifest, error))
      return report(folder, steps, trust: .none)
    }
    steps += signature.steps(manifestKey: manifest.keyID)
    steps.append(
      VerificationReport.Step(
        .manifest, signature.isBroken ? .noted : .passed,
        Wording(
          "manifest.json: pelaksanaan \(manifest.runID), keadaan per \(manifest.asOf), \(manifest.files.count) berkas, profil \(manifest.privacy).",
          "manifest.json: run \(manifest.runID), as of \(manifest.asOf), \(manifest.files.count) files, profile \(manifest.privacy)."
        )))
    for entry in manifest.files { steps.append(FileCheck(entry, in: folder).step) }
    let known = Set(manifest.files.map(\.name) + [Manifest.fileName, Manifest.signatureName])
    for name in names where !known.contains(name) {
      steps.append(
        VerificationReport.Step(
          .extra, file: name, .noted,
          Wording(
            "tidak disebut dalam manifest; bukan bagian dari serah terima ini.",
            "not named in the manifest; no part of this hand-over.")))
    }
    return report(folder, steps, trust: signature.trust)
  }

  private static func read(_ bytes: [UInt8]) throws(IntegrityFault) -> Manifest {
    struct Form: Decodable {
      var schema: String
    }
    guard let form = try? CanonicalJSON.read(Form.self, from: bytes) else {
      throw .manifestUnreadable
    }
    guard form.schema == Manifest.schema else { throw .unknownVersion(schema: form.schema) }
    guard let manifest = try? CanonicalJSON.read(Manifest.self, from: bytes) else {
      throw .manifestUnreadable
    }
    return manifest
  }

  // MARK: What may be concluded

  private static func report(
    _ folder: String, _ steps: [VerificationReport.Step], trust: SignatureCheck.Trust
  ) -> VerificationReport {
    var report = VerificationReport(folder: folder, steps: steps, conclusion: .broken)
    if report.isIntact { report.conclusion = .proved(by: trust) }
    return report
  }
}

extension Wording {
  fileprivate static let broken = Wording(
    "TIDAK UTUH. Folder ini berubah, atau bukan dari kunci yang diharapkan; jangan dipakai sebelum jelas.",
    "NOT INTACT. This folder has changed, or is not from the expected key; do not use it until that is clear."
  )

  fileprivate static func proved(by trust: SignatureCheck.Trust) -> Wording {
    let limits = (
      indonesian:
        "Ini tidak membuktikan bahwa datanya benar, dan tidak mengatakan apa pun tentang perubahan sebelum ditandatangani.",
      english:
        "It does not prove that the data are true, and says nothing of changes before it was signed."
    )
    switch trust {
    case .trusted(let key, let identity):
      let name = identity.map { " (\($0))" } ?? ""
      return Wording(
        "UTUH: tidak berubah sejak ditandatangani dengan kunci \(key)\(name). \(limits.indonesian)",
        "INTACT: unchanged since signing by the key \(key)\(name). \(limits.english)")
    case .inside(let key):
      return Wording(
        "HANYA KONSISTEN DI DALAM: tidak berubah sejak ditandatangani dengan kunci \(key), tetapi kunci itu hanya diketahui dari folder ini; siapa pun dapat membuatnya. Bandingkan sidik jari dengan surat resmi, lalu periksa dengan --key. \(limits.indonesian)",
        "INTERNALLY CONSISTENT ONLY: unchanged since signing by the key \(key), but that key is known from this folder alone; anybody could have made it. Compare the fingerprint with the official letter, then check with --key. \(limits.english)"
      )
    case .none:
      return Wording(
        "HANYA KONSISTEN DI DALAM: berkas sesuai dengan manifest, tetapi folder ini tidak ditandatangani; siapa pun dapat membuatnya. Ini tidak membuktikan bahwa datanya benar.",
        "INTERNALLY CONSISTENT ONLY: the files agree with the manifest, but this folder is not signed; anybody could have made it. It does not prove that the data are true."
      )
    }
  }
}

extension VerificationReport.Step {
  static func failed(
    _ subject: VerificationReport.Subject, file: String? = nil, _ fault: IntegrityFault
  ) -> VerificationReport.Step {
    VerificationReport.Step(subject, file: file, .failed, code: fault.code, fault.wording)
  }
}
