import AuditImport
import AuditReport
import AuditService
import Fixtures
import Foundation
import ServiceStandards
import Testing
import WorkingTime

@testable import AuditStore

/// Requests of another system, brought in by a mapping profile and judged by their own target dates.
@Suite struct `The Boston 311 profile` {
  /// The published file of 2018, which is not part of the package.
  static let published = Fixtures.url("").deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "shared/data/real/boston311_animal_2018.csv.gz").path

  static let hasPublished = FileManager.default.isReadableFile(atPath: published)

  @Test func `gives the documented counts of the excerpt`() throws {
    let folder = try folder()
    let imported = try read(Fixtures.url("boston311/excerpt.csv").path, into: folder)
    #expect(imported.inserted == 40 && imported.rejected == 0)
    let report = try audit(folder, asOf: "2019-06-01T00:00:00-04:00")
    #expect(report.summary.examined == 40)
    #expect(report.summary.punctuality == Punctuality(onTime: 16, judged: 28, examined: 40))
    let found = Dictionary(
      uniqueKeysWithValues: report.findings.filter { $0.rule == .promiseBroken }.map {
        ($0.service.code.text, $0.deviations)
      })
    #expect(found == ["DEAD-ANIMAL": 6, "PEST": 4, "BED-BUGS": 2])
    #expect(try open(in: folder) == 5)
    let services = Dictionary(
      uniqueKeysWithValues: report.summary.services.map {
        ($0.service.code.text, [$0.punctuality.onTime, $0.punctuality.judged])
      })
    #expect(services["DEAD-ANIMAL"] == [10, 16])
    #expect(services["PEST"] == [3, 7])
    #expect(services["BED-BUGS"] == [3, 5])
    #expect(services["ANIMAL-GENERIC"] == [0, 0])
  }

  @Test func `gives the counts that the excerpt's own column has`() throws {
    let folder = try folder()
    _ = try read(Fixtures.url("boston311/excerpt.csv").path, into: folder)
    _ = try audit(folder, asOf: "2019-06-01T00:00:00-04:00")
    let late = try folder.rows(
      """
      SELECT case_number FROM deviation_list WHERE rule = 'W-03' ORDER BY case_number
      """)
    // The fifth field; the first four have no commas in them.
    let overdue = try Fixtures.lines("boston311/excerpt.csv").dropFirst().compactMap { line in
      let fields = line.split(separator: ",", maxSplits: 5, omittingEmptySubsequences: false)
      return fields.count > 4 && fields[4] == "OVERDUE" ? String(fields[0]) : nil
    }
    #expect(late == overdue.sorted())
  }

  @Test(.enabled(if: hasPublished))
  func `gives the known counts of the published file`() throws {
    let folder = try folder()
    let file = try folder.unpack(Self.published, as: "2018.csv")
    let imported = try read(file, into: folder)
    #expect(imported.summary?.rows == 7872)
    #expect(imported.inserted == 7872 && imported.rejected == 0)
    let report = try audit(folder, asOf: "2024-01-01T00:00:00-05:00")
    let late = report.findings.filter { $0.rule == .promiseBroken }
    #expect(late.reduce(0) { $0 + $1.deviations } == 684)
    #expect(try open(in: folder) == 476)
    let time = try #require(report.summary.criteria.first { $0.criterion == .time })
    #expect(time.compliant == 4209 && time.deviates == 684)
    #expect(time.notAssessableTotal == 2979)
  }

  private func folder() throws -> WorkFolder {
    let folder = try WorkFolder()
    let workspace = folder.workspace()
    try workspace.create()
    _ = try workspace.importCalendars(
      file: Fixtures.url("boston311/calendars.yaml").path, dryRun: false)
    _ = try workspace.importStandards(
      file: Fixtures.url("boston311/standards.yaml").path, dryRun: false)
    return folder
  }

  /// The city exported its files after the last day of which they tell.
  private func read(_ file: String, into folder: WorkFolder) throws -> TransactionImportResult {
    try folder.workspace().importTransactions(
      TransactionImport(
        file: file, profile: Fixtures.url("profiles/boston311.yaml").path,
        exportedAt: Moment("2019-06-01T00:00:00-04:00")), progress: quietly)
  }

  private func audit(_ folder: WorkFolder, asOf: String) throws -> RunReport {
    let moment: Moment = try #require(Moment(asOf))
    let now = moment.instant(in: try Zone("America/New_York"))
    return try folder.workspace(now: now).runAudit(
      AuditRequest(selection: Selection(), asOf: moment), progress: quietly
    ).report
  }

  /// Deviations of requests that are still open.
  private func open(in folder: WorkFolder) throws -> Int64? {
    try folder.number(
      "SELECT count(*) FROM deviation_list WHERE rule = 'W-03' AND happened_at IS NULL")
  }
}

extension WorkFolder {
  fileprivate func unpack(_ archive: String, as name: String) throws -> String {
    let path = path(name)
    try Data().write(to: URL(filePath: path))
    let process = Process()
    process.executableURL = URL(filePath: "/bin/gzip")
    process.arguments = ["-dc", archive]
    process.standardOutput = try FileHandle(forWritingTo: URL(filePath: path))
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
    return path
  }
}
