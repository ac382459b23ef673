import Foundation
import ServiceStandards
import Testing
import WorkingTime

@testable import AuditImport

@Suite struct `The section of a configuration on reports` {
  private func read(_ text: String) throws -> ReportLetter? {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "audit-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "audit.yaml")
    try Data(text.utf8).write(to: file)
    return try ConfigurationFile.read(path: file.path, keys: ["db"], paths: ["db"]).report
  }

  @Test func `says number, date, assignment, team and distribution`() throws {
    let section = try #require(
      try read(
        """
        db: audit.db
        report:
          number: 700/012/LHP
          date: 2026-07-15
          assignment: ST 094/112
          team: [{name: Siti, role: Ketua tim}, {name: Budi}]
          distribution: [Wali Kota]
        """))
    #expect(section.number == "700/012/LHP")
    #expect(section.date == CivilDay(iso: "2026-07-15"))
    #expect(section.assignment == "ST 094/112")
    #expect(section.team.map(\.name) == ["Siti", "Budi"])
    #expect(section.team.map(\.role) == ["Ketua tim", nil])
    #expect(section.distribution == ["Wali Kota"])
    #expect(try read("db: audit.db") == nil)
  }

  @Test(arguments: [
    "report: {nomor: 1}", "report: {date: 15/07/2026}", "report: {team: [{role: Ketua}]}",
    "report: {team: Siti}", "report: [1]",
  ])
  func `is refused with a word that it does not know, or a value of another kind`(text: String) {
    #expect(throws: ImportFault.self) { try read(text) }
  }
}
