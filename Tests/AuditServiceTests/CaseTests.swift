import AuditReport
import Foundation
import ServiceStandards
import Testing
import WorkingTime

@testable import AuditService

@Suite struct `A case on its own` {
  let folder: WorkFolder

  init() throws { folder = try SmallOffice.folder() }

  private func workspace(day: Int64 = 9) -> Workspace {
    folder.workspace(now: SmallOffice.now + day * 86_400)
  }

  private func bring(
    _ text: String, as name: String, day: Int64, exportedAt: String? = nil
  ) throws {
    let file = try folder.write(text, to: name)
    _ = try workspace(day: day).importTransactions(
      TransactionImport(file: file, exportedAt: exportedAt.flatMap { Moment($0) }),
      progress: quietly)
  }

  private func show(_ request: CaseRequest, as format: String = "table") throws -> String {
    let shown = try workspace().showCase(request)
    let sink = CollectedBytes()
    let presentation = Presentation(language: .english, zones: [shown.zone], width: 4000)
    try shown.sheet.write(as: try #require(ReportFormat.named(format)), to: sink, presentation)
    return sink.text
  }

  private func history() throws -> [String] {
    try workspace().showCase(CaseRequest(name: "KANTOR/S-1")).sheet.history.map {
      let file = URL(filePath: $0.file ?? "-").lastPathComponent
      return "\($0.importID ?? 0) \(file) \($0.state) \($0.changed.joined(separator: ","))"
    }
  }

  @Test func `that is compliant has a verdict and a reckoning for each criterion`() throws {
    try bring(
      SmallOffice.file([SmallOffice.row(1, charges: "tariff:30000:B1")]), as: "a.csv", day: 0)
    let before = try Data(contentsOf: URL(filePath: folder.database))
    let shown = try workspace().showCase(CaseRequest(name: "KANTOR/S-1"))
    #expect(shown.sheet.verdicts.map(\.criterion) == Criterion.allCases)
    #expect(shown.sheet.deviations.isEmpty)
    let text = try show(CaseRequest(name: "KANTOR/S-1"))
    for part in [
      "Case KANTOR/S-1", "requirements  ✓ compliant",
      "No rule fails.", "SK 1/2024", "RECKONING OF TIME", "2025-02-05 16:00", "Rp30,000", "B1",
      "KTP-el", "P-1\n", "pauses\n",
    ] {
      #expect(text.contains(part), "\(part) in \(text)")
    }
    #expect(try Data(contentsOf: URL(filePath: folder.database)) == before)
  }

  @Test func `that deviates names what explains it, on itself and on its standard`() throws {
    try bring(
      SmallOffice.file([
        SmallOffice.row(1, finished: "2025-02-07T10:00", charges: "tariff:90000:B1")
      ]),
      as: "a.csv", day: 0)
    let gap = SmallOffice.row(2).replacing("2025-02-0", with: "2023-02-0")
    try bring(SmallOffice.file([gap]), as: "b.csv", day: 1)
    _ = try workspace().runAudit(AuditRequest(selection: Selection()), progress: quietly)
    let registered = try folder.rows(
      "SELECT rule || '-' || case_id FROM deviation_list WHERE case_id IS NOT NULL ORDER BY 1")
    let own = try workspace().showCase(CaseRequest(name: "KANTOR/S-1")).sheet.deviations
    #expect(!own.isEmpty && own.map(\.name).sorted() == registered)
    let other = try workspace().showCase(CaseRequest(name: "KANTOR/S-2")).sheet.deviations
    #expect(other.map(\.rule) == [.noStandard])
    for name in (own + other).map(\.name) {
      #expect(try workspace().explain(name).explanation.subject.deviation == name)
    }
  }

  @Test func `shows a stamp without a time as the date that it is`() throws {
    let row = SmallOffice.row(1).replacing("2025-02-03T09:00", with: "2025-02-03")
    try bring(SmallOffice.file([row]), as: "a.csv", day: 0)
    let text = try show(CaseRequest(name: "KANTOR/S-1"))
    #expect(text.contains(#/file received +2025-02-03\s*\n/#))
    #expect(text.contains("2025-02-04 10:00"))
    let object = try #require(
      try JSONSerialization.jsonObject(
        with: Data(show(CaseRequest(name: "KANTOR/S-1"), as: "json").utf8)) as? [String: Any])
    let stamps = try #require(object["stamps"] as? [[String: Any]])
    #expect(stamps.map { $0["is_date"] as? Bool } == [true, false, false])
    #expect(object["schema"] as? String == "audit.case/1")
  }

