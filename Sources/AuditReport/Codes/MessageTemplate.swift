/// A text with names in braces, which stand for the arguments of a message.
struct MessageTemplate {
  private enum Part {
    case text(Substring)
    case name(Substring)
  }

  private let parts: [Part]

  /// A brace that is not closed is text.
  init(_ text: String) {
    var (parts, rest): ([Part], Substring) = ([], text[...])
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      parts += [.text(rest[..<open]), .name(rest[rest.index(after: open)..<close])]
      rest = rest[rest.index(after: close)...]
    }
    self.parts = parts + [.text(rest)]
  }

  /// The names, each as often as it stands there.
  var names: [String] {
    parts.compactMap { if case .name(let name) = $0 { String(name) } else { nil } }
  }

  /// The text with the values in it; `nil` when one is missing.
  func filled(_ values: [(name: String, value: String)]) -> String? {
    var text = ""
    for part in parts {
      switch part {
      case .text(let piece): text += piece
      case .name(let name):
        guard let value = values.first(where: { $0.name == name })?.value else { return nil }
        text += value
      }
    }
    return text
  }
}
