/// Walks through JSON of whole numbers, texts and null. White space is passed over: people edit too.
struct JSONCursor {
  private var at: Int
  private let end: Int

  init(_ range: Range<Int>) {
    at = range.lowerBound
    end = range.upperBound
  }

  private mutating func peek(_ bytes: borrowing Span<UInt8>) -> UInt8? {
    while at < end {
      switch bytes[at] {
      case 0x20, 0x09, 0x0A, 0x0D: at += 1
      default: return bytes[at]
      }
    }
    return nil
  }

  mutating func isAtEnd(_ bytes: borrowing Span<UInt8>) -> Bool { peek(bytes) == nil }

  mutating func take(_ byte: UInt8, _ bytes: borrowing Span<UInt8>) -> Bool {
    guard peek(bytes) == byte else { return false }
    at += 1
    return true
  }

  mutating func comma(_ bytes: borrowing Span<UInt8>) -> Bool { take(UInt8(ascii: ","), bytes) }

  mutating func number(_ bytes: borrowing Span<UInt8>) -> Int64? {
    let isNegative = take(UInt8(ascii: "-"), bytes)
    var number: Int64 = 0
    let start = at
    while at < end, bytes[at] &- UInt8(ascii: "0") <= 9 {
      let digit = Int64(bytes[at] - UInt8(ascii: "0"))
      let (tens, isTooLarge) = number.multipliedReportingOverflow(by: 10)
      let (sum, isTooLargeNow) = tens.subtractingReportingOverflow(digit)
      if isTooLarge || isTooLargeNow { return nil }
      number = sum
      at += 1
    }
    guard at > start, isNegative || number > .min else { return nil }
    // Built below zero, where there is one number more.
    return isNegative ? number : -number
  }

  mutating func small(_ bytes: borrowing Span<UInt8>) -> UInt8? {
    number(bytes).flatMap { UInt8(exactly: $0) }
  }

  mutating func numberOrNull(_ bytes: borrowing Span<UInt8>) -> Int64?? {
    if null(bytes) { return .some(nil) }
    return number(bytes).map { .some($0) }
  }

  private mutating func null(_ bytes: borrowing Span<UInt8>) -> Bool {
    guard peek(bytes) == UInt8(ascii: "n"), end - at >= 4, bytes[at + 1] == UInt8(ascii: "u"),
      bytes[at + 2] == UInt8(ascii: "l"), bytes[at + 3] == UInt8(ascii: "l")
    else { return false }
    at += 4
    return true
  }

  /// The members of an object, one by one: `member` reads the value.
  mutating func members(
    _ bytes: borrowing Span<UInt8>,
    _ member: (inout JSONCursor, borrowing Span<UInt8>, String) -> Bool
  ) -> Bool {
    guard take(UInt8(ascii: "{"), bytes) else { return false }
    if take(UInt8(ascii: "}"), bytes) { return true }
    repeat {
      guard case .some(.some(let name)) = text(bytes), take(UInt8(ascii: ":"), bytes),
        member(&self, bytes, name)
      else { return false }
    } while comma(bytes)
    return take(UInt8(ascii: "}"), bytes)
  }

  /// Passes a text or null, and says whether it was a text.
  mutating func passText(_ bytes: borrowing Span<UInt8>) -> Bool? {
    if null(bytes) { return false }
    guard take(UInt8(ascii: "\""), bytes) else { return nil }
    while at < end, bytes[at] != UInt8(ascii: "\"") {
      at += bytes[at] == UInt8(ascii: "\\") ? 2 : 1
    }
    guard at < end else { return nil }
    at += 1
    return true
  }

  /// A text, or null, which is a `nil` within.
  mutating func text(_ bytes: borrowing Span<UInt8>) -> String?? {
    let start = at
    guard let isText = passText(bytes) else { return nil }
    guard isText else { return .some(nil) }
    var content: [UInt8] = []
    var index = start
    while bytes[index] != UInt8(ascii: "\"") { index += 1 }
    index += 1
    while index < at - 1 {
      guard bytes[index] == UInt8(ascii: "\\") else {
        content.append(bytes[index])
        index += 1
        continue
      }
      guard let length = JSONCursor.unescape(bytes, index, at - 1, &content) else { return nil }
      index += length
    }
    return .some(String(decoding: content, as: UTF8.self))
  }

  /// Appends what an escape stands for, and gives its length.
  private static func unescape(
    _ bytes: borrowing Span<UInt8>, _ index: Int, _ end: Int, _ content: inout [UInt8]
  ) -> Int? {
    guard index + 1 < end else { return nil }
    switch bytes[index + 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): content.append(bytes[index + 1])
    case UInt8(ascii: "b"): content.append(0x08)
    case UInt8(ascii: "f"): content.append(0x0C)
    case UInt8(ascii: "n"): content.append(0x0A)
    case UInt8(ascii: "r"): content.append(0x0D)
    case UInt8(ascii: "t"): content.append(0x09)
    case UInt8(ascii: "u"):
      guard let unit = hexadecimal(bytes, index + 2, end) else { return nil }
      guard unit & 0xFC00 == 0xD800 else {
        guard let scalar = Unicode.Scalar(unit) else { return nil }
        content.append(contentsOf: String(Character(scalar)).utf8)
        return 6
      }
      // The first half of a pair.
      guard index + 7 < end, bytes[index + 6] == UInt8(ascii: "\\"),
        bytes[index + 7] == UInt8(ascii: "u"), let low = hexadecimal(bytes, index + 8, end),
        low & 0xFC00 == 0xDC00,
        let scalar = Unicode.Scalar(0x10000 + (unit & 0x3FF) << 10 + (low & 0x3FF))
      else { return nil }
      content.append(contentsOf: String(Character(scalar)).utf8)
      return 12
    default: return nil
    }
    return 2
  }

  private static func hexadecimal(
    _ bytes: borrowing Span<UInt8>, _ index: Int, _ end: Int
  ) -> UInt32? {
    guard index + 4 <= end else { return nil }
    var number: UInt32 = 0
    for place in index..<index + 4 {
      guard let digit = Character(Unicode.Scalar(bytes[place])).hexDigitValue else { return nil }
      number = number << 4 | UInt32(digit)
    }
    return number
  }
}
