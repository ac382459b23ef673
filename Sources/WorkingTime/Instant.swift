/// A moment: whole seconds since 1970-01-01T00:00:00Z. The zone belongs to the calendar, never to
/// the instant.
public struct Instant: Hashable, Comparable, Sendable {
  public let seconds: Int64

  public init(_ seconds: Int64) { self.seconds = seconds }

  public static func < (left: Instant, right: Instant) -> Bool { left.seconds < right.seconds }
  /// Stamps come from files: what would leave the range of `Int64` stays at its end.
  public static func + (instant: Instant, seconds: Int64) -> Instant {
    Instant(instant.seconds.addingClamped(seconds))
  }
  /// Likewise.
  public static func - (end: Instant, start: Instant) -> Int64 {
    let (seconds, overflow) = end.seconds.subtractingReportingOverflow(start.seconds)
    return overflow ? (end < start ? .min : .max) : seconds
  }
}

/// A half-open stretch of real time in which the clock stands still: `[from, to)`.
public struct Pause: Hashable, Sendable {
  public let from: Instant
  /// `nil` when the work was not resumed.
  public let to: Instant?

  public init(from: Instant, to: Instant?) {
    self.from = from
    self.to = to
  }
}
