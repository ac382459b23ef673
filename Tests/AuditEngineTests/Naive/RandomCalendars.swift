import ServiceStandards
internal import TestSupport
import WorkingTime

/// Calendars with all that an office can publish: breaks, Ramadan hours, named dates, holidays of
/// some years, hours that changed, several versions.
struct RandomCalendars {
  static let zones = ["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura", "Europe/Berlin"]
  private static let year2020 = CivilDay(number: 18_262)

  var random: SplitMix64

  /// The versions of one calendar, all in one zone.
  mutating func versions(
    of code: String, firstID: Int64
  ) throws -> [Recorded<CalendarVersion>] {
    let zone = random.pick(RandomCalendars.zones, else: "UTC")
    let calendarCode = try CalendarCode(code)
    var first: CivilDay? = random.chance(85) ? nil : RandomCalendars.year2020 + random.below(1800)
    var versions: [Recorded<CalendarVersion>] = []
    for index in 0..<random.pick([(6, 1), (3, 2), (2, 3)], else: 1) {
      let last: CivilDay? =
        random.chance(80)
        ? nil : (first ?? RandomCalendars.year2020 + 1500) + (300 + random.below(1500))
      let version = CalendarVersion(
        code: calendarCode, validFrom: first, validTo: last,
        definition: try definition(code, zone: zone), source: nil)
      versions.append(
        Recorded(id: firstID + Int64(index), recordedAt: Instant(1_600_000_000), value: version))
      first = (first ?? RandomCalendars.year2020 + 800) + (30 + random.below(700))
    }
    return versions.shuffled(using: &random)
  }

  private mutating func definition(
    _ code: String, zone: String
  ) throws(CalendarFault) -> CalendarDefinition {
    if random.chance(12) {
      // An office that closes for good.
      let last = RandomCalendars.year2020 + (1000 + random.below(1600))
      return CalendarDefinition(
        code: code, zone: zone, weeks: [DatedWeek(from: nil, to: last, week: try week())],
        holidayKnowledge: .keepsNone)
    }
    let holidays = holidays()
    return CalendarDefinition(
      code: code, zone: zone, weeks: try weeks(), ranges: try ranges(),
      namedDates: try namedDates(near: holidays.list.map(\.day)), holidays: holidays.list,
      holidayKinds: holidays.closing, holidayKnowledge: holidays.knowledge)
  }

  // MARK: Weeks

  private mutating func weeks() throws(CalendarFault) -> [DatedWeek] {
    guard random.chance(25) else { return [DatedWeek(from: nil, to: nil, week: try week())] }
    // The ordinary hours changed; now and then with weeks between without any.
    let change = RandomCalendars.year2020 + (700 + random.below(1800))
    let pause = random.chance(30) ? random.below(60) : 0
    let end: CivilDay? = random.chance(35) ? change + (200 + random.below(900)) : nil
    return [
      DatedWeek(from: nil, to: change + (-1 - pause), week: try week()),
      DatedWeek(from: change, to: end, week: try week()),
    ]
  }

  private mutating func week() throws(CalendarFault) -> Week {
    let ordinary = try hours((450, 720), (780, 960))
    let friday = try hours((450, 690), (780, 990))
    let sixDays = try hours((450, 720), (750, 840))
    let wholeDay = try hours((0, 1440))
    let touching = try hours((480, 600), (600, 721), (780, 900))
    let night = try hours((0, 180), (1320, 1440))
    let fiveDays: [Weekday] = [.monday, .tuesday, .wednesday, .thursday]
    func daily(_ hours: OpeningHours, _ days: [Weekday]) -> Week {
      Week(uniqueKeysWithValues: days.map { ($0, hours) })
    }
    return random.pick(
      [
        (30, daily(ordinary, fiveDays).merging([.friday: friday]) { $1 }),
        (15, daily(sixDays, fiveDays).merging([.friday: friday, .saturday: sixDays]) { $1 }),
        (8, daily(wholeDay, Weekday.allCases)),
        (8, daily(touching, fiveDays).merging([.friday: .closed]) { $1 }),
        (4, [.wednesday: try hours((540, 720))]),
        (4, daily(night, Weekday.allCases)),
        (6, [:]),
      ], else: [:])
  }

