/// Finds the header of a file and settles the delimiter: the declared one, else the one named by a
/// line `sep=` at the top, else the one under which the most of the wanted names are found.
struct HeaderSearch {
  /// A header that no profile gives the line of stands among so many lines.
  static let mostLines = 30

  private var path: String
  private let needed: NeededHeadings
  private let wanted: Set<String>
  /// The lines of the header, if a profile says them.
  private let lines: ClosedRange<Int>?
  private var settled: Delimiter?
  /// Blank lines before the header.
  private(set) var blank = 0
  /// Other lines before it, such as a letterhead.
  private(set) var above = 0
  /// What may have been meant as the header.
  private var nearest: (fits: Int, header: RecordHeader, text: String)?
  private var damage: Diagnostic?

  init(
    path: String, declared: Delimiter?, lines: ClosedRange<Int>? = nil,
    needed: NeededHeadings, wanted: Set<String>
  ) {
    self.path = path
    self.lines = lines
    self.needed = needed
    self.wanted = wanted
    settled = declared
  }

  /// Goes past the header.
  mutating func find(in reader: inout RecordSource) throws(ImportFault) -> (
    header: RecordHeader, delimiter: Delimiter
  ) {
    // What is no text is split already; of several sheets it must be said which one is meant.
    if let workbook = reader.workbook {
      settled = .comma
      if workbook.chosen.count > 1 { path += ":\(reader.sheetName)" }
    }
    if let lines {
      let found = try declared(lines, in: &reader)
      try found.header.check(path: path, needed: needed, wanted: wanted)
      return found
    }
    while reader.nextLine <= Self.mostLines, try reachLine(in: &reader) {
      let reading = try readings(of: &reader)
      // What only some of the columns name, such as a title, is no header yet.
      let whole = reading.filter { reading in
        needed.missing(in: reading.names).isEmpty && (reading.fits > 0 || settled != nil)
      }
      if let best = HeaderSearch.best(whole) {
        reader.delimiter = best.delimiter.rawValue
        _ = try take(&reader)
        let header = header(best, line: reader.row, in: reader)
        try header.check(path: path, needed: needed, wanted: wanted)
        return (header, best.delimiter)
      }
      try pass(reading, in: &reader)
    }
    throw fault
  }

  // MARK: A header of which the profile says the line

  private mutating func declared(
    _ lines: ClosedRange<Int>, in reader: inout RecordSource
  ) throws(ImportFault) -> (header: RecordHeader, delimiter: Delimiter) {
    while reader.nextLine < lines.lowerBound, try reachLine(in: &reader) {
      guard reader.nextLine < lines.lowerBound else { break }
      try pass(readings(of: &reader), in: &reader)
    }
    var groups: [Delimiter: [String]] = [:]
    var header: [Delimiter: [[String]]] = [:]
    let first = lines.lowerBound
    for line in lines {
      guard try reader.peek() != .end, reader.nextLine == line else {
        throw .noHeaderOnLine(file: path, line: line)
      }
      let readings = try readings(of: &reader).map { reading in
        var reading = reading
        header[reading.delimiter, default: []].append(reading.names)
        reading.names = RecordHeader.joined(groups[reading.delimiter] ?? [], reading.names)
        reading.fits = fits(reading.names)
        return reading
      }
      let widest = readings.max { $0.names.count < $1.names.count }
      let isLast = line == lines.upperBound
      let best = isLast ? HeaderSearch.best(readings) : widest
      reader.delimiter = (best?.delimiter ?? settled ?? .comma).rawValue
      let text = try take(&reader)
      guard isLast else {
        for reading in readings { groups[reading.delimiter] = reading.names }
        continue
      }
      guard let best, best.fits > 0 || settled != nil else {
        throw .noDelimiterFits(
          file: path, line: first, header: VisibleText.shortened(text, most: 120))
      }
      let found = RecordHeader(
        line: first, names: best.names, fieldCount: best.names.count,
        lines: header[best.delimiter] ?? [])
      return (found, best.delimiter)
    }
    throw .noHeaderOnLine(file: path, line: first)
  }

  // MARK: One line

  /// A line split by one delimiter.
  private struct LineReading {
    let delimiter: Delimiter
    /// Nothing but this delimiter, quotes and spaces.
    let isBlank: Bool
    var names: [String]
    /// How many of the wanted names it has.
    var fits: Int
  }

