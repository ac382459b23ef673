import AuditEngine
import Testing
import WorkingTime

@Suite struct `A local day` {
  /// Zones that never change their clock, that do twice a year, and that did not long ago.
  @Test(arguments: [
    "Asia/Makassar", "America/New_York", "Australia/Lord_Howe", "America/Asuncion", "UTC",
  ])
  func `is that of the zone, also around a change of the clock`(name: String) throws {
    let zone = try Zone(name)
    let days = LocalDays(zone, years: 2024...2025)
    // Every 25 minutes of five years, which is more than the years given.
    let first = Example.march(-800, 0).seconds
    for seconds in stride(from: first, to: first + 5 * 366 * 86_400, by: 1500)
    where days[seconds] != zone.day(of: Instant(seconds)) {
      Issue.record("\(name): \(seconds)")
    }
  }
}
