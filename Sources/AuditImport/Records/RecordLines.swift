internal import SheetFiles

/// A file with a header, record by record, and what is wrong with a record as a whole.
struct RecordLines: ~Copyable {
  let path: String
  let header: RecordHeader
  let delimiter: Delimiter
  /// Headings of the file that nobody asked for.
  private(set) var unmapped: [String]
  /// Of each sheet that was read, the row on which its header ends.
  private(set) var headerRows: [Int]
  /// Blank lines before the header.
  private(set) var blankBefore: Int
  /// Other lines before the header.
  private(set) var above: Int
  /// What finds the header of a further sheet.
  private let search: HeaderSearch
  private let wanted: Set<String>
  /// Those that are read and are no free text; the others may be as long as a line.
  private let limitedFields: Set<Int>
  /// A row has so many fields at least.
  private let fewestFields: Int
  private(set) var source: RecordSource
  private var filler: CellFiller

  /// Reads the header of a file of that form. `needed` are the columns that must be in the file,
  /// `filled` those that no row leaves empty, `wanted` all that are read, and `freeText` the one of
  /// them that may be long.
  init(
    _ file: InputFile, form: MappingProfile, needed: NeededHeadings, filled: [String],
    wanted: Set<String>, freeText: String?, pieceSize: Int = 1 << 18
  ) throws(ImportFault) {
    let path = file.path
    var source = try RecordSource(file, form: form, pieceSize: pieceSize)
    let unused = HeaderSearch(
      path: path, declared: form.delimiter, lines: form.shape.header, needed: needed,
      wanted: wanted)
    var search = unused
    let (header, delimiter) = try search.find(in: &source)
    filler = try CellFiller(form.shape.filledDown, header: header, path: path)
    blankBefore = search.blank
    above = search.above
    limitedFields = Set(
      header.names.indices.filter {
        wanted.contains(header.names[$0]) && header.names[$0] != freeText
      })
    if source.workbook != nil {
      // Empty cells are not written there; what must be filled is missed where it is read.
      fewestFields = 0
    } else {
      fewestFields =
        form.shape.allowsShortRows
        ? (filled.compactMap(header.index).max() ?? -1) + 1 : header.names.count
    }
    unmapped = header.names.filter { !$0.isEmpty && !wanted.contains($0) }
    self.path = path
    self.header = header
    self.delimiter = delimiter
    self.search = unused
    self.wanted = wanted
    headerRows = source.place.map { [$0.row] } ?? []
    self.source = source
  }

  /// Whether empty cells at the end of the line are not written, as in a workbook they never are.
  var isShort: Bool { source.workbook == nil && source.fieldCount < header.names.count }

  /// The bytes and the fields of the record, as many as the header has names at least, with what was filled down.
  mutating func cells() -> (bytes: [UInt8], fields: [RecordField]) {
    filler.fill(source.bytes, padded(source.fields))
  }

  /// The fields of a record, as many as the header has names at least.
  func padded(_ fields: [RecordField]) -> [RecordField] {
    guard fields.count < header.names.count else { return fields }
    let missing = header.names.count - fields.count
    return fields + [RecordField](repeating: RecordField(start: 0, end: 0), count: missing)
  }

  /// Cells that were filled down so far.
  var filledCells: Int { filler.count }

  /// Goes on to the next record; `nextSheet` once the header of the next sheet is read.
  mutating func advance() throws(ImportFault) -> RecordOutcome {
    let outcome = try source.advance()
    guard outcome == .nextSheet else { return outcome }
    source.beginNextSheet()
    filler.restart()
    var search = search
    let (own, _) = try search.find(in: &source)
    blankBefore += search.blank
    above += search.above
    let lacking = header.names.filter { wanted.contains($0) && own.index(of: $0) == nil }
    guard lacking.isEmpty else {
      throw .missingColumns(
        file: "\(path):\(source.sheetName)", line: own.line, missing: lacking, found: own.names)
    }
    unmapped += own.names.filter { !$0.isEmpty && !wanted.contains($0) && !unmapped.contains($0) }
    headerRows.append(source.row)
    source.arrange(own, as: header)
    return outcome
  }

  /// What is wrong with the line as a whole; `nil` when its fields can be read.
  func faultsOfLine() -> [Diagnostic]? {
    let count = source.fieldCount
    let isUsual = !source.hasUnusualBytes && !source.hasLongField && header.nameless.isEmpty
    if isUsual, count == header.fieldCount { return nil }
    if source.hasUnusualBytes, let finding = source.firstFinding() {
      return [
        Diagnostic(
          file: path, line: finding.line, position: finding.position,
          column: finding.field.flatMap { name(ofField: $0) }, value: "", problem: finding.problem,
          place: source.place?.place(ofField: finding.field))
      ]
    }
    let fields = source.fields
    let excess = fields.dropFirst(header.fieldCount)
    if count < fewestFields || excess.contains(where: { $0.kind != .text || !$0.range.isEmpty }) {
      return [diagnostic(.fieldCount(found: count, expected: header.names.count))]
    }
    if let fault = namelessFault(fields) { return [fault] }
    let limit = CSVReader.fieldLimit
    let tooLong = fields.indices.filter {
      limitedFields.contains($0) && fields[$0].range.count > limit
    }
    if tooLong.isEmpty { return nil }
    return tooLong.map { diagnostic(.fieldTooLong(limit: limit), field: $0) }
  }

  /// A value under no heading may be anything, so nobody can say that it does not matter.
  private func namelessFault(_ fields: [RecordField]) -> Diagnostic? {
    let bytes = source.bytes
    for field in header.nameless where field < fields.count {
      let range = Cell.trimmed(bytes.span, fields[field].range)
      if range.isEmpty { continue }
      return Diagnostic(
        file: path, line: source.line, column: nil,
        value: String(decoding: bytes[range], as: UTF8.self),
        problem: .namelessColumn(position: field + 1), place: source.place?.place(ofField: field))
    }
    return nil
  }

  private func name(ofField field: Int) -> String? {
    field < header.names.count ? header.names[field] : nil
  }

  func diagnostic(_ problem: Problem, field: Int? = nil) -> Diagnostic {
    Diagnostic(
      file: path, line: source.line, column: field.flatMap { name(ofField: $0) }, value: "",
      problem: problem, place: source.place?.place(ofField: field))
  }

  func rejected(_ diagnostics: [Diagnostic]) -> RejectedLine {
    RejectedLine(line: source.line, original: source.originalText, diagnostics: diagnostics)
  }
}