  private func hours(_ minutes: (Int32, Int32)...) throws(CalendarFault) -> OpeningHours {
    try OpeningHours(
      minutes.map { OpeningHours.Interval(open: $0.0 * 60, close: $0.1 * 60) }, entry: "random")
  }

  private mutating func ranges() throws(CalendarFault) -> [DatedWeek] {
    var ranges: [DatedWeek] = []
    for year in 0..<11 where random.chance(40) {
      let start = RandomCalendars.year2020 + (365 * year + random.below(300))
      let fasting = try hours((480, 720), (750, 900))
      let days: [Weekday] = [.monday, .tuesday, .wednesday, .thursday, .friday]
      ranges.append(
        DatedWeek(
          from: start, to: start + 28,
          week: Week(uniqueKeysWithValues: days.map { ($0, fasting) }), note: "Ramadan"))
      if random.chance(30) {
        // A second range over part of the first, which holds where the first has ended.
        ranges.append(
          DatedWeek(from: start + 10, to: start + (20 + random.below(20)), week: try week()))
      }
    }
    if random.chance(5) {
      ranges.append(DatedWeek(from: RandomCalendars.year2020 + 2400, to: nil, week: try week()))
    }
    return ranges
  }

  // MARK: Dates

  private mutating func namedDates(
    near holidays: [CivilDay]
  ) throws(CalendarFault) -> [NamedDate] {
    var named: [NamedDate] = []
    var days: Set<CivilDay> = []
    for _ in 0..<random.below(14) {
      let day =
        random.chance(40)
        ? random.pick(holidays, else: RandomCalendars.year2020)
        : RandomCalendars.year2020 + random.below(3600)
      guard days.insert(day).inserted else { continue }
      let half = try hours((450, 660))
      let odd = try OpeningHours(
        [
          OpeningHours.Interval(open: 32_401, close: 32_402),
          OpeningHours.Interval(open: 46_799, close: 50_001),
        ], entry: "random")
      named.append(
        NamedDate(day: day, hours: random.pick([(3, .closed), (4, half), (1, odd)], else: half)))
    }
    return named
  }

  private mutating func holidays() -> (
    list: [Holiday], closing: Set<String>?, knowledge: CalendarDefinition.HolidayKnowledge
  ) {
    if random.chance(30) { return ([], nil, .keepsNone) }
    let known = random.chance(70) ? 100 : 80
    let kinds = random.pick(
      [
        (3, [""]), (4, ["libur_nasional", "cuti_bersama"]), (1, ["libur_nasional"]),
        (2, ["libur_nasional", "cuti_bersama", "libur_daerah"]), (1, ["bank holiday"]),
        (1, ["", "libur_daerah"]),
      ], else: [""])
    let isByKind = random.chance(60)
    var list: [Holiday] = []
    var complete: Set<Int> = []
    var byKind: [String: Set<Int>] = [:]
    for year in 2018...2033 {
      if random.chance(90) {
        for _ in 0...(3 + random.below(10)) {
          let day = CivilDay(year: year, month: 1 + random.below(12), day: 1 + random.below(28))
          guard let day, !list.contains(where: { $0.day == day }) else { continue }
          list.append(Holiday(day: day, kind: random.pick(kinds, else: "")))
        }
      }
      if !isByKind {
        if random.chance(known) { complete.insert(year) }
      } else {
        // Partly declared: one of the kinds may lack its word, or the whole year is declared at once.
        for kind in kinds where random.chance(known) { byKind[kind, default: []].insert(year) }
        if random.chance(3) { complete.insert(year) }
      }
    }
    var closing: Set<String>?
    if kinds != [""], random.chance(50) {
      // The reader leaves out what does not close the office.
      let kept = Set(kinds.dropLast(random.chance(30) ? 1 : 0)).subtracting([""])
      list.removeAll { !kept.contains($0.kind) }
      byKind = byKind.filter { kept.contains($0.key) }
      closing = kept
    }
    return (
      list.shuffled(using: &random), closing,
      .declared(completeYears: complete, byKind: byKind)
    )
  }
}
