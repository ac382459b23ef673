internal import ServiceStandards
internal import WorkingTime

/// How the stamps of one column are understood.
struct StampReading: Hashable, Sendable {
  /// The second of the day that a date stands for; `nil`: any of them.
  var dateOnly: Int32?
  /// 00:00 is a time, and not what a date looks like in the file.
  var midnightIsInstant = false
  /// The times are none: only their dates mean anything.
  var isDay = false
}

/// A stamp as it was read: an instant, or a date, of which this is the first second.
struct ReadStamp: Hashable, Sendable {
  let at: Instant
  let isDate: Bool
}

/// Places stamps in time by the wall clocks of units.
struct StampClocks {
  private var clocks: [LocalClock] = []
  /// How many stamps lost a fraction of a second.
  private(set) var cut = 0
  /// By unit: the clock of its zone, and the clock of stamps without an offset.
  private var clockOfUnit: [(own: Int, written: Int)] = []

  /// Stamps without an offset are of that zone; `nil`: of that of their unit.
  init(_ units: [KnownUnit], zone: Zone?) {
    var known: [String: Int] = [:]
    for unit in units {
      let own = add(unit.zone, &known)
      clockOfUnit.append((own, zone.map { add($0, &known) } ?? own))
    }
  }

  private mutating func add(_ zone: Zone, _ known: inout [String: Int]) -> Int {
    if let index = known[zone.identifier] { return index }
    clocks.append(LocalClock(zone))
    known[zone.identifier] = clocks.count - 1
    return clocks.count - 1
  }

  /// The zone of a unit that is not known does not matter, since its row is rejected.
  mutating func place(_ stamp: WallTime, unit: Int?, as reading: StampReading) -> ReadStamp {
    guard let unit else { return ReadStamp(at: Instant(0), isDate: false) }
    let clock = clockOfUnit[unit]
    guard !reading.isDay, let second = stamp.second ?? reading.dateOnly else {
      return ReadStamp(
        at: Instant(clocks[clock.own].instant(day: stamp.day, second: 0)), isDate: true)
    }
    if stamp.isCut { cut += 1 }
    let seconds: Int64
    if let offset = stamp.offset {
      seconds = Int64(stamp.day.number) * 86_400 + Int64(second) - Int64(offset)
    } else {
      seconds = clocks[clock.written].instant(day: stamp.day, second: second)
    }
    let isDate =
      !reading.midnightIsInstant && stamp.second != nil && !stamp.isCut
      && clocks[clock.own].isMidnight(seconds)
    return ReadStamp(at: Instant(seconds), isDate: isDate)
  }
}
