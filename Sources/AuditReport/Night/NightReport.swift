package import WorkingTime

/// What one night found out and did.
package struct NightReport: Sendable {
  package var night: Int64
  package var day: CivilDay
  package var asOf: Instant
  package var database: String
  package var tool: String
  package var zone: Zone
  /// The last run that it speaks of; `nil`: its audit failed.
  package var run: Int64?
  package var lines: [NightLine]
  package var steps: [NightStepReport]
  package var exitStatus: Int32

  package init(
    night: Int64, day: CivilDay, asOf: Instant, database: String, tool: String, zone: Zone,
    run: Int64?, lines: [NightLine], steps: [NightStepReport], exitStatus: Int32
  ) {
    self.night = night
    self.day = day
    self.asOf = asOf
    self.database = database
    self.tool = tool
    self.zone = zone
    self.run = run
    self.lines = lines
    self.steps = steps
    self.exitStatus = exitStatus
  }
}
