import AuditReport
import AuditService
import ServiceStandards
import Testing
import WorkingTime

@testable import AuditStore

/// The counter of the small office stands below DINAS-A, and from July 2025 on below DINAS-B. A case of February
/// and one of July are late.
@Suite struct `A counter that moves to another office` {
  private let office: FindingOffice
  private let moved: CatalogueImport

  init() throws {
    office = try FindingOffice()
    _ = try office.stand(below: "DINAS-A, parent_from: 2025-01-01", at: "2025-02-13T08:00:00")
    _ = try office.workspace(at: "2025-02-14T08:00:00").addWaiver(
      .sample(
        unit: "DINAS-A", service: nil, from: "2025-02-01", to: "2025-07-30",
        reason: "Gempa"), dryRun: false)
    moved = try office.stand(below: "DINAS-B", at: "2025-07-01T09:00:00")
    try office.bring(
      [FindingOffice.row(3, received: "2025-07-07", finished: "2025-07-20")],
      at: "2025-07-21T08:00:00")
    try office.audit(at: "2025-07-22T08:00:00")
  }

  @Test func `says from which day on, and what goes along`() throws {
    #expect(
      moved.moves == [
        UnitMove(
          unit: try UnitCode("KANTOR"), from: try UnitCode("DINAS-A"),
          to: try UnitCode("DINAS-B"), day: try FindingOffice.day("2025-07-01"), transactions: 0)
      ])
    // The same again is the same.
    #expect(try office.stand(below: "DINAS-B", at: "2025-07-23T09:00:00").isKnown)
  }

  @Test func `leaves its earlier cases where they were`() throws {
    let at = "2025-07-22T09:00:00"
    #expect(try office.lateCases(of: "DINAS-A", at: at) == ["S-2"])
    #expect(try office.lateCases(of: "DINAS-B", at: at) == ["S-3"])
    #expect(try office.lateCases(of: "KANTOR", at: at) == ["S-2", "S-3"])
    for (unit, examined) in [("DINAS-A", 2), ("DINAS-B", 1), ("KANTOR", 3)] {
      let workspace = try office.workspace(at: "2025-07-22T10:00:00")
      let result = try workspace.lookAudit(
        LookRequest(selection: Selection(units: [unit])), progress: quietly)
      #expect(result.examined == examined, "\(unit)")
    }
  }

  @Test func `keeps to the waiver that holds for them`() throws {
    let table = try office.workspace(at: "2025-07-22T09:00:00").listDeviations(Selection()).table
    let waived = try table.values(of: "case_number") {
      $0["exception"]?.contains("K-2025-0001") ?? false
    }
    #expect(waived == ["S-2"])
    let sheets = try office.workspace(at: "2025-07-22T09:00:00").waiverSheets(
      Selection(), asOf: try FindingOffice.instant("2025-07-22T09:00:00"))
    #expect(sheets.map(\.deviations) == [1])
  }

  @Test func `shows a finding to each office under which it was open`() throws {
    func findings(_ unit: String) throws -> [String] {
      try office.workspace(at: "2025-07-22T09:00:00")
        .findingSheets(Selection(units: [unit], rules: ["W-01"])).map(\.id.description)
    }
    #expect(try findings("DINAS-A") == ["T-2025-0001"])
    #expect(try findings("DINAS-B") == ["T-2025-0001"])
  }

  @Test func `was where it was for who asks by the knowledge of then`() throws {
    let store = try office.folder.store()
    let (unit, july) = (try UnitCode("KANTOR"), try FindingOffice.day("2025-07-07"))
    func parent(knownAt: String) throws -> String? {
      let known = try FindingOffice.instant(knownAt)
      return UnitTree(try store.catalogue(knownAt: known)).stretches(of: unit)
        .last { $0.days.contains(july) }?.parent?.text
    }
    #expect(try parent(knownAt: "2025-02-12T08:00:00") == nil)
    #expect(try parent(knownAt: "2025-06-30T08:00:00") == "DINAS-A")
    #expect(try parent(knownAt: "2025-07-01T09:00:00") == "DINAS-B")
  }

  @Test func `has only its days in the register of a run over one of the offices`() throws {
    let before = try office.folder.rows("SELECT id FROM deviation_list ORDER BY id")
    for (unit, at) in [("DINAS-A", "2025-07-23T08:00:00"), ("DINAS-B", "2025-07-23T09:00:00")] {
      let workspace = try office.workspace(at: at)
      let result = try workspace.runAudit(
        AuditRequest(selection: Selection(units: [unit]), asOf: .instant(workspace.now)),
        progress: quietly)
      #expect(result.report.findings.map(\.deviations) == [1], "\(unit)")
    }
    #expect(try office.folder.rows("SELECT id FROM deviation_list ORDER BY id") == before)
    #expect(
      try office.folder.rows("SELECT services FROM runs ORDER BY id DESC LIMIT 2")
        == ["[[1,20270,null]]", "[[1,20089,20269]]"])
    // Neither has looked at all of the service.
    let kept = try office.folder.store().lastKeptRun(ofService: 1)
    #expect(kept?.id == (try office.folder.number("SELECT max(id) - 2 FROM runs")))
    #expect(try office.folder.verify().isIntact)
  }

  @Test func `takes the baseline of an office from its own days`() throws {
    let taken = try office.workspace(at: "2025-07-22T10:00:00").takeBaseline(
      unit: "DINAS-B", reason: "Mulai", approvedBy: "Budi Santoso", again: false, dryRun: false)
    #expect(taken.deviations == 1 && taken.services == 1)
    let table = try office.workspace(at: "2025-07-22T11:00:00").listDeviations(Selection()).table
    #expect(
      try table.values(of: "case_number") { $0["exception"]?.contains("baseline") ?? false }
        == ["S-3"])
  }

  @Test func `can be told later to have moved on another day`() throws {
    let later = try office.stand(
      below: "DINAS-B, parent_from: 2025-07-10", at: "2025-07-24T09:00:00")
    #expect(later.changed == 1)
    let at = "2025-07-24T10:00:00"
    // What the last run found stays as it found it.
    #expect(try office.lateCases(of: "DINAS-A", at: at) == ["S-2"])
    _ = try office.audit(at: at)
    #expect(try office.lateCases(of: "DINAS-A", at: at) == ["S-2", "S-3"])
    #expect(try office.lateCases(of: "DINAS-B", at: at).isEmpty)
  }
}

