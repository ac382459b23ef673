/// Writes down the cells of sheets ([MS-XLS] 2.1.7.20.5).
struct XLSSheetReader: ~Copyable {
  private var workbook: XLSWorkbook
  private var number: CellNumber
  private var scratch: [UInt8] = []
  /// From 1; 0 before the first one.
  private var row = 0
  /// Bytes of the sheets so far.
  private var surveyed = 0
  /// Column of a formula whose text stands in a record after it.
  private var waiting: Int?

  init(_ workbook: consuming XLSWorkbook) {
    number = CellNumber(epoch: workbook.epoch)
    self.workbook = workbook
  }

  /// Whether records of that kind begin with row, column and format.
  static func isCell(_ kind: Int) -> Bool {
    switch kind {
    case 0x06, 0xBD, 0xD6, 0xFD, 0x203, 0x204, 0x205, 0x27E: true
    default: false
    }
  }

  mutating func read(
    _ sheet: XLSWorkbook.Sheet, _ records: inout RecordReader,
    into writer: inout TranscriptWriter
  ) throws(SheetFault) {
    let survey = try XLSSurvey(&records, at: sheet.place)
    // Sheets lie after each other; a thousand names for one would take a thousand times as long.
    surveyed += records.next - sheet.place
    guard surveyed <= records.size else { throw .damaged(part: XLSReader.part) }
    row = 0
    waiting = nil
    try writer.beginSheet(sheet.info)
    if survey.isInOrder {
      try XLSSurvey.forEachRecord(&records, at: sheet.place) { (records) throws(SheetFault) in
        try read(&records, survey, into: &writer)
      }
    } else {
      try readRuns(&records, at: sheet.place, survey, into: &writer)
    }
    if row > 0 { try writer.endRow() }
    try writer.endSheet(hiddenColumns: survey.hiddenColumns, merged: survey.merged)
  }

  /// Class libraries write cells in the order in which the program gave them.
  private mutating func readRuns(
    _ records: inout RecordReader, at place: Int, _ survey: borrowing XLSSurvey,
    into writer: inout TranscriptWriter
  ) throws(SheetFault) {
    let runs = try XLSSurvey.runs(&records, at: place)
    let usual = records.readAhead
    records.readAhead = 1 << 10
    defer { records.readAhead = usual }
    for run in runs {
      let row = Int(run >> 40)
      records.seek(Int(run & 0xFF_FFFF_FFFF))
      // A text of a formula follows it, with shared and array formulas between them.
      while try records.advance(), records.kind != 0x0A, records.kind != 0x809 {
        if Self.isCell(records.kind), try records.short(0) != row { break }
        try read(&records, survey, into: &writer)
      }
    }
  }

  private mutating func read(
    _ records: inout RecordReader, _ survey: borrowing XLSSurvey,
    into writer: inout TranscriptWriter
  ) throws(SheetFault) {
    if records.kind == 0x207 { return try readFormulaText(&records, into: &writer) }
    guard Self.isCell(records.kind) else { return }
    waiting = nil
    let index = try records.short(0)
    if index + 1 != row {
      if row > 0 { try writer.endRow() }
      row = index + 1
      try writer.beginRow(row, isHidden: survey.hiddenRows[index])
    }
    let column = try records.short(2)
    if records.kind == 0xBD { return try readNumbers(&records, from: column, into: &writer) }
    guard column < XLSSurvey.mostColumns else { throw .limit(.columns(XLSSurvey.mostColumns)) }
    switch records.kind {
    case 0xFD:
      guard try workbook.texts.read(try records.long(6), into: &scratch) else {
        throw .damaged(part: XLSReader.part)
      }
      try append(column, .text, into: &writer)
    case 0x203: try append(column, try records.double(6), try format(&records, 4), into: &writer)
    case 0x27E:
      try append(column, Self.number(try records.long(6)), try format(&records, 4), into: &writer)
    case 0x204, 0xD6:
      scratch = try workbook.text(&records, at: 6, hasShortLength: false)
      try append(column, .text, into: &writer)
    case 0x205:
      try append(
        column, try records.byte(6), isError: try records.byte(7) != 0, into: &writer)
    default: try readFormula(&records, column, into: &writer)
    }
  }

