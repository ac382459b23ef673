/// What a reader takes from `laporan.html` by eye: tables and numbers in Indonesian form.
package enum PublishedPage {
  /// The names of all tables.
  package static func tables(in page: String) -> [String] {
    page.components(between: "<table id=\"", and: "\"")
  }

  /// The labels of the key figures.
  package static func labels(in page: String) -> [String] {
    page.components(between: "<span class=\"label\">", and: "</span>")
  }

  /// The cells of the body of one table, without markup.
  package static func rows(ofTable name: String, in page: String) -> [[String]] {
    guard let table = between("<table id=\"\(name)\">", "</table>", in: page) else { return [] }
    return table.components(between: "<tr", and: "</tr>").map { row in
      let head = row.components(between: "<th scope=\"row\"", and: "</th>")
      return (head + row.components(between: "<td", and: "</td>")).map { cell in
        plain(cell.drop { $0 != ">" }.dropFirst())
      }
    }.filter { !$0.isEmpty }
  }

  package static func between(_ start: String, _ end: String, in page: String) -> String? {
    page.components(between: start, and: end).first
  }

  /// `1.234`, `Rp25.000`; `nil` for what is hidden.
  package static func number(_ cell: String) -> Int64? {
    cell.contains("<") ? nil : Int64(cell.filter { $0.isASCII && $0.isNumber })
  }

  /// `93,4 %` as a fraction.
  package static func share(_ cell: String) -> Double? {
    guard cell.hasSuffix("%"), !cell.contains("<") else { return nil }
    let digits = cell.filter { $0.isASCII && ($0.isNumber || $0 == ",") }
    return Double(String(digits.map { $0 == "," ? "." : $0 })).map { $0 / 100 }
  }

  private static func plain(_ cell: Substring) -> String {
    var text = ""
    var isInTag = false
    for character in cell {
      switch character {
      case "<": isInTag = true
      case ">": isInTag = false
      case _ where !isInTag: text.append(character)
      default: break
      }
    }
    guard text.hasPrefix("&lt;") else { return text }
    return "<" + text.dropFirst("&lt;".count)
  }
}

extension String {
  /// All that stands between a start and the next end.
  fileprivate func components(between start: String, and end: String) -> [String] {
    var parts: [String] = []
    var rest = self[...]
    while let begin = rest.firstRange(of: start) {
      rest = rest[begin.upperBound...]
      guard let stop = rest.firstRange(of: end) else { break }
      parts.append(String(rest[..<stop.lowerBound]))
      rest = rest[stop.upperBound...]
    }
    return parts
  }
}
