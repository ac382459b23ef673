/// A CSV file with a header, record by record, and what is wrong with a line as a whole.
struct RecordLines: ~Copyable {
  let path: String
  let header: CSVHeader
  let delimiter: Delimiter
  /// Headings of the file that nobody asked for.
  let unmapped: [String]
  /// Blank lines before the header.
  let blankBefore: Int
  /// Other lines before the header.
  let above: Int
  /// Those that are read and are no free text; the others may be as long as a line.
  private let limitedFields: Set<Int>
  /// A row has so many fields at least.
  private let fewestFields: Int
  private(set) var csv: CSVReader

  /// Reads the header of a file of that form. `needed` are the columns that must be in the file,
  /// `filled` those that no row leaves empty, `wanted` all that are read, and `freeText` the one of
  /// them that may be long.
  init(
    _ file: InputFile, form: MappingProfile, needed: NeededHeadings, filled: [String],
    wanted: Set<String>, freeText: String?, pieceSize: Int = 1 << 18
  ) throws(ImportFault) {
    let path = file.path
    var csv = CSVReader(file, declared: form.encoding, pieceSize: pieceSize)
    var search = HeaderSearch(
      path: path, declared: form.delimiter, lines: form.shape.header, needed: needed,
      wanted: wanted)
    let (header, delimiter) = try search.find(in: &csv)
    self.path = path
    self.header = header
    self.delimiter = delimiter
    self.csv = csv
    blankBefore = search.blank
    above = search.above
    limitedFields = Set(
      header.names.indices.filter {
        wanted.contains(header.names[$0]) && header.names[$0] != freeText
      })
    fewestFields =
      form.shape.allowsShortRows
      ? (filled.compactMap(header.index).max() ?? -1) + 1 : header.names.count
    unmapped = header.names.filter { !$0.isEmpty && !wanted.contains($0) }
  }

  /// Whether empty cells at the end of the line are not written.
  var isShort: Bool { csv.fieldCount < header.names.count }

  /// The fields of the line, as many as the header has names at least.
  var fields: [CSVField] {
    guard isShort else { return csv.fields }
    let missing = header.names.count - csv.fieldCount
    return csv.fields + [CSVField](repeating: CSVField(start: 0, end: 0), count: missing)
  }

  mutating func advance() throws(ImportFault) -> CSVReader.Outcome { try csv.advance() }

  /// What is wrong with the line as a whole; `nil` when its fields can be read.
  func faultsOfLine() -> [Diagnostic]? {
    let count = csv.fieldCount
    let isUsual = !csv.hasUnusualBytes && !csv.hasLongField && header.nameless.isEmpty
    if isUsual, count == header.fieldCount { return nil }
    if csv.hasUnusualBytes, let finding = csv.firstFinding() {
      return [
        Diagnostic(
          file: path, line: finding.line, position: finding.position,
          column: finding.field.flatMap { name(ofField: $0) }, value: "", problem: finding.problem)
      ]
    }
    let excess = csv.fields.dropFirst(header.fieldCount)
    if count < fewestFields || excess.contains(where: { !$0.range.isEmpty }) {
      return [diagnostic(.fieldCount(found: count, expected: header.names.count))]
    }
    if let fault = namelessFault() { return [fault] }
    let limit = CSVReader.fieldLimit
    let tooLong = csv.fields.indices.filter {
      limitedFields.contains($0) && csv.fields[$0].range.count > limit
    }
    if tooLong.isEmpty { return nil }
    return tooLong.map { diagnostic(.fieldTooLong(limit: limit), column: name(ofField: $0)) }
  }

  /// A value under no heading may be anything, so nobody can say that it does not matter.
  private func namelessFault() -> Diagnostic? {
    let bytes = csv.unescaped ?? csv.text
    for field in header.nameless where field < csv.fieldCount {
      let range = Cell.trimmed(bytes.span, csv.fields[field].range)
      if range.isEmpty { continue }
      return Diagnostic(
        file: path, line: csv.line, column: nil,
        value: String(decoding: bytes[range], as: UTF8.self),
        problem: .namelessColumn(position: field + 1))
    }
    return nil
  }

  private func name(ofField field: Int) -> String? {
    field < header.names.count ? header.names[field] : nil
  }

  func diagnostic(_ problem: Problem, column: String? = nil) -> Diagnostic {
    Diagnostic(file: path, line: csv.line, column: column, value: "", problem: problem)
  }

  func rejected(_ diagnostics: [Diagnostic]) -> RejectedLine {
    RejectedLine(line: csv.line, original: csv.originalText, diagnostics: diagnostics)
  }
}
