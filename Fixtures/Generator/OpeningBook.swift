internal import WorkingTime

/// Stretch of real time, half-open, in seconds since 1970; no end: never resumed.
struct Gap {
  var from: Int64
  var to: Int64?
}

/// The generator's own idea of opening hours: a plain list of open stretches for each day, walked
/// from the front. It shares no code with the clock that the audit uses, so that what it plants is
/// a second opinion.
struct OpeningBook {
  /// Seconds east of UTC; none of the zones here changes its clock.
  let offset: Int64
  let firstDay: Int32
  /// Open stretches by day, from `firstDay` on, in seconds since 1970.
  let days: [[Range<Int64>]]

  /// Takes the open hours of each day as pairs of minutes after midnight.
  init(
    offset: Int64, from first: CivilDay, through last: CivilDay,
    hours: (CivilDay) -> [(Int, Int)]
  ) {
    self.offset = offset
    firstDay = first.number
    days = (first.number...last.number).map { number in
      let midnight = Int64(number) * 86_400 - offset
      return hours(CivilDay(number: number)).map { open, close in
        midnight + Int64(open) * 60..<midnight + Int64(close) * 60
      }
    }
  }

  func day(of instant: Int64) -> Int32 {
    let local = instant + offset
    return Int32(local >= 0 ? local / 86_400 : (local - 86_399) / 86_400)
  }

  func stretches(on day: Int32) -> [Range<Int64>] {
    let index = Int(day - firstDay)
    return days.indices.contains(index) ? days[index] : []
  }

  func isWorking(_ day: Int32) -> Bool { !stretches(on: day).isEmpty }

  /// Closing time of a working day, else of the next one.
  func closing(onOrAfter day: Int32) -> Int64 {
    let working = nextWorking(onOrAfter: day)
    return stretches(on: working).last?.upperBound ?? 0
  }

  func nextWorking(onOrAfter day: Int32) -> Int32 {
    var day = day
    while !isWorking(day), day - firstDay < Int32(days.count) { day += 1 }
    return day
  }

  /// The first open moment at or after an instant.
  func opening(atOrAfter instant: Int64) -> Int64 {
    var day = day(of: instant)
    while day - firstDay < Int32(days.count) {
      for stretch in stretches(on: day) where stretch.upperBound > instant {
        return max(stretch.lowerBound, instant)
      }
      day += 1
    }
    return instant
  }

  /// The moment at which so many open seconds have passed; `nil` when the work never goes on.
  func moment(_ seconds: Int64, after start: Int64, without gaps: [Gap] = []) -> Int64? {
    var left = seconds
    var day = day(of: start)
    while Int(day - firstDay) < days.count {
      for stretch in stretches(on: day) where stretch.upperBound > start {
        var at = max(stretch.lowerBound, start)
        while at < stretch.upperBound {
          if let gap = gaps.first(where: { $0.from <= at && at < $0.to ?? .max }) {
            guard let end = gap.to else { return nil }
            at = end
            continue
          }
          let stop = gaps.map(\.from).filter { $0 > at }.min() ?? .max
          let run = min(stretch.upperBound, stop) - at
          if left <= run { return at + left }
          left -= run
          at += run
        }
      }
      day += 1
    }
    return nil
  }

  /// The `count`-th day after `day`; a day on which a gap rests does not count.
  func nthDay(
    _ count: Int, after day: Int32, workingOnly: Bool, without gaps: [Gap] = []
  ) -> Int32? {
    let rests = gaps.map { gap in (self.day(of: gap.from), gap.to.map { self.day(of: $0) }) }
    var (day, left) = (day, count)
    while left > 0 {
      day += 1
      guard Int(day - firstDay) < days.count else { return nil }
      if workingOnly && !isWorking(day) { continue }
      if rests.contains(where: { $0.0 < day && day <= $0.1 ?? .max }) { continue }
      left -= 1
    }
    return day
  }
}
