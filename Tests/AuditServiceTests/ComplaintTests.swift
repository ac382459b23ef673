import AuditImport
import AuditReport
import AuditService
import Fixtures
import Foundation
import ServiceStandards
import Testing
import WorkingTime

@testable import AuditStore

@Suite struct `Complaints` {
  private static func path(_ name: String) -> String { Fixtures.url("complaints/\(name)").path }

  /// The demonstration with the book and the first export.
  private func folder() throws -> WorkFolder {
    let folder = try Demonstration.auditedFolder()
    #expect(try bring("book.csv", into: folder).inserted == 5)
    #expect(try bring("lapor.csv", profile: "lapor.yaml", into: folder).inserted == 3)
    return folder
  }

  @discardableResult
  private func bring(
    _ name: String, profile: String? = nil, into folder: WorkFolder, dryRun: Bool = false,
    allowance: TransactionImport.Allowance = .lines(0)
  ) throws -> TransactionImportResult {
    try folder.workspace().importComplaints(
      TransactionImport(
        file: name.contains("/") ? name : Self.path(name), profile: profile.map(Self.path),
        allowance: allowance, dryRun: dryRun), source: .book)
  }

  // MARK: Imports

  @Test func `come in once, and a changed row is an update with history`() throws {
    let folder = try folder()
    let again = try bring("lapor.csv", profile: "lapor.yaml", into: folder)
    guard case .known = again.state else {
      Issue.record("imported twice")
      return
    }
    let dry = try bring("lapor-later.csv", profile: "lapor.yaml", into: folder, dryRun: true)
    #expect(dry.inserted == 1 && dry.changed == 1 && dry.unchanged == 2)
    #expect(try folder.number("SELECT sum(changes) FROM complaint_list") == 0)
    let later = try bring("lapor-later.csv", profile: "lapor.yaml", into: folder)
    #expect(later.inserted == 1 && later.changed == 1 && later.unchanged == 2)
    #expect(try folder.number("SELECT count(*) FROM complaint_list") == 9)
    #expect(try folder.number("SELECT sum(changes) FROM complaint_list") == 1)
    #expect(
      try folder.rows("SELECT answered_at IS NULL FROM past_complaint_list")
        == ["1"])
    #expect(
      try folder.number(
        "SELECT count(*) FROM import_list WHERE kind = 'complaints' AND state = 'done'")
        == 3)
  }

  @Test func `that cannot be read are kept as rejected lines`() throws {
    let folder = try Demonstration.auditedFolder()
    let copy = try folder.write(
      String(contentsOf: Fixtures.url("complaints/broken.csv"), encoding: .utf8), to: "buku.csv")
    let refused = try bring(copy, into: folder)
    guard case .refused = refused.state else {
      Issue.record("not refused")
      return
    }
    #expect(refused.rejected == 9)
    #expect(try folder.number("SELECT count(*) FROM complaint_list") == 0)
    #expect(try folder.number("SELECT count(DISTINCT line) FROM rejected_list") == 9)
    #expect(try folder.text(of: "buku.csv.rejects.csv").contains("E_DUPLICATE"))
    let allowed = try bring(copy, into: folder, allowance: .lines(9))
    #expect(allowed.inserted == 1 && allowed.rejected == 9)
  }

  // MARK: A-01

  @Test func `are judged by a run and kept in a register of their own`() throws {
    let folder = try folder()
    let before = try folder.register()
    let result = try folder.run()
    #expect(try folder.register() == before)
    let complaints = try #require(result.report.complaints)
    #expect(complaints.hasUnconfirmedLimits)
    let lines = complaints.lines.map {
      "\($0.unit) \($0.service?.code.text ?? "-") \($0.examined) \($0.inTime) \($0.late) "
        + "\($0.unanswered) \($0.notYetDue) \($0.notAssessable.values.reduce(0, +))"
    }
    #expect(
      lines == [
        "MPP-Banjarbaru.DPMPTSP - 1 0 0 1 0 0", "MPP-Banjarbaru.DPMPTSP REKLAME 1 0 0 0 0 1",
        "MPP-Banjarbaru.DUKCAPIL - 3 2 0 0 1 0", "MPP-Banjarbaru.DUKCAPIL KTP-EL 3 1 1 1 0 0",
      ])
    #expect(result.new == 3)
    #expect(try folder.run(after: 2).new == 0)
    #expect(try folder.number("SELECT count(*) FROM deviation_list WHERE rule = 'A-01'") == 3)

    try bring("lapor-later.csv", profile: "lapor.yaml", into: folder)
    let later = try folder.run(after: 3)
    #expect(later.new == 1)
    #expect(try folder.number("SELECT count(*) FROM deviation_list WHERE rule = 'A-01'") == 3)
    #expect(
      try folder.number("SELECT count(*) FROM closed_deviation_list WHERE rule = 'A-01'") == 1)
  }

  @Test func `are looked at only in the scope of a run`() throws {
    let folder = try folder()
    let elsewhere = try folder.run(Selection(units: ["MPP-Banjarbaru.BPPRD"]))
    #expect(elsewhere.report.complaints == nil)
    let rule = try folder.look(Selection(rules: ["W-01"]), after: 2)
    #expect(rule.report.complaints == nil)
    let service = try folder.run(Selection(services: ["KTP-EL"]), after: 3)
    #expect(service.report.complaints?.lines.map(\.examined) == [3])
    let alone = try folder.look(Selection(rules: ["A-01"]), after: 4)
    #expect(alone.report.findings.isEmpty)
    #expect(alone.report.complaints?.lines.count == 4)
    let early = try folder.look(after: -86_400)
    #expect(early.report.complaints != nil && early.run == nil)
  }

  @Test func `of which none are there change nothing`() throws {
    let folder = try Demonstration.auditedFolder()
    #expect(try folder.run().report.complaints == nil)
  }

  @Test func `are explained day by day by what the run knew`() throws {
    let folder = try folder()
    _ = try folder.run()
    let id = try #require(
      try folder.number("SELECT id FROM complaint_list WHERE number = 'B-002'"))
    let ladder = try String(contentsOfFile: Self.path("ladder.yaml"), encoding: .utf8)
      .replacing("value: 5,", with: "value: 50,")
    let later = folder.workspace(now: Demonstration.asOf + 1000)
    let file = try folder.write(ladder, to: "tangga.yaml")
    #expect(try later.importLadder(file: file, dryRun: true).inserted == 1)
    #expect(try later.importLadder(file: file, dryRun: false).inserted == 1)
    #expect(try later.importLadder(file: file, dryRun: false).isKnown)
    let explained = try folder.workspace().explain("a-01-\(id)")
    var clock: ClockFacts?
    for case .clock(let facts) in explained.explanation.sections { clock = facts }
    let facts = try #require(clock)
    #expect(facts.limit == TimeLimit(5, .workingDays))
    #expect(facts.due.map(explained.zone.day) == CivilDay(iso: "2026-03-09"))
    #expect(facts.days.first?.day == CivilDay(iso: "2026-03-02"))
    #expect(facts.days.last?.day == CivilDay(iso: "2026-04-20"))

    // With the longer limit it is in time: the next run closes it.
    _ = try folder.run(after: 2000)
    let next = folder.workspace(now: Demonstration.asOf + 2000)
    #expect(throws: ServiceFault.self) { try next.explain("A-01-\(id)") }
    let known = try folder.look(after: 2001, knownAt: .instant(Demonstration.asOf))
    #expect(known.report.complaints?.lines.last?.late == 1)
  }

  @Test func `under a waiver are counted apart`() throws {
    let folder = try folder()
    let plain = try folder.look(Selection(rules: ["A-01"]))
    #expect(plain.worst == .high)
    _ = try folder.workspace().addWaiver(
      .sample(unit: "MPP-Banjarbaru", service: nil, rule: "A-01"), dryRun: false)
    let result = try folder.look(Selection(rules: ["A-01"]), after: 2)
    #expect(result.worst == nil)
    #expect(result.report.complaints?.lines.reduce(0) { $0 + $1.waived } == 3)
    #expect(result.report.exceptions?.waivers.map(\.deviations) == [3])
    #expect(result.report.exceptions?.unused == [])
  }

  // MARK: The second source

  @Test func `that contradict a transaction are found`() throws {
    let folder = try folder()
    let rows = try matches(folder, all: true)
    #expect(rows["book DUKCAPIL B-001"] == "contradiction")
    #expect(rows["book DUKCAPIL B-002"] == "contradiction")
    #expect(rows["book DUKCAPIL B-003"] == "other_topic")
    #expect(rows["book DUKCAPIL B-004"] == "no_such_case")
    #expect(rows["book DPMPTSP B-001"] == "no_case_number")
    #expect(rows["lapor DUKCAPIL 7000001"] == "contradiction")
    #expect(rows.count == 8)
    #expect(try matches(folder, all: false).count == 6)
  }

  @Test func `agree with a transaction that is late or charged`() throws {
    let folder = try folder()
    try folder.shell(
      """
      UPDATE transactions SET finished_at = finished_at + 30 * 86400, handed_over_at = NULL
      WHERE id = (SELECT id FROM case_list WHERE case_number = '6372-KTP-EL/2025/0002');
      UPDATE transactions SET charges = '[[0,5000,"X1"]]'
      WHERE number = '6372-KTP-EL/2025/0001';
      """)
    let rows = try matches(folder, all: true)
    #expect(rows["book DUKCAPIL B-001"] == "consistent")
    #expect(rows["book DUKCAPIL B-002"] == "consistent")
  }

  private func matches(_ folder: WorkFolder, all: Bool) throws -> [String: String] {
    let listing = try folder.workspace().matchComplaints(
      Selection(), asOf: .instant(Demonstration.asOf), all: all)
    let keys = listing.table.head.columns.map(\.key)
    var rows: [String: String] = [:]
    try listing.table.eachRow { cells in
      var words: [String: String] = [:]
      for (key, cell) in zip(keys, cells) {
        switch cell {
        case .term(let term): words[key] = term.code
        case .text(let text), .identifier(let text): words[key] = text
        default: break
        }
      }
      let unit = words["unit"]?.split(separator: ".").last.map(String.init) ?? ""
      rows["\(words["source"] ?? "") \(unit) \(words["number"] ?? "")"] = words["match"]
      return true
    }
    return rows
  }

  @Test func `are shown one by one`() throws {
    let folder = try folder()
    let workspace = folder.workspace()
    let shown = try workspace.showComplaint("B-002", asOf: nil, language: .english)
    var keys: [String] = []
    try shown.table.eachRow { cells in
      if case .word(let code, _) = cells[0] { keys.append(code) }
      return true
    }
    #expect(keys.contains("answer_due") && keys.contains("case_cost") && keys.contains("changes"))
    #expect(throws: ComplaintFault.unknown("B-0002", nearest: "B-002")) {
      try workspace.showComplaint("B-0002", asOf: nil, language: .english)
    }
    #expect(throws: ComplaintFault.self) {
      try workspace.showComplaint("B-001", asOf: nil, language: .english)
    }
  }
}
