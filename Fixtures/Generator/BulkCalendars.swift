internal import WorkingTime

/// The four made-up calendars of the bulk data.
struct BulkCalendar {
  var code: String
  var zone: String
  /// Seconds east of UTC of that zone.
  var offset: Int64
  /// Opening hours by weekday, in minutes after midnight.
  var week: [Weekday: [(Int, Int)]]
  /// Hours of Monday to Friday in a yearly range, from 1 to 28 March.
  var march: [(Int, Int)]

  /// Days closed in each year, as month and day.
  static let holidays = [
    (1, 1), (1, 27), (2, 10), (3, 11), (3, 29), (4, 10), (4, 11), (5, 1), (5, 23), (6, 1), (6, 17),
    (8, 17), (9, 16), (12, 25),
  ]
  static let years = 2024...2027

  static let all: [BulkCalendar] = [
    calendar("bulk-mall", "Asia/Makassar", 8, [(480, 720), (780, 930)], saturday: []),
    calendar("bulk-six-days", "Asia/Jakarta", 7, [(450, 690), (750, 840)], saturday: [(480, 660)]),
    calendar("bulk-long", "Asia/Makassar", 8, [(420, 1200)], saturday: [(420, 1200)]),
    calendar(
      "bulk-east", "Asia/Jayapura", 9, [(480, 600), (615, 720), (780, 960)], saturday: []),
  ]

  private static func calendar(
    _ code: String, _ zone: String, _ hours: Int64, _ day: [(Int, Int)], saturday: [(Int, Int)]
  ) -> BulkCalendar {
    var week: [Weekday: [(Int, Int)]] = [:]
    for weekday in [Weekday.monday, .tuesday, .wednesday, .thursday] { week[weekday] = day }
    week[.friday] = [(480, 690), (810, 960)]
    if !saturday.isEmpty { week[.saturday] = saturday }
    return BulkCalendar(
      code: code, zone: zone, offset: hours * 3600, week: week, march: [(480, 840)])
  }

  var book: OpeningBook {
    let first = CivilDay(year: 2024, month: 1, day: 1) ?? CivilDay(number: 0)
    let last = CivilDay(year: 2027, month: 12, day: 31) ?? first
    return OpeningBook(offset: offset, from: first, through: last) { date in
      let (_, month, day) = date.components
      if BulkCalendar.holidays.contains(where: { $0 == (month, day) }) { return [] }
      if month == 3, day <= 28 {
        return date.weekday == .saturday || date.weekday == .sunday ? [] : march
      }
      return week[date.weekday] ?? []
    }
  }

  func writeYAML(to out: inout Output) {
    func text(_ hours: [(Int, Int)]) -> String {
      func clock(_ minutes: Int) -> String {
        let (hour, minute) = (String(minutes / 60), String(minutes % 60))
        return (hour.count < 2 ? "0" : "") + hour + (minute.count < 2 ? ":0" : ":") + minute
      }
      return "[" + hours.map { "[\"\(clock($0))\", \"\(clock($1))\"]" }.joined(separator: ", ")
        + "]"
    }
    out.write("  - code: \(code)\n    zone: \(zone)\n    source: made up\n    week:\n")
    for weekday in Weekday.allCases {
      if let hours = week[weekday] { out.write("      \(weekday.rawValue): \(text(hours))\n") }
    }
    out.write("    ranges:\n")
    for year in BulkCalendar.years {
      out.write("      - from: \(year)-03-01\n        to: \(year)-03-28\n        week:\n")
      for weekday in Weekday.allCases.prefix(5) {
        out.write("          \(weekday.rawValue): \(text(march))\n")
      }
    }
    out.write("    holidays:\n")
    for year in BulkCalendar.years {
      for (month, day) in BulkCalendar.holidays {
        let date = CivilDay(year: year, month: month, day: day)?.description ?? ""
        out.write("      - {date: \(date), name: Libur, kind: libur_nasional, decree: made up}\n")
      }
    }
    let years = BulkCalendar.years.map(String.init).joined(separator: ", ")
    out.write("    holidays_complete: [\(years), 2028]\n")
  }
}
