/// Decimal digits of fixed width, as dates and times are written.
enum Digits {
  /// The number that these ASCII digits spell; `nil` when one of them is no digit.
  static func value(of bytes: ArraySlice<UInt8>) -> Int? {
    var value = 0
    for byte in bytes {
      guard byte >= 0x30, byte <= 0x39 else { return nil }
      value = value * 10 + Int(byte - 0x30)
    }
    return value
  }

  /// The number with zeros in front up to `width` digits; a minus sign is not one of them.
  static func text(_ value: Int, _ width: Int) -> String {
    let digits = String(value.magnitude)
    let zeros = String(repeating: "0", count: max(0, width - digits.count))
    return (value < 0 ? "-" : "") + zeros + digits
  }
}
