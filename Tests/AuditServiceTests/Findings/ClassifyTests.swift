import AuditReport
import AuditService
import ServiceStandards
import Testing
import WorkingTime

@Suite struct `A code that accuses somebody` {
  private func charged(_ workspace: Workspace) throws -> FindingSheet {
    let sheets = try workspace.findingSheets(Selection(rules: ["B-02"]))
    return try #require(sheets.first)
  }

  @Test func `is a proposal until an auditor confirms it`() throws {
    let office = try HandoverOffice()
    let workspace = office.folder.workspace(now: Demonstration.asOf + 60)
    let before = try charged(workspace)
    #expect(before.codes.proposed == ["1.05", "demand_for_reward", "abuse_of_authority"])
    #expect(before.codes.finding == nil && before.codes.maladministration.isEmpty)
    let id = before.id.description
    #expect(throws: FindingFault.self) {
      try workspace.classifyFinding(id, codes: ["1.04"], reason: "x", dryRun: false)
    }
    #expect(throws: FindingFault.self) {
      try workspace.classifyFinding(id, codes: ["1.05"], reason: " ", dryRun: false)
    }
    _ = try workspace.classifyFinding(
      id, codes: ["1.05", "demand_for_reward"], reason: "Berita acara 12", dryRun: false)
    let after = try charged(workspace)
    #expect(after.codes.finding == "1.05" && after.codes.proposed == ["abuse_of_authority"])
    #expect(after.codes.maladministration == ["demand_for_reward"] && after.state == .open)
  }

  @Test func `can be taken back, and the history keeps both`() throws {
    let office = try HandoverOffice()
    let workspace = office.folder.workspace(now: Demonstration.asOf + 60)
    let id = try charged(workspace).id.description
    let proposals = try charged(workspace).codes.proposed
    #expect(throws: FindingFault.self) {
      try workspace.classifyFinding(
        id, codes: [], withdrawing: ["1.05"], reason: "keliru", dryRun: false)
    }
    #expect(!(try workspace.showFinding(id).dossier.allowed.contains(.declassified)))
    _ = try workspace.classifyFinding(id, codes: ["1.05"], reason: "Berita acara", dryRun: false)
    #expect(try workspace.showFinding(id).dossier.allowed.contains(.declassified))
    #expect(throws: FindingFault.self) {
      try workspace.classifyFinding(
        id, codes: [], withdrawing: ["demand_for_reward"], reason: "keliru", dryRun: false)
    }
    #expect(throws: FindingFault.self) {
      try workspace.classifyFinding(
        id, codes: [], withdrawing: ["1.05"], reason: " ", dryRun: false)
    }
    _ = try workspace.classifyFinding(
      id, codes: [], withdrawing: ["1.05"], reason: "Berita acara dicabut", dryRun: false)
    let after = try workspace.showFinding(id).dossier
    #expect(after.sheet.codes.proposed == proposals && after.sheet.codes.finding == nil)
    #expect(after.history.suffix(2).map(\.move) == [.classified, .declassified])
    _ = try workspace.classifyFinding(id, codes: ["1.05"], reason: "Putusan", dryRun: false)
    #expect(try charged(workspace).codes.finding == "1.05")
  }

  @Test
  func `stands in files for the inspectorate as a proposal, and never in those for the public`()
    throws
  {
    let office = try HandoverOffice()
    let workspace = office.folder.workspace(now: Demonstration.asOf + 60)
    let id = try charged(workspace).id.description
    _ = try workspace.classifyFinding(id, codes: ["1.05"], reason: "uji", dryRun: false)
    try office.export("out", Selection(units: ["MPP-Banjarbaru.DUKCAPIL"]))
    let rows = try office.folder.text(of: "out/temuan.data.csv")
    let line = try #require(rows.split(whereSeparator: \.isNewline).first { $0.hasPrefix(id) })
    #expect(line.contains(",1.05,") && line.hasSuffix(",demand_for_reward|abuse_of_authority"))
    let page = try office.folder.text(of: "out/laporan.html")
    #expect(page.contains("belum dipastikan auditor") && page.contains("Permintaan imbalan"))
    try office.export("public", Selection(units: ["MPP-Banjarbaru.DUKCAPIL"])) {
      $0.privacy = .public
    }
    for name in try office.names(in: "public") where !HandoverOffice.workbook.contains(name) {
      let text = try office.folder.text(of: "public/\(name)")
      for word in [
        "tindak pidana", "Permintaan imbalan", "demand_for_reward", "wewenang", "\"1.05\"",
      ] {
        #expect(!text.contains(word), "\(name): \(word)")
      }
    }
  }
}
