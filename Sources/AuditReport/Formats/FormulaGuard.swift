internal import ServiceStandards

/// Keeps a spreadsheet from reading text of people as a formula (CWE-1236): an apostrophe goes
/// before each line of it that would be one. An identifier for a spreadsheet gets one too when the spreadsheet
/// would make a number or a date of it, see `SpreadsheetText`.
///
/// A line that is wholly a number stays as it is. A line that begins with apostrophes before a
/// formula gets one more, so that taking one away from each such line gives the text back.
enum FormulaGuard {
  /// Appends the text, guarded where needed. `staysText`: it must not become a number or a date.
  static func append(_ text: String, staysText: Bool = false, to bytes: inout [UInt8]) {
    let start = bytes.count
    bytes.append(contentsOf: text.utf8)
    if staysText, isChanged(bytes, from: start) {
      bytes.insert(apostrophe, at: start)
      return
    }
    guard mayNeedGuard(bytes, from: start) else { return }
    var guarded: [UInt8] = []
    var line = start
    while line < bytes.count {
      let end = endOfLine(bytes, from: line)
      if isFormula(bytes[line..<end], isFirst: line == start) { guarded.append(apostrophe) }
      guarded += bytes[line..<end]
      line = end
    }
    bytes.replaceSubrange(start..., with: guarded)
  }

  /// The text as it stands in a file.
  static func guarded(_ text: String, staysText: Bool = false) -> String {
    var bytes: [UInt8] = []
    append(text, staysText: staysText, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  private static let apostrophe = UInt8(ascii: "'")

  private static func isChanged(_ bytes: [UInt8], from start: Int) -> Bool {
    var start = start
    while start < bytes.count, bytes[start] == apostrophe { start += 1 }
    return SpreadsheetText.isChanged(bytes.span.extracting(droppingFirst: start))
  }

  /// A cheap look that settles nearly every text: begins with a letter or digit, and is one line.
  private static func mayNeedGuard(_ bytes: [UInt8], from start: Int) -> Bool {
    guard start < bytes.count else { return false }
    let first = bytes[start]
    let isOrdinary = (0x30...0x39).contains(first) || (0x61...0x7A).contains(first | 0x20)
    guard isOrdinary else { return true }
    for index in start..<bytes.count where bytes[index] == 0x0A || bytes[index] == 0x0D {
      return true
    }
    return false
  }

  /// The index behind the line and the line end that closes it.
  private static func endOfLine(_ bytes: [UInt8], from start: Int) -> Int {
    var index = start
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if byte == 0x0A { return index }
      if byte == 0x0D {
        return index < bytes.count && bytes[index] == 0x0A ? index + 1 : index
      }
    }
    return index
  }

  /// Whether a spreadsheet would run the line. A line end at the very beginning of the text is
  /// dangerous too.
  private static func isFormula(_ line: ArraySlice<UInt8>, isFirst: Bool) -> Bool {
    let rest = line.drop { $0 == apostrophe }
    if isFirst, let first = rest.first, first == 0x0A || first == 0x0D { return true }
    let text = withoutSpaces(rest)
    return beginsLikeFormula(text) && !isNumber(text)
  }

  private static func beginsLikeFormula(_ text: ArraySlice<UInt8>) -> Bool {
    switch text.first {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09: true
    case 0xEF:  // ＋ － ＝ ＠ of full width
      [[0xBC, 0x8B], [0xBC, 0x8D], [0xBC, 0x9D], [0xBC, 0xA0]]
        .contains { text.dropFirst().starts(with: $0) }
    default: false
    }
  }

  /// Without the spaces, no-break spaces and byte order marks at the beginning.
  private static func withoutSpaces(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var rest = line
    while true {
      if rest.first == 0x20 {
        rest = rest.dropFirst()
      } else if rest.starts(with: [0xC2, 0xA0]) {
        rest = rest.dropFirst(2)
      } else if rest.starts(with: [0xEF, 0xBB, 0xBF]) {
        rest = rest.dropFirst(3)
      } else {
        return rest
      }
    }
  }

  /// A minus sign and digits, which single dots and commas may divide. A plus sign makes no number:
  /// it begins a telephone number or a formula.
  private static func isNumber(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.first == UInt8(ascii: "-") else { return false }
    var digits = text.dropFirst()
    while let last = digits.last, last == 0x20 || last == 0x0A || last == 0x0D {
      digits = digits.dropLast()
    }
    var wasDigit = false
    for byte in digits {
      let isDigit = (0x30...0x39).contains(byte)
      guard isDigit || (wasDigit && (byte == 0x2E || byte == 0x2C)) else { return false }
      wasDigit = isDigit
    }
    return wasDigit
  }
}
