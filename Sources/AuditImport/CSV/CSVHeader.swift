/// The names of the columns of a file.
struct CSVHeader {
  /// Physical line on which it starts.
  let line: Int
  /// Without spaces around them; columns without a name at the end are left out. A line has so many
  /// fields at least.
  let names: [String]
  /// Those without a name included. Further fields of a line must be empty.
  let fieldCount: Int

  func index(of name: String) -> Int? { names.firstIndex(of: name) }

  /// Reads the header and settles the delimiter: the declared one, else the one named by a line
  /// `sep=` before the header, else the one under which the most of the wanted names are found.
  /// Blank lines before the header are counted. Of the required names those `together` may all be missing.
  static func read(
    from reader: inout CSVReader, path: String, declared: Delimiter?, required: [String],
    together: Set<String> = [], wanted: Set<String>, blank: inout Int
  ) throws(ImportFault) -> (header: CSVHeader, delimiter: Delimiter) {
    var stated: Delimiter?
    while true {
      reader.delimiter = Delimiter.comma.rawValue
      let outcome = try reader.peek()
      if outcome == .end { throw .noHeader(file: path) }
      if outcome == .blank {
        blank += 1
      } else if let separator = try separatorLine(&reader) {
        stated = separator
      } else {
        break
      }
      _ = try reader.advance()
    }
    let delimiter: Delimiter
    if let settled = declared ?? stated {
      delimiter = settled
    } else {
      delimiter = try best(&reader, path: path, wanted: wanted)
    }
    reader.delimiter = delimiter.rawValue
    let header = try take(&reader, path: path)
    try check(header, path: path, required: required, together: together, wanted: wanted)
    return (header, delimiter)
  }

  /// The delimiter that a line `sep=;` names.
  private static func separatorLine(_ reader: inout CSVReader) throws(ImportFault) -> Delimiter? {
    // Under a delimiter that it cannot name the line is a single field.
    reader.delimiter = 0
    defer { reader.delimiter = Delimiter.comma.rawValue }
    guard try reader.peek() == .record, reader.fields.count == 1 else { return nil }
    let text = names(of: reader, trimmed: false)[0]
    guard text.utf8.count == 5, text.prefix(4).lowercased() == "sep=" else { return nil }
    return text.utf8.last.flatMap(Delimiter.init)
  }

  private static func best(
    _ reader: inout CSVReader, path: String, wanted: Set<String>
  ) throws(ImportFault) -> Delimiter {
    var best: (fits: Int, delimiter: Delimiter)?
    for delimiter in Delimiter.allCases {
      reader.delimiter = delimiter.rawValue
      guard try reader.peek() == .record else { continue }
      let fits = names(of: reader).count { wanted.contains($0) }
      if fits > best?.fits ?? 0 { best = (fits, delimiter) }
    }
    guard let best else {
      _ = try reader.advance()
      throw .noDelimiterFits(
        file: path, line: reader.line, header: String(reader.originalText.prefix(120)))
    }
    return best.delimiter
  }

  private static func take(
    _ reader: inout CSVReader, path: String
  ) throws(ImportFault) -> CSVHeader {
    let outcome = try reader.advance()
    if case .damaged(let problem) = outcome {
      throw .badHeader(
        Diagnostic(
          file: path, line: reader.line, column: nil, value: reader.originalText, problem: problem))
    }
    if reader.hasUnusualBytes, let finding = reader.firstFinding() {
      throw .badHeader(
        Diagnostic(
          file: path, line: finding.line, position: finding.position, column: nil,
          value: "", problem: finding.problem))
    }
    var names = names(of: reader)
    while let last = names.last, last.isEmpty { names.removeLast() }
    return CSVHeader(line: reader.line, names: names, fieldCount: reader.fields.count)
  }

  private static func check(
    _ header: CSVHeader, path: String, required: [String], together: Set<String>,
    wanted: Set<String>
  ) throws(ImportFault) {
    let missing = required.filter { header.index(of: $0) == nil }
    guard missing.isEmpty || Set(missing) == together else {
      throw .missingColumns(
        file: path, line: header.line, missing: missing, found: header.names)
    }
    var seen: Set<String> = []
    for name in header.names where wanted.contains(name) && !seen.insert(name).inserted {
      throw .repeatedColumn(file: path, line: header.line, name: name)
    }
  }

  private static func names(of reader: borrowing CSVReader, trimmed: Bool = true) -> [String] {
    let bytes = reader.unescaped ?? reader.text
    return reader.fields.map { field in
      let range = trimmed ? Cell.trimmed(bytes.span, field.range) : field.range
      return String(decoding: bytes[range], as: UTF8.self)
    }
  }
}
