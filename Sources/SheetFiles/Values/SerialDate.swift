/// Days and milliseconds that a spreadsheet counts in one number.
package enum SerialDate {
  /// Days from 1899-12-30 on, or from 1904-01-01 on for workbooks of old Macintoshes.
  package enum Epoch: Hashable, Sendable {
    case from1900, from1904

    /// Its first day, which is 0, after 1899-12-30.
    package var firstDay: Int { self == .from1904 ? 1_462 : 0 }
  }

  private static let dayLength = 86_400_000
  /// 9999-12-31.
  private static let last = 2_958_465

  /// Writes `2026-01-05`, `2026-01-05T09:30:00` or, below 1, `T09:30:00`. Rounded to the nearest millisecond first: 09:30 is
  /// no binary fraction of a day; then the fraction of the second is dropped.
  ///
  /// - Returns: `nil` if the number is no date: negative, past the year 9999, or 60, which Excel shows as the day
  ///   1900-02-29 that never was.
  static func write(_ serial: Double, epoch: Epoch, into bytes: inout [UInt8]) -> CellKind? {
    guard let count = milliseconds(serial) else { return nil }
    var (day, inDay) = count.quotientAndRemainder(dividingBy: dayLength)
    if day == 0 {
      writeTime(second: inDay / 1_000, into: &bytes)
      return .time
    }
    switch epoch {
    case .from1904: day += epoch.firstDay
    // Excel counts 1900-02-29, so up to there its days are one behind.
    case .from1900 where day < 60: day += 1
    case .from1900 where day == 60: return nil
    case .from1900: break
    }
    guard day <= last else { return nil }
    CivilDay(sinceEpoch: day).write(into: &bytes)
    if inDay > 0 { writeTime(second: inDay / 1_000, into: &bytes) }
    return .moment
  }

  /// Writes `P93909S`.
  ///
  /// - Returns: `nil` if it is negative or longer than a spreadsheet counts.
  static func writeDuration(_ serial: Double, into bytes: inout [UInt8]) -> CellKind? {
    guard let count = milliseconds(serial) else { return nil }
    writeDuration(seconds: count / 1_000, into: &bytes)
    return .time
  }

  static func writeDuration(seconds: Int, into bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "P"))
    var divisor = 1
    while seconds / divisor >= 10 { divisor *= 10 }
    while divisor > 0 {
      bytes.append(UInt8(truncatingIfNeeded: seconds / divisor % 10) &+ UInt8(ascii: "0"))
      divisor /= 10
    }
    bytes.append(UInt8(ascii: "S"))
  }

  /// Writes `T09:30:00`; `second` from 0 to 86,399.
  static func writeTime(second: Int, into bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "T"))
    writePair(second / 3_600, into: &bytes)
    bytes.append(UInt8(ascii: ":"))
    writePair(second / 60 % 60, into: &bytes)
    bytes.append(UInt8(ascii: ":"))
    writePair(second % 60, into: &bytes)
  }

  static func writePair(_ number: Int, into bytes: inout [UInt8]) {
    bytes.append(UInt8(truncatingIfNeeded: number / 10) &+ UInt8(ascii: "0"))
    bytes.append(UInt8(truncatingIfNeeded: number % 10) &+ UInt8(ascii: "0"))
  }

  private static func milliseconds(_ serial: Double) -> Int? {
    guard serial > -1, serial < Double(last + 1) else { return nil }
    let count = Int((serial * Double(dayLength)).rounded())
    return count >= 0 ? count : nil
  }
}

/// A day of the Gregorian calendar, 0001-01-01 to 9999-12-31.
struct CivilDay: Hashable {
  var year: Int
  var month: Int
  var day: Int

  init?(year: Int, month: Int, day: Int) {
    guard (1...9_999).contains(year), (1...12).contains(month), day >= 1,
      day <= Self.length(ofMonth: month, year: year)
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// Days since 1899-12-30, 0–2,958,465. The calendar's years begin in March here, so that a leap day is the last one
  /// (Howard Hinnant, chrono-Compatible Low-Level Date Algorithms).
  init(sinceEpoch days: Int) {
    let shifted = days + 693_899
    let era = shifted / 146_097
    let ofEra = shifted % 146_097
    let yearOfEra = (ofEra - ofEra / 1_460 + ofEra / 36_524 - ofEra / 146_096) / 365
    let ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let fromMarch = (5 * ofYear + 2) / 153
    day = ofYear - (153 * fromMarch + 2) / 5 + 1
    month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// Days since 1899-12-30.
  var sinceEpoch: Int {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = shiftedYear / 400
    let yearOfEra = shiftedYear % 400
    let ofYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + ofYear - 693_899
  }

  func write(into bytes: inout [UInt8]) {
    SerialDate.writePair(year / 100, into: &bytes)
    SerialDate.writePair(year % 100, into: &bytes)
    bytes.append(UInt8(ascii: "-"))
    SerialDate.writePair(month, into: &bytes)
    bytes.append(UInt8(ascii: "-"))
    SerialDate.writePair(day, into: &bytes)
  }

  private static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