  /// Numbers of several cells beside each other ([MS-XLS] 2.4.175 MulRk).
  private mutating func readNumbers(
    _ records: inout RecordReader, from first: Int, into writer: inout TranscriptWriter
  ) throws(SheetFault) {
    let count = max(0, records.count - 6) / 6
    guard first + count <= XLSSurvey.mostColumns else {
      throw .limit(.columns(XLSSurvey.mostColumns))
    }
    for index in 0..<count {
      let place = 4 + 6 * index
      try append(
        first + index, Self.number(try records.long(place + 2)), try format(&records, place),
        into: &writer)
    }
  }

  /// [MS-XLS] 2.4.127 Formula and 2.5.133 FormulaValue.
  private mutating func readFormula(
    _ records: inout RecordReader, _ column: Int, into writer: inout TranscriptWriter
  ) throws(SheetFault) {
    // Those that leave the computing to the spreadsheet ask it to do so.
    let isAsked = try records.short(14) & 2 != 0 && !workbook.isComputed
    guard try records.short(12) == 0xFFFF else {
      let value = try records.double(6)
      if value == 0, isAsked { return try appendUncomputed(column, into: &writer) }
      return try append(column, value, try format(&records, 4), into: &writer)
    }
    switch try records.byte(6) {
    case 0: waiting = column
    case 1: try append(column, try records.byte(8), isError: false, into: &writer)
    case 2: try append(column, try records.byte(8), isError: true, into: &writer)
    default:
      if !workbook.isComputed { try appendUncomputed(column, into: &writer) }
    }
  }

  private mutating func readFormulaText(
    _ records: inout RecordReader, into writer: inout TranscriptWriter
  ) throws(SheetFault) {
    guard let column = waiting else { return }
    waiting = nil
    scratch = try workbook.text(&records, at: 0, hasShortLength: false)
    try append(column, .text, into: &writer)
  }

  private func format(
    _ records: inout RecordReader, _ place: Int
  ) throws(SheetFault) -> NumberFormat {
    let index = try records.short(place)
    return index < workbook.formats.count ? workbook.formats[index] : .general
  }

  /// A number in four bytes: a whole one or the upper half of another, times a hundred or not ([MS-XLS] 2.5.217 RkNumber).
  private static func number(_ bits: Int) -> Double {
    let number =
      bits & 2 != 0
      ? Double(Int32(truncatingIfNeeded: bits) >> 2)
      : Double(bitPattern: UInt64(bits & 0xFFFF_FFFC) << 32)
    return bits & 1 != 0 ? number / 100 : number
  }

  private mutating func append(
    _ column: Int, _ value: Double, _ format: NumberFormat, into writer: inout TranscriptWriter
  ) throws(SheetFault) {
    try number.append(column: column, value, format: format, into: &writer)
  }

  /// What stands in `scratch`.
  private func append(
    _ column: Int, _ kind: CellKind, into writer: inout TranscriptWriter
  ) throws(SheetFault) {
    guard !scratch.isEmpty else { return }
    try writer.append(column: column, kind, scratch.span)
  }

  private mutating func appendUncomputed(
    _ column: Int, into writer: inout TranscriptWriter
  ) throws(SheetFault) {
    scratch.removeAll(keepingCapacity: true)
    try writer.append(column: column, .uncomputed, scratch.span)
  }

  /// [MS-XLS] 2.5.10 Bes.
  private mutating func append(
    _ column: Int, _ value: UInt8, isError: Bool, into writer: inout TranscriptWriter
  ) throws(SheetFault) {
    let name =
      if isError {
        switch value {
        case 0x00: "#NULL!"
        case 0x07: "#DIV/0!"
        case 0x0F: "#VALUE!"
        case 0x17: "#REF!"
        case 0x1D: "#NAME?"
        case 0x24: "#NUM!"
        case 0x2A: "#N/A"
        case 0x2B: "#GETTING_DATA"
        default: "#ERROR!"
        }
      } else {
        value == 0 ? "FALSE" : "TRUE"
      }
    scratch.removeAll(keepingCapacity: true)
    scratch.append(contentsOf: name.utf8)
    try append(column, isError ? .error : .truth, into: &writer)
  }
}
