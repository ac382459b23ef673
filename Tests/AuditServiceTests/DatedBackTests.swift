import AuditReport
import AuditService
import ServiceStandards
import Testing
import WorkingTime

@testable import AuditStore

/// A case of 3 February with two working days: due on the 5th at 16:00.
@Suite struct `A lateness that a later delivery dates back` {
  let office: FindingOffice

  init() throws {
    office = try FindingOffice(audited: false)
    let standards =
      SmallOffice.standards
      + SmallOffice.service("IZIN", restarts: "never").replacing(
        "clock: {start: received}", with: "clock: {start: received, pauses: [applicant]}")
    _ = try office.workspace(at: "2025-02-11T08:30:00").importStandards(
      file: try office.folder.write(standards, to: "izin.yaml"), dryRun: false)
    try office.audit(at: "2025-02-11T09:00:00")
  }

  private static let header =
    "unit,service,case_number,status,received_at,finished_at,pauses\n"

  /// Imports one line as of a moment.
  @discardableResult
  private func tell(
    _ line: String, as name: String, exported: String, at local: String
  ) throws -> TransactionImportResult {
    let file = try office.folder.write(Self.header + "KANTOR,IZIN,S-9," + line + "\n", to: name)
    return try office.workspace(at: local).importTransactions(
      TransactionImport(
        file: file, exportedAt: .instant(try FindingOffice.instant(exported)),
        acceptsReceiptChanges: true), progress: quietly)
  }

  private func rules() throws -> [String] {
    try office.folder.rows(
      """
      SELECT rule FROM deviation_list
      WHERE case_number = 'S-9' AND (rule LIKE 'W%' OR rule = 'D-04') ORDER BY rule
      """)
  }

  private func told() throws -> [String] {
    try office.folder.rows(
      "SELECT coalesce(earlier, '-') FROM transactions WHERE coalesce(written, number) = 'S-9'")
  }

  private static let open = "open,2025-02-03T09:00,,"
  private static let inTime = "finished,2025-02-03T09:00,2025-02-05T10:00,"

