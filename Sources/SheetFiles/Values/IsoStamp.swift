/// A date, a time or a duration in words of ISO 8601, as `t="d"`, OpenDocument and XML Spreadsheet 2003 write them.
struct IsoStamp {
  /// Writes what the text says; the fraction of a second and the offset are dropped: the clock that the sheet shows counts.
  /// Midnight says only the day, since XML Spreadsheet 2003 gives every day one.
  /// With a format of durations a date is the time since the spreadsheet's day 0, and a time is one that passed.
  ///
  /// - Returns: `nil` if there is no such day or time.
  static func write(
    _ text: borrowing Span<UInt8>, format: NumberFormat, into bytes: inout [UInt8]
  ) -> CellKind? {
    guard text.count > 0, text.count <= 64 else { return nil }
    if text[0] == UInt8(ascii: "P") {
      guard let seconds = duration(text) else { return nil }
      return write(seconds: seconds, format: format, into: &bytes)
    }
    var cursor = 0
    guard let day = day(text, &cursor) else {
      cursor = text[0] == UInt8(ascii: "T") ? 1 : 0
      guard let second = time(text, from: cursor) else { return nil }
      return write(seconds: second, format: format, into: &bytes)
    }
    guard cursor < text.count else {
      day.write(into: &bytes)
      return .moment
    }
    // Day 0: 1899-12-31 for Excel, 1899-12-30 for the others. LibreOffice goes on counting its hours.
    let count = day.sinceEpoch
    guard text[cursor] == UInt8(ascii: "T") || text[cursor] == UInt8(ascii: " "),
      let second = time(text, from: cursor + 1, hours: count == 0 || count == 1 ? 100 : 24)
    else { return nil }
    if format == .duration, count >= 0 {
      let passed = count > 60 ? count : max(count - 1, 0)
      return write(seconds: passed * 86_400 + second, format: format, into: &bytes)
    }
    if count == 0 || count == 1 { return write(seconds: second, format: format, into: &bytes) }
    day.write(into: &bytes)
    if second > 0 { SerialDate.writeTime(second: second, into: &bytes) }
    return .moment
  }

  private static func write(
    seconds: Int, format: NumberFormat, into bytes: inout [UInt8]
  ) -> CellKind {
    if format != .duration, seconds < 86_400 {
      SerialDate.writeTime(second: seconds, into: &bytes)
    } else {
      SerialDate.writeDuration(seconds: seconds, into: &bytes)
    }
    return .time
  }

  /// `2026-01-05`; `cursor` stands after it then.
  private static func day(_ text: borrowing Span<UInt8>, _ cursor: inout Int) -> CivilDay? {
    guard text.count >= 10, text[4] == UInt8(ascii: "-"), text[7] == UInt8(ascii: "-"),
      let century = pair(text, 0), let year = pair(text, 2), let month = pair(text, 5),
      let day = pair(text, 8)
    else { return nil }
    cursor = 10
    return CivilDay(year: century * 100 + year, month: month, day: day)
  }

  /// `09:30`, `09:30:00`, `09:30:00.000` with `Z`, an offset or none.
  private static func time(
    _ text: borrowing Span<UInt8>, from start: Int, hours: Int = 24
  ) -> Int? {
    guard text.count >= start + 5, text[start + 2] == UInt8(ascii: ":"),
      let hour = pair(text, start), hour < hours, let minute = pair(text, start + 3), minute < 60
    else { return nil }
    var second = 0
    var index = start + 5
    if index < text.count, text[index] == UInt8(ascii: ":") {
      guard let found = pair(text, index + 1), found < 60 else { return nil }
      second = found
      index += 3
      if index < text.count, text[index] == UInt8(ascii: ".") || text[index] == UInt8(ascii: ",") {
        index += 1
        while index < text.count, digit(text[index]) != nil { index += 1 }
      }
    }
    guard isOffset(text, from: index) else { return nil }
    return hour * 3_600 + minute * 60 + second
  }

  /// Nothing, `Z`, `+08:00` or `-0800`.
  private static func isOffset(_ text: borrowing Span<UInt8>, from start: Int) -> Bool {
    guard start < text.count else { return true }
    if text[start] == UInt8(ascii: "Z") { return start + 1 == text.count }
    guard text[start] == UInt8(ascii: "+") || text[start] == UInt8(ascii: "-") else { return false }
    for index in (start + 1)..<text.count
    where digit(text[index]) == nil && text[index] != UInt8(ascii: ":") {
      return false
    }
    return true
  }

  /// Seconds of `PT08H05M00S` or `P1DT2H`; months and years have no length.
  private static func duration(_ text: borrowing Span<UInt8>) -> Int? {
    var index = 1
    var isTime = false
    var total = 0
    var parts = 0
    while index < text.count {
      if text[index] == UInt8(ascii: "T"), !isTime {
        isTime = true
        index += 1
        continue
      }
      var number = 0
      let start = index
      while index < text.count, let digit = digit(text[index]), number < 1_000_000_000 {
        number = number * 10 + digit
        index += 1
      }
      guard index > start else { return nil }
      if index < text.count, text[index] == UInt8(ascii: ".") || text[index] == UInt8(ascii: ",") {
        index += 1
        while index < text.count, digit(text[index]) != nil { index += 1 }
        guard index < text.count, text[index] == UInt8(ascii: "S") else { return nil }
      }
      guard index < text.count else { return nil }
      switch text[index] {
      case UInt8(ascii: "D") where !isTime: total += number * 86_400
      case UInt8(ascii: "H") where isTime: total += number * 3_600
      case UInt8(ascii: "M") where isTime: total += number * 60
      case UInt8(ascii: "S") where isTime: total += number
      default: return nil
      }
      parts += 1
      index += 1
    }
    return parts > 0 ? total : nil
  }

  private static func pair(_ text: borrowing Span<UInt8>, _ index: Int) -> Int? {
    guard index + 1 < text.count, let tens = digit(text[index]), let ones = digit(text[index + 1])
    else { return nil }
    return tens * 10 + ones
  }

  private static func digit(_ byte: UInt8) -> Int? {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") ? Int(byte - UInt8(ascii: "0")) : nil
  }
}
