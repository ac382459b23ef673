/// A date of the Gregorian calendar without a zone, held as the number of days since 1970-01-01.
public struct CivilDay: Hashable, Comparable, Sendable {
  public let number: Int32

  public init(number: Int32) { self.number = number }

  /// The date of that year, month and day; `nil` when there is no such date.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month),
      day >= 1, day <= CivilDay.length(ofMonth: month, year: year)
    else { return nil }
    self.init(number: CivilDay.number(year: year, month: month, day: day))
  }

  /// Reads `YYYY-MM-DD`; `nil` for anything else.
  public init?(iso text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == 0x2D, bytes[7] == 0x2D,
      let year = Digits.value(of: bytes[0..<4]), let month = Digits.value(of: bytes[5..<7]),
      let day = Digits.value(of: bytes[8..<10])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// 1 January of a year, also of one that cannot be written as `YYYY-MM-DD`.
  static func newYear(_ year: Int) -> CivilDay {
    CivilDay(number: number(year: year, month: 1, day: 1))
  }

  /// The date that holds a number of seconds since 1970-01-01T00:00:00 on the wall clock.
  package init(wallClock seconds: Int64) {
    let days = seconds / 86_400
    self.init(number: Int32(clamping: seconds % 86_400 < 0 ? days - 1 : days))
  }

  public static func < (left: CivilDay, right: CivilDay) -> Bool { left.number < right.number }

  /// Stops at the ends of what a `CivilDay` can hold (about 5.8 million years).
  public static func + (day: CivilDay, days: Int) -> CivilDay {
    let (sum, overflow) = Int(day.number).addingReportingOverflow(days)
    return CivilDay(number: overflow ? (days < 0 ? .min : .max) : Int32(clamping: sum))
  }

  public static func - (day: CivilDay, days: Int) -> CivilDay {
    day + (days == .min ? .max : -days)
  }

  public static func - (end: CivilDay, start: CivilDay) -> Int {
    Int(end.number) - Int(start.number)
  }

  /// Year, month (1...12) and day (1...31), by Howard Hinnant's `civil_from_days`.
  public var components: (year: Int, month: Int, day: Int) {
    let shifted = Int(number) + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (
      yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month,
      dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    )
  }

  public var year: Int { components.year }

  public var weekday: Weekday {
    switch daysAfterMonday {
    case 0: .monday
    case 1: .tuesday
    case 2: .wednesday
    case 3: .thursday
    case 4: .friday
    case 5: .saturday
    default: .sunday
    }
  }

  /// 0 for Monday … 6 for Sunday.
  package var daysAfterMonday: Int {
    let remainder = (Int(number) + 3) % 7  // 1970-01-01 was a Thursday
    return remainder < 0 ? remainder + 7 : remainder
  }

  /// Same day number so many months later, or the last day of that month if it has no such day.
  public func adding(months: Int) -> CivilDay {
    let (year, month, day) = components
    // Farther than a `CivilDay` can reach either way, and small enough to reckon with.
    let reach = 12 * 12_000_000
    let index = year * 12 + (month - 1) + min(max(months, -reach), reach)
    let targetYear = (index >= 0 ? index : index - 11) / 12
    let targetMonth = index - targetYear * 12 + 1
    let last = CivilDay.length(ofMonth: targetMonth, year: targetYear)
    return CivilDay(
      number: CivilDay.number(year: targetYear, month: targetMonth, day: min(day, last)))
  }

  /// By Howard Hinnant's `days_from_civil`; the inverse of `components`.
  private static func number(year: Int, month: Int, day: Int) -> Int32 {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return Int32(clamping: era * 146_097 + dayOfEra - 719_468)
  }

  private static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  static func isLeap(_ year: Int) -> Bool {
    (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
  }
}

extension CivilDay: CustomStringConvertible {
  /// `YYYY-MM-DD`.
  public var description: String {
    let (year, month, day) = components
    return "\(Digits.text(year, 4))-\(Digits.text(month, 2))-\(Digits.text(day, 2))"
  }
}

/// A day of the week; the raw value is its key in files (`mon` … `sun`).
public enum Weekday: String, CaseIterable, Hashable, Sendable {
  case monday = "mon"
  case tuesday = "tue"
  case wednesday = "wed"
  case thursday = "thu"
  case friday = "fri"
  case saturday = "sat"
  case sunday = "sun"
}
