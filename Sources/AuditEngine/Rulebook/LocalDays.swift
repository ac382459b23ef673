package import WorkingTime

/// Tells the local day of an instant. Within the longest time without a change of the clock, which
/// in most zones is all there is, it is a sum and a division.
package struct LocalDays: Sendable {
  private let zone: Zone?
  /// Epoch seconds between which the wall clock is `offset` ahead of UTC.
  private let steady: Range<Int64>
  private let offset: Int64

  /// Days by UTC.
  static let utc = LocalDays()

  private init() {
    zone = nil
    steady = .min..<(.max - 1)
    offset = 0
  }

  /// Tells days by the wall clock of a zone; most instants will lie in the years given.
  package init(_ zone: Zone, years: ClosedRange<Int>) {
    self.zone = zone
    func newYear(_ year: Int) -> Int64 {
      let day = CivilDay(year: min(max(year, 1), 9999), month: 1, day: 1) ?? CivilDay(number: 0)
      return Int64(day.number) * 86_400
    }
    let end = newYear(years.upperBound + 2)
    var (best, bestOffset) = (0..<Int64(0), Int64(0))
    var from = newYear(years.lowerBound - 1)
    while from < end {
      let offset = zone.offset(at: Instant(from))
      var to = from
      while to < end, zone.offset(at: Instant(to)) == offset { to += 86_400 }
      // The change is somewhere in the day before `to`.
      if to - 86_400 - from > best.upperBound - best.lowerBound {
        (best, bestOffset) = (from..<to - 86_400, Int64(offset))
      }
      from = to
    }
    steady = best
    offset = bestOffset
  }

  /// The local day of an instant in epoch seconds.
  package subscript(seconds: Int64) -> CivilDay {
    if steady.contains(seconds) {
      let wallClock = seconds + offset
      let day = wallClock / 86_400 - (wallClock % 86_400 < 0 ? 1 : 0)
      return CivilDay(number: Int32(truncatingIfNeeded: day))
    }
    return zone?.day(of: Instant(seconds)) ?? CivilDay(number: 0)
  }

  /// The last second of the local day of an instant, both in epoch seconds.
  package func lastSecond(ofDayOf seconds: Int64) -> Int64 {
    let next = self[seconds] + 1
    let plain = Int64(next.number) * 86_400 - offset
    if steady.contains(plain), steady.contains(seconds) { return plain - 1 }
    return zone.map { $0.instant(day: next, secondOfDay: 0).seconds - 1 } ?? plain - 1
  }
}
