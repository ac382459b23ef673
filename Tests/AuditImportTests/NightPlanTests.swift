import Foundation
import ServiceStandards
import Testing

@testable import AuditImport

@Suite struct `The section nightly of a configuration` {
  private static let full = """
    db: audit.db
    nightly:
      inbox:
        folder: inbox
        archive: /srv/arsip
        refused: ditolak
        sources:
          - {name: simpel, files: "simpel-*.csv", profile: simpel.yaml, allow_rejects: 2%,
             expect_every_days: 7, hash_applicants: kunci,
             hash_officers: kunci-2}
          - {files: "lapor-*.csv", kind: complaints}
      backup: {folder: cadangan, keep: 5}
      checkpoints: titik
      exports:
        - {to: ekspor, units: [MPP-Banjarbaru], privacy: public, sign: kunci, keep: 8}
      log: malam.jsonl
      on_change: kirim
      on_change_seconds: 5
    """

  @Test func `is read with its paths in the folder of the file`() throws {
    let (file, folder) = try read(Self.full)
    let plan = try #require(file.night)
    let inbox = try #require(plan.inbox)
    #expect(inbox.folder == "\(folder)/inbox" && inbox.archive == "/srv/arsip")
    #expect(inbox.refused == "\(folder)/ditolak")
    #expect(
      inbox.sources == [
        NightPlan.Source(
          name: "simpel", pattern: "simpel-*.csv", kind: .transactions,
          profile: "\(folder)/simpel.yaml", allowance: .perMille(20), expectedEvery: 7,
          hashKeys: [.applicant: "\(folder)/kunci", .officer: "\(folder)/kunci-2"]),
        NightPlan.Source(
          name: "lapor-*.csv", pattern: "lapor-*.csv", kind: .complaints, profile: nil,
          allowance: .lines(0), expectedEvery: nil),
      ])
    #expect(plan.backup == NightPlan.Backup(folder: "\(folder)/cadangan", keep: 5))
    #expect(plan.checkpoints == "\(folder)/titik" && plan.log == "\(folder)/malam.jsonl")
    #expect(
      plan.exports == [
        NightPlan.Export(
          folder: "\(folder)/ekspor", units: ["MPP-Banjarbaru"], privacy: .public,
          keyFile: "\(folder)/kunci", keep: 8)
      ])
    #expect(plan.onChange == "kirim" && plan.onChangeSeconds == 5)
    #expect(file.entries["db"]?.value == "\(folder)/audit.db" && file.entries["nightly"] == nil)
  }

  @Test func `may be left out`() throws {
    #expect(try read("db: audit.db").0.night == nil)
    #expect(try read("nightly: {}").0.night == NightPlan())
  }

  @Test(arguments: [
    "nightly: yes", "nightly: {inbx: 1}", "nightly: {inbox: {folder: a}}",
    "nightly: {backup: {keep: 3}}", "nightly: {backup: {folder: a, keep: 0}}",
    "nightly: {exports: [{units: [A]}]}", "nightly: {on_change_seconds: 0}",
    "nightly: {inbox: {folder: a, archive: b, refused: c, sources: [{name: x}]}}",
    "nightly: {inbox: {folder: a, archive: b, refused: c, sources: [{files: x, kind: other}]}}",
    "nightly: {inbox: {folder: a, archive: b, refused: c, sources: [{files: x, allow_rejects: many}]}}",
    "nightly: {inbox: {folder: a, archive: b, refused: c, sources: [{files: x}, {files: x}]}}",
  ])
  func `names what it cannot mean`(text: String) throws {
    #expect {
      try read(text)
    } throws: { error in
      guard case .invalid(_, let diagnostics, _) = error as? ImportFault else { return false }
      return !diagnostics.isEmpty
    }
  }

  private func read(_ text: String) throws -> (ConfigurationFile, folder: String) {
    let folder = FileManager.default.temporaryDirectory.appending(path: "audit-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "audit.yaml")
    try Data(text.utf8).write(to: file)
    return (try ConfigurationFile.read(path: file.path, keys: ["db"], paths: ["db"]), folder.path)
  }
}
