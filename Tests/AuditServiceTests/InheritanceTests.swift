import AuditReport
import AuditService
import Foundation
import ServiceStandards
import Testing
import WorkingTime

@testable import AuditStore

/// The small office has promised SURAT; its branch inherits it and sends cases of its own.
@Suite struct `A branch that inherits` {
  private let folder: WorkFolder
  private let workspace: Workspace

  /// `cost`: what the office has promised of it.
  private static func standards(
    cost: String = "cost: {tariffs: [{amount: 30000}]}", branch: String = "services: inherited"
  ) -> String {
    SmallOffice.standards
      .replacing(
        "services:\n",
        with: "  - {code: KANTOR.CABANG, name: Cabang, parent: KANTOR, \(branch)}\nservices:\n"
      )
      .replacing("cost: {tariffs: [{amount: 30000}]}", with: cost)
      .replacing("recorded_at: 2024-01-02", with: "recorded_at: 2024-01-03")
  }

  private static func row(_ number: Int, unit: String, finished: String, papers: String = "ktp")
    -> String
  {
    "\(unit),SURAT,S-\(number),finished,2025-02-03T09:00,\(finished),tariff:30000:B\(number),\(papers),P-\(number)"
  }

  init() throws {
    folder = try SmallOffice.folder()
    workspace = folder.workspace(now: SmallOffice.now)
    try declare(Self.standards())
  }

  @discardableResult
  private func declare(_ text: String, later seconds: Int64 = 0) throws -> CatalogueImport {
    try folder.workspace(now: SmallOffice.now + seconds).importStandards(
      file: try folder.write(text, to: "cabang.yaml"), dryRun: false)
  }

  private func bring(
    _ rows: [String], later seconds: Int64 = 0
  ) throws -> TransactionImportResult {
    let file = try folder.write(SmallOffice.file(rows), to: "berkas.csv")
    return try folder.workspace(now: SmallOffice.now + seconds)
      .importTransactions(TransactionImport(file: file), progress: quietly)
  }

  @discardableResult
  private func audit(
    _ selection: Selection = Selection(), later seconds: Int64 = 0
  ) throws -> AuditResult {
    let workspace = folder.workspace(now: SmallOffice.now + seconds)
    return try workspace.runAudit(
      AuditRequest(selection: selection, asOf: .instant(workspace.now)), progress: quietly)
  }

  private func deviations() throws -> [String] {
    try folder.rows(
      "SELECT rule || ' ' || unit || ' ' || coalesce(case_number, '') FROM deviation_list ORDER BY 1"
    )
  }

  private static let cases = [
    row(1, unit: "KANTOR.CABANG", finished: "2025-02-04T10:00"),
    row(2, unit: "KANTOR.CABANG", finished: "2025-02-10T10:00"),
    row(3, unit: "KANTOR", finished: "2025-02-10T10:00"),
  ]

  @Test func `is judged by the standard of the office, each for itself`() throws {
    let imported = try bring(Self.cases)
    #expect(imported.inserted == 3 && imported.registered.isEmpty)
    let result = try audit()
    #expect(try deviations() == ["W-01 KANTOR S-3", "W-01 KANTOR.CABANG S-2"])
    #expect(result.report.summary.services.map(\.service.unit.text) == ["KANTOR", "KANTOR.CABANG"])
    #expect(result.findings.opened.count == 2)
    let branch = try audit(Selection(units: ["KANTOR.CABANG"]))
    #expect(branch.report.findings.map(\.rule) == [.finishedLate])
    #expect(branch.examined == 2)
    #expect(try folder.verify().isIntact)
    #expect(try workspace.replay(run: folder.lastRun(), progress: quietly).isIntact)
  }