  /// Goes past blank lines and those that name a delimiter; `false` at the end of the file.
  private mutating func reachLine(in reader: inout RecordSource) throws(ImportFault) -> Bool {
    while true {
      reader.delimiter = Delimiter.comma.rawValue
      switch try reader.peek() {
      case .end, .nextSheet: return false
      case .blank where lines == nil || reader.nextLine < lines?.lowerBound ?? 0: blank += 1
      default:
        guard above == 0, let delimiter = try HeaderSearch.separatorLine(&reader) else {
          return true
        }
        settled = settled ?? delimiter
      }
      _ = try reader.advance()
    }
  }

  /// The delimiter that a line `sep=;` names.
  private static func separatorLine(_ reader: inout RecordSource) throws(ImportFault) -> Delimiter?
  {
    // Under a delimiter that it cannot name the line is a single field.
    reader.delimiter = 0
    defer { reader.delimiter = Delimiter.comma.rawValue }
    guard try reader.peek() == .record, reader.fields.count == 1 else { return nil }
    let bytes = reader.bytes
    let text = String(decoding: bytes[reader.fields[0].range], as: UTF8.self)
    guard text.utf8.count == 5, text.prefix(4).lowercased() == "sep=" else { return nil }
    return text.utf8.last.flatMap(Delimiter.init)
  }

  /// The line under every delimiter that can split it.
  private func readings(of reader: inout RecordSource) throws(ImportFault) -> [LineReading] {
    var readings: [LineReading] = []
    for delimiter in settled.map({ [$0] }) ?? reader.delimiters {
      reader.delimiter = delimiter.rawValue
      let outcome = try reader.peek()
      guard outcome == .record || outcome == .blank else { continue }
      let names = HeaderSearch.names(of: reader)
      readings.append(
        LineReading(
          delimiter: delimiter, isBlank: outcome == .blank, names: names, fits: fits(names)))
    }
    return readings
  }

  private func fits(_ names: [String]) -> Int { Set(names).intersection(wanted).count }

  /// The first of those with the most names that are wanted.
  private static func best(_ readings: [LineReading]) -> LineReading? {
    readings.reduce(nil) { best, reading in
      best.map { reading.fits > $0.fits ? reading : $0 } ?? reading
    }
  }

  /// Goes past a line that is not the header.
  private mutating func pass(
    _ readings: [LineReading], in reader: inout RecordSource
  ) throws(ImportFault) {
    let widest = readings.max { $0.names.count < $1.names.count }
    reader.delimiter = (widest?.delimiter ?? settled ?? .comma).rawValue
    if case .damaged(let problem) = try reader.advance(), damage == nil {
      damage = diagnostic(problem, in: reader)
    }
    guard !readings.contains(where: \.isBlank) else {
      blank += 1
      return
    }
    above += 1
    guard let best = HeaderSearch.best(readings), best.fits > nearest?.fits ?? -1 else { return }
    nearest = (best.fits, header(best, line: reader.row, in: reader), reader.originalText)
  }

  /// Goes past a line of the header and gives its text.
  private func take(_ reader: inout RecordSource) throws(ImportFault) -> String {
    if case .damaged(let problem) = try reader.advance() {
      throw .badHeader(diagnostic(problem, in: reader))
    }
    if reader.hasUnusualBytes, let finding = reader.firstFinding() {
      throw .badHeader(
        Diagnostic(
          file: path, line: finding.line, position: finding.position, column: nil,
          value: "", problem: finding.problem))
    }
    return reader.originalText
  }

  private func header(
    _ reading: LineReading, line: Int, in reader: borrowing RecordSource
  ) -> RecordHeader {
    RecordHeader(line: line, names: reading.names, fieldCount: reading.names.count)
  }

  private func diagnostic(_ problem: Problem, in reader: borrowing RecordSource) -> Diagnostic {
    Diagnostic(
      file: path, line: reader.row, column: nil, value: reader.originalText, problem: problem)
  }

  /// Why there is none.
  private var fault: ImportFault {
    if let damage, nearest?.fits ?? 0 == 0 { return .badHeader(damage) }
    guard let nearest else { return .noHeader(file: path) }
    let header = nearest.header
    guard nearest.fits > 0 || settled != nil else {
      return .noDelimiterFits(
        file: path, line: header.line, header: VisibleText.shortened(nearest.text, most: 120))
    }
    return .missingColumns(
      file: path, line: header.line,
      missing: needed.missing(in: header.names), found: header.names)
  }

  private static func names(of reader: borrowing RecordSource) -> [String] {
    let bytes = reader.bytes
    return reader.fields.map { field in
      IdentityText.heading(String(decoding: bytes[field.range], as: UTF8.self))
    }
  }
}
