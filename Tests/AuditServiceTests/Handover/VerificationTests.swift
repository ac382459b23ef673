import AuditReport
import AuditService
import Foundation
import HandoverFiles
import SSHKeygen
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

  @Test(.enabled(if: SSHKeygen.isInstalled))
  func `agrees with that of ssh-keygen, which signs for it too`() throws {
    let manifest = try office.data("out/manifest.json")
    let arguments = [
      "-Y", "verify", "-f", office.path("out/allowed_signers"), "-I", "inspektorat", "-n",
      "audit-export", "-s", office.path("out/manifest.json.sig"),
    ]
    #expect(try SSHKeygen.run(arguments, input: manifest).status == 0)
    #expect(try SSHKeygen.run(arguments, input: manifest + Data([0x20])).status != 0)
    // A signature of ssh-keygen by the same key takes its place.
    try FileManager.default.removeItem(atPath: office.path("out/manifest.json.sig"))
    let signed = try SSHKeygen.run(
      ["-Y", "sign", "-f", key, "-n", "audit-export", office.path("out/manifest.json")])
    #expect(signed.status == 0)
    #expect(try office.failures(of: "out", .key(key + ".pub")) == [])
  }
}
