import AuditReport
import Foundation
import ServiceStandards
import Testing
import WorkingTime

@testable import AuditService
@testable import AuditStore

@Suite struct `The report behind a hand-over` {
  @Test func `says what the run said, and writes nothing`() throws {
    let folder = try Demonstration.importedFolder()
    let selection = Selection(units: ["MPP-Banjarbaru"])
    let run = try folder.workspace().runAudit(
      Demonstration.request(selection), progress: quietly)
    let before = try folder.rows("SELECT count(*) || ' ' || max(id) FROM run_list")
    let handover = try folder.workspace().handoverReport(selection)
    #expect(handover.report.summary == run.report.summary)
    #expect(handover.report.findings == run.report.findings)
    #expect(handover.report.heading.asOf == Demonstration.asOf)
    #expect(handover.report.heading.envelope.run != nil)
    #expect(handover.report.comparison == nil)
    #expect(try folder.rows("SELECT count(*) || ' ' || max(id) FROM run_list") == before)
  }

  @Test(arguments: `The files of a hand-over`.selections)
  func `counts for its charts what it says in its summary`(_ selection: Selection) throws {
    let folder = try Demonstration.auditedFolder()
    let handover = try folder.workspace().handoverReport(selection)
    // The trend goes by the days of the period.
    let (from, to) = (selection.from, selection.to)
    for month in handover.charts.months {
      let days = String(month.year * 100 + month.month)
      #expect(from.map { days >= $0.description.filter(\.isNumber).prefix(6) } ?? true)
      #expect(to.map { days <= $0.description.filter(\.isNumber).prefix(6) } ?? true)
    }
    // The sheets of the workbook have the rows of the files.
    let sheets = handover.sheets(Presentation(language: .english, zones: handover.zones))
    func rows(_ name: String) throws -> Int {
      var count = 0
      try sheets.first { $0.name == name }?.table.eachRow { _ in
        count += 1
        return true
      }
      return count
    }
    #expect(try rows("Findings") == handover.findings.count)
    let onTransactions = handover.report.findings.filter { $0.criterion != .standard }
    let proposals = handover.report.summary.proposals.values.reduce(0, +)
    #expect(
      try Int64(rows("Deviations"))
        == proposals + onTransactions.reduce(0) { $0 + $1.deviations })
    let (charts, summary) = (handover.charts, handover.report.summary)
    #expect(charts.months.reduce(0) { $0 + $1.judged } == summary.punctuality.judged)
    #expect(charts.months.reduce(0) { $0 + $1.onTime } == summary.punctuality.onTime)
    let late = handover.report.findings.filter { $0.rule == .finishedLate }
    #expect(charts.overruns.count == HandoverCharts.overrunLimits.count + 1)
    #expect(charts.overruns.reduce(0, +) == late.reduce(0) { $0 + $1.deviations })
    #expect(charts.weekdays.map(\.service) == summary.services.map(\.service))
    for (week, service) in zip(charts.weekdays, summary.services) {
      let judged = week.judged.reduce(0, +)
      #expect(judged == service.punctuality.judged)
      #expect(judged - week.late.reduce(0, +) == service.punctuality.onTime)
    }
    let months = charts.months.map { $0.year * 12 + $0.month }
    #expect(months == months.sorted() && Set(months).count == months.count)
  }

  @Test func `counts months as a recount in SQL does`() throws {
    let folder = try Demonstration.auditedFolder()
    let handover = try folder.workspace().handoverReport(Selection())
    // The whole demonstration lies in one zone without changes of the clock: UTC+8.
    let received = try folder.rows(
      """
      SELECT DISTINCT strftime('%Y-%m', received_at, '+8 hours')
      FROM case_list WHERE unixepoch(received_at) <= \(Demonstration.asOf.seconds) ORDER BY 1
      """)
    let months = handover.charts.months.map { month in
      "\(month.year)-\(month.month < 10 ? "0" : "")\(month.month)"
    }
    #expect(months == received)
    let overruns = try folder.rows(
      """
      SELECT count(*) FROM deviation_list
      WHERE rule = '\(RuleID.finishedLate)' AND actual - expected <= 3600
      """)
    #expect(overruns == ["\(handover.charts.overruns[0])"])
  }

  @Test func `names the standards, calendars and rules that it stands on`() throws {
    let folder = try Demonstration.auditedFolder()
    let basis = try folder.workspace().handoverReport(
      Selection(units: ["MPP-Banjarbaru.POLRES"], rules: ["W-01", "W-02"])
    ).basis
    #expect(basis.rules.map(\.id) == [.finishedLate, .openOverdue])
    #expect(!basis.standards.isEmpty)
    #expect(basis.standards.allSatisfy { $0.service.unit.text == "MPP-Banjarbaru.POLRES" })
    #expect(basis.standards.allSatisfy { $0.transactions > 0 })
    // The counter goes by the calendar of the mall above it.
    #expect(Set(basis.calendars.map(\.code.text)).count == 1)
    #expect(basis.startedAt != nil)
  }

  /// With `AUDIT_REPORT_FOLDER` in the environment the pages stay there, to be looked at.
  @Test(arguments: PrivacyProfile.allCases, Language.allCases)
  func `of the demonstration makes a page of less than a megabyte`(
    privacy: PrivacyProfile, language: Language
  ) throws {
    let folder = try Demonstration.auditedFolder()
    var content = try folder.workspace().handoverReport(Selection(units: ["MPP-Banjarbaru"]))
    content.findings = sheets(of: content.report)
    content.privacy = privacy
    let bytes = CollectedBytes()
    try content.writeHTML(to: bytes, Presentation(language: language, zones: content.zones))
    #expect(bytes.bytes.count < 1_000_000)
    #expect(bytes.text.hasSuffix("</body>\n</html>\n"))
    if let path = ProcessInfo.processInfo.environment["AUDIT_REPORT_FOLDER"] {
      let name = "laporan.\(privacy.rawValue).\(language.rawValue).html"
      try Data(bytes.bytes).write(to: URL(filePath: path).appending(path: name))
    }
  }

  /// A made-up finding for each line of the report.
  private func sheets(of report: RunReport) -> [FindingSheet] {
    report.findings.enumerated().map { place, line in
      var sheet = FindingSheet(
        id: FindingID(year: 2026, number: place + 1), episode: 1, service: line.service,
        unitName: line.service.unit.text, rule: line.rule, ruleTitle: line.ruleTitle,
        criterion: line.criterion, severity: line.severity, state: .open, status: nil,
        opened: report.heading.asOf,
        figures: .init(
          deviations: line.deviations, judged: line.judged, worst: line.worst,
          amount: line.amount),
        paragraphs: .written(
          condition: Wording(
            "Pada \(line.service.name) ditemukan \(line.deviations) penyimpangan: "
              + "\(line.ruleTitle.indonesian.lowercased()).",
            "\(line.deviations) deviations were found in \(line.service.name): "
              + "\(line.ruleTitle.english.lowercased())."),
          criteria: Wording(
            "Standar pelayanan yang berlaku pada hari penerimaan berkas.",
            "The service standard in force on the day of receipt.")), zone: 0)
      guard place % 4 == 1 else { return sheet }
      sheet.state = .responded
      sheet.status = .notYetFulfilled
      sheet.cause = "Jumlah petugas loket tidak sebanding dengan jumlah permohonan pada jam sibuk."
      sheet.recommendation =
        "Menata kembali giliran petugas, dan menambah satu loket pada hari Senin."
      sheet.responsible = "Kepala unit"
      sheet.followUp = .init(
        delivered: CivilDay(iso: "2026-05-04"), due: CivilDay(iso: "2026-07-03"),
        verificationDue: CivilDay(iso: "2026-06-30"), isOverdue: place % 8 == 1, evidence: 2)
      return sheet
    }
  }
}

extension Workspace {
  /// What `audit export` makes its files from.
  fileprivate func handoverReport(_ selection: Selection) throws -> HandoverContent {
    let store = try openForReading()
    return try store.read {
      let request = HandoverRequest(selection: selection, folder: "", allowsIncomplete: true)
      return try HandoverAssembly(workspace: self, store: store, request: request)
        .content { _ in }
    }
  }
}
