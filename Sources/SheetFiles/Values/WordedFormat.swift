/// A number format of texts and zeros. One zero alone shows a quantity (`"Rp "0`, `0" hari"`), several an identifier.
struct WordedFormat: Hashable, Sendable {
  /// Longer ones are in no honest file: Excel allows 255 characters.
  private static let longest = 1_024
  private static let digit: UInt8 = 0

  /// UTF-8, in which a 0 stands for each digit.
  private var pattern: [UInt8] = []
  /// Digits that are shown at least.
  private(set) var width = 0

  /// Whether it shows an identifier together with a text.
  var isIdentifier: Bool {
    width > 1 && width <= NumberFormat.widest && pattern.count > width
      && pattern.count <= Self.longest
  }

  /// Adds a byte of a text; a 0 is none.
  mutating func append(_ byte: UInt8) {
    if byte != Self.digit, pattern.count <= Self.longest { pattern.append(byte) }
  }

  /// Adds a byte of a text that stands before the last so many digits.
  mutating func insert(_ byte: UInt8, digitsBehind: Int) {
    guard byte != Self.digit, pattern.count <= Self.longest else { return }
    let digits = pattern.indices.filter { pattern[$0] == Self.digit }
    let isBetween = digitsBehind > 0 && digitsBehind <= digits.count
    pattern.insert(byte, at: isBetween ? digits[digits.count - digitsBehind] : pattern.count)
  }

  mutating func appendDigit() {
    guard pattern.count <= Self.longest else { return }
    pattern.append(Self.digit)
    width += 1
  }

  /// Adds what people see of a whole number that is not negative, whose digits are those, at least `width` of them: those
  /// that are more stand before the first.
  func write(_ digits: borrowing Span<UInt8>, into bytes: inout [UInt8]) {
    var next = 0
    for byte in pattern {
      guard byte == Self.digit else {
        bytes.append(byte)
        continue
      }
      let end = next == 0 ? digits.count - width + 1 : next + 1
      while next < end {
        bytes.append(digits[next])
        next += 1
      }
    }
  }
}
