import AuditReport
import AuditService
import Foundation
import ServiceStandards
import Testing
import WorkingTime

@testable import AuditStore

@Suite struct `A pattern across cases` {
  let folder: WorkFolder
  static let second = "2025-02-03T23:40:07+08:00"

  init() throws {
    folder = try SmallOffice.folder()
    var rows = ["unit,service,case_number,status,received_at,complete_at,finished_at,officer"]
    for number in 1...12 {
      let officer = number > 10 ? "" : "L-7"
      rows.append(
        "KANTOR,SURAT,S-\(number),finished,\(Self.second),\(Self.second),\(Self.second),\(officer)")
    }
    let file = try folder.write(rows.joined(separator: "\n") + "\n", to: "petugas.csv")
    _ = try workspace.importTransactions(TransactionImport(file: file), progress: quietly)
  }

  var workspace: Workspace { folder.workspace(now: SmallOffice.now) }

  private static let found =
    "SELECT count(*) FROM deviation_list WHERE rule = 'D-05'"

  @Test func `is found of every case of the officer, and opens no finding`() throws {
    _ = try workspace.runAudit(AuditRequest(selection: Selection()), progress: quietly)
    #expect(try folder.number(Self.found) == 10)
    #expect(try folder.number("SELECT count(*) FROM finding_list WHERE rule = 'D-05'") == 0)
    _ = try workspace.runAudit(AuditRequest(selection: Selection()), progress: quietly)
    #expect(try folder.number("SELECT count(*) FROM finding_list WHERE rule = 'D-05'") == 0)
  }

  @Test func `names the other cases when one is explained`() throws {
    _ = try workspace.runAudit(AuditRequest(selection: Selection()), progress: quietly)
    let explained = try workspace.explain("D-05-3")
    let sections = explained.explanation.sections
    let companions = sections.compactMap { section in
      if case .companions(let companions) = section { companions } else { nil }
    }
    #expect(companions.map(\.count) == [9])
    #expect(
      companions.first?.cases.map(\.caseNumber)
        == [1, 2, 4, 5, 6, 7, 8, 9, 10].map { "S-\($0)" })
    #expect(companions.first?.cases.first?.deviation == "D-05-1")
  }

  @Test func `ends when a stamp is put right, and so it is in a look at rows that segments lack`()
    throws
  {
    _ = try workspace.runAudit(AuditRequest(selection: Selection()), progress: quietly)
    try folder.shell(
      "UPDATE transactions SET received_at = received_at - 3600, complete_at = NULL WHERE id = 4")
    let look = try workspace.lookAudit(LookRequest(selection: Selection()), progress: quietly)
    #expect(look.report.findings.allSatisfy { $0.rule != .enteredInBulk })
    _ = try workspace.runAudit(AuditRequest(selection: Selection()), progress: quietly)
    #expect(try folder.number(Self.found) == 0)
    let first = try #require(try folder.number("SELECT min(id) FROM run_list"))
    let replayed = try workspace.replay(run: first, progress: quietly)
    #expect(replayed.isIntact)
  }

  @Test func `that proposes stands in the register and in lists, and counts nowhere`() throws {
    let before = try workspace.lookAudit(LookRequest(selection: Selection()), progress: quietly)
    try importPayments(profile: "format: audit.profile/1\nproofs: {unique: nation}\n")
    let result = try workspace.runAudit(AuditRequest(selection: Selection()), progress: quietly)
    #expect(
      try folder.rows(
        "SELECT case_number || ' ' || due_at || ' ' || happened_at FROM deviation_list "
          + "WHERE rule = 'B-05' ORDER BY case_number")
        == ["P-1", "P-2"].map { "\($0) 2025-02-03T02:00:00Z 2025-02-06T02:00:00Z" })
    let summary = result.report.summary
    #expect(summary.examined == before.report.summary.examined + 2)
    #expect(summary.deviations == before.report.summary.deviations)
    #expect(summary.deviatingTransactions == before.report.summary.deviatingTransactions)
    #expect(summary.proposals == [.proofOnTwoDays: 2])
    #expect(result.new == before.new)
    #expect(result.report.findings.allSatisfy { $0.rule != .proofOnTwoDays })
    #expect(try folder.number("SELECT count(*) FROM finding_list WHERE rule = 'B-05'") == 0)
    let id = try #require(
      try folder.rows("SELECT id FROM deviation_list WHERE rule = 'B-05'").first)
    let sections = try workspace.explain(id).explanation.sections
    #expect(
      sections.contains {
        if case .companions(let others) = $0 { others.count == 1 } else { false }
      })
  }

  @Test func `needs to know how far a number is the only one`() throws {
    try importPayments(profile: "format: audit.profile/1\n")
    _ = try workspace.runAudit(AuditRequest(selection: Selection()), progress: quietly)
    #expect(try folder.number("SELECT count(*) FROM deviation_list WHERE rule = 'B-05'") == 0)
  }

  /// Two cases with one proof number, paid on 3 and on 6 February.
  private func importPayments(profile text: String) throws {
    let file = try folder.write(
      """
      unit,service,case_number,status,received_at,paid_at,finished_at,charges,demanded
      KANTOR,SURAT,P-1,finished,2025-02-03T09:00,2025-02-03T10:00,2025-02-04T10:00,tariff:30000:820250203001,ktp
      KANTOR,SURAT,P-2,finished,2025-02-06T09:00,2025-02-06T10:00,2025-02-07T10:00,tariff:30000:820250203001,ktp

      """, to: "bayar.csv")
    let profile = try folder.write(text, to: "profil.yaml")
    let result = try workspace.importTransactions(
      TransactionImport(file: file, profile: profile), progress: quietly)
    #expect(result.inserted == 2)
  }
}
