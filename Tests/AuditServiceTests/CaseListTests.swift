import AuditReport
import ServiceStandards
import Testing
import WorkingTime

@testable import AuditService

@Suite struct `A list of cases` {
  private static let asOf = Moment.instant(Demonstration.asOf)

  /// The cells of some columns, for each row.
  private func rows(
    _ question: CaseQuestion, of workspace: Workspace, _ columns: [String]
  ) throws -> [[String]] {
    let table = try workspace.listCases(question, in: .english).table
    let places = try columns.map { key in
      try #require(table.head.columns.firstIndex { $0.key == key })
    }
    var rows: [[String]] = []
    try table.eachRow { cells in
      rows.append(places.map { "\(cells[$0])" })
      return true
    }
    return rows
  }

  @Test func `has every case with the verdicts of the last run`() throws {
    let folder = try Demonstration.auditedFolder()
    let question = CaseQuestion(asOf: Self.asOf)
    #expect(
      try rows(question, of: folder.workspace(), ["id"]).count
        == folder.number("SELECT count(*) FROM case_list").map(Int.init))
    for (criterion, key) in [(Criterion.cost, "cost"), (.requirements, "requirements")] {
      for kind in VerdictKind.allCases {
        var narrowed = question
        (narrowed.verdict, narrowed.criterion) = (kind, criterion)
        let listed = try rows(narrowed, of: folder.workspace(), [key])
        let counted = try folder.number(
          """
          SELECT coalesce(sum(transactions), 0) FROM verdict_list
          WHERE criterion = '\(key)' AND verdict = '\(kind.rawValue)'
          """)
        #expect(listed.count == counted.map(Int.init), "\(kind) \(key)")
      }
    }
  }

  @Test func `is of those without an answer for a reason`() throws {
    let folder = try Demonstration.auditedFolder()
    let question = CaseQuestion(
      asOf: Self.asOf, verdict: .notAssessable, criterion: .time, reason: .noLimit)
    let found = try rows(question, of: folder.workspace(), ["time", "time_reason"])
    #expect(!found.isEmpty)
    #expect(
      found.allSatisfy {
        $0 == [
          "\(Cell.word(code: "not_assessable", shown: "? no_limit"))",
          "\(Cell.term(.reason(.noLimit)))",
        ]
      })
  }

  @Test func `is of days of receipt, units, services and a status`() throws {
    let folder = try Demonstration.auditedFolder()
    let day = try #require(CivilDay(iso: "2025-03-11"))
    let question = CaseQuestion(
      selection: Selection(
        units: ["MPP-Banjarbaru.DUKCAPIL"], services: ["KTP-EL"], from: day, to: day),
      asOf: Self.asOf, status: .finished)
    let counted = try folder.number(
      """
      SELECT count(*) FROM case_list
      WHERE unit = 'MPP-Banjarbaru.DUKCAPIL' AND service = 'KTP-EL' AND status = 'finished'
        AND date(received_at, '+8 hours') = '2025-03-11'
      """)
    let listed = try rows(question, of: folder.workspace(), ["id"])
    #expect(!listed.isEmpty && listed.count == counted.map(Int.init))
  }

  @Test func `ends where nobody wants more rows, and has dates as dates`() throws {
    let folder = try SmallOffice.folder()
    let workspace = folder.workspace(now: SmallOffice.now)
    let cases = (1...3000).map {
      SmallOffice.row($0).replacing("2025-02-03T09:00", with: "2025-02-03")
    }
    let file = try folder.write(SmallOffice.file(cases), to: "a.csv")
    _ = try workspace.importTransactions(TransactionImport(file: file), progress: quietly)
    var seen = 0
    try workspace.listCases(CaseQuestion(), in: .indonesian).table.eachRow { cells in
      seen += 1
      #expect(cells.contains(.day(CivilDay(number: 20_122))))
      return seen < 5
    }
    #expect(seen == 5)
    let all = try rows(CaseQuestion(), of: workspace, ["case_number"])
    #expect(all.count == 3000 && all.last == ["\(Cell.identifier("S-3000"))"])
  }
}
