/// A CSV file with a header, record by record, and what is wrong with a line as a whole.
struct RecordLines: ~Copyable {
  let path: String
  let header: CSVHeader
  let delimiter: Delimiter
  /// Headings of the file that nobody asked for.
  let unmapped: [String]
  /// Blank lines before the header.
  let blankBefore: Int
  private(set) var csv: CSVReader

  /// Reads the header of the file.
  init(
    _ file: InputFile, encoding: TextEncoding?, delimiter declared: Delimiter?, required: [String],
    together: Set<String> = [], wanted: Set<String>, pieceSize: Int = 1 << 18
  ) throws(ImportFault) {
    var blank = 0
    let path = file.path
    var csv = CSVReader(file, declared: encoding, pieceSize: pieceSize)
    let (header, delimiter) = try CSVHeader.read(
      from: &csv, path: path, declared: declared, required: required, together: together,
      wanted: wanted, blank: &blank)
    self.path = path
    self.header = header
    self.delimiter = delimiter
    self.csv = csv
    blankBefore = blank
    unmapped = header.names.filter { !$0.isEmpty && !wanted.contains($0) }
  }

  mutating func advance() throws(ImportFault) -> CSVReader.Outcome { try csv.advance() }

  /// What is wrong with the line as a whole; `nil` when its fields can be read.
  func faultsOfLine() -> [Diagnostic]? {
    let count = csv.fieldCount
    if count == header.fieldCount, !csv.hasUnusualBytes, !csv.hasLongField { return nil }
    if csv.hasUnusualBytes, let finding = csv.firstFinding() {
      return [
        Diagnostic(
          file: path, line: finding.line, position: finding.position,
          column: finding.field.flatMap { name(ofField: $0) }, value: "", problem: finding.problem)
      ]
    }
    let excess = csv.fields.dropFirst(header.fieldCount)
    if count < header.names.count || excess.contains(where: { !$0.range.isEmpty }) {
      return [diagnostic(.fieldCount(found: count, expected: header.names.count))]
    }
    let limit = CSVReader.fieldLimit
    let tooLong = csv.fields.indices.filter { csv.fields[$0].range.count > limit }
    if tooLong.isEmpty { return nil }
    return tooLong.map { diagnostic(.fieldTooLong(limit: limit), column: name(ofField: $0)) }
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
