internal import SheetFiles

/// The rows of the chosen sheets of a workbook as records, one sheet after the other. It keeps one row.
struct SheetRecords: ~Copyable {
  private let transcript: Transcript
  /// Places of the sheets in the workbook.
  private let chosen: [Int]
  /// Of the sheet that is read, among those chosen.
  private(set) var sheet = 0
  private var rows: TranscriptRows
  private var row = SheetRow()
  /// `row` and `fields` are those of the next record.
  private var isAhead = false
  private var isOver = false
  private var covered: CoveredColumns
  private(set) var fields: [RecordField] = []
  /// Bytes of text that a reader has to look at.
  private(set) var hasUnusualBytes = false
  /// Row of the record, as the spreadsheet shows it.
  private(set) var rowNumber = 0
  /// Where each field stands in the sheet, when not in the same place: a sheet that is not the first one
  /// may have its columns in another order.
  private var order: [Int]?

  /// `chosen` is not empty.
  init(_ transcript: Transcript, chosen: [Int]) {
    self.transcript = transcript
    self.chosen = chosen
    rows = transcript.rows(ofSheet: chosen[0])
    covered = SheetRecords.covered(transcript.sheets[chosen[0]])
  }

  private static func covered(_ sheet: TranscribedSheet) -> CoveredColumns {
    // Nearly no sheet has any, and then none is looked for.
    let columns = sheet.merged.map(\.columns.upperBound).max() ?? 0
    return CoveredColumns(sheet.merged, columns: columns)
  }

  var bytes: [UInt8] { row.text }

  var line: Int { RowNumber.line(row: rowNumber, sheet: sheet) }

  /// Row of the next record, if it is known, else the lowest that it can have.
  var nextRow: Int { isAhead ? row.number : rowNumber + 1 }

  var hasLongField: Bool { fields.contains { $0.range.count > CSVReader.fieldLimit } }

  var spanningFields: Int {
    fields.count { field in
      field.kind == .text && row.text[field.range].contains { $0 == 0x0A || $0 == 0x0D }
    }
  }

  /// The record as a line of CSV, since a row of a workbook has no text of its own.
  var original: [UInt8] {
    var line = CSVLine()
    for field in fields { line.append(String(decoding: row.text[field.range], as: UTF8.self)) }
    return Array(line.text.utf8.prefix(CSVReader.originalLimit))
  }

  /// Where the record stands.
  var place: SheetRowPlace {
    SheetRowPlace(
      sheet: transcript.sheets[chosen[sheet]].info.name, row: rowNumber, columns: order,
      epoch: transcript.epoch)
  }

  mutating func peek() throws(SheetFault) -> RecordOutcome {
    if !isAhead {
      guard !isOver, try rows.next(into: &row) else {
        isOver = true
        return sheet + 1 < chosen.count ? .nextSheet : .end
      }
      isAhead = true
      spread()
    }
    let isBlank = fields.allSatisfy { field in
      field.kind == .text && Cell.trimmed(row.text.span, field.range).isEmpty
    }
    return isBlank ? .blank : .record
  }

  mutating func advance() throws(SheetFault) -> RecordOutcome {
    let outcome = try peek()
    if isAhead {
      rowNumber = row.number
      isAhead = false
    }
    return outcome
  }

  /// Goes on to the next sheet after `nextSheet`.
  mutating func beginNextSheet() {
    sheet += 1
    rows = transcript.rows(ofSheet: chosen[sheet])
    covered = SheetRecords.covered(transcript.sheets[chosen[sheet]])
    (rowNumber, isAhead, isOver, order) = (0, false, false, nil)
  }

  /// Puts the fields of this sheet, whose header has these names, in the order of the names of the first one. What has
  /// no place there is left out when it has a name, and stands at the end when it has none.
  mutating func arrange(_ own: RecordHeader, as first: RecordHeader) {
    guard own.names != first.names else { return }
    var order = first.names.map { $0.isEmpty ? -1 : own.index(of: $0) ?? -1 }
    order += [Int](repeating: -1, count: max(0, first.fieldCount - first.names.count))
    for column in own.nameless { order.append(column) }
    self.order = order
  }

  /// The first byte that is no text, with the field that it stands in.
  func firstFinding() -> (field: Int, position: Int, problem: Problem)? {
    for (index, field) in fields.enumerated() where field.kind == .text {
      let cell = row.text.span.extracting(field.range)
      guard let finding = TextCheck.firstFinding(in: cell) else { continue }
      let place = TextPosition(of: finding.index, in: cell)
      return (index, place.column, Problem(finding.problem, encoding: .utf8))
    }
    return nil
  }

  /// Puts the cells of the row in their columns.
  private mutating func spread() {
    fields.removeAll(keepingCapacity: true)
    hasUnusualBytes = false
    covered.move(to: row.number)
    for cell in row.cells where !covered.contains(Int(cell.column)) {
      while fields.count < Int(cell.column) { fields.append(RecordField(start: 0, end: 0)) }
      fields.append(RecordField(start: cell.start, end: cell.end, kind: cell.kind))
      if cell.kind == .text, !hasUnusualBytes {
        hasUnusualBytes = row.text[Int(cell.start)..<Int(cell.end)].contains {
          $0 >= 0x7F || ($0 < 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D)
        }
      }
    }
    guard let order else { return }
    let own = fields
    fields = order.map { $0 >= 0 && $0 < own.count ? own[$0] : RecordField(start: 0, end: 0) }
  }
}
