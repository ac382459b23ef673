/// A time zone of the system's zone database: how far its wall clock was, is and will be from UTC.
///
/// Years after the last change that the database lists follow the rule at the end of the zone's
/// file (its POSIX footer). An instant of any size has an answer.
public struct Zone: Sendable {
  /// The IANA name, such as `Asia/Makassar`.
  public let identifier: String
  private let offsets: ZoneOffsets

  /// Reads the zone from the directory that `TZDIR` names, or else from the first of the usual
  /// places that exists.
  ///
  /// - Throws: `CalendarFault.unknownZone`, `.noZoneDatabase` or `.damagedZone`.
  public init(_ identifier: String) throws(CalendarFault) {
    try self.init(identifier, directories: ZoneDatabase.directories())
  }

  /// Reads the zone from the first of these directories that exists.
  package init(_ identifier: String, directories: [String]) throws(CalendarFault) {
    let file = try ZoneDatabase.file(of: identifier, in: directories)
    try self.init(identifier, file: file)
  }

  /// A zone from the bytes of a TZif file.
  package init(_ identifier: String, file: [UInt8]) throws(CalendarFault) {
    guard let offsets = ZoneOffsets(file: file) else { throw .damagedZone(identifier) }
    self.identifier = identifier
    self.offsets = offsets
  }

  /// Seconds east of UTC.
  public func offset(at instant: Instant) -> Int32 {
    offsets.period(at: instant.seconds).offset
  }

  /// The stretch of time around an instant in which the wall clock keeps one offset (seconds east of
  /// UTC), for callers that ask about many instants.
  package func stretch(at instant: Instant) -> (start: Int64, end: Int64, offset: Int32) {
    let period = offsets.period(at: instant.seconds)
    return (period.start, period.end, period.offset)
  }

  /// The date that the wall clock shows.
  public func day(of instant: Instant) -> CivilDay { CivilDay(wallClock: wallClock(at: instant)) }

  /// Seconds after midnight by the wall clock, `0..<86400`, also on a day that has 23 or 25 hours.
  public func secondOfDay(of instant: Instant) -> Int32 {
    let remainder = wallClock(at: instant) % 86_400
    return Int32(remainder < 0 ? remainder + 86_400 : remainder)
  }

  /// The first instant at which the wall clock has reached that reading: the earlier one when the
  /// clock shows it twice, the jump when the clock skips it. Second 86 400 is the end of the day.
  public func instant(day: CivilDay, secondOfDay: Int32) -> Instant {
    let reading = Int64(day.number) * 86_400 + Int64(secondOfDay)
    // No clock is farther from UTC than this, so no earlier period can hold the answer.
    var period = offsets.period(at: reading - Int64(ZoneOffsets.farthest))
    while period.end != .max, period.end + Int64(period.offset) <= reading {
      period = offsets.period(at: period.end)
    }
    return Instant(max(period.start, reading - Int64(period.offset)))
  }

  /// The last instant up to which the wall clock shows times before that reading: later than
  /// `instant(day:secondOfDay:)` when the clock is set back over it.
  func lastInstant(day: CivilDay, secondOfDay: Int32) -> Instant {
    let reading = Int64(day.number) * 86_400 + Int64(secondOfDay)
    var last = instant(day: day, secondOfDay: secondOfDay)
    var period = offsets.period(at: last.seconds)
    while period.end != .max {
      period = offsets.period(at: period.end)
      guard period.start + Int64(period.offset) < reading else { break }
      last = Instant(min(period.end, reading - Int64(period.offset)))
    }
    return last
  }

  /// The stretches of time with one offset that make up a span, in order.
  func periods(in span: Range<Int64>) -> [ZoneOffsets.Period] {
    var periods: [ZoneOffsets.Period] = []
    var position = span.lowerBound
    while position < span.upperBound {
      let period = offsets.period(at: position)
      let end = min(period.end, span.upperBound)
      periods.append(.init(start: position, end: end, offset: period.offset))
      position = end
    }
    return periods
  }

  private func wallClock(at instant: Instant) -> Int64 {
    instant.seconds.addingClamped(Int64(offset(at: instant)))
  }
}
