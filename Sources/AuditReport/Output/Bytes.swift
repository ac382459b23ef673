internal import WorkingTime

/// Text is written straight into one array of UTF-8 bytes: a listing of a million rows makes no
/// string for a number or a date.
extension [UInt8] {
  mutating func append(_ text: String) { append(contentsOf: text.utf8) }

  mutating func append(ascii scalar: Unicode.Scalar) { append(UInt8(ascii: scalar)) }

  mutating func append(repeating byte: UInt8, count: Int) {
    for _ in 0..<Swift.max(0, count) { append(byte) }
  }

  /// Decimal digits with a minus sign where needed; `group` goes between groups of three digits.
  mutating func append(decimal value: Int64, group: UInt8? = nil) {
    if value < 0 { append(ascii: "-") }
    append(decimal: value.magnitude, group: group)
  }

  mutating func append(decimal value: UInt64, group: UInt8? = nil) {
    append(addingCapacity: 27) { $0.append(decimal: value, group: group) }
  }

  /// At least `width` digits, with zeros in front; for numbers that are not negative.
  mutating func append(padded value: Int, width: Int) {
    append(addingCapacity: Swift.max(width, 20)) { $0.append(padded: value, width: width) }
  }

  /// `YYYY-MM-DD`.
  mutating func append(isoDay day: CivilDay) {
    append(addingCapacity: 16) { $0.append(isoDay: day) }
  }

  /// `dd/MM/yyyy`.
  mutating func append(slashedDay day: CivilDay) {
    append(addingCapacity: 16) { $0.append(slashedDay: day) }
  }

  /// `HH:MM`, and `:SS` when `withSeconds` says so.
  mutating func append(clock secondOfDay: Int, withSeconds: Bool) {
    append(addingCapacity: 8) { $0.append(clock: secondOfDay, withSeconds: withSeconds) }
  }

  /// RFC 3339: `YYYY-MM-DDTHH:MM:SS±HH:MM` by the wall clock of the zone.
  mutating func append(instant: Instant, in zone: Zone) {
    let wall = WallClock(instant, in: zone)
    append(addingCapacity: 40) { $0.append(isoInstant: wall) }
  }

  /// A fraction with up to six decimals, e.g. `0.934`, `1` or `0,5`.
  mutating func append(share part: Int64, of whole: Int64, decimalPoint: Unicode.Scalar) {
    let millionths = Share.rounded(part, of: whole, scale: 1_000_000)
    append(decimal: millionths / 1_000_000)
    append(decimals: Int(millionths % 1_000_000), width: 6, point: decimalPoint)
  }

  /// The point and the decimals, without the zeros at their end; nothing for 0.
  mutating func append(decimals: Int, width: Int, point: Unicode.Scalar) {
    guard decimals > 0 else { return }
    append(ascii: point)
    append(padded: decimals, width: width)
    while last == 0x30 { removeLast() }
  }
}

extension InlineArray<20, UInt8> {
  /// Writes the digits of a number, the last one first.
  ///
  /// - Returns: How many there are.
  fileprivate mutating func write(_ value: UInt64) -> Int {
    var rest = value
    var count = 0
    repeat {
      self[count] = 0x30 + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
      count += 1
    } while rest > 0
    return count
  }
}

/// The same where room has been made already: one check of the room for a whole date.
extension OutputSpan<UInt8> {
  mutating func append(decimal value: UInt64, group: UInt8? = nil) {
    var digits = InlineArray<20, UInt8>(repeating: 0x30)
    let count = digits.write(value)
    for place in (0..<count).reversed() {
      append(digits[place])
      if let group, place > 0, place % 3 == 0 { append(group) }
    }
  }

  mutating func append(padded value: Int, width: Int) {
    var digits = InlineArray<20, UInt8>(repeating: 0x30)
    let count = digits.write(UInt64(value.magnitude))
    for place in (0..<Swift.min(Swift.max(count, width), 20)).reversed() { append(digits[place]) }
  }

  @inline(__always)
  private mutating func append(twoDigits value: Int) {
    append(0x30 + UInt8(truncatingIfNeeded: value / 10))
    append(0x30 + UInt8(truncatingIfNeeded: value % 10))
  }

  @inline(__always)
  private mutating func append(year: Int) {
    guard (0...9999).contains(year) else { return append(padded: Swift.max(year, 0), width: 4) }
    append(twoDigits: year / 100)
    append(twoDigits: year % 100)
  }

