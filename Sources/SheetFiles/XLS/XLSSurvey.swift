/// What must be known of a sheet before its rows are written: what is hidden or merged, and whether the rows come in order.
/// Only the heads of the records are looked at.
struct XLSSurvey {
  static let mostRows = 65_536
  static let mostColumns = 256
  /// Pieces of rows out of order; 8 bytes each.
  private static let mostRuns = 1 << 21

  private(set) var hiddenRows = [Bool](repeating: false, count: mostRows)
  private(set) var hiddenColumns: [ClosedRange<Int>] = []
  private(set) var merged: [MergedCells] = []
  private(set) var isInOrder = true

  /// Reads the sheet at that place.
  init(_ records: inout RecordReader, at place: Int) throws(SheetFault) {
    var last = 0
    try Self.forEachRecord(&records, at: place) { (records) throws(SheetFault) in
      switch records.kind {
      case 0x208:
        if try records.short(12) & 0x20 != 0 { hiddenRows[try records.short(0)] = true }
      case 0x7D: try readColumns(&records)
      case 0xE5: try readMerged(&records)
      case let kind where XLSSheetReader.isCell(kind):
        let row = try records.short(0)
        if row < last { isInOrder = false }
        last = max(last, row)
      default: break
      }
    }
  }

  /// Goes through the records of a sheet, but not through those of the charts in it.
  static func forEachRecord(
    _ records: inout RecordReader, at place: Int,
    _ body: (inout RecordReader) throws(SheetFault) -> Void
  ) throws(SheetFault) {
    records.seek(place)
    guard try records.advance(), records.kind == 0x809 else {
      throw .damaged(part: XLSReader.part)
    }
    var depth = 1
    while depth > 0 {
      guard try records.advance() else { throw .damaged(part: XLSReader.part) }
      switch records.kind {
      case 0x809: depth += 1
      case 0x0A: depth -= 1
      default: if depth == 1 { try body(&records) }
      }
    }
  }

  /// Where the rows of a sheet that is out of order stand, row by row, those of one row in the order of the file: the row
  /// times 2^40 and the place in the stream.
  static func runs(
    _ records: inout RecordReader, at place: Int
  ) throws(SheetFault) -> [UInt64] {
    var runs: [UInt64] = []
    var last = -1
    try forEachRecord(&records, at: place) { (records) throws(SheetFault) in
      guard XLSSheetReader.isCell(records.kind) else { return }
      let row = try records.short(0)
      guard row != last else { return }
      last = row
      guard runs.count < mostRuns else {
        throw .limit(.entries(mostRuns))
      }
      runs.append(UInt64(row) << 40 | UInt64(records.place))
    }
    runs.sort()
    return runs
  }

  private mutating func readColumns(_ records: inout RecordReader) throws(SheetFault) {
    let first = try records.short(0)
    // Writers say 256 for "to the end".
    let last = min(try records.short(2), Self.mostColumns - 1)
    guard try records.short(8) & 1 != 0, first <= last,
      hiddenColumns.count < Self.mostColumns
    else { return }
    hiddenColumns.append((first + 1)...(last + 1))
  }

  private mutating func readMerged(_ records: inout RecordReader) throws(SheetFault) {
    for index in 0..<(try records.short(0)) {
      let place = 2 + 8 * index
      let rows = (try records.short(place), try records.short(place + 2))
      let columns = (
        try records.short(place + 4), min(try records.short(place + 6), Self.mostColumns - 1)
      )
      guard rows.0 <= rows.1, columns.0 <= columns.1 else { continue }
      guard merged.count < TranscriptWriter.mostMerged else {
        throw .limit(.merges(TranscriptWriter.mostMerged))
      }
      merged.append(
        MergedCells(
          rows: (rows.0 + 1)...(rows.1 + 1), columns: (columns.0 + 1)...(columns.1 + 1)))
    }
  }
}