  @Test func `lacks nothing itself that the standard of the office lacks`() throws {
    try declare(Self.standards(cost: "cost: {by_regulation: Perda 1}"))
    // The office has no case of its own.
    _ = try bring(Array(Self.cases.prefix(2)))
    let whole = try audit()
    #expect(try deviations() == ["S-02 KANTOR ", "W-01 KANTOR.CABANG S-2"])
    let line = try #require(whole.report.findings.first { $0.rule == .incompleteStandard })
    #expect(line.service.unit.text == "KANTOR" && line.transactions == 2)
    #expect(line.judged == 2 && line.examined == 2)
    // A run that does not see all of them leaves it alone, and tells nothing of it.
    for selection in [Selection(units: ["KANTOR.CABANG"]), Selection(services: ["KANTOR/SURAT"])] {
      let part = try audit(selection)
      #expect(!part.report.findings.contains { $0.rule == .incompleteStandard })
      #expect(try deviations() == ["S-02 KANTOR ", "W-01 KANTOR.CABANG S-2"])
    }
    let sheets = try workspace.findingSheets(Selection(rules: ["S-02"]))
    #expect(sheets.map(\.service.unit.text) == ["KANTOR"])
    #expect(sheets.map(\.figures.judged) == [2])
    try declare(Self.standards().replacing("2024-01-03T08", with: "2024-01-04T08"))
    try audit()
    #expect(try deviations() == ["W-01 KANTOR.CABANG S-2"])
    #expect(
      try folder.rows("SELECT reason FROM deviations WHERE reason IS NOT NULL")
        == ["standard_changed"])
  }

  @Test func `shows by its cases that the office has completed its standard`() throws {
    try declare(Self.standards(cost: "cost: {by_regulation: Perda 1}"))
    _ = try bring(Array(Self.cases.prefix(2)))
    try audit()
    let finding = try #require(
      try workspace.findingSheets(Selection(rules: ["S-02"])).first
    ).id.description
    let day: Int64 = 86_400
    func later(_ days: Int64) -> Workspace { folder.workspace(now: SmallOffice.now + days * day) }
    _ = try later(1).deliverFinding(
      finding, received: try #require(CivilDay(iso: "2026-01-02")), dryRun: false)
    _ = try later(2).respond(
      to: finding,
      FindingResponse(text: "Dilengkapi.", evidence: [try folder.write("SK", to: "sk.pdf")]),
      dryRun: false)
    _ = try later(3).verifyFinding(finding, accepts: true, reason: "Cukup.", dryRun: false)
    try declare(
      Self.standards().replacing("2024-01-03T08", with: "2024-01-04T08"), later: 4 * day)
    #expect(try audit(later: 90 * day).findings.closed.isEmpty)
    let lacking = try later(91).showFinding(finding).dossier.lacking.map(\.english)
    #expect(lacking.count == 1)
    #expect(lacking.first?.hasPrefix("judged transactions: none received after") == true)
    let more = Self.row(4, unit: "KANTOR.CABANG", finished: "")
      .replacing("finished,2025-02-03T09:00", with: "open,2026-01-20T09:00")
    _ = try bring([more], later: 92 * day)
    let closed = try audit(later: 93 * day).findings.closed.map(\.description)
    #expect(closed == [finding])
  }

  @Test func `is one with the office for whoever names the service alone`() throws {
    _ = try bring(Self.cases)
    #expect(try audit(Selection(services: ["SURAT"])).examined == 3)
    #expect(try audit(Selection(services: ["KANTOR.CABANG/SURAT"])).examined == 2)
    #expect(try workspace.names(.services) == ["KANTOR.CABANG/SURAT", "KANTOR/SURAT", "SURAT"])
  }

  @Test func `is told in explanations from whom it inherits`() throws {
    _ = try bring(Self.cases)
    try audit()
    func explained(_ number: String) throws -> Explained {
      let id = try #require(
        try folder.number("SELECT case_id FROM deviation_list WHERE case_number = '\(number)'"))
      return try workspace.explain("W-01-\(id)")
    }
    let branch = try explained("S-2")
    #expect(try branch.written(as: "table", .indonesian).contains("Kantor Uji (KANTOR)"))
    #expect(try branch.written(as: "table", .english).contains("version 2024 (of KANTOR)"))
    let json = try branch.written(as: "json", .english)
    #expect(json.contains(#""inherited":true"#) || json.contains(#""inherited": true"#))
    #expect(try !explained("S-3").written(as: "table", .english).contains("(of KANTOR)"))
  }

  @Test func `is told in lists from whom it inherits`() throws {
    let branch = ["KANTOR.CABANG"]
    let services = try workspace.listServices(units: branch)
    #expect(try services.values(of: "inherited_from") == ["KANTOR"])
    #expect(try workspace.listServices(units: []).values(of: "inherited_from") == ["", "KANTOR"])
    let standards = try workspace.listStandards(units: branch)
    #expect(try standards.values(of: "unit") == ["KANTOR"])
    #expect(try standards.values(of: "inherited_by") == ["KANTOR.CABANG"])
    #expect(try workspace.listStandards(services: ["SURAT"]).count() == 1)
    let shown = try workspace.showStandard(service: "KANTOR.CABANG/SURAT")
    #expect(try Set(shown.values(of: "unit")) == ["KANTOR"])
    #expect(try workspace.showStandard(service: "SURAT").texts() == shown.texts())
    #expect(
      try workspace.listUnits().values(of: "inherits_services") == ["false", "true"])
  }

  @Test func `hands over the standard of the office as what it went by`() throws {
    _ = try bring(Self.cases)
    try audit()
    let request = HandoverRequest(
      selection: Selection(units: ["KANTOR.CABANG"]), folder: folder.path("out"))
    _ = try workspace.exportHandover(request, progress: quietly)
    #expect(try folder.text(of: "out/laporan.html").contains("2024 (dari KANTOR)"))
    let manifest = try folder.text(of: "out/manifest.json")
    #expect(manifest.contains(#""unit":"KANTOR""#))
    let findings = try workspace.findingSheets(Selection(units: ["KANTOR.CABANG"]))
    #expect(findings.map(\.service.unit.text) == ["KANTOR.CABANG"])
    let criteria = try #require(findings.first).criteria
    #expect(criteria.indonesian.contains("KANTOR") && criteria.english.contains("KANTOR"))
  }

  @Test(arguments: [PaperRequest.Scope.unit("KANTOR"), .service("SURAT")])
  func `counts papers by the list of the office, whatever their names`(
    scope: PaperRequest.Scope
  ) throws {
    _ = try bring([
      Self.row(1, unit: "KANTOR.CABANG", finished: "2025-02-04T10:00", papers: "e-KTP"),
      Self.row(2, unit: "KANTOR.CABANG", finished: "2025-02-04T10:00", papers: "kartu warga"),
    ])
    #expect(try workspace.listUnplacedPapers().values(of: "spelling") == ["kartu warga"])
    let placed = try workspace.assignPaper(
      PaperRequest(
        spelling: "kartu warga", paper: "ktp", scope: scope, reason: "Sama"),
      dryRun: false)
    #expect(placed.cases == 1)
    try audit()
    #expect(try deviations().isEmpty)
  }

  @Test func `goes by a standard of its own as soon as it has one`() throws {
    _ = try bring(Self.cases)
    let own = Self.standards().replacing(
      "services:\n  - unit: KANTOR\n",
      with: """
        services:
          - unit: KANTOR.CABANG
            code: SURAT
            name: Surat di cabang
            standards:
              - version: "2025"
                state: approved
                valid_from: 2025-02-01
                clock: {start: received}
                time: [{value: 9, unit: working_days}]
                cost: {tariffs: [{amount: 30000}]}
                requirements: [{code: ktp, name: KTP-el}]
          - unit: KANTOR

        """)
    try declare(own)
    try audit()
    #expect(try deviations() == ["W-01 KANTOR S-3"])
    let services = try workspace.listServices(units: ["KANTOR.CABANG"])
    #expect(try services.values(of: "name") == ["Surat di cabang"])
    #expect(try services.values(of: "standards") == ["2"])
  }

  @Test func `is refused where it counts in another currency`() throws {
    let other = Self.standards(
      branch: "services: inherited, currency: {code: USD, decimals: 2}")
    let before = try folder.bytes()
    #expect(
      throws: ServiceFault.inheritedCurrency(
        service: "KANTOR.CABANG/SURAT", currency: "USD", from: "KANTOR/SURAT", of: "IDR")
    ) { try declare(other) }
    #expect(try folder.bytes() == before)
  }

  @Test func `has no standard once it inherits no longer`() throws {
    _ = try bring(Self.cases)
    try audit()
    try declare(Self.standards(branch: "services: own"), later: 60)
    // Who asks by the knowledge of before still has it.
    let store = try folder.store()
    func inherits(knownAt instant: Instant) throws -> [Bool] {
      try store.catalogue(knownAt: instant).units.map(\.value.inheritsServices)
    }
    #expect(try inherits(knownAt: SmallOffice.now + 59) == [false, true])
    #expect(try inherits(knownAt: SmallOffice.now + 60) == [false, false])
    try audit(later: 60)
    #expect(try deviations() == ["S-01 KANTOR.CABANG ", "W-01 KANTOR S-3"])
    #expect(
      try folder.rows("SELECT reason FROM deviations WHERE reason IS NOT NULL")
        == ["standard_changed"])
  }
}

extension Table {
  /// The cells of a column as texts.
  fileprivate func values(of column: String) throws -> [String] {
    try values(of: column) { _ in true }
  }
}
