/// Text as a cell of a workbook can hold it.
enum CellText {
  /// UTF-16 units that a cell holds at most.
  static let longest = 32_767

  /// The text without characters that XML does not allow, cut where it is too long.
  ///
  /// Line ends and tabs stay. What looks like the code of a character (`_x0041_`) is protected, since
  /// spreadsheets would read it as that character.
  static func fitting(_ text: String) -> String {
    if isPlain(text) { return text }
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars where isAllowed(scalar) { scalars.append(scalar) }
    let clean = protected(String(scalars))
    guard clean.utf16.count > longest else { return clean }
    return cut(clean)
  }

  /// A cheap look that settles nearly every text.
  private static func isPlain(_ text: String) -> Bool {
    guard text.utf8.count <= longest else { return false }
    for byte in text.utf8 where byte < 0x20 || byte > 0x7E || byte == UInt8(ascii: "_") {
      return false
    }
    return true
  }

  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A: true
    case 0x00...0x1F, 0x7F...0x9F, 0xFFFE, 0xFFFF: false
    default: true
    }
  }

  private static func protected(_ text: String) -> String {
    guard text.contains("_x") else { return text }
    var result: [UInt8] = []
    let bytes = Array(text.utf8)
    for place in bytes.indices {
      if looksLikeCode(bytes[place...]) { result += Array("_x005F".utf8) }
      result.append(bytes[place])
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// `_x`, four hexadecimal digits, `_`.
  private static func looksLikeCode(_ bytes: ArraySlice<UInt8>) -> Bool {
    let head = Array(bytes.prefix(7))
    guard head.count == 7, head[0] == UInt8(ascii: "_"), head[1] == UInt8(ascii: "x"),
      head[6] == UInt8(ascii: "_")
    else { return false }
    return head[2..<6].allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x41...0x46).contains(byte & 0xDF)
    }
  }

  /// As many whole characters as fit, with `…` behind them.
  private static func cut(_ text: String) -> String {
    var room = longest - 1
    var end = text.startIndex
    while end < text.endIndex {
      let next = text.index(after: end)
      room -= text[end..<next].utf16.count
      guard room >= 0 else { break }
      end = next
    }
    return text[..<end] + "…"
  }
}
