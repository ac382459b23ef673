import AuditReport
import AuditService
import Foundation
import HandoverFiles
import ServiceStandards
import Testing

@Suite struct `A check of a hand-over` {
  private let office: HandoverOffice
  private let key: String

  init() throws {
    office = try HandoverOffice()
    key = try office.key()
    try office.export("out") { [key] in $0.keyFile = key }
  }

  private var signer: ExpectedSigner { .key(key + ".pub") }

  private func report(_ signer: ExpectedSigner) throws -> VerificationReport {
    try VerifyHandover.check(office.path("out"), signer: signer)
  }

  @Test func `proves that nothing has changed since it was signed, and no more`() throws {
    let report = try report(signer)
    #expect(report.isIntact)
    #expect(
      report.conclusion.english.hasPrefix("INTACT: unchanged since signing by the key SHA256:"))
    #expect(report.conclusion.english.contains("It does not prove that the data are true"))
    #expect(
      report.steps.count { $0.subject == .file && $0.outcome == .passed }
        == 14 + HandoverOffice.workbook.count)
    #expect(try self.report(.anyOf(office.path("out/allowed_signers"))).isIntact)
  }

  @Test func `shows only agreement with itself when no key comes from outside`() throws {
    let report = try report(.nobody)
    #expect(report.isIntact)
    #expect(report.conclusion.english.hasPrefix("INTERNALLY CONSISTENT ONLY"))
    try office.export("unsigned")
    let unsigned = try VerifyHandover.check(office.path("unsigned"), signer: .nobody)
    #expect(unsigned.isIntact)
    #expect(unsigned.conclusion.english.contains("this folder is not signed"))
    #expect(try office.failures(of: "unsigned", signer) == ["E_VERIFY_UNSIGNED"])
  }

  @Test func `names a wrong key`() throws {
    let other = try office.key("lain")
    #expect(try office.failures(of: "out", .key(other + ".pub")) == ["E_VERIFY_KEY"])
    try office.folder.write(
      try office.folder.text(of: "out/allowed_signers")
        .replacingOccurrences(of: "audit-export", with: "file"), to: "signers")
    #expect(throws: KeyFault.noSigner(path: office.path("signers"))) {
      try report(.anyOf(office.path("signers")))
    }
  }

  @Test func `names a manifest with one byte changed`() throws {
    var bytes = try office.data("out/manifest.json")
    let place = try #require(bytes.firstRange(of: Data("\"run_id\":".utf8))?.upperBound)
    bytes[place] = UInt8(ascii: "9")
    try bytes.write(to: URL(filePath: office.path("out/manifest.json")))
    #expect(try office.failures(of: "out", signer) == ["E_VERIFY_MANIFEST_CHANGED"])
  }

  @Test func `names a missing and an unreadable signature`() throws {
    let path = office.path("out/manifest.json.sig")
    try Data("-----BEGIN SSH SIGNATURE-----\nAAAA\n-----END SSH SIGNATURE-----\n".utf8)
      .write(to: URL(filePath: path))
    #expect(try office.failures(of: "out") == ["E_VERIFY_SIGNATURE"])
    try FileManager.default.removeItem(atPath: path)
    #expect(try office.failures(of: "out") == ["E_VERIFY_UNSIGNED"])
  }

  @Test func `refuses a signature for another purpose`() throws {
    guard SSHKeygen.isInstalled else { return }
    try FileManager.default.removeItem(atPath: office.path("out/manifest.json.sig"))
    _ = try SSHKeygen.run(
      ["-Y", "sign", "-f", key, "-n", "file", office.path("out/manifest.json")])
    #expect(try office.failures(of: "out", signer) == ["E_VERIFY_MANIFEST_CHANGED"])
  }

  @Test(arguments: ["penyimpangan.csv", "penyimpangan.data.csv"])
  func `names the file and the kind of change`(file: String) throws {
    let name = "out/\(file)"
    let bytes = try office.data(name)
    let original = String(decoding: bytes, as: UTF8.self)
    func failure(_ change: (inout [String]) -> Void) throws -> [String] {
      try office.rewrite(name, change)
      defer { try? bytes.write(to: URL(filePath: office.path(name))) }
      return try office.failures(of: "out", signer)
    }
    #expect(try failure { $0.remove(at: 5) } == ["\(file) E_VERIFY_ROWS_MISSING"])
    #expect(try failure { $0.remove(at: $0.count - 2) } == ["\(file) E_VERIFY_CUT"])
    #expect(try failure { $0.swapAt(7, 8) } == ["\(file) E_VERIFY_MOVED"])
    #expect(try failure { $0.insert($0[9], at: 9) } == ["\(file) E_VERIFY_ROWS_ADDED"])
    #expect(
      try failure { $0[3] = $0[3].replacing("202", with: "203") }
        == ["\(file) E_VERIFY_CHANGED"])
    #expect(try failure { $0[0] += "x" } == ["\(file) E_VERIFY_HEADER"])
    let money = try #require(
      original.components(separatedBy: "\r\n").firstIndex { $0.contains("IDR") })
    #expect(
      try failure { lines in
        lines[money] = lines[money].replacing("0,IDR", with: "1,IDR")
          .replacing("0;IDR", with: "1;IDR")
      } == ["\(file) E_VERIFY_SUM"])
    #expect(try office.failures(of: "out", signer) == [])
  }

  @Test func `names files that are missing, changed or too many`() throws {
    try FileManager.default.removeItem(atPath: office.path("out/temuan.json"))
    try Data("<x/>".utf8).write(to: URL(filePath: office.path("out/temuan.junit.xml")))
    try Data().write(to: URL(filePath: office.path("out/catatan.txt")))
    #expect(
      try office.failures(of: "out", signer) == [
        "temuan.json E_VERIFY_MISSING", "temuan.junit.xml E_VERIFY_CHANGED",
      ])
    let extra = try report(signer).steps.filter { $0.subject == .extra }
    #expect(extra.map(\.file) == ["catatan.txt"])
  }

  @Test func `names a manifest that is missing, damaged or of another version`() throws {
    let path = URL(filePath: office.path("out/manifest.json"))
    try Data("{\"schema\":\"audit.manifest/9\"}\n".utf8).write(to: path)
    #expect(try office.failures(of: "out").last == "E_VERIFY_VERSION")
    try Data("{".utf8).write(to: path)
    #expect(try office.failures(of: "out").last == "E_VERIFY_MANIFEST")
    try FileManager.default.removeItem(at: path)
    #expect(try office.failures(of: "out") == ["E_VERIFY_NO_MANIFEST"])
    #expect(throws: IntegrityFault.notAFolder(path: office.path("none"))) {
      try office.failures(of: "none")
    }
  }

  @Test func `does not follow a name that leads out of the folder`() throws {
    try office.export("loose")
    let path = URL(filePath: office.path("loose/manifest.json"))
    let text = try office.folder.text(of: "loose/manifest.json")
      .replacing("\"temuan.json\"", with: "\"../audit.db\"")
    try Data(text.utf8).write(to: path)
    #expect(try office.failures(of: "loose") == ["../audit.db E_VERIFY_NAME"])
  }

  @Test func `says each fault in both languages`() {
    let changes: [IntegrityFault.Change] = [
      .cut(expected: 2, found: 1, lastKey: "W-01-2"), .rowsMissing(expected: 2, found: 1),
      .rowsAdded(expected: 1, found: 2), .moved(line: 3, key: "W-01-3"), .header,
      .sum(column: "amount", expected: 1, found: 2), .ends(expected: "a", found: "b"),
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