  @inline(__always)
  mutating func append(isoDay day: CivilDay) {
    let (year, month, day) = day.components
    append(year: year)
    append(UInt8(ascii: "-"))
    append(twoDigits: month)
    append(UInt8(ascii: "-"))
    append(twoDigits: day)
  }

  @inline(__always)
  mutating func append(slashedDay day: CivilDay) {
    let (year, month, day) = day.components
    append(twoDigits: day)
    append(UInt8(ascii: "/"))
    append(twoDigits: month)
    append(UInt8(ascii: "/"))
    append(year: year)
  }

  @inline(__always)
  mutating func append(clock secondOfDay: Int, withSeconds: Bool) {
    append(twoDigits: secondOfDay / 3600)
    append(UInt8(ascii: ":"))
    append(twoDigits: secondOfDay / 60 % 60)
    guard withSeconds else { return }
    append(UInt8(ascii: ":"))
    append(twoDigits: secondOfDay % 60)
  }
}

extension OutputSpan<UInt8> {
  mutating func append(decimal value: Int64) {
    if value < 0 { append(UInt8(ascii: "-")) }
    append(decimal: value.magnitude)
  }

  /// RFC 3339.
  @inline(__always)
  mutating func append(isoInstant wall: WallClock) {
    append(isoDay: wall.day)
    append(isoClock: wall)
  }

  /// `THH:MM:SS±HH:MM`.
  @inline(__always)
  mutating func append(isoClock wall: WallClock) {
    append(UInt8(ascii: "T"))
    append(clock: wall.secondOfDay, withSeconds: true)
    append(UInt8(ascii: wall.offset < 0 ? "-" : "+"))
    let east = Int(wall.offset.magnitude)
    append(clock: east, withSeconds: east % 60 != 0)
  }

  /// `dd/MM/yyyy HH:mm`, with seconds when there are any.
  @inline(__always)
  mutating func append(slashedInstant wall: WallClock) {
    append(slashedDay: wall.day)
    append(slashedClock: wall)
  }

  /// ` HH:mm`, with seconds when there are any.
  @inline(__always)
  mutating func append(slashedClock wall: WallClock) {
    append(0x20)
    append(clock: wall.secondOfDay, withSeconds: wall.secondOfDay % 60 != 0)
  }

  /// Seconds as minutes with a decimal comma and two decimals at most, one unit for a whole column so
  /// that it can be added up.
  mutating func append(minutes seconds: Int64) {
    if seconds < 0 { append(UInt8(ascii: "-")) }
    let all = seconds.magnitude
    append(decimal: all / 60)
    let hundredths = Int((all % 60 * 100 + 30) / 60)
    guard hundredths > 0 else { return }
    append(UInt8(ascii: ","))
    append(0x30 + UInt8(truncatingIfNeeded: hundredths / 10))
    if hundredths % 10 > 0 { append(0x30 + UInt8(truncatingIfNeeded: hundredths % 10)) }
  }

  /// Minor units of money with a decimal comma before them where the currency has any.
  mutating func append(minorUnits: Int64, decimals: Int, decimalPoint: UInt8) {
    guard decimals > 0 else { return append(decimal: minorUnits) }
    if minorUnits < 0 { append(UInt8(ascii: "-")) }
    let (whole, part) = minorUnits.magnitude.parted(decimals: decimals)
    append(decimal: whole)
    append(decimalPoint)
    append(padded: Int(part), width: decimals)
  }
}

/// What the wall clock of a zone shows at an instant.
struct WallClock {
  let day: CivilDay
  let secondOfDay: Int
  /// Seconds east of UTC.
  let offset: Int32

  init(_ instant: Instant, in zone: Zone) { self.init(instant, offset: zone.offset(at: instant)) }

  @inline(__always)
  init(_ instant: Instant, offset: Int32) {
    self.offset = offset
    let (wall, overflow) = instant.seconds.addingReportingOverflow(Int64(offset))
    let seconds = overflow ? instant.seconds : wall
    // Rounded down, without reckoning past the ends of the numbers.
    let (days, rest) = seconds.quotientAndRemainder(dividingBy: 86_400)
    day = CivilDay(number: Int32(clamping: rest < 0 ? days - 1 : days))
    secondOfDay = Int(rest < 0 ? rest + 86_400 : rest)
  }
}
