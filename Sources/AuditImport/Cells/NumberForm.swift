/// How amounts are written: `25.000,50` has the decimal sign `,` and the group sign `.`.
package struct NumberForm: Hashable, Sendable {
  /// ASCII.
  package var decimal: UInt8
  /// ASCII; `nil`: digits are not grouped.
  package var group: UInt8?

  /// No single charge is larger, in minor units; sums of all charges of a row stay far below the
  /// end of the type.
  static let largest: Int64 = 999_999_999_999_999

  package init(decimal: UInt8 = UInt8(ascii: "."), group: UInt8? = nil) {
    self.decimal = decimal
    self.group = group
  }

  /// An example of the form.
  var example: String {
    let group = group.map { String(Unicode.Scalar($0)) } ?? ""
    return "25\(group)000\(Unicode.Scalar(decimal))50"
  }

  /// Reads an amount of money: digits, grouped by three or not at all, and decimals. `Rp` or `IDR`
  /// may stand before it and `,-` after it. Gives minor units, not negative; decimals beyond those
  /// of the minor unit must be zeros.
  func minorUnits(_ bytes: Span<UInt8>, decimals: Int) throws(Problem) -> Int64 {
    try minorUnits(bytes, from: NumberForm.endOfCurrency(bytes), decimals: decimals)
  }

  /// The same, with a hyphen before the amount or before its currency: what is given back is negative.
  func signedMinorUnits(_ bytes: Span<UInt8>, decimals: Int) throws(Problem) -> Int64 {
    let hyphen = UInt8(ascii: "-")
    if !bytes.isEmpty, bytes[0] == hyphen {
      return -(try minorUnits(bytes.extracting(1..<bytes.count), decimals: decimals))
    }
    let start = NumberForm.endOfCurrency(bytes)
    guard start > 0, start < bytes.count, bytes[start] == hyphen else {
      return try minorUnits(bytes, from: start, decimals: decimals)
    }
    return -(try minorUnits(bytes, from: start + 1, decimals: decimals))
  }

  private func minorUnits(
    _ bytes: Span<UInt8>, from start: Int, decimals: Int
  ) throws(Problem) -> Int64 {
    var index = start
    let end = NumberForm.startOfTail(bytes)
    var value: Int64 = 0
    let first = index
    var groupStart: Int?
    while index < end {
      let byte = bytes[index]
      if Cell.isDigit(byte) {
        guard value <= Self.largest else { throw .amountTooLarge }
        value = value * 10 + Int64(byte &- 0x30)
      } else if let group, byte == group, index > first {
        guard groupStart.map({ index - $0 == 4 }) ?? (index - first <= 3) else {
          throw .notAnAmount(form: example)
        }
        groupStart = index
      } else {
        break
      }
      index += 1
    }
    guard index > first, groupStart.map({ index - $0 == 4 }) ?? true else {
      throw .notAnAmount(form: example)
    }
    return try withDecimals(value, bytes, from: index, to: end, decimals: decimals)
  }

  private func withDecimals(
    _ whole: Int64, _ bytes: Span<UInt8>, from start: Int, to end: Int, decimals: Int
  ) throws(Problem) -> Int64 {
    var index = start
    var value = whole
    var places = 0
    var hasExcess = false
    if index < end {
      guard bytes.skip(decimal, at: &index), index < end else {
        throw .notAnAmount(form: example)
      }
      while index < end, Cell.isDigit(bytes[index]) {
        places += 1
        if places <= decimals {
          guard value <= Self.largest else { throw .amountTooLarge }
          value = value * 10 + Int64(bytes[index] &- 0x30)
        } else if bytes[index] != 0x30 {
          hasExcess = true
        }
        index += 1
      }
      guard index == end else { throw .notAnAmount(form: example) }
      if places == 3, decimals < 3 { throw .thousandsOrDecimals(form: example) }
      if hasExcess { throw .tooManyDecimals(allowed: decimals) }
    }
    while places < decimals {
      guard value <= Self.largest else { throw .amountTooLarge }
      value *= 10
      places += 1
    }
    guard value <= Self.largest else { throw .amountTooLarge }
    return value
  }

  /// Index after `Rp`, `Rp.` or `IDR` and spaces.
  private static func endOfCurrency(_ bytes: Span<UInt8>) -> Int {
    var index = 0
    if bytes.isEmpty || Cell.isDigit(bytes[0]) { return 0 }
    for sign in ["rp.", "rp", "idr"] where hasPrefix(bytes, sign) {
      index = sign.utf8.count
      break
    }
    while index > 0, index < bytes.count {
      if bytes[index] == 0x20 {
        index += 1
      } else if index + 1 < bytes.count, bytes[index] == 0xC2, bytes[index + 1] == 0xA0 {
        index += 2
      } else {
        break
      }
    }
    return index
  }

  /// Index of `,-`, which stands for "no cents".
  private static func startOfTail(_ bytes: Span<UInt8>) -> Int {
    let hyphens = bytes.count > 1 && bytes[bytes.count - 1] == UInt8(ascii: "-")
    guard hyphens, bytes[bytes.count - 2] == UInt8(ascii: ",") else { return bytes.count }
    return bytes.count - 2
  }

  private static func hasPrefix(_ bytes: Span<UInt8>, _ lowercase: String) -> Bool {
    var index = 0
    for byte in lowercase.utf8 {
      guard index < bytes.count else { return false }
      let letter = bytes[index]
      guard letter == byte || (byte >= 0x61 && letter | 0x20 == byte) else { return false }
      index += 1
    }
    return true
  }
}
