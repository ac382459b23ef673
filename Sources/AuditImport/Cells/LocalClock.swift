internal import WorkingTime

/// Turns readings of one zone's wall clock into instants, and remembers the days it was asked for.
struct LocalClock {
  private static let slots = 512

  private let zone: Zone
  /// Day number in each slot.
  private var days = [Int32](repeating: .min, count: slots)
  /// Epoch seconds of midnight of that day, on which the clock is not set.
  private var midnights = [Int64](repeating: 0, count: slots)

  init(_ zone: Zone) { self.zone = zone }

  /// The first instant at which the wall clock has reached that second of the day, which may be
  /// 86 400.
  mutating func instant(day: CivilDay, second: Int32) -> Int64 {
    let slot = Int(day.number) & (Self.slots - 1)
    if days[slot] == day.number { return midnights[slot] + Int64(second) }
    let start = zone.instant(day: day, secondOfDay: 0)
    let end = zone.instant(day: day + 1, secondOfDay: 0)
    guard end - start == 86_400, zone.offset(at: start) == zone.offset(at: end) else {
      return zone.instant(day: day, secondOfDay: second).seconds
    }
    days[slot] = day.number
    midnights[slot] = start.seconds
    return start.seconds + Int64(second)
  }

  /// Whether a day of the wall clock begins at that instant, in epoch seconds.
  func isMidnight(_ seconds: Int64) -> Bool {
    // Clocks differ from UTC by whole quarters of an hour, so most instants need no look.
    guard seconds % 900 == 0 else { return false }
    return zone.instant(day: zone.day(of: Instant(seconds)), secondOfDay: 0).seconds == seconds
  }
}
