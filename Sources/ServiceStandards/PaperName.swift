/// Names of papers as people read them: capitals and spacing aside, whatever dash or apostrophe is written, spaces around a slash,
/// signs at the end, and the number of a list before the name.
public enum PaperName {
  /// What stands for every mandatory paper among those that a case names.
  public static let all = "all"

  /// The same text for every way of writing one name.
  public static func folded(_ name: String) -> String {
    foldedPlainly(name.utf8Span.span) ?? foldedClosely(name)
  }

  /// The same of printable ASCII without anything to take out, as nearly all names are; `nil` for any other.
  private static func foldedPlainly(_ name: borrowing Span<UInt8>) -> String? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(name.count)
    for index in name.indices {
      switch name[index] {
      case UInt8(ascii: "/"): return nil
      case UInt8(ascii: "0")...UInt8(ascii: "9") where bytes.isEmpty: return nil
      case 0x20: if let last = bytes.last, last != 0x20 { bytes.append(0x20) }
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): bytes.append(name[index] | 0x20)
      case 0x21...0x7E: bytes.append(name[index])
      default: return nil
      }
    }
    if bytes.last == 0x20 { bytes.removeLast() }
    if let last = bytes.last, endings.contains(Character(Unicode.Scalar(last))) { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A code for a paper that has only a name: `Fotokopi Ijazah` becomes `fotokopi-ijazah`.
  package static func code(for name: String) -> String {
    var code = ""
    for character in folded(name) where code.utf8.count < 60 {
      if character.isLetter || character.isNumber {
        code.append(character)
      } else if !code.isEmpty, code.last != "-" {
        code.append("-")
      }
    }
    return code.isEmpty ? "-" : code
  }

  private static func foldedClosely(_ name: String) -> String {
    var words = name.lowercased().split(whereSeparator: \.isWhitespace)[...]
    if let first = words.first, words.count > 1, isListNumber(first) { words.removeFirst() }
    var text = ""
    for character in words.joined(separator: " ") {
      let sign = plain(character)
      if sign == "/", text.last == " " { text.removeLast() }
      if sign == " ", text.last == "/" { continue }
      text.append(sign)
    }
    while let last = text.last, endings.contains(last) || last == " " { text.removeLast() }
    return text
  }

  /// The one of several signs that look alike.
  private static func plain(_ character: Character) -> Character {
    if dashes.contains(character) { return "-" }
    return apostrophes.contains(character) ? "'" : character
  }

  /// Such as `1.`, `12)` or `(3)`.
  private static func isListNumber(_ word: Substring) -> Bool {
    guard let last = word.last, last == "." || last == ")" else { return false }
    let digits = word.dropLast().drop { $0 == "(" }
    return !digits.isEmpty && digits.allSatisfy(\.isNumber)
  }

  private static let endings: Set<Character> = [".", ",", ";", ":"]
  /// Apostrophes of any kind, each of which stands for the straight one.
  static let apostrophes: Set<Character> = ["\u{02BC}", "\u{2018}", "\u{2019}", "\u{201B}"]
  /// Dashes of any kind, each of which stands for a hyphen.
  static let dashes: Set<Character> = [
    "-", "\u{2010}", "\u{2011}", "\u{2012}", "\u{2013}", "\u{2014}", "\u{2015}", "\u{2212}",
  ]
}
