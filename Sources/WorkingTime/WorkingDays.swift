/// The working days of an office, written out as sorted tables with running counts.
struct WorkingDays: Sendable {
  /// The dates in the table.
  let dates: ClosedRange<CivilDay>

  private let days: [CivilDay]
  /// The instant at which each working day closes, in seconds since 1970.
  private let closings: [Int64]
  /// For each date in the table, how many working days there are up to and with it.
  private let counts: [Int32]
  /// Neighbouring working days farther apart than `patience`.
  private let droughts: [(last: CivilDay, next: CivilDay)]

  /// For how many days an opening is looked for before the office counts as one that never opens
  /// again: four years.
  static let patience = 1461

  /// - Complexity: O(*n*) in the number of dates.
  init(rules: DayRules, zone: Zone, dates: ClosedRange<CivilDay>) {
    var days: [CivilDay] = []
    var closings: [Int64] = []
    var counts: [Int32] = []
    counts.reserveCapacity(dates.upperBound - dates.lowerBound + 1)
    var day = dates.lowerBound
    while day <= dates.upperBound {
      if let last = rules.hours(on: day).intervals.last {
        days.append(day)
        closings.append(zone.lastInstant(day: day, secondOfDay: last.close).seconds)
      }
      counts.append(Int32(days.count))
      day = day + 1
    }
    self.dates = dates
    self.days = days
    self.closings = closings
    self.counts = counts
    // The first date of the table stands for the time before the first opening.
    droughts = zip([dates.lowerBound] + days, days).filter { $1 - $0 > Self.patience }
      .map { (last: $0, next: $1) }
  }

  /// How many working days there are up to and with a date; a date outside the table counts as the
  /// nearest one in it.
  func count(through day: CivilDay) -> Int {
    guard day >= dates.lowerBound else { return 0 }
    guard day <= dates.upperBound else { return days.count }
    return Int(counts[day - dates.lowerBound])
  }

  /// The *n*-th working day of the table, from 1; `nil` when it has fewer.
  func day(_ ordinal: Int) -> CivilDay? { ordinal <= days.count ? days[ordinal - 1] : nil }

  /// The first working day at or after a date; `nil` when there is none in the table.
  func first(from day: CivilDay) -> CivilDay? {
    guard day <= dates.upperBound else { return nil }
    return self.day(count(through: day - 1) + 1)
  }

  func contains(_ day: CivilDay) -> Bool { count(through: day) > count(through: day - 1) }

  /// The instant at which a working day closes, in seconds since 1970.
  func closing(of day: CivilDay) -> Int64 { closings[count(through: day) - 1] }

  /// The last date before a stretch without a working day that is longer than one looks ahead, if
  /// the way from one date through another meets such a stretch.
  func drought(from day: CivilDay, through end: CivilDay) -> CivilDay? {
    for drought in droughts where drought.next > day && drought.next <= end {
      let last = max(drought.last, day)
      if drought.next - last > Self.patience { return last }
    }
    return nil
  }

  /// The last date from which on the table holds no working day.
  func lastDay(orFrom day: CivilDay) -> CivilDay { max(days.last ?? day, day) }
}
