/// One line of a CSV file by RFC 4180, to be written.
struct CSVLine {
  private(set) var text = ""
  private let delimiter: UInt8
  private var isFirst = true

  init(delimiter: Delimiter = .comma) { self.delimiter = delimiter.rawValue }

  /// Adds a field, in quotes where it needs them.
  mutating func append(_ field: String) {
    if !isFirst { text.unicodeScalars.append(Unicode.Scalar(delimiter)) }
    isFirst = false
    guard needsQuotes(field) else {
      text += field
      return
    }
    text += "\""
    for character in field.unicodeScalars {
      if character == "\"" { text += "\"" }
      text.unicodeScalars.append(character)
    }
    text += "\""
  }

  private func needsQuotes(_ field: String) -> Bool {
    guard let first = field.utf8.first, let last = field.utf8.last else { return false }
    if first <= 0x20 || last <= 0x20 { return true }
    return field.utf8.contains {
      $0 == delimiter || $0 == UInt8(ascii: "\"") || $0 == 0x0A || $0 == 0x0D
    }
  }
}
