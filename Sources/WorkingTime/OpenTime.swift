/// When an office is open, written out as a sorted table of stretches with running sums.
///
/// A question is answered by a look at the table: the day of UTC of an instant, or the sum of open
/// seconds, says where to start, and the stretch is found within a step or two. The cost does not
/// grow with the years between two instants or in the table.
struct OpenTime: Sendable {
  /// `[open, close)` in seconds since 1970.
  private struct Stretch {
    let open: Int64
    let close: Int64
    /// Open seconds in the table before this stretch.
    let before: Int64
  }

  /// Where to start on one day of UTC.
  private struct Bucket {
    /// The first stretch that closes after the day has begun.
    let firstStretch: Int32
    /// The zone's offset all day, or `Int32.min` when it changes on that day.
    let offset: Int32
  }

  /// The instants in the table, in seconds since 1970.
  let span: Range<Int64>
  /// All open seconds in the table.
  let total: Int64

  /// Sorted and apart; the last one is a sentinel that never closes.
  private let stretches: [Stretch]
  /// One for each day of UTC that the span touches.
  private let buckets: [Bucket]
  /// Midnight UTC at which the first bucket begins.
  private let firstMidnight: Int64
  /// For each block of 2^`blockShift` open seconds, the stretch in which it begins.
  private let stretchByBlock: [Int32]
  private let blockShift: Int64

  /// - Complexity: O(*n*) in the number of days.
  init(rules: DayRules, zone: Zone, dates: ClosedRange<CivilDay>) {
    let start = zone.instant(day: dates.lowerBound, secondOfDay: 0).seconds
    let end = zone.instant(day: dates.upperBound + 1, secondOfDay: 0).seconds
    let periods = zone.periods(in: start..<end)
    span = start..<end
    firstMidnight = Int64(CivilDay(wallClock: start).number) * 86_400
    (stretches, total) = Self.stretches(rules: rules, periods: periods, end: end)
    buckets = Self.buckets(from: firstMidnight, stretches: stretches, periods: periods, end: end)
    // Blocks about as long as a stretch, so that one or two stretches begin in each.
    let mean = total / Int64(stretches.count)
    blockShift = Int64(mean < 1 ? 0 : mean.bitWidth - 1 - mean.leadingZeroBitCount)
    stretchByBlock = Self.stretchByBlock(stretches: stretches, total: total, shift: blockShift)
  }

  /// Open seconds from the beginning of the table up to an instant; all of them for an instant
  /// after its end.
  func seconds(before instant: Int64) -> Int64 {
    guard instant > span.lowerBound else { return 0 }
    guard instant < span.upperBound else { return total }
    let stretch = stretches[firstClosing(after: instant)]
    return stretch.before + max(0, instant - stretch.open)
  }

  /// The earliest instant with so many open seconds before it, at least 1; `nil` when the table has
  /// fewer.
  func instant(after seconds: Int64) -> Int64? {
    guard seconds <= total else { return nil }
    // The stretch that holds the last of these seconds: it begins before it, the next one not.
    var index = Int(stretchByBlock[Int((seconds - 1) >> blockShift)])
    while stretches[index + 1].before < seconds { index += 1 }
    return stretches[index].open + (seconds - stretches[index].before)
  }

  /// The first open instant at or after that one; `nil` when there is none in the table.
  func opening(from instant: Int64) -> Int64? {
    guard instant < span.upperBound else { return nil }
    let stretch = stretches[firstClosing(after: max(instant, span.lowerBound))]
    return stretch.close == .max ? nil : max(instant, stretch.open)
  }

  /// The zone's offset if the table knows it without asking the zone.
  func offset(at instant: Int64) -> Int32? {
    guard span.contains(instant) else { return nil }
    let offset = buckets[bucket(of: instant)].offset
    return offset == .min ? nil : offset
  }

  /// The place of the first stretch that closes after an instant within the span.
  private func firstClosing(after instant: Int64) -> Int {
    var index = Int(buckets[bucket(of: instant)].firstStretch)
    while stretches[index].close <= instant { index += 1 }
    return index
  }

  private func bucket(of instant: Int64) -> Int {
    Int(truncatingIfNeeded: UInt64(truncatingIfNeeded: instant - firstMidnight) / 86_400)
  }

  // MARK: Writing the tables

  /// The open stretches by the wall clock of each period of the zone, and the sum of them all.
  private static func stretches(
    rules: DayRules, periods: [ZoneOffsets.Period], end: Int64
  ) -> ([Stretch], total: Int64) {
    var stretches: [Stretch] = []
    var total: Int64 = 0
    // Mostly a morning and an afternoon on five days of the week.
    if let first = periods.first, let last = periods.last {
      stretches.reserveCapacity(Int((last.end - first.start) / 86_400 * 10 / 7))
    }
    for period in periods {
      let offset = Int64(period.offset)
      let lastDay = CivilDay(wallClock: period.end - 1 + offset)
      var day = CivilDay(wallClock: period.start + offset)
      while day <= lastDay {
        let midnight = Int64(day.number) * 86_400 - offset
        for interval in rules.hours(on: day).intervals {
          let open = max(midnight + Int64(interval.open), period.start)
          let close = min(midnight + Int64(interval.close), period.end)
          guard open < close else { continue }
          stretches.append(Stretch(open: open, close: close, before: total))
          total += close - open
        }
        day = day + 1
      }
    }
    stretches.append(Stretch(open: end, close: .max, before: total))
    return (stretches, total)
  }

  private static func buckets(
    from firstMidnight: Int64, stretches: [Stretch], periods: [ZoneOffsets.Period], end: Int64
  ) -> [Bucket] {
    var buckets: [Bucket] = []
    buckets.reserveCapacity(Int((end - firstMidnight) / 86_400 + 1))
    var stretch = 0
    var period = 0
    for midnight in stride(from: firstMidnight, through: end, by: 86_400) {
      while stretches[stretch].close <= midnight { stretch += 1 }
      while period < periods.count - 1, periods[period].end <= midnight { period += 1 }
      let isWithin = periods[period].start <= midnight && midnight + 86_400 <= periods[period].end
      buckets.append(
        Bucket(
          firstStretch: Int32(stretch), offset: isWithin ? periods[period].offset : .min))
    }
    return buckets
  }

  private static func stretchByBlock(
    stretches: [Stretch], total: Int64, shift: Int64
  ) -> [Int32] {
    var stretch = 0
    return (0...(total >> shift)).map { block in
      while stretch < stretches.count - 1, stretches[stretch + 1].before <= block << shift {
        stretch += 1
      }
      return Int32(stretch)
    }
  }
}
