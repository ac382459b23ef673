import AuditReport
import Foundation
import HandoverFiles

/// A small hand-over that no database has given, signed as `out`, and the key that signs it.
struct SmallHandover {
  let folder: TemporaryFolder
  /// Path of the private key.
  let key: String

  init() throws {
    folder = try TemporaryFolder()
    key = folder.path("kunci")
    _ = try KeyFiles.make(at: key, identity: "inspektorat", dryRun: false)
    try make("out")
  }

  /// Makes a folder with a file of rows, another one, the key and the manifest.
  func make(_ name: String, isSigned: Bool = true) throws {
    let made = try HandoverFolder(path: folder.path(name))
    let key = isSigned ? try KeyFiles.privateKey(in: key) : nil
    // Every second one in dollars.
    let lines = (1...9).map { "W-01-\($0),\($0 * 100),\($0.isMultiple(of: 2) ? "USD" : "IDR")\r\n" }
    var rows = try write(
      "deviation,amount,currency\r\n" + lines.joined(), to: "penyimpangan.csv", of: made)
    rows.rows = 9
    rows.columns = ["deviation", "amount", "currency"]
    rows.sums = ["amount": ["IDR": 2500, "USD": 2000]]
    rows.currencyColumn = "currency"
    rows.firstKey = "W-01-1"
    rows.lastKey = "W-01-9"
    rows.order = "transaction"
    rows.delimiter = ","
    var entries = [rows, try write("{}\n", to: "temuan.json", of: made)]
    if let key {
      let signers = key.publicKey.allowedSignersLine(identity: "inspektorat") + "\n"
      entries.append(try write(signers, to: "allowed_signers", of: made))
    }
    let manifest = try CanonicalJSON.bytes(
      Manifest(
        generator: "audit test", runID: 1, isComplete: true, asOf: "2026-07-01T08:00:00+08:00",
        generatedAt: "2026-07-01T08:00:00+08:00", databaseID: String(repeating: "0", count: 32),
        databaseSchema: 1, ledger: nil, filters: [:], period: Manifest.Period(from: nil, to: nil),
        privacy: "inspectorate", reason: nil, language: "id", standards: [], files: entries,
        keyID: key?.publicKey.fingerprint, keyIdentity: key.map { _ in "inspektorat" }))
    _ = try write(String(decoding: manifest, as: UTF8.self), to: Manifest.fileName, of: made)
    if let key {
      let signature = try SSHSignature(
        of: manifest, by: key, namespace: SSHSignature.exportNamespace)
      _ = try write(signature.text, to: Manifest.signatureName, of: made)
    }
    made.settle()
    try made.finish()
  }

  private func write(
    _ text: String, to name: String, of folder: HandoverFolder
  ) throws -> Manifest.FileEntry {
    let file = try folder.file(name)
    try file.write(text)
    return Manifest.FileEntry(
      name: name, bytes: file.bytes, sha256: try file.finish(),
      encoding: Manifest.encodings.plain, masking: "none")
  }

  /// Codes of the steps that have failed, with the file.
  func failures(of name: String, _ signer: ExpectedSigner = .nobody) throws -> [String] {
    try VerifyHandover.check(folder.path(name), signer: signer).steps
      .filter { $0.outcome == .failed }
      .map { [$0.file, $0.code].compactMap { $0 }.joined(separator: " ") }
  }
}
