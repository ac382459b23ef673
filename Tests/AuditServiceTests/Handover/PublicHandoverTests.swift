import AuditReport
import AuditService
import ServiceStandards
import TestSupport
import Testing
import WorkingTime

@Suite struct `A hand-over for the public` {
  @Test func `gives away no hidden number that could be solved for`() throws {
    let office = try HandoverOffice()
    try office.export("out") { $0.privacy = .public }
    let adversary = Adversary(
      findings: try office.folder.text(of: "out/temuan.data.csv"),
      report: try office.folder.text(of: "out/laporan.html"))
    #expect(adversary.hidden.count > 20)
    #expect(adversary.solved() == [:])
  }

  @Test func `tells of an earlier one for the public about some of the same transactions`() throws {
    let office = try HandoverOffice()
    func notes(
      _ name: String, _ from: String, _ to: String, _ privacy: PrivacyProfile = .public
    ) throws -> [HandoverNote] {
      let selection = Selection(from: CivilDay(iso: from), to: CivilDay(iso: to))
      return try office.export(name, selection) { $0.privacy = privacy }.notes
    }
    #expect(try notes("a", "2026-01-01", "2026-03-31").isEmpty)
    #expect(try notes("same", "2026-01-01", "2026-03-31").isEmpty)
    #expect(try notes("next", "2026-04-01", "2026-06-30").isEmpty)
    #expect(try notes("inspectors", "2026-03-01", "2026-03-31", .inspectorate).isEmpty)
    let overlapping = try notes("b", "2026-03-01", "2026-03-31")
    guard case .publicBefore? = overlapping.first else {
      Issue.record("\(overlapping)")
      return
    }
  }
}
