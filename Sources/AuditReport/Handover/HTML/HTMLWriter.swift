internal import ServiceStandards

/// HTML under way, as bytes. Everything that is not a name of the closed sets `HTMLTag` and
/// `HTMLAttribute` goes through one escape, so that no text from a file can become an element, an
/// attribute or a script.
struct HTMLWriter {
  let language: Language
  private(set) var bytes: [UInt8] = []
  /// Elements that were begun and not ended, the innermost last.
  private var open: [HTMLTag] = []

  init(_ language: Language) { self.language = language }

  /// Every element was ended.
  var isComplete: Bool { open.isEmpty }

  /// Puts what was written so far behind the bytes of an output.
  mutating func move(to output: inout Output) {
    output.bytes += bytes
    bytes.removeAll(keepingCapacity: true)
  }

  // MARK: Elements

  mutating func doctype() { bytes.append("<!DOCTYPE html>\n") }

  /// Begins an element that `end` will end; for those that are too long for one closure.
  mutating func begin(_ tag: HTMLTag, _ attributes: KeyValuePairs<HTMLAttribute, String> = [:]) {
    startTag(tag, attributes)
    bytes.append(ascii: ">")
    if tag.holdsElements { bytes.append(ascii: "\n") }
    open.append(tag)
  }

  mutating func end() {
    guard let tag = open.popLast() else {
      preconditionFailure("an element is ended that was not begun")
    }
    bytes.append("</")
    bytes.append(tag.rawValue)
    bytes.append(ascii: ">")
    if !tag.isInline { bytes.append(ascii: "\n") }
  }

  mutating func element(
    _ tag: HTMLTag, _ attributes: KeyValuePairs<HTMLAttribute, String> = [:],
    _ content: (inout HTMLWriter) -> Void
  ) {
    begin(tag, attributes)
    content(&self)
    end()
  }

  mutating func element(
    _ tag: HTMLTag, _ attributes: KeyValuePairs<HTMLAttribute, String>, _ text: String
  ) {
    begin(tag, attributes)
    self.text(text)
    end()
  }

  mutating func element(
    _ tag: HTMLTag, _ attributes: KeyValuePairs<HTMLAttribute, String>, _ wording: Wording
  ) {
    element(tag, attributes, wording.text(language))
  }

  mutating func element(_ tag: HTMLTag, _ text: String) { element(tag, [:], text) }

  mutating func element(_ tag: HTMLTag, _ wording: Wording) { element(tag, [:], wording) }

  /// An element without content.
  mutating func empty(_ tag: HTMLTag, _ attributes: KeyValuePairs<HTMLAttribute, String> = [:]) {
    precondition(tag.isVoid || tag.isShape, "\(tag) has content")
    startTag(tag, attributes)
    bytes.append(tag.isShape ? "/>" : ">")
    if !tag.isInline { bytes.append(ascii: "\n") }
  }

  /// The style sheet; text of the program, which is written as it is.
  mutating func style(_ sheet: StaticString) {
    begin(.style)
    bytes.append(ascii: "\n")
    bytes.append(sheet.description)
    bytes.append(ascii: "\n")
    end()
  }

  private mutating func startTag(
    _ tag: HTMLTag, _ attributes: KeyValuePairs<HTMLAttribute, String>
  ) {
    bytes.append(ascii: "<")
    bytes.append(tag.rawValue)
    for (name, value) in attributes {
      bytes.append(ascii: " ")
      bytes.append(name.rawValue)
      bytes.append("=\"")
      text(value)
      bytes.append(ascii: "\"")
    }
  }

  // MARK: Text

  mutating func text(_ wording: Wording) { text(wording.text(language)) }

  /// The text on one line; no character of it has a meaning of its own in HTML.
  mutating func text(_ text: String) {
    var plain: [UInt8] = []
    plain.append(line: HTMLWriter.withoutTricks(text))
    for byte in plain {
      switch byte {
      case UInt8(ascii: "&"): bytes.append("&amp;")
      case UInt8(ascii: "<"): bytes.append("&lt;")
      case UInt8(ascii: ">"): bytes.append("&gt;")
      case UInt8(ascii: "\""): bytes.append("&quot;")
      case UInt8(ascii: "'"): bytes.append("&#39;")
      default: bytes.append(byte)
      }
    }
  }

  /// A paragraph for each line of a text that people typed.
  mutating func paragraphs(_ text: String) {
    for line in text.split(whereSeparator: \.isNewline) { element(.p, String(line)) }
  }

  /// Without the characters that turn the direction of the text round, which can make it read other
  /// than it is, and without those that HTML does not allow.
  private static func withoutTricks(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isTrick) else { return text }
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { scalars.append(isTrick(scalar) ? "\u{FFFD}" : scalar) }
    return String(scalars)
  }

  private static func isTrick(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x202A...0x202E, 0x2066...0x2069, 0xFDD0...0xFDEF: true
    default: scalar.value & 0xFFFE == 0xFFFE
    }
  }
}