  @Test func `is told by the night as such, and the finding waits for an approval`() throws {
    try tell(Self.open, as: "a.csv", exported: "2025-02-10T08:00:00", at: "2025-02-11T10:00:00")
    #expect(try office.audit(at: "2025-02-11T11:00:00").opened.count == 1)
    let mark = try office.folder.lastRun()
    try tell(Self.inTime, as: "b.csv", exported: "2025-02-12T08:00:00", at: "2025-02-12T09:00:00")
    try office.audit(at: "2025-02-12T10:00:00")
    #expect(
      try office.folder.rows(
        "SELECT rule || ' ' || reason FROM closed_deviation_list WHERE case_number = 'S-9'")
        == ["W-02 dated_back"])
    #expect(
      try office.folder.rows(
        "SELECT due_at || ' ' || happened_at FROM deviation_list WHERE rule = 'D-04'")
        == ["2025-02-10T00:00:00Z 2025-02-05T02:00:00Z"])
    let news = try office.folder.store().registerNews(after: mark)
    #expect(news.map(\.kind) == [.new, .datedBack])
    #expect(news.last?.subject.rule == .openOverdue)

    let subject = try #require(news.last?.subject)
    let name = try #require(
      try office.folder.rows("SELECT id FROM finding_list WHERE rule = 'W-02'").first)
    let refusal = try Refusal {
      try office.workspace(at: "2025-02-12T11:00:00").closeFinding(name, dryRun: false)
    }
    #expect(refusal.text.contains("D-04") && refusal.fault.code == "E_FINDING_NOT_CLEAN")
    var marked: [ServiceRule] = []
    try office.folder.store().forEachDatedBack { _, place in marked.append(place) }
    #expect(marked == [subject])
  }

  @Test func `is explained by both tellings`() throws {
    try tell(Self.open, as: "a.csv", exported: "2025-02-10T08:00:00", at: "2025-02-11T10:00:00")
    try tell(Self.inTime, as: "b.csv", exported: "2025-02-12T08:00:00", at: "2025-02-12T09:00:00")
    try office.audit(at: "2025-02-12T10:00:00")
    let id = try #require(try office.folder.number("SELECT max(id) FROM transactions"))
    let sections = try office.workspace(at: "2025-02-12T11:00:00").explain("D-04-\(id)")
      .explanation.sections
    let told = sections.compactMap { section in
      if case .earlier(let told) = section { told } else { nil }
    }.first
    #expect(told?.map(\.status) == [.open, .finished])
    #expect(
      told?.map(\.until) == [try FindingOffice.instant("2025-02-10T08:00:00"), nil])
  }

  struct Change: CustomTestStringConvertible {
    let title: String
    let before: String
    let after: String
    /// What is said of the time in the end.
    let rules: [String]
    var testDescription: String { title }

    init(_ title: String, _ before: String, _ after: String, _ rules: [String]) {
      (self.title, self.before, self.after, self.rules) = (title, before, after, rules)
    }
  }

  private static let late = "finished,2025-02-03T09:00,2025-02-07T10:00,"
  static let changes = [
    Change("a finish before it was last told open", open, inTime, ["D-04"]),
    Change("withdrawn at no moment that is told", open, "withdrawn,2025-02-03T09:00,,", ["D-04"]),
    Change("a finish that is corrected, and was never told open since", late, inTime, []),
    Change(
      "a receipt that moves", late, "finished,2025-02-05T09:00,2025-02-07T10:00,", ["D-04"]),
    Change(
      "a pause for days past", late,
      "finished,2025-02-03T09:00,2025-02-07T10:00,applicant:2025-02-04T09:00/2025-02-06T09:00",
      ["D-04"]),
    Change("finished late all the same", open, late, ["W-01"]),
    Change(
      "finished since, which is ordinary", open, "finished,2025-02-03T09:00,2025-02-11T07:00,",
      ["W-01"]),
    Change(
      "told open before it was due", "open,2025-02-07T09:00,,",
      "finished,2025-02-07T09:00,2025-02-09T10:00,", []),
    Change(
      "a time of receipt that changes no verdict", inTime,
      "finished,2025-02-03T11:00,2025-02-05T10:00,", []),
  ]

  @Test(arguments: changes)
  func `is marked for what changed a verdict, and for nothing else`(_ change: Change) throws {
    try tell(change.before, as: "a.csv", exported: "2025-02-10T08:00:00", at: "2025-02-11T10:00:00")
    try tell(change.after, as: "b.csv", exported: "2025-02-12T08:00:00", at: "2025-02-12T09:00:00")
    try office.audit(at: "2025-02-12T10:00:00")
    #expect(try rules() == change.rules)
  }

  @Test(arguments: changes)
  func `is so whichever delivery came first`(_ change: Change) throws {
    try tell(change.after, as: "b.csv", exported: "2025-02-12T08:00:00", at: "2025-02-12T09:00:00")
    try tell(change.before, as: "a.csv", exported: "2025-02-10T08:00:00", at: "2025-02-12T09:30:00")
    try office.audit(at: "2025-02-12T10:00:00")
    #expect(try rules() == change.rules)
  }

  @Test func `is one also where a finish came between`() throws {
    try tell(Self.open, as: "a.csv", exported: "2025-02-07T08:00:00", at: "2025-02-11T10:00:00")
    try tell(Self.late, as: "b.csv", exported: "2025-02-08T08:00:00", at: "2025-02-11T11:00:00")
    try tell(Self.inTime, as: "c.csv", exported: "2025-02-10T08:00:00", at: "2025-02-11T12:00:00")
    try office.audit(at: "2025-02-12T10:00:00")
    #expect(try rules() == ["D-04"])
  }

  @Test func `goes with the delivery that is taken back`() throws {
    try tell(Self.open, as: "a.csv", exported: "2025-02-10T08:00:00", at: "2025-02-11T10:00:00")
    let second = try tell(
      Self.inTime, as: "b.csv", exported: "2025-02-12T08:00:00", at: "2025-02-12T09:00:00")
    #expect(try told() != ["-"])
    guard case .imported(let number) = second.state else {
      Issue.record("\(second.state)")
      return
    }
    _ = try office.workspace(at: "2025-02-12T09:30:00").undoImport(
      number, reason: "salah kirim", dryRun: false)
    #expect(try told() == ["-"])
  }

  @Test func `was not there before it was told`() throws {
    try tell(Self.open, as: "a.csv", exported: "2025-02-10T08:00:00", at: "2025-02-11T10:00:00")
    try office.audit(at: "2025-02-11T11:00:00")
    try tell(Self.inTime, as: "b.csv", exported: "2025-02-12T08:00:00", at: "2025-02-12T09:00:00")
    let run = try office.folder.lastRun()
    let replayed = try office.workspace(at: "2025-02-12T10:00:00").replay(
      run: run, progress: quietly)
    #expect(replayed.isIntact)
  }
}
