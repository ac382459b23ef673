import TestSupport
import WorkingTime

/// A calendar as the oracle reads it: nothing but whole numbers, minutes and days since 1970.
struct OfficePlan: Sendable {
  struct Hours: Sendable {
    /// Minute of the day, `0..<1440`.
    var open: Int
    /// Up to and with 1440.
    var close: Int
  }
  typealias WeekPlan = [[Hours]]  // from Monday
  struct DatedPlan: Sendable {
    var from: Int?
    var to: Int?
    var week: WeekPlan
  }

  var zone: ZonePlan
  var weeks: [DatedPlan]
  var ranges: [DatedPlan]
  var namedDates: [(day: Int, hours: [Hours])]
  var holidays: [Int]
  /// `nil` when the office keeps no holidays.
  var knownYears: Set<Int>?
}

/// The changes of a zone around 2026, written out by hand.
struct ZonePlan: Sendable {
  let name: String
  /// Minutes since 1970 of the change, minutes east of UTC from then on.
  let changes: [(from: Int, offset: Int)]

  static let all = [
    ZonePlan(name: "Asia/Makassar", changes: [(0, 480)]),
    ZonePlan(
      name: "Europe/Berlin",
      changes: [(0, 120), (29_357_340, 60), (29_579_100, 120), (29_881_500, 60)]),
    ZonePlan(
      name: "America/New_York",
      changes: [(0, -240), (29_367_720, -300), (29_549_220, -240), (29_891_880, -300)]),
    // Half an hour of summer time.
    ZonePlan(
      name: "Australia/Lord_Howe",
      changes: [(0, 630), (29_326_530, 660), (29_588_580, 630), (29_850_690, 660)]),
    // The clock is changed at midnight: back to 23:00, on to 01:00.
    ZonePlan(
      name: "Asia/Beirut",
      changes: [(0, 180), (29_357_100, 120), (29_578_920, 180), (29_881_260, 120)]),
    // The hour after midnight comes twice, or not at all.
    ZonePlan(
      name: "America/Havana",
      changes: [(0, -240), (29_367_660, -300), (29_549_100, -240), (29_891_820, -300)]),
  ]
}

extension OfficePlan {
  /// The dates within which plans have something to say: 2025-09-20 to 2026-08-31.
  static let dates = 20_351...20_696

  /// A plan with whatever a calendar can have.
  static func random(using random: inout SplitMix64) -> OfficePlan {
    let shape = random.number(0...5)
    var weeks = [DatedPlan(from: nil, to: nil, week: week(shape, using: &random))]
    if random.chance(20) {
      // The ordinary hours change; the older week stands first.
      let day = random.number(dates)
      weeks = [
        DatedPlan(from: nil, to: day - 1, week: week(shape, using: &random)),
        DatedPlan(from: day, to: nil, week: week(shape, using: &random)),
      ]
    }
    let ranges = (0..<random.one(of: [0, 0, 1, 3])).map { _ in
      let from = random.number(dates)
      return DatedPlan(
        from: from, to: from + random.number(0...40),
        week: week(random.number(0...5), using: &random))
    }
    let namedDates = (0..<random.one(of: [0, 2, 10])).map { _ in
      (day: random.number(dates), hours: hours(random.one(of: [0, 1, 2, 4]), using: &random))
    }
    let holidays = (0..<random.one(of: [0, 10, 60])).map { _ in random.number(dates) }
    var known: Set<Int>? = [2025, 2026]
    if random.chance(25) { known?.remove(random.number(2025...2026)) }
    if random.chance(25) { known = nil }
    return OfficePlan(
      zone: random.one(of: ZonePlan.all), weeks: weeks, ranges: ranges, namedDates: namedDates,
      holidays: known == nil
        ? [] : holidays.filter { known?.contains(NaiveDate(day: $0).year) ?? false },
      knownYears: known)
  }

  private static func week(_ shape: Int, using random: inout SplitMix64) -> WeekPlan {
    switch shape {
    case 0: (0..<7).map { _ in [Hours(open: 0, close: 1440)] }
    case 1:
      (0..<7).map { $0 < 5 ? [Hours(open: 450, close: 720), Hours(open: 780, close: 960)] : [] }
    case 2: (0..<7).map { $0 < 6 ? [Hours(open: 450, close: $0 == 4 ? 690 : 840)] : [] }
    default:
      (0..<7).map { weekday in
        // One day at least, so that a search comes to an end.
        hours(weekday == 2 ? 1 : random.number(0...4), using: &random)
      }
    }
  }

  /// So many intervals with edges at any minute; now and then they touch or reach midnight.
  private static func hours(_ count: Int, using random: inout SplitMix64) -> [Hours] {
    var edges = Set<Int>()
    while edges.count < 2 * count {
      edges.insert(random.one(of: [0, 60, 120, 180, 1380, 1440, random.number(0...1440)]))
    }
    let sorted = edges.sorted()
    var hours = (0..<count).map { Hours(open: sorted[2 * $0], close: sorted[2 * $0 + 1]) }
    if count > 1, random.chance(20) { hours[1].open = hours[0].close }
    return hours
  }

  /// The same calendar as the product reads it.
  func definition() throws -> CalendarDefinition {
    func hours(_ plan: [Hours]) throws -> OpeningHours {
      try OpeningHours(
        plan.map { .init(open: Int32($0.open * 60), close: Int32($0.close * 60)) }, entry: "plan")
    }
    func day(_ number: Int) -> CivilDay { CivilDay(number: Int32(number)) }
    func dated(_ plan: DatedPlan) throws -> DatedWeek {
      var week: Week = [:]
      for (weekday, plan) in zip(Weekday.allCases, plan.week) where !plan.isEmpty {
        week[weekday] = try hours(plan)
      }
      return DatedWeek(from: plan.from.map(day), to: plan.to.map(day), week: week)
    }
    return CalendarDefinition(
      code: "plan", zone: zone.name, weeks: try weeks.map(dated), ranges: try ranges.map(dated),
      namedDates: try namedDates.map { NamedDate(day: day($0.day), hours: try hours($0.hours)) },
      holidays: holidays.map { Holiday(day: day($0)) },
      holidayKnowledge: knownYears.map { .declared(completeYears: $0) } ?? .keepsNone)
  }
}

/// Year, month and day of a day number, by counting year for year and month for month.
struct NaiveDate {
  var year = 1970
  var month = 1
  var day = 1

  init(day number: Int) {
    var left = number
    while left >= NaiveDate.months(of: year).reduce(0, +) {
      left -= NaiveDate.months(of: year).reduce(0, +)
      year += 1
    }
    for length in NaiveDate.months(of: year) {
      guard left >= length else { break }
      left -= length
      month += 1
    }
    day = left + 1
  }

  /// The day number of that date so many months later, or of the last day of its month.
  func number(monthsLater months: Int) -> Int {
    let index = year * 12 + month - 1 + months
    let lengths = NaiveDate.months(of: index / 12)
    var number = 0
    for year in 1970..<index / 12 { number += NaiveDate.months(of: year).reduce(0, +) }
    number += lengths[..<(index % 12)].reduce(0, +)
    return number + min(day, lengths[index % 12]) - 1
  }

  private static func months(of year: Int) -> [Int] {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  }
}