extension FindingOffice {
  /// Imports the standards again with the counter below that unit.
  @discardableResult
  fileprivate func stand(below parent: String, at local: String) throws -> CatalogueImport {
    let standards = SmallOffice.standards
      .replacing(
        "  - {code: KANTOR, name: Kantor Uji,",
        with: """
            - {code: DINAS-A, name: A, zone: Asia/Makassar, calendar: kantor}
            - {code: DINAS-B, name: B, zone: Asia/Makassar, calendar: kantor}
            - {code: KANTOR, name: Kantor Uji, parent: \(parent),
          """
      )
      .replacing("recorded_at: 2024-01-02T08:00:00", with: "recorded_at: \(local)")
    return try workspace(at: local).importStandards(
      file: try folder.write(standards, to: "standar-lagi.yaml"), dryRun: false)
  }

  fileprivate func lateCases(of unit: String, at local: String) throws -> [String] {
    try workspace(at: local)
      .listDeviations(Selection(units: [unit], rules: ["W-01"])).table
      .values(of: "case_number") { _ in true }
  }
}

extension Table {
  /// The cells of one column as text, of the rows that are meant.
  func values(
    of key: String, where isMeant: ([String: String]) -> Bool
  ) throws -> [String] {
    var values: [String] = []
    try eachRow { cells in
      let row = Dictionary(
        zip(head.columns.map(\.key), cells.map(\.shortText)),
        uniquingKeysWith: { first, _ in first })
      if isMeant(row), let value = row[key] { values.append(value) }
      return true
    }
    return values
  }
}

extension Cell {
  fileprivate var shortText: String {
    switch self {
    case .text(let text), .identifier(let text): text
    case .list(let entries): entries.joined(separator: ", ")
    case .count(let count): "\(count)"
    case .boolean(let value): "\(value)"
    default: "\(self)"
    }
  }
}
