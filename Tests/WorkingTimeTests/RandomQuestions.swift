import TestSupport
import WorkingTime

/// Questions about an office, most of them at or beside an edge of its hours.
struct RandomQuestions {
  /// Dates on which transactions begin: 2025-10-01 to 2026-05-31.
  private static let starts = 20_362...20_604

  private let plan: OfficePlan
  var random: SplitMix64

  init(_ plan: OfficePlan, _ random: SplitMix64) {
    self.plan = plan
    self.random = random
  }

  /// A start, and an end that is seldom before it.
  mutating func span() -> (start: Int, end: Int) {
    let day = random.number(Self.starts)
    let length = random.one(of: [0, 0, 0, 1, 1, 2, 3, 5, 12])
    let start = instant(on: day)
    let end = instant(on: day + length)
    return random.chance(95) ? (min(start, end), max(start, end)) : (start, end)
  }

  mutating func limit() -> TimeLimit {
    let unit = random.one(of: TimeLimit.Unit.allCases)
    let value =
      switch unit {
      case .seconds: random.number(0...150_000)
      case .minutes: random.one(of: [0, 1, 60, random.number(0...3000)])
      case .hours: random.number(0...50)
      case .workingDays: random.number(0...9)
      case .calendarDays: random.number(0...20)
      case .months: random.number(0...2)
      }
    return TimeLimit(
      Int64(value), unit, receipt: random.one(of: TimeLimit.Receipt.allCases),
      dayCount: random.one(of: TimeLimit.DayCount.allCases))
  }

  /// Pauses around a transaction: none, or some that overlap, touch, are empty, never end, or
  /// stand in any order.
  mutating func pauses(around span: (start: Int, end: Int)) -> [Pause] {
    guard random.chance(50) else { return [] }
    let days = (span.start / 86_400 - 1)...(max(span.start, span.end) / 86_400 + 3)
    return (0..<random.number(1...4)).map { _ in
      let from = random.chance(10) ? span.start : instant(on: random.number(days))
      let to = random.chance(10) ? from : instant(on: random.number(days))
      let isOrdered = random.chance(95)
      return Pause(
        from: Instant(Int64(isOrdered ? min(from, to) : from)),
        to: random.chance(10) ? nil : Instant(Int64(isOrdered ? max(from, to) : to)))
    }
  }

  /// An instant on about that date.
  mutating func instant(on day: Int) -> Int {
    let offset = random.one(of: plan.zone.changes).offset
    let edges = NaiveOffice.hours(of: day, plan).flatMap { [$0.open, $0.close] }
    let change = random.one(of: plan.zone.changes).from
    switch random.number(0...9) {
    case 0...3 where !edges.isEmpty:
      let edge = random.one(of: edges)
      return (day * 1440 + edge - offset) * 60 + random.one(of: [-1, 0, 0, 0, 1, 60])
    case 4 where (day * 1440 - 2880..<day * 1440 + 2880).contains(change):
      return change * 60 + random.one(of: [-1, 0, 1, random.number(-7200...7200)])
    case 5: return (day * 1440 - offset) * 60
    default: return (day * 1440 - offset) * 60 + random.number(0...86_399)
    }
  }
}
