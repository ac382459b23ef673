package import WorkingTime

/// A zone as a table: fixed offsets, and Central European Time by its written rule.
package struct NaiveZone: Sendable {
  /// Seconds east of UTC outside summer time.
  private let standard: Int64
  private let hasSummerTime: Bool

  /// `nil` for a zone that is not in the table.
  package init?(_ identifier: String) {
    switch identifier {
    case "UTC", "Etc/UTC": (standard, hasSummerTime) = (0, false)
    case "Asia/Jakarta", "Asia/Pontianak": (standard, hasSummerTime) = (7 * 3600, false)
    case "Asia/Makassar": (standard, hasSummerTime) = (8 * 3600, false)
    case "Asia/Jayapura": (standard, hasSummerTime) = (9 * 3600, false)
    case "Europe/Berlin": (standard, hasSummerTime) = (3600, true)
    default: return nil
    }
  }

  /// Every offset that the zone ever has, in seconds east of UTC.
  var offsets: [Int64] { hasSummerTime ? [standard + 3600, standard] : [standard] }

  /// Seconds east of UTC at that instant.
  func offset(at instant: Instant) -> Int64 {
    guard hasSummerTime else { return standard }
    let year = CivilDay(number: Int32(floorDivide(instant.seconds, 86_400))).year
    let changes = changes(in: year)
    return instant >= changes[0] && instant < changes[1] ? standard + 3600 : standard
  }

  /// The local date at that instant.
  package func day(of instant: Instant) -> CivilDay {
    CivilDay(number: Int32(floorDivide(instant.seconds + offset(at: instant), 86_400)))
  }

  /// All seconds of a local date.
  func span(of day: CivilDay) -> NaiveSpan {
    let stretches = stretches(on: day, open: 0, close: 86_400)
    return NaiveSpan(stretches.first?.from ?? 0, (stretches.last?.to ?? 1) - 1)
  }

  /// Seconds that the wall clock reads after midnight at that instant.
  func secondOfDay(of instant: Instant) -> Int64 {
    let local = instant.seconds + offset(at: instant)
    return local - floorDivide(local, 86_400) * 86_400
  }

  /// The stretches of real time during which the wall clock of that date reads a time in the
  /// half-open interval, in order. A change of the clock cuts or doubles it.
  func stretches(on day: CivilDay, open: Int64, close: Int64) -> [Stretch] {
    let midnight = Int64(day.number) * 86_400
    guard hasSummerTime else {
      return [Stretch(midnight + open - standard, midnight + close - standard)]
    }
    var found: [Stretch] = []
    for offset in offsets {
      var pieces = [Stretch(midnight + open - offset, midnight + close - offset)]
      for change in changes(in: day.year) { pieces = pieces.flatMap { $0.cut(at: change.seconds) } }
      found += pieces.filter { self.offset(at: Instant($0.from)) == offset }
    }
    return found.sorted { $0.from < $1.from }
  }

  /// The beginning and the end of summer time: 01:00 UTC on the last Sundays of March and October.
  private func changes(in year: Int) -> [Instant] {
    guard hasSummerTime else { return [] }
    return [3, 10].map { month in
      let first = CivilDay(number: 0).adding(months: (year - 1970) * 12 + month - 1)
      var day = first.adding(months: 1) + -1
      while day.weekday != .sunday { day = day + -1 }
      return Instant(Int64(day.number) * 86_400 + 3600)
    }
  }
}

/// A half-open stretch of real time, in epoch seconds.
struct Stretch: Hashable {
  var from: Int64
  var to: Int64

  init(_ from: Int64, _ to: Int64) {
    self.from = from
    self.to = to
  }

  var length: Int64 { to - from }

  func cut(at instant: Int64) -> [Stretch] {
    guard from < instant, instant < to else { return [self] }
    return [Stretch(from, instant), Stretch(instant, to)]
  }
}

/// The first and the last second that something may be, in epoch seconds.
struct NaiveSpan: Hashable {
  var first: Int64
  var last: Int64

  init(_ first: Int64, _ last: Int64) {
    self.first = first
    self.last = last
  }

  init(_ instant: Instant) { self.init(instant.seconds, instant.seconds) }

  var isExact: Bool { first == last }

  func contains(_ second: Int64) -> Bool { first <= second && second <= last }
}

/// Division that rounds down, also below zero.
func floorDivide(_ value: Int64, _ divisor: Int64) -> Int64 {
  let quotient = value / divisor
  return value % divisor < 0 ? quotient - 1 : quotient
}
