/// The offsets of one zone as a sorted table of changes.
///
/// A zone that still changes its clock goes on by a yearly rule for ever. The Gregorian calendar
/// repeats after 400 years, weekdays included, so 400 years of the rule are written into the table
/// and every later instant is looked up as its twin within them.
struct ZoneOffsets: Sendable {
  /// A stretch of time with one offset. `start` is `Int64.min` and `end` is `Int64.max` where there
  /// is no change.
  struct Period: Equatable {
    let start: Int64
    let end: Int64
    /// Seconds east of UTC.
    let offset: Int32
  }

  /// The limit that RFC 8536 sets for offsets, either way, in seconds.
  static let farthest: Int32 = 26 * 3600

  /// Length of 400 Gregorian years in seconds.
  private static let cycle: Int64 = 146_097 * 86_400

  /// Instants of change, ascending; `offsets[i]` holds up to `changes[i]`.
  private let changes: [Int64]
  /// One more than there are changes.
  private let offsets: [Int32]
  /// The first instant of the 400 years that stand for all later ones.
  private let cycleStart: Int64?
  /// Whether those 400 years stand for all earlier ones as well.
  private let cyclesBackwards: Bool

  /// The offsets that a TZif file lists; `nil` when the file is damaged.
  init?(file bytes: [UInt8]) {
    guard let file = ZoneFile(bytes) else { return nil }
    var changes = file.changes
    var offsets = file.offsets
    var cycleStart: Int64?
    if let rule = file.rule {
      if changes.isEmpty { offsets = [rule.standardOffset] }
      if rule.saving != nil {
        let lastYear = CivilDay(wallClock: changes.last ?? 0).year
        // A whole year of the rule before the cycle, and one after it, so that every period that
        // touches the cycle has both its ends in the table.
        let start = CivilDay.newYear(lastYear + 2)
        for change in rule.changes(inYears: (lastYear - 1)...(lastYear + 403)) {
          guard let last = changes.last, change.instant <= last else {
            changes.append(change.instant)
            offsets.append(change.offset)
            continue
          }
          // Two changes at one instant, as in a year that is all summer time: the later rule wins.
          if change.instant == last, changes.count > file.changes.count {
            offsets[offsets.count - 1] = change.offset
          }
        }
        cycleStart = Int64(start.number) * 86_400
      }
    }
    self.changes = changes
    self.offsets = offsets
    self.cycleStart = cycleStart
    cyclesBackwards = file.changes.isEmpty
  }

  /// - Complexity: O(log *n*) in the number of changes.
  func period(at instant: Int64) -> Period {
    let twin = twin(of: instant)
    var low = 0
    var high = changes.count
    while low < high {
      let middle = (low + high) / 2
      if changes[middle] <= twin { low = middle + 1 } else { high = middle }
    }
    let (distance, _) = instant.subtractingReportingOverflow(twin)
    return Period(
      start: low == 0 ? .min : changes[low - 1].addingClamped(distance),
      end: low == changes.count ? .max : changes[low].addingClamped(distance),
      offset: offsets[low])
  }

  /// The instant within the table that has the same place in its 400 years.
  private func twin(of instant: Int64) -> Int64 {
    guard let cycleStart, instant >= cycleStart + Self.cycle || cyclesBackwards else {
      return instant
    }
    let place = (instant % Self.cycle - cycleStart % Self.cycle) % Self.cycle
    return cycleStart + (place < 0 ? place + Self.cycle : place)
  }
}
