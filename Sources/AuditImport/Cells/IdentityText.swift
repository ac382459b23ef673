/// Text that identifies something, without what nobody sees: spaces that do not break and zero-width
/// characters, a second byte-order mark, the `="…"` that keeps a spreadsheet from changing a number, and
/// with one kind of apostrophe.
enum IdentityText {
  private enum Sign {
    case nothing, space, apostrophe
  }

  /// Whether the cell, which is not empty, must be looked at: nearly all are plain ASCII.
  @inline(__always)
  static func mayHoldSigns(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    if text[range.lowerBound] == UInt8(ascii: "=") { return true }
    var index = range.lowerBound
    while index + 8 <= range.upperBound {
      if text.word(at: index) & eightTimes(0x80) != 0 { return true }
      index += 8
    }
    while index < range.upperBound {
      if text[index] >= 0x80 { return true }
      index += 1
    }
    return false
  }

  /// The text without them; `nil` when there are none. Signs go first: they may stand within `="…"`, too.
  static func cleaned(_ cell: Span<UInt8>) -> [UInt8]? {
    guard let seen = withoutSigns(cell) else { return insideOfFormula(cell) }
    return insideOfFormula(seen.span) ?? seen
  }

  /// Trimmed; `nil` when the text holds no such sign.
  private static func withoutSigns(_ cell: Span<UInt8>) -> [UInt8]? {
    var bytes: [UInt8] = []
    var isChanged = false
    var index = 0
    while index < cell.count {
      if cell[index] >= 0xC2, let (sign, length) = sign(cell, at: index),
        index + length <= cell.count
      {
        switch sign {
        case .nothing: break
        case .space: bytes.append(0x20)
        case .apostrophe: bytes.append(UInt8(ascii: "'"))
        }
        isChanged = true
        index += length
        continue
      }
      bytes.append(cell[index])
      index += 1
    }
    guard isChanged else { return nil }
    return Array(bytes[Cell.trimmed(bytes.span, 0..<bytes.count)])
  }

  /// The text that a formula `="…"` stands for, trimmed, in which a quote is written twice; `nil` for other text.
  private static func insideOfFormula(_ cell: Span<UInt8>) -> [UInt8]? {
    guard let inside = formula(cell) else { return nil }
    var bytes: [UInt8] = []
    var index = inside.lowerBound
    while index < inside.upperBound {
      bytes.append(cell[index])
      index += cell[index] == UInt8(ascii: "\"") ? 2 : 1
    }
    return Array(bytes[Cell.trimmed(bytes.span, 0..<bytes.count)])
  }

  /// The same of a text of a profile.
  static func cleaned(_ text: String) -> String {
    cleaned(Array(text.utf8).span).map { String(decoding: $0, as: UTF8.self) } ?? text
  }

  /// The name of a column, in which a line break is a space like any other.
  static func heading(_ text: String) -> String {
    cleaned(text).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// The inside of `="00012"`.
  private static func formula(_ cell: Span<UInt8>) -> Range<Int>? {
    let quote = UInt8(ascii: "\"")
    guard cell.count >= 3, cell[0] == UInt8(ascii: "="), cell[1] == quote,
      cell[cell.count - 1] == quote
    else { return nil }
    let inside = 2..<(cell.count - 1)
    // Every quote in it has its twin, else it is a formula of another kind.
    var index = inside.lowerBound
    while index < inside.upperBound {
      if cell[index] == quote {
        guard index + 1 < inside.upperBound, cell[index + 1] == quote else { return nil }
        index += 1
      }
      index += 1
    }
    return inside
  }

  /// What stands for a character that is not seen or has several forms, and how many bytes it has.
  private static func sign(_ text: Span<UInt8>, at index: Int) -> (Sign, length: Int)? {
    guard let length = TextCheck.sequenceLength(text, at: index), length > 1, length < 4 else {
      return nil
    }
    var scalar = UInt32(text[index]) & (length == 2 ? 0x1F : 0x0F)
    for place in (index + 1)..<(index + length) {
      scalar = scalar << 6 | UInt32(text[place] & 0x3F)
    }
    switch scalar {
    case 0xA0, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: return (.space, length)
    case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF: return (.nothing, length)
    case 0x02BC, 0x2018, 0x2019, 0x201B: return (.apostrophe, length)
    default: return nil
    }
  }
}