  @Test func `tells which import changed which field, in the order in which they speak`() throws {
    try bring(SmallOffice.file([SmallOffice.row(1)]), as: "a.csv", day: 0)
    try bring(
      "unit,service,case_number,charges\nKANTOR,SURAT,S-1,tariff:30000:B2\n", as: "kasir.csv",
      day: 1)
    try bring(
      SmallOffice.file([SmallOffice.row(1, finished: "2025-02-04T11:00")]), as: "lama.csv", day: 2,
      exportedAt: "2025-06-01T08:00:00+08:00")
    #expect(
      try history() == [
        "5 lama.csv stands status,received_at,finished_at,demanded,applicant,charges",
        "3 a.csv stands finished_at",
        "4 kasir.csv stands charges",
      ])
    _ = try workspace().undoImport(4, reason: "Salah berkas", dryRun: false)
    #expect(
      try history() == [
        "5 lama.csv stands status,received_at,finished_at,demanded,applicant,charges",
        "3 a.csv stands finished_at",
        "4 kasir.csv undone ",
      ])
    #expect(try show(CaseRequest(name: "KANTOR/S-1")).contains("undone"))
  }

  @Test func `tells of a change by another program`() throws {
    try bring(SmallOffice.file([SmallOffice.row(1)]), as: "a.csv", day: 0)
    try folder.shell("UPDATE transactions SET status = 3")
    _ = try workspace().runAudit(AuditRequest(selection: Selection()), progress: quietly)
    #expect(try history().last == "0 - foreign status")
    let text = try show(CaseRequest(name: "KANTOR/S-1"))
    #expect(text.contains("(changed by another program)"))
  }

  @Test func `is found however its number is written, and masks those of people`() throws {
    let row = SmallOffice.row(1).replacing("S-1,", with: "Reg. 6371010101900001,")
    try bring(SmallOffice.file([row]), as: "a.csv", day: 0)
    let text = try show(CaseRequest(name: "KANTOR/no. REG.6371010101900001"))
    #expect(text.contains("6371********0001") && !text.contains("6371010101900001"))
  }

  @Test func `is not judged before it was received`() throws {
    try bring(SmallOffice.file([SmallOffice.row(1)]), as: "a.csv", day: 0)
    let day = CivilDay(number: 20_000)  // 2024-10-04
    let text = try show(CaseRequest(name: "KANTOR/S-1", asOf: .endOfDay(day)))
    #expect(text.contains("Received after the as-of instant"))
    #expect(!text.contains("RECKONING"))
  }

  @Test func `of several with its number is told apart by service and series`() throws {
    let other = SmallOffice.standards + SmallOffice.service("IZIN", restarts: "yearly")
    let file = try folder.write(other, to: "dua.yaml")
    _ = try workspace(day: 0).importStandards(file: file, dryRun: false)
    let izin = SmallOffice.row(1).replacing("SURAT", with: "IZIN")
    try bring(
      SmallOffice.file([
        SmallOffice.row(1), izin, izin.replacing("2025-02-0", with: "2024-07-0"),
      ]), as: "a.csv", day: 1)
    let fault = try #require(throws: CaseFault.self) {
      try workspace().showCase(CaseRequest(name: "KANTOR/S-1"))
    }
    #expect(fault.exitStatus == .usage)
    let words = fault.message.words(in: .english)
    for part in [
      "--service KANTOR/SURAT  received 2025-02-03",
      "--service KANTOR/IZIN --series 2025  received 2025-02-03", "--series 2024",
    ] {
      #expect(words.contains(part), "\(words)")
    }
    #expect(try show(CaseRequest(name: "KANTOR/S-1", service: "SURAT")).contains("SURAT"))
    let old = CaseRequest(name: "KANTOR/S-1", service: "KANTOR/IZIN", series: "2024")
    #expect(try show(old).contains(#/Series +2024\n/#))
    #expect(throws: CaseFault.self) {
      try workspace().showCase(CaseRequest(name: "KANTOR/S-1", service: "IZIN"))
    }
  }

  @Test(arguments: ["KANTOR", "KANTOR/", "/S-1", "KANTOR/S-9"])
  func `that is none is refused`(name: String) throws {
    try bring(SmallOffice.file([SmallOffice.row(1)]), as: "a.csv", day: 0)
    let fault = try #require(throws: CaseFault.self) {
      try workspace().showCase(CaseRequest(name: name))
    }
    #expect(fault == (name == "KANTOR/S-9" ? .unknown(name) : .badName(name)))
  }
}
