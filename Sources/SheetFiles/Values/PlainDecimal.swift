/// A number as a spreadsheet shows it: at most 15 significant digits, whatever its bits are, so 0.1 + 0.2 is 0.3.
struct PlainDecimal: Hashable {
  private(set) var isNegative = false
  /// Below 10^15, no multiple of 10 unless 0.
  private(set) var significand: UInt64 = 0
  /// The value is `significand` times 10 to this; −400…400.
  private(set) var exponent = 0

  private static let tooLong: UInt64 = 1_000_000_000_000_000
  private static let farthest = 400

  /// `-12`, `0.25`, `1.5E-3`; digits after the 15th are rounded.
  ///
  /// - Returns: `nil` if it is no such number, or beyond every spreadsheet.
  init?(text: borrowing Span<UInt8>) {
    var index = 0
    let end = text.count
    if index < end, text[index] == UInt8(ascii: "-") || text[index] == UInt8(ascii: "+") {
      isNegative = text[index] == UInt8(ascii: "-")
      index += 1
    }
    var hasDigits = false
    var dropped = 0
    var isFraction = false
    while index < end {
      let byte = text[index]
      if byte == UInt8(ascii: "."), !isFraction {
        isFraction = true
      } else if byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") {
        hasDigits = true
        // 17 digits are enough to round by; the others only count.
        if significand < 10_000_000_000_000_000 {
          significand = significand &* 10 &+ UInt64(byte &- UInt8(ascii: "0"))
          if isFraction { dropped -= 1 }
        } else if !isFraction {
          dropped += 1
        }
      } else {
        break
      }
      index += 1
    }
    guard hasDigits, let power = Self.power(text, from: index) else { return nil }
    exponent = dropped + power
    normalise()
    guard abs(exponent) <= Self.farthest else { return nil }
  }

  /// The number that the exponent after the digits adds; 0 without one, `nil` for anything else.
  private static func power(_ text: borrowing Span<UInt8>, from start: Int) -> Int? {
    guard start < text.count else { return 0 }
    guard text[start] | 0x20 == UInt8(ascii: "e") else { return nil }
    var index = start + 1
    var isNegative = false
    if index < text.count, text[index] == UInt8(ascii: "-") || text[index] == UInt8(ascii: "+") {
      isNegative = text[index] == UInt8(ascii: "-")
      index += 1
    }
    guard index < text.count else { return nil }
    var power = 0
    while index < text.count {
      let byte = text[index]
      guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9"), power < 10_000 else { return nil }
      power = power * 10 + Int(byte - UInt8(ascii: "0"))
      index += 1
    }
    return isNegative ? -power : power
  }

  /// - Returns: `nil` if it is infinite or no number.
  init?(_ number: Double) {
    let size = number.magnitude
    if size < 1e15 {
      if size == size.rounded(.down) {
        self.init(isNegative: number < 0, significand: UInt64(size), exponent: 0)
        return
      }
      // A decimal of at most 15 digits that gives the same bits is the only one: most amounts and hours end here.
      let cents = (size * 100).rounded()
      if cents < 1e15, cents / 100 == size {
        self.init(isNegative: number < 0, significand: UInt64(cents), exponent: -2)
        return
      }
    }
    guard number.isFinite else { return nil }
    let shortest = Array(number.description.utf8)
    self.init(text: shortest.span)
  }

  private init(isNegative: Bool, significand: UInt64, exponent: Int) {
    self.isNegative = isNegative
    self.significand = significand
    self.exponent = exponent
    normalise()
  }

  /// Rounds to 15 digits and takes zeros off the end.
  private mutating func normalise() {
    while significand >= Self.tooLong {
      let (ten, last) = significand.quotientAndRemainder(dividingBy: 10)
      // Of several digits that go only the last one that goes may round, the others are cut.
      significand = ten < Self.tooLong && last >= 5 ? ten + 1 : ten
      exponent += 1
    }
    guard significand > 0 else {
      isNegative = false
      exponent = 0
      return
    }
    while true {
      let (ten, last) = significand.quotientAndRemainder(dividingBy: 10)
      guard last == 0 else { return }
      significand = ten
      exponent += 1
    }
  }

  /// Whether it is whole, not negative, and of at most 15 digits, all of which a spreadsheet keeps.
  var isIdentifier: Bool {
    guard !isNegative, exponent >= 0 else { return false }
    var size = significand
    for _ in 0..<exponent {
      size *= 10
      guard size < Self.tooLong else { return false }
    }
    return true
  }

  /// As a floating-point number, right to the 15 digits.
  var double: Double {
    var size = Double(significand)
    var left = exponent
    while left > 0 {
      size *= Self.powers[min(left, 22)]
      left -= min(left, 22)
    }
    while left < 0 {
      size /= Self.powers[min(-left, 22)]
      left += min(-left, 22)
    }
    return isNegative ? -size : size
  }

  /// Those that a `Double` holds exactly.
  private static let powers: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17,
    1e18, 1e19, 1e20, 1e21, 1e22,
  ]

  /// Adds the digits, without exponent; a whole number gets zeros in front up to that width.
  func write(into bytes: inout [UInt8], width: Int = 0) {
    let start = bytes.count
    // From the last digit to the first; turned round at the end.
    var left = significand
    var place = exponent
    if place < 0 {
      while place < 0 {
        let (ten, last) = left.quotientAndRemainder(dividingBy: 10)
        bytes.append(UInt8(truncatingIfNeeded: last) &+ UInt8(ascii: "0"))
        left = ten
        place += 1
      }
      bytes.append(UInt8(ascii: "."))
    }
    let whole = bytes.count
    while place > 0 {
      bytes.append(UInt8(ascii: "0"))
      place -= 1
    }
    repeat {
      let (ten, last) = left.quotientAndRemainder(dividingBy: 10)
      bytes.append(UInt8(truncatingIfNeeded: last) &+ UInt8(ascii: "0"))
      left = ten
    } while left > 0
    if exponent >= 0 {
      while bytes.count - whole < width { bytes.append(UInt8(ascii: "0")) }
    }
    if isNegative { bytes.append(UInt8(ascii: "-")) }
    bytes[start...].reverse()
  }
}
