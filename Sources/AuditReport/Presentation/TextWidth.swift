/// How many cells of a terminal a text takes, and how to make it shorter.
enum TextWidth {
  static func of(_ bytes: [UInt8]) -> Int {
    var isPlain = true
    for byte in bytes where byte >= 0x80 {
      isPlain = false
      break
    }
    return isPlain ? bytes.count : of(String(decoding: bytes, as: UTF8.self))
  }

  static func of(_ text: String) -> Int { text.reduce(0) { $0 + of($1) } }

  /// The text itself, or its beginning with `ellipsis` behind it, in no more than `width` cells.
  static func shortened(_ bytes: [UInt8], to width: Int, ellipsis: String) -> [UInt8] {
    guard of(bytes) > width else { return bytes }
    let room = width - of(ellipsis)
    guard room > 0 else { return Array(repeating: UInt8(ascii: "."), count: max(0, width)) }
    var used = 0
    var kept = ""
    for character in String(decoding: bytes, as: UTF8.self) {
      used += of(character)
      guard used <= room else { break }
      kept.append(character)
    }
    while kept.last == " " { kept.removeLast() }
    return Array((kept + ellipsis).utf8)
  }

  /// The text in lines of no more than `width` cells, broken at spaces. A word that is longer than a
  /// line stays whole, or goes on in the next one, if it can behind a dot, a slash or a dash.
  static func wrapped(_ text: String, to width: Int, breaksWords: Bool = false) -> [String] {
    guard of(text) > width else { return [text] }
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ").map(String.init) {
      if !line.isEmpty, of(line) + 1 + of(word) > width {
        lines.append(line)
        line = ""
      }
      if !line.isEmpty { line += " " }
      line += word
      while breaksWords, of(line) > width {
        let head = beginning(of: line, width: max(1, width))
        lines.append(String(head))
        line.removeFirst(head.count)
      }
    }
    return line.isEmpty && !lines.isEmpty ? lines : lines + [line]
  }

  /// As many characters as fit, one at least; the end of a part of a code before the middle of one.
  private static func beginning(of text: String, width: Int) -> Substring {
    var used = 0
    let fitting = text.prefix { character in
      used += of(character)
      return used <= width
    }
    guard !fitting.isEmpty else { return text.prefix(1) }
    return fitting.lastIndex { "./-".contains($0) }.map { fitting[...$0] } ?? fitting
  }

  /// The widest of its scalars: marks and joiners add nothing to what they stand on.
  private static func of(_ character: Character) -> Int {
    character.unicodeScalars.reduce(0) { max($0, of($1)) }
  }

  private static func of(_ scalar: Unicode.Scalar) -> Int {
    if scalar.value < 0x300 { return scalar.value < 0x20 || scalar.value == 0x7F ? 0 : 1 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: return isWide(scalar.value) ? 2 : 1
    }
  }

  /// East Asian Wide and Fullwidth blocks of UAX #11, and the blocks of pictures.
  private static func isWide(_ value: UInt32) -> Bool {
    guard value >= 0x1100 else { return false }
    return switch value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
      0xA000...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF,
      0x20000...0x3FFFD:
      true
    default: false
    }
  }
}
