internal import WorkingTime

/// The made-up opening hours of the demonstration mall, written down a second time.
enum DemoCalendar {
  /// Position of the books in `books`.
  static let mall = 0
  static let saturdays = 1

  static let books = [book(opensOnSaturday: false), book(opensOnSaturday: true)]

  private static let closed = Set(
    """
    2025-01-01 2025-01-27 2025-01-28 2025-01-29 2025-03-28 2025-03-29 2025-03-31 2025-04-01
    2025-04-02 2025-04-03 2025-04-04 2025-04-07 2025-04-18 2025-05-01 2025-05-12 2025-05-13
    2025-05-29 2025-05-30 2025-06-06 2025-06-09 2025-06-27 2025-08-18 2025-09-05 2025-12-25
    2025-12-26 2026-01-01 2026-01-16 2026-02-16 2026-02-17 2026-03-18 2026-03-19 2026-03-20
    2026-03-21 2026-03-23 2026-03-24 2026-04-03 2026-05-01 2026-05-14 2026-05-15 2026-05-27
    2026-05-28 2026-06-01 2026-06-16 2026-08-17 2026-08-25 2026-12-24 2026-12-25
    """.split { $0 == " " || $0 == "\n" }.compactMap { CivilDay(iso: $0) })

  private static func book(opensOnSaturday: Bool) -> OpeningBook {
    OpeningBook(offset: 8 * 3600, from: day("2025-01-01"), through: day("2026-12-31")) { date in
      if date == day("2025-12-26"), !opensOnSaturday { return [(540, 720)] }
      if closed.contains(date) { return [] }
      let isRamadan =
        day("2025-03-01") <= date && date <= day("2025-03-30")
        || day("2026-02-19") <= date && date <= day("2026-03-20")
      switch date.weekday {
      case .sunday: return []
      case .saturday: return opensOnSaturday ? [(480, isRamadan ? 630 : 660)] : []
      case .friday: return isRamadan ? [(480, 690), (750, 900)] : [(480, 690), (810, 960)]
      default: return isRamadan ? [(480, 720), (750, 870)] : [(480, 720), (780, 930)]
      }
    }
  }

  /// The date that a literal of this generator names.
  static func day(_ text: String) -> CivilDay {
    CivilDay(iso: text) ?? CivilDay(number: 0)
  }

  /// An instant that a literal of this generator names, in the zone of the mall.
  static func instant(_ date: String, _ time: String) -> Int64 {
    let parts = time.split(separator: ":").compactMap { Int64($0) }
    let seconds = parts.reduce(0) { $0 * 60 + $1 }
    return Int64(day(date).number) * 86_400 + seconds - 8 * 3600
  }
}
