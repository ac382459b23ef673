import AuditReport
import Foundation
import HandoverFiles
import SSHKeygen
import ServiceStandards
import Testing

@Suite struct `A check of a folder` {
  private let handover: SmallHandover

  init() throws { handover = try SmallHandover() }

  private var folder: TemporaryFolder { handover.folder }
  private var signer: ExpectedSigner { .key(handover.key + ".pub") }

  private func report(_ signer: ExpectedSigner) throws -> VerificationReport {
    try VerifyHandover.check(folder.path("out"), signer: signer)
  }

  @Test func `finds one intact that the expected key has signed`() throws {
    let report = try report(signer)
    #expect(report.isIntact)
    #expect(
      report.conclusion.english.hasPrefix("INTACT: unchanged since signing by the key SHA256:"))
    #expect(try self.report(.anyOf(folder.path("out/allowed_signers"))).isIntact)
  }

  @Test(arguments: [
    ("W-01-4,400,USD\r\n", "", "ROWS_MISSING"), ("W-01-9,900,IDR\r\n", "", "CUT"),
    ("W-01-4,400,USD\r\n", "W-01-4,400,USD\r\nW-01-4,400,USD\r\n", "ROWS_ADDED"),
    ("W-01-4,400,USD\r\nW-01-5,500,IDR\r\n", "W-01-5,500,IDR\r\nW-01-4,400,USD\r\n", "MOVED"),
    ("W-01-4,400", "W-01-4,500", "SUM"), ("400,USD", "400,IDR", "SUM"),
    ("amount", "jumlah", "HEADER"),
    ("W-01-4,400", "W-01-4,\"400\"", "CHANGED"),
  ])
  func `names the kind of change of a file of rows`(
    old: String, new: String, change: String
  ) throws {
    let text = try folder.text(of: "out/penyimpangan.csv")
    try folder.write(text.replacingOccurrences(of: old, with: new), to: "out/penyimpangan.csv")
    #expect(
      try handover.failures(of: "out", signer) == ["penyimpangan.csv E_VERIFY_\(change)"])
  }

  @Test func `tells the sum of each currency apart`() throws {
    let file = try #require(try report(signer).steps.first { $0.file == "penyimpangan.csv" })
    #expect(file.detail.english.hasSuffix("; sums amount IDR 2500, amount USD 2000."))
  }

  @Test func `shows only agreement with itself when no key comes from outside`() throws {
    let report = try report(.nobody)
    #expect(report.isIntact)
    #expect(report.conclusion.english.hasPrefix("INTERNALLY CONSISTENT ONLY"))
    try handover.make("unsigned", isSigned: false)
    let unsigned = try VerifyHandover.check(folder.path("unsigned"), signer: .nobody)
    #expect(unsigned.isIntact)
    #expect(unsigned.conclusion.english.contains("this folder is not signed"))
    #expect(try handover.failures(of: "unsigned", signer) == ["E_VERIFY_UNSIGNED"])
  }

  @Test func `names a wrong key`() throws {
    let other = folder.path("lain")
    _ = try KeyFiles.make(at: other, identity: "inspektorat", dryRun: false)
    #expect(try handover.failures(of: "out", .key(other + ".pub")) == ["E_VERIFY_KEY"])
    try folder.write(
      try folder.text(of: "out/allowed_signers")
        .replacingOccurrences(of: "audit-export", with: "file"), to: "signers")
    #expect(throws: KeyFault.noSigner(path: folder.path("signers"))) {
      try report(.anyOf(folder.path("signers")))
    }
  }

  @Test func `names a manifest with one byte changed`() throws {
    var bytes = try folder.data("out/manifest.json")
    let place = try #require(bytes.firstRange(of: Data("\"run_id\":".utf8))?.upperBound)
    bytes[place] = UInt8(ascii: "9")
    try bytes.write(to: URL(filePath: folder.path("out/manifest.json")))
    #expect(try handover.failures(of: "out", signer) == ["E_VERIFY_MANIFEST_CHANGED"])
  }

  @Test func `names a missing and an unreadable signature`() throws {
    try folder.write(
      "-----BEGIN SSH SIGNATURE-----\nAAAA\n-----END SSH SIGNATURE-----\n",
      to: "out/manifest.json.sig")
    #expect(try handover.failures(of: "out") == ["E_VERIFY_SIGNATURE"])
    try folder.remove("out/manifest.json.sig")
    #expect(try handover.failures(of: "out") == ["E_VERIFY_UNSIGNED"])
  }

  @Test func `refuses a signature for another purpose`() throws {
    guard SSHKeygen.isInstalled else { return }
    try folder.remove("out/manifest.json.sig")
    _ = try SSHKeygen.run(
      ["-Y", "sign", "-f", handover.key, "-n", "file", folder.path("out/manifest.json")])
    #expect(try handover.failures(of: "out", signer) == ["E_VERIFY_MANIFEST_CHANGED"])
  }

  @Test func `names files that are missing, changed or too many`() throws {
    try folder.remove("out/penyimpangan.csv")
    try folder.write("[]\n", to: "out/temuan.json")
    try folder.write("", to: "out/catatan.txt")
    #expect(
      try handover.failures(of: "out", signer) == [
        "penyimpangan.csv E_VERIFY_MISSING", "temuan.json E_VERIFY_CHANGED",
      ])
    let extra = try report(signer).steps.filter { $0.subject == .extra }
    #expect(extra.map(\.file) == ["catatan.txt"])
  }

  @Test func `names a manifest that is missing, damaged or of another version`() throws {
    try folder.write("{\"schema\":\"audit.manifest/9\"}\n", to: "out/manifest.json")
    #expect(try handover.failures(of: "out").last == "E_VERIFY_VERSION")
    try folder.write("{", to: "out/manifest.json")
    #expect(try handover.failures(of: "out").last == "E_VERIFY_MANIFEST")
    try folder.remove("out/manifest.json")
    #expect(try handover.failures(of: "out") == ["E_VERIFY_NO_MANIFEST"])
    #expect(throws: IntegrityFault.notAFolder(path: folder.path("none"))) {
      try handover.failures(of: "none")
    }
  }

  @Test func `does not follow a name that leads out of the folder`() throws {
    try handover.make("loose", isSigned: false)
    let text = try folder.text(of: "loose/manifest.json")
      .replacing("\"temuan.json\"", with: "\"../audit.db\"")
    try folder.write(text, to: "loose/manifest.json")
    #expect(try handover.failures(of: "loose") == ["../audit.db E_VERIFY_NAME"])
  }

  @Test func `says each fault in both languages`() {
    let changes: [IntegrityFault.Change] = [
      .cut(expected: 2, found: 1, lastKey: "W-01-2"), .rowsMissing(expected: 2, found: 1),
      .rowsAdded(expected: 1, found: 2), .moved(line: 3, key: "W-01-3"), .header,
      .sum(column: "amount", currency: "IDR", expected: 1, found: 2),
      .ends(expected: "a", found: "b"),
      .characters, .bytes(expected: 1, found: 2),
    ]
    let faults: [IntegrityFault] =
      [
        .notAFolder(path: "x"), .noManifest, .manifestUnreadable, .unknownVersion(schema: "x"),
        .signatureMissing, .signatureUnreadable, .manifestChanged,
        .wrongKey(signer: "a", expected: "b"), .badName("x"), .fileMissing("x"),
        .fileUnreadable("x"), .countsDisagree("x"),
      ] + changes.map { .fileChanged("x", $0) }
    for language in Language.allCases {
      #expect(Set(faults.map { $0.message(in: language) }).count == faults.count)
    }
    #expect(faults.allSatisfy { $0.exitStatus == .integrity })
    #expect(faults.allSatisfy { $0.message(in: .indonesian) != $0.message(in: .english) })
  }
}
