internal import WorkingTime

extension DeclaredDateForm {
  /// The parts of a stamp that were read so far.
  private struct Parts {
    var (year, month, day, hour, minute, second) = (0, 0, 0, 0, 0, 0)
    var hasTime = false
    var isAfternoon: Bool?
    var weekday: Weekday?
    var offset: Int32?
    var isCut = false
  }

  func read(_ bytes: Span<UInt8>) -> WallTime.Reading {
    var parts = Parts()
    var index = 0
    for element in elements {
      guard take(element, of: bytes, at: &index, into: &parts) else { return .otherForm }
    }
    guard index == bytes.count else { return .otherForm }
    if let isAfternoon = parts.isAfternoon {
      guard (1...12).contains(parts.hour) else { return .noSuchDate }
      parts.hour = parts.hour % 12 + (isAfternoon ? 12 : 0)
    }
    let ofDay = WallTime.second(
      hour: parts.hour, minute: parts.minute, second: parts.second, isCut: parts.isCut)
    guard let ofDay else { return .noSuchDate }
    if parts.month > 12,
      CivilDay(year: parts.year, month: parts.day, day: parts.month) != nil
    {
      return .dayAndMonthSwapped
    }
    let reading = WallTime.reading(
      year: parts.year, month: parts.month, day: parts.day, second: parts.hasTime ? ofDay : nil,
      offset: parts.offset, isCut: parts.isCut)
    if let weekday = parts.weekday, case .stamp(let stamp) = reading, stamp.day.weekday != weekday {
      return .otherWeekday
    }
    return reading
  }

  /// Whether the element stands there.
  @inline(__always)
  private func take(
    _ element: Element, of bytes: Span<UInt8>, at index: inout Int, into parts: inout Parts
  ) -> Bool {
    switch element {
    case .year: return bytes.number(at: &index, fewest: 4, most: 4, into: &parts.year)
    case .shortYear:
      guard bytes.number(at: &index, fewest: 2, into: &parts.year) else { return false }
      parts.year += 2000
    case .monthName:
      guard let month = DeclaredDateForm.monthName(bytes, at: &index) else { return false }
      parts.month = month
    case .month(let fewest): return bytes.number(at: &index, fewest: fewest, into: &parts.month)
    case .day(let fewest): return bytes.number(at: &index, fewest: fewest, into: &parts.day)
    case .weekday:
      parts.weekday = WeekdayName.read(bytes, at: &index)
      return parts.weekday != nil
    case .hour(let fewest), .hourOfHalf(let fewest):
      parts.hasTime = true
      return bytes.number(at: &index, fewest: fewest, into: &parts.hour)
    case .half:
      parts.isAfternoon = DeclaredDateForm.isAfternoon(bytes, at: &index)
      return parts.isAfternoon != nil
    case .minute: return bytes.number(at: &index, fewest: 2, into: &parts.minute)
    case .second: return bytes.number(at: &index, fewest: 2, into: &parts.second)
    case .fraction:
      guard let isZero = bytes.skipFraction(at: &index) else { return false }
      parts.isCut = !isZero
    case .zone:
      parts.offset = ZoneMark.read(bytes, at: &index)
      return parts.offset != nil
    case .sign(let byte):
      guard bytes.skip(byte, at: &index) else { return false }
      if byte == 0x20 { while bytes.skip(byte, at: &index) {} }
    }
    return true
  }

  private static func monthName(_ bytes: Span<UInt8>, at index: inout Int) -> Int? {
    var name = ""
    while index < bytes.count, name.utf8.count <= MonthName.longest,
      (0x61...0x7A).contains(bytes[index] | 0x20)
    {
      name.unicodeScalars.append(Unicode.Scalar(bytes[index]))
      index += 1
    }
    guard let month = MonthName.number(name) else { return nil }
    // “5 Agt. 2026”: a dot after a shortened name.
    _ = name.utf8.count <= 4 && bytes.skip(UInt8(ascii: "."), at: &index)
    return month
  }

  /// `AM`, `pm`, `a.m.`: whether it is the second half of the day.
  private static func isAfternoon(_ bytes: Span<UInt8>, at index: inout Int) -> Bool? {
    guard index < bytes.count else { return nil }
    let letter = bytes[index] | 0x20
    guard letter == UInt8(ascii: "a") || letter == UInt8(ascii: "p") else { return nil }
    index += 1
    let hasDots = bytes.skip(UInt8(ascii: "."), at: &index)
    guard index < bytes.count, bytes[index] | 0x20 == UInt8(ascii: "m") else { return nil }
    index += 1
    if hasDots { _ = bytes.skip(UInt8(ascii: "."), at: &index) }
    return letter == UInt8(ascii: "p")
  }
}

extension Span<UInt8> {
  /// Whether a number of so many digits stands there, which is then the value.
  fileprivate func number(
    at index: inout Int, fewest: Int, most: Int = 2, into value: inout Int
  ) -> Bool {
    guard let number = number(at: &index, fewest: fewest, most: most) else { return false }
    value = number
    return true
  }
}
