#if SPREADSHEETS
  import AuditImport
  import AuditService
  import Fixtures
  import Foundation
  import ServiceStandards
  import Testing
  import WorkingTime

  /// The deliveries of `Fixtures/deliveries`, from file to audit. What is expected stands in `expected.tsv`, which the program that made the
  /// files has written from its plan.
  @Suite struct `Deliveries of eight offices` {
    struct Office: CustomTestStringConvertible, Sendable {
      let name: String
      let files: [String]
      let cases: Int64
      let money: Int64
      let deviations: [String: Int64]
      var testDescription: String { name }
    }

    static let offices: [Office] = ((try? Fixtures.lines("deliveries/expected.tsv")) ?? [])
      .dropFirst()
      .compactMap { line in
        let fields = line.components(separatedBy: "\t")
        guard fields.count == 5, let cases = Int64(fields[2]), let money = Int64(fields[3]) else {
          return nil
        }
        let counts = fields[4].split(separator: ",").compactMap { pair -> (String, Int64)? in
          let parts = pair.split(separator: "=")
          return parts.count == 2 ? Int64(parts[1]).map { (String(parts[0]), $0) } : nil
        }
        return Office(
          name: fields[0], files: fields[1].components(separatedBy: "+"), cases: cases,
          money: money,
          deviations: Dictionary(uniqueKeysWithValues: counts))
      }

    private static let now = Instant(1_775_001_600)  // 2026-04-01T00:00:00Z

    @Test func `are of seven files and a till`() {
      #expect(Self.offices.flatMap(\.files).count == 8)
    }

    @Test(arguments: offices) func `give the planned figures`(office: Office) throws {
      try check(office)
    }

    @Test func `do so when the money comes before the cases`() throws {
      let office = try #require(Self.offices.first { $0.files.count > 1 })
      try check(
        Office(
          name: office.name, files: office.files.reversed(), cases: office.cases,
          money: office.money, deviations: office.deviations))
    }

    private func check(_ office: Office) throws {
      let folder = try WorkFolder()
      let workspace = folder.workspace(now: Self.now)
      func path(_ name: String) -> String { Fixtures.url("deliveries/\(name)").path }
      try workspace.create()
      _ = try workspace.importCalendars(file: path("calendars.yaml"), dryRun: false)
      _ = try workspace.importStandards(file: path("units.yaml"), dryRun: false)
      _ = try workspace.importStandards(file: path("standards.csv"), dryRun: false)
      for file in office.files {
        let profile = path(String(file.prefix { $0 != "." }) + ".yaml")
        let request = TransactionImport(file: path(file), profile: profile)
        let result =
          office.name == "complaints"
          ? try workspace.importComplaints(request, source: .book)
          : try workspace.importTransactions(request, progress: { _ in })
        #expect(result.diagnostics.map { $0.description(in: .english) } == [])
        guard case .imported = result.state else {
          Issue.record("\(file): \(result.state)")
          return
        }
      }
      let list = office.name == "complaints" ? "complaint_list" : "case_list"
      #expect(try folder.number("SELECT count(*) FROM \(list)") == office.cases)
      let paid = try folder.number("SELECT coalesce(sum(amount), 0) FROM charge_list")
      #expect(paid == office.money)
      _ = try folder.workspace(now: Self.now).runAudit(
        AuditRequest(selection: Selection(), asOf: nil), progress: { _ in })
      var found: [String: Int64] = [:]
      for row in try folder.rows(
        "SELECT rule || '=' || count(*) FROM deviation_list WHERE rule NOT LIKE 'S-%' GROUP BY rule"
      ) {
        let parts = row.split(separator: "=")
        found[String(parts[0])] = Int64(parts[1])
      }
      #expect(found == office.deviations)
    }
  }
#endif
