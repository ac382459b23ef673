import AuditReport
import AuditService
import ServiceStandards
import Testing
import WorkingTime

@testable import AuditStore

@Suite struct `Dates of questions` {
  /// The small office lies in Makassar, eight hours before UTC; Jayapura is nine.
  private func folder(zone: String?) throws -> WorkFolder {
    let folder = try WorkFolder()
    let workspace = folder.workspace(now: SmallOffice.now)
    try workspace.create(zone: zone)
    for (text, name) in [(SmallOffice.calendars, "k.yaml"), (SmallOffice.standards, "s.yaml")] {
      let path = try folder.write(text, to: name)
      if name == "k.yaml" { _ = try workspace.importCalendars(file: path, dryRun: false) }
      if name == "s.yaml" { _ = try workspace.importStandards(file: path, dryRun: false) }
    }
    return folder
  }

  private func asOf(_ folder: WorkFolder) throws -> Instant {
    try folder.workspace(now: SmallOffice.now).lookAudit(
      LookRequest(selection: Selection(units: ["KANTOR"]), asOf: Moment("2025-07-01")),
      progress: quietly
    ).report.heading.asOf
  }

  @Test func `are read in the zone of the first unit, or in the one that was stated`() throws {
    let makassar = try asOf(folder(zone: nil))
    #expect(makassar == Instant(iso: "2025-07-01T23:59:59+08:00"))
    #expect(try asOf(folder(zone: "Asia/Jayapura")) == makassar + -3600)
  }

  @Test func `are read in one zone, whichever unit is asked about`() throws {
    let folder = try folder(zone: nil)
    let other = SmallOffice.standards.replacing("KANTOR", with: "LOKET")
      .replacing("zone: Asia/Makassar", with: "zone: Asia/Jayapura")
      .replacing("calendar: kantor", with: "calendar: timur")
    let hours = SmallOffice.calendars.replacing("kantor", with: "timur")
      .replacing("Asia/Makassar", with: "Asia/Jayapura")
    let workspace = folder.workspace(now: SmallOffice.now)
    _ = try workspace.importCalendars(file: folder.write(hours, to: "t.yaml"), dryRun: false)
    _ = try workspace.importStandards(file: folder.write(other, to: "l.yaml"), dryRun: false)
    let day = Moment("2025-07-01")
    // Before: two instants, and the second run was one that had been passed.
    for unit in ["LOKET", "KANTOR"] {
      let result = try workspace.runAudit(
        AuditRequest(selection: Selection(units: [unit]), asOf: day), progress: quietly)
      #expect(result.report.heading.asOf == Instant(iso: "2025-07-01T23:59:59+08:00"))
      #expect(result.run != nil && result.leftOut.isEmpty)
    }
  }

  @Test func `have a zone that is there, is told by the ledger, and is not exchanged`() throws {
    let folder = try WorkFolder()
    #expect(throws: CalendarFault.unknownZone("Asia/Atlantis")) {
      try folder.workspace(now: SmallOffice.now).create(zone: "Asia/Atlantis")
    }
    #expect(!folder.exists("audit.db"))
    let office = try self.folder(zone: "Asia/Jayapura")
    #expect(throws: StoreError.self) { try office.shell("UPDATE identity SET zone = 'UTC'") }
    let silent = try self.folder(zone: nil)
    #expect(try silent.verify().codes.isEmpty)
    try silent.shell("UPDATE identity SET zone = 'UTC'")
    #expect(try !silent.verify().codes.isEmpty)
  }
}
