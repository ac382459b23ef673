/// ISO 8601 in the forms that programs write: a date, or a date and a time with `T` or a space
/// between, seconds or none, perhaps a fraction of a second, and a zone as `ZoneMark` reads it or none.
enum ISOStamp {
  static func read(_ bytes: Span<UInt8>) -> WallTime.Reading {
    usual(bytes) ?? any(bytes)
  }

  /// Reads `2025-03-04T09:15:00+08:00`, which is what programs write and what this one writes, by
  /// the places of its signs; `nil` for any other form and for a stamp that cannot be.
  private static func usual(_ bytes: Span<UInt8>) -> WallTime.Reading? {
    guard bytes.count == 25 else { return nil }
    let (date, time, rest) = (bytes.word(at: 0), bytes.word(at: 8), bytes.word(at: 16))
    let (isEast, last) = (bytes[19] == 0x2B, bytes[24] &- 0x30)
    guard hasSigns(date, 0xFF00_00FF_0000_0000, 0x2D00_002D_0000_0000),
      hasSigns(time, 0x0000_FF00_00FF_0000, 0x0000_3A00_0054_0000),
      hasSigns(rest, 0x00FF_0000_FF00_00FF, isEast ? 0x003A_0000_2B00_003A : 0x003A_0000_2D00_003A),
      last < 10
    else { return nil }
    let (dates, times, rests) = (pairs(date), pairs(time), pairs(rest))
    let (hour, minute, second) = (pair(times, 3), pair(times, 6), pair(rests, 1))
    let (offsetHours, offsetMinutes) = (pair(rests, 4), Int(rest >> 56 & 0x0F) &* 10 &+ Int(last))
    guard hour < 24, minute < 60, second < 60, offsetHours < 24, offsetMinutes < 60 else {
      return nil
    }
    let offset = offsetHours * 3600 + offsetMinutes * 60
    return WallTime.reading(
      year: pair(dates, 0) * 100 + pair(dates, 2), month: pair(dates, 5), day: pair(times, 0),
      second: Int32(hour * 3600 + minute * 60 + second), offset: Int32(isEast ? offset : -offset))
  }

  /// Whether eight bytes have these signs under the mask and digits everywhere else.
  private static func hasSigns(_ word: UInt64, _ mask: UInt64, _ signs: UInt64) -> Bool {
    // Zeros in place of the signs; a digit then has 3 in its upper half, also when 6 is added.
    let digits = (word & ~mask) | (eightTimes(0x30) & mask)
    let upper = eightTimes(0xF0)
    return word & mask == signs
      && (digits & upper) | ((digits &+ eightTimes(0x06)) & upper) == eightTimes(0x30)
  }

  /// The number that each byte and the one after it spell, in the place of the first.
  private static func pairs(_ word: UInt64) -> UInt64 {
    let digits = word & eightTimes(0x0F)
    return digits &* 10 &+ digits >> 8
  }

  private static func pair(_ pairs: UInt64, _ place: UInt64) -> Int {
    Int(pairs >> (8 * place) & 0xFF)
  }

  private static func any(_ bytes: Span<UInt8>) -> WallTime.Reading {
    var index = 0
    guard let year = bytes.number(at: &index, fewest: 4, most: 4), bytes.skip(0x2D, at: &index),
      let month = bytes.number(at: &index, fewest: 2, most: 2), bytes.skip(0x2D, at: &index),
      let day = bytes.number(at: &index, fewest: 2, most: 2)
    else { return .otherForm }
    if index == bytes.count {
      return WallTime.reading(year: year, month: month, day: day, second: nil)
    }
    guard bytes.skip(UInt8(ascii: "T"), at: &index) || bytes.skip(0x20, at: &index),
      let hour = bytes.number(at: &index, fewest: 2, most: 2), bytes.skip(0x3A, at: &index),
      let minute = bytes.number(at: &index, fewest: 2, most: 2)
    else { return .otherForm }
    var second = 0
    var isCut = false
    if bytes.skip(0x3A, at: &index) {
      guard let value = bytes.number(at: &index, fewest: 2, most: 2) else { return .otherForm }
      second = value
      if bytes.skip(UInt8(ascii: "."), at: &index) || bytes.skip(UInt8(ascii: ","), at: &index) {
        guard let isZero = bytes.skipFraction(at: &index) else { return .otherForm }
        isCut = !isZero
      }
    }
    var offset: Int32?
    if index < bytes.count {
      guard let value = ZoneMark.read(bytes, at: &index), index == bytes.count else {
        return .otherForm
      }
      offset = value
    }
    guard let ofDay = WallTime.second(hour: hour, minute: minute, second: second, isCut: isCut)
    else { return .noSuchDate }
    return WallTime.reading(
      year: year, month: month, day: day, second: ofDay, offset: offset, isCut: isCut)
  }
}
