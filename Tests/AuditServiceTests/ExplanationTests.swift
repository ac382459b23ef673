import AuditEngine
import AuditReport
import AuditService
import Foundation
import ServiceStandards
import Testing
import WorkingTime

@testable import AuditStore

@Suite struct `An explanation` {
  /// The demonstration has none of what rules find across cases (see the tests of patterns), and no published standard
  /// in it limits the wait for the start of the clock.
  static let rulesOnCases = Workspace.ruleSheets.filter {
    $0.scope == .transaction && !RuleSet.isPattern($0.id)
      && ![.waitedLong, .datedBack].contains($0.id)
  }.map(\.id)

  @Test(arguments: rulesOnCases)
  func `of a case names what was expected and what was found`(rule: RuleID) throws {
    let folder = try Demonstration.auditedFolder()
    let zone = try Zone("Asia/Makassar")
    let listed = try folder.deviations(of: rule)
    let measure = try #require(RuleSet.card(of: rule)?.measure)
    for deviation in [listed.first, listed.last] {
      let deviation = try #require(deviation)
      let id = "\(rule)-\(deviation.transaction)"
      let explained = try folder.workspace().explain(id)
      let values = [deviation.expected, deviation.actual].compactMap { $0 }
      for (language, format) in [(Language.indonesian, "table"), (.english, "table")] {
        let text = try explained.written(as: format, language)
        #expect(text.contains(id))
        for value in values {
          let shown = shown(value, measure, zone: zone, language)
          #expect(shown.isEmpty || text.contains(shown), "\(id) lacks \(shown)")
        }
      }
      let object = try object(explained.written(as: "json", .english))
      #expect(object["schema"] as? String == "audit.explanation/1")
      let json = try explained.written(as: "json", .indonesian)
      for value in values where measure == .instant || measure == .order {
        let instant = Instant(value)
        #expect(json.contains(instant.iso(offset: zone.offset(at: instant))))
      }
    }
  }

  @Test func `of a gap and of an incomplete standard names the days and the cases`() throws {
    let workspace = try Demonstration.auditedFolder()
    let service = try #require(
      try workspace.number("SELECT id FROM services WHERE code = 'AK1'"))
    let gap = try workspace.workspace().explain("S-01-\(service)-20251001")
    let text = try gap.written(as: "table", .indonesian)
    #expect(text.contains("01/10/2025") && text.contains("14/10/2025") && text.contains("5 "))
    #expect(try gap.written(as: "table", .english).contains("AK1"))
    _ = try object(gap.written(as: "json", .english))

    let standard = try #require(

      try workspace.number(
        """
        SELECT standard_list.id FROM deviation_list JOIN standard_list USING (unit, service)
        WHERE standard = version AND subject = 'standard' AND actual = 628
        """))
    let lack = try workspace.workspace().explain("S-02-\(standard)")
    #expect(try lack.written(as: "table", .indonesian).contains("628"))
    #expect(try lack.written(as: "table", .english).contains("628"))
    _ = try object(lack.written(as: "json", .english))
  }

  @Test(arguments: ["2025-06-01T08:00:00+08:00", "2026-01-02T08:00:00+08:00"])
  func `reckons with the knowledge of the run, whatever was imported later`(
    recordedAt: String
  ) throws {
    let folder = try SmallOffice.folder()
    let workspace = folder.workspace(now: SmallOffice.now)
    let rows = [SmallOffice.row(1, finished: "2025-02-07T10:00")]
    let file = try folder.write(SmallOffice.file(rows), to: "berkas.csv")
    _ = try workspace.importTransactions(TransactionImport(file: file), progress: quietly)
    _ = try workspace.runAudit(
      AuditRequest(selection: Selection(), asOf: .instant(SmallOffice.now)), progress: quietly)
    let id = try #require(try folder.number("SELECT case_id FROM deviation_list"))
    let before = try workspace.explain("W-01-\(id)").written(as: "table", .english)
    #expect(before.contains("2025-02-05 16:00"))
    let longer = SmallOffice.standards.replacing("value: 2", with: "value: 3")
      .replacing("2024-01-02T08:00:00+08:00", with: recordedAt)
    let later = folder.workspace(now: SmallOffice.now + 86_400)
    let changed = try later.importStandards(
      file: try folder.write(longer, to: "baru.yaml"), dryRun: false)
    #expect(changed.changed == 1)
    #expect(try later.explain("W-01-\(id)").written(as: "table", .english) == before)
  }

  @Test(arguments: [
    "W-01", "W-01-", "W-01-0", "W-01--1", "W-01-1-2", "S-01-3", "S-01-3-2025", "S-01-3-20250230",
    "4711", "", "W-1-2", "é-01-2", "W-01-99999999999999999999",
  ])
  func `is refused for an id that is none`(id: String) throws {
    let folder = try Demonstration.auditedFolder()
    #expect(throws: ServiceFault.badDeviationID(id)) { try folder.workspace().explain(id) }
    for language in Language.allCases {
      #expect(ServiceFault.badDeviationID(id).message(in: language).contains("W-01-4711"))
    }
  }

  @Test(arguments: ["W-01-999999", "B-02-1", "S-02-999", "S-01-1-20250101", "S-01-1-0"])
  func `is refused for a deviation that is not in the register`(id: String) throws {
    let folder = try Demonstration.auditedFolder()
    #expect(throws: ServiceFault.noDeviation(id)) { try folder.workspace().explain(id) }
  }

  @Test func `takes an id in small letters`() throws {
    let folder = try Demonstration.auditedFolder()
    let id = try #require(try folder.deviations(of: .overcharge).first).transaction
    #expect(throws: Never.self) { try folder.workspace().explain("b-01-\(id)") }
  }

  private func object(_ json: String) throws -> [String: Any] {
    try #require(
      try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
  }

  /// The value as people read it; empty where no number stands for it.
  private func shown(
    _ value: Int64, _ measure: Measure, zone: Zone, _ language: Language
  ) -> String {
    switch measure {
    case .instant, .order:
      let instant = Instant(value)
      let iso = instant.iso(offset: zone.offset(at: instant))
      let time = iso.dropFirst(11).prefix(iso.dropFirst(17).hasPrefix("00") ? 5 : 8)
      let day = iso.prefix(10).split(separator: "-").reversed().joined(separator: "/")
      return "\(language == .indonesian ? day : String(iso.prefix(10))) \(time)"
    case .money: return grouped(value, language == .indonesian ? "." : ",")
    case .documents, .cases: return value == 0 ? "" : "\(value)"
    case .standard: return ""
    }
  }

  private func grouped(_ value: Int64, _ separator: Character) -> String {
    var text = ""
    for (index, digit) in String(value).reversed().enumerated() {
      if index > 0, index % 3 == 0 { text.append(separator) }
      text.append(digit)
    }
    return String(text.reversed())
  }
}

extension Explained {
  func written(as format: String, _ language: Language) throws -> String {
    let sink = CollectedBytes()
    let format = try #require(ReportFormat.named(format))
    // Wide enough that no value is broken over two lines.
    let presentation = Presentation(language: language, zones: [zone], width: 4000)
    try explanation.write(as: format, to: sink, presentation)
    return sink.text
  }
}

extension WorkFolder {
  fileprivate func deviations(of rule: RuleID) throws -> [Deviation] {
    let store = try store()
    var deviations: [Deviation] = []
    try store.read {
      try store.forEachDeviation {
        if $0.deviation.rule == rule { deviations.append($0.deviation) }
        return true
      }
    }
    return deviations
  }
}
