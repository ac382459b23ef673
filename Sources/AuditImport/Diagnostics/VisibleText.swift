/// Text from outside in a form that no terminal takes for an order: what steers one, turns the direction
/// of writing or is not seen becomes `�`.
package enum VisibleText {
  /// The text with its line breaks.
  package static func lines(_ text: String) -> String {
    guard !isPlain(text, allowing: 0x0A) else { return text }
    return text.unicodeScalars.map { $0 == "\n" ? "\n" : visible($0) }.joined()
  }

  /// At most so many characters on one line.
  static func shortened(_ text: String, most: Int) -> String {
    guard text.utf8.count > most || !isPlain(text, allowing: 0x20) else { return text }
    let visible = text.unicodeScalars.prefix(most + 1).map(visible)
    return visible.count > most ? visible.prefix(most - 1).joined() + "…" : visible.joined()
  }

  private static func isPlain(_ text: String, allowing other: UInt8) -> Bool {
    text.utf8.allSatisfy { 0x20..<0x7F ~= $0 || $0 == other }
  }

  private static func visible(_ scalar: Unicode.Scalar) -> String {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: "�"
    default: String(scalar)
    }
  }
}
