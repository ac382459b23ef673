internal import SheetFiles

/// The records of a file, whatever its form: lines of a text, or rows of a workbook. A record is its bytes and the places of
/// its fields in them, each with what kind of cell it is.
struct RecordSource: ~Copyable {
  private let path: String
  /// What the rows are of; `nil` for a text.
  let workbook: Workbook?
  private var lines: CSVReader
  private var sheets: SheetRecords?

  /// Of a workbook the sheets that the shape chooses.
  init(_ file: InputFile, form: MappingProfile, pieceSize: Int) throws(ImportFault) {
    path = file.path
    var text = file
    switch try FileContent(file, form.shape.sheets) {
    case .text: workbook = nil
    case .packed(let packed):
      text = packed
      workbook = nil
    case .workbook(let found): workbook = found
    }
    lines = CSVReader(text, declared: form.encoding, pieceSize: pieceSize)
    sheets = workbook.map { SheetRecords($0.transcript, chosen: $0.chosen) }
  }

  /// What can split the record's text; a workbook needs nothing.
  var delimiters: [Delimiter] { workbook == nil ? Delimiter.allCases : [.comma] }

  var delimiter: UInt8 {
    get { lines.delimiter }
    set { lines.delimiter = newValue }
  }

  var encoding: TextEncoding { lines.encoding }

  /// Bytes of the record, in which its fields are places.
  var bytes: [UInt8] {
    switch sheets {
    case .some(let sheets): sheets.bytes
    case .none: lines.unescaped ?? lines.text
    }
  }

  var fields: [RecordField] {
    switch sheets {
    case .some(let sheets): sheets.fields
    case .none: lines.fields
    }
  }

  var fieldCount: Int {
    switch sheets {
    case .some(let sheets): sheets.fields.count
    case .none: lines.fieldCount
    }
  }

  /// See `RowNumber`.
  var line: Int {
    switch sheets {
    case .some(let sheets): sheets.line
    case .none: lines.line
    }
  }

  /// Physical line, or row of its sheet.
  var row: Int {
    switch sheets {
    case .some(let sheets): sheets.rowNumber
    case .none: lines.line
    }
  }

  /// Of a workbook, the name of the sheet that is read.
  var sheetName: String {
    switch sheets {
    case .some(let sheets): sheets.place.sheet
    case .none: ""
    }
  }

  /// Line, or row of its sheet, that the next record starts on; exact after `peek()`.
  var nextLine: Int {
    switch sheets {
    case .some(let sheets): sheets.nextRow
    case .none: lines.nextLine
    }
  }

  /// Whether some field may have more bytes than are allowed.
  var hasLongField: Bool {
    switch sheets {
    case .some(let sheets): sheets.hasLongField
    case .none: lines.hasLongField
    }
  }

  /// Whether the record must be searched for bytes that are not text.
  var hasUnusualBytes: Bool {
    switch sheets {
    case .some(let sheets): sheets.hasUnusualBytes
    case .none: lines.hasUnusualBytes
    }
  }

  /// How many fields go over several lines.
  var spanningFields: Int {
    switch sheets {
    case .some(let sheets): sheets.spanningFields
    case .none: lines.spansLines ? lines.spanningFields : 0
    }
  }

  /// The record as it stands in the file, which may hold what is not text; of a workbook as a line of CSV.
  var originalBytes: ArraySlice<UInt8> {
    switch sheets {
    case .some(let sheets): sheets.original[...]
    case .none: lines.originalBytes
    }
  }

  /// The same; what is not text becomes U+FFFD.
  var originalText: String { String(decoding: originalBytes, as: UTF8.self) }

  /// Where the record stands in a workbook; `nil` for a text.
  var place: SheetRowPlace? {
    switch sheets {
    case .some(let sheets): sheets.place
    case .none: nil
    }
  }

  mutating func peek() throws(ImportFault) -> RecordOutcome {
    do throws(SheetFault) {
      if let outcome = try sheets?.peek() { return outcome }
    } catch {
      throw .workbook(file: path, error)
    }
    return try lines.peek()
  }

  mutating func advance() throws(ImportFault) -> RecordOutcome {
    do throws(SheetFault) {
      if let outcome = try sheets?.advance() { return outcome }
    } catch {
      throw .workbook(file: path, error)
    }
    return try lines.advance()
  }

  /// Goes on to the next sheet after `nextSheet`.
  mutating func beginNextSheet() { sheets?.beginNextSheet() }

  /// Gives the fields of this sheet the order of the first one.
  mutating func arrange(_ own: RecordHeader, as first: RecordHeader) {
    sheets?.arrange(own, as: first)
  }

  /// The first bytes of the record that are not text.
  func firstFinding() -> CSVReader.Misreading? {
    switch sheets {
    case .some(let sheets):
      guard let finding = sheets.firstFinding() else { return nil }
      return CSVReader.Misreading(
        line: sheets.line, position: finding.position, field: finding.field,
        problem: finding.problem)
    case .none: return lines.firstFinding()
    }
  }
}
