internal import ServiceStandards

/// Tells what a line is that cannot be read as a row. A line that can be read is a row whatever its
/// first cell says, so that none gets lost by a rule for others.
struct LineSorter {
  enum Kind {
    case total
    /// Left out by the profile.
    case skipped
    /// With it the table is over.
    case end
  }

  private let totals: TotalWords
  private let shape: TableShape
  private let skipped: [[Character]]
  private let ends: [[Character]]

  /// The lines of the header, which a print-out repeats on every page.
  private let header: [[String]]

  init(totals: [String], shape: TableShape, header: RecordHeader) {
    self.header = header.lines
    self.totals = TotalWords(totals)
    self.shape = shape
    skipped = shape.skipped.map(LineSorter.folded)
    ends = shape.ends.map(LineSorter.folded)
  }

  /// `nil`: it is meant as a row.
  func kind(_ bytes: [UInt8], _ fields: [RecordField]) -> Kind? {
    if !ends.isEmpty || !skipped.isEmpty {
      let first = LineSorter.folded(LineSorter.firstCell(bytes, fields))
      if ends.contains(where: { LineSorter.begins(first, with: $0) }) { return .end }
      if skipped.contains(where: { LineSorter.begins(first, with: $0) }) { return .skipped }
    }
    if repeatsHeader(bytes, fields) { return .skipped }
    if shape.skipsColumnNumbers, numbersColumns(bytes, fields) { return .skipped }
    return totals.contains(bytes, fields) ? .total : nil
  }

  /// The text of the first cell that is not empty.
  private static func firstCell(_ bytes: [UInt8], _ fields: [RecordField]) -> String {
    for field in fields {
      let range = Cell.trimmed(bytes.span, field.range)
      if !range.isEmpty { return String(decoding: bytes[range], as: UTF8.self) }
    }
    return ""
  }

  /// In small letters, with one space wherever there are several.
  private static func folded(_ text: String) -> [Character] {
    Array(text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " "))
  }

  /// Whether the text is those words or goes on after them with something else than a letter or digit.
  private static func begins(_ text: [Character], with words: [Character]) -> Bool {
    guard !words.isEmpty, text.starts(with: words) else { return false }
    guard text.count > words.count, let last = words.last, last.isLetter || last.isNumber else {
      return true
    }
    let next = text[words.count]
    return !next.isLetter && !next.isNumber
  }

  /// Whether the cells are those of a line of the header.
  private func repeatsHeader(_ bytes: [UInt8], _ fields: [RecordField]) -> Bool {
    func isLine(_ names: [String]) -> Bool {
      guard names.contains(where: { !$0.isEmpty }) else { return false }
      for index in 0..<max(names.count, fields.count) {
        let cell =
          index < fields.count ? String(decoding: bytes[fields[index].range], as: UTF8.self) : ""
        let name = index < names.count ? names[index] : ""
        if cell.isEmpty != name.isEmpty || IdentityText.heading(cell) != name { return false }
      }
      return true
    }
    return header.contains(where: isLine)
  }

  /// Whether the cells are `1`, `2`, `3` and so on, perhaps in parentheses or with a dot; empty cells
  /// between them do not matter.
  private func numbersColumns(_ bytes: [UInt8], _ fields: [RecordField]) -> Bool {
    var count = 0
    var last: Int?
    for field in fields {
      let range = Cell.trimmed(bytes.span, field.range)
      if range.isEmpty { continue }
      let digits = bytes[range].filter { !"().".utf8.contains($0) }
      guard digits.count <= 5, let number = Int(String(decoding: digits, as: UTF8.self)),
        last.map({ number == $0 + 1 }) ?? (0...1).contains(number)
      else { return false }
      last = number
      count += 1
    }
    return count > 1
  }
}
