/// A strict second reading of HTML and SVG: every element is ended in its turn, every attribute is
/// quoted, nothing stands for itself that should be escaped.
struct MarkupReader {
  struct Element {
    let tag: String
    let attributes: [String: String]
  }

  struct Fault: Error, CustomStringConvertible {
    let description: String
  }

  private(set) var elements: [Element] = []
  /// The text between the elements, as it is written.
  private(set) var text: [String] = []

  private static let voids: Set<String> = ["meta", "br"]

  init(_ source: String) throws {
    var rest = source[...]
    guard rest.hasPrefix("<!DOCTYPE html>\n") else { throw Fault(description: "no doctype") }
    rest = rest.dropFirst("<!DOCTYPE html>\n".count)
    var open: [String] = []
    while let start = rest.firstIndex(of: "<") {
      try take(text: rest[..<start], in: open)
      guard let end = rest[start...].firstIndex(of: ">") else {
        throw Fault(description: "unended tag: \(rest[start...].prefix(40))")
      }
      let inside = rest[rest.index(after: start)..<end]
      rest = rest[rest.index(after: end)...]
      if inside.hasPrefix("/") {
        guard open.popLast() == String(inside.dropFirst()) else {
          throw Fault(description: "<\(inside)> ends what is not open (\(open))")
        }
        continue
      }
      let closes = inside.hasSuffix("/")
      let element = try MarkupReader.element(closes ? inside.dropLast() : inside)
      elements.append(element)
      if !closes, !MarkupReader.voids.contains(element.tag) { open.append(element.tag) }
    }
    try take(text: rest, in: open)
    guard open.isEmpty else { throw Fault(description: "never ended: \(open)") }
  }

  private mutating func take(text part: Substring, in open: [String]) throws {
    guard open.last != "style" else { return }
    for scalar in part.unicodeScalars where scalar.value < 0x20 && scalar != "\n" {
      throw Fault(description: "control character \(scalar.value)")
    }
    try MarkupReader.expectEscaped(part)
    text.append(String(part))
  }

  private static func element(_ inside: Substring) throws -> Element {
    let tag = inside.prefix { $0 != " " }
    var rest = inside[tag.endIndex...]
    var attributes: [String: String] = [:]
    while rest.first == " " {
      rest = rest.dropFirst()
      let name = rest.prefix { $0 != "=" }
      rest = rest[name.endIndex...]
      guard rest.hasPrefix("=\""), let end = rest.dropFirst(2).firstIndex(of: "\"") else {
        throw Fault(description: "attribute without quotes in <\(inside)>")
      }
      let value = rest[rest.index(rest.startIndex, offsetBy: 2)..<end]
      try expectEscaped(value)
      guard attributes.updateValue(String(value), forKey: String(name)) == nil else {
        throw Fault(description: "\(name) twice in <\(inside)>")
      }
      rest = rest[rest.index(after: end)...]
    }
    guard rest.isEmpty else { throw Fault(description: "\(rest) in <\(inside)>") }
    return Element(tag: String(tag), attributes: attributes)
  }

  private static func expectEscaped(_ part: Substring) throws {
    for piece in part.split(separator: "&", omittingEmptySubsequences: false).dropFirst() {
      let known = ["amp;", "lt;", "gt;", "quot;", "#39;"].contains { piece.hasPrefix($0) }
      guard known else { throw Fault(description: "& stands for itself: \(piece.prefix(20))") }
    }
  }
}
