internal import Glibc

/// Writes down the rows of a workbook in one form, whatever the file's, into a file without a name (0600) in a
/// folder: every reader writes rows as it meets them, and everybody else reads them one by one, as often as
/// wanted, in memory that does not grow with the workbook.
///
/// A row: number (4 bytes), hidden (1), bytes that follow (4); a cell of it: column (2), kind (1), length (4), bytes; all
/// little-endian.
package struct TranscriptWriter: ~Copyable {
  /// Most bytes of a cell.
  package static let longestCell = 1 << 20
  package static let mostRows = 1_048_576
  package static let mostColumns = 16_384
  package static let mostSheets = 1_024
  package static let mostMerged = 1 << 17
  /// Of merged cells and hidden columns of all sheets together, which stay in memory.
  private static let mostRanges = 1 << 18
  /// Most bytes of a row, which stands in memory as a whole.
  package static let longestRow = 1 << 24
  private static let pieceSize = 1 << 17
  static let rowHead = 9
  static let cellHead = 7

  /// That of the workbook; readers set it when they know it.
  package var epoch = SerialDate.Epoch.from1900
  private let spool: Spool
  private var sheets: [TranscribedSheet] = []
  private var pending: [UInt8] = []
  private var written = 0
  private var rowStart = 0
  private var lastRow = 0
  private var lastColumn = -1
  private var isOrdered = true
  private var cells = 0
  private var ranges = 0

  package init(folder: String) throws(SheetFault) {
    spool = try Spool(folder: folder)
    pending.reserveCapacity(2 * Self.pieceSize)
  }

  package mutating func beginSheet(_ info: SheetInfo) throws(SheetFault) {
    guard sheets.count < Self.mostSheets else { throw .limit(.sheets(Self.mostSheets)) }
    let start = written + pending.count
    sheets.append(TranscribedSheet(info: info, bytes: start..<start))
    lastRow = 0
  }

  /// Begins a row, from 1; after it come its cells and `endRow()`.
  ///
  /// - Throws: `SheetFault.damaged` for a row that does not come after the one before it.
  package mutating func beginRow(_ number: Int, isHidden: Bool) throws(SheetFault) {
    guard number <= Self.mostRows else { throw .limit(.rows(Self.mostRows)) }
    guard number > lastRow else { throw .damaged(part: sheets.last?.info.name ?? "") }
    lastRow = number
    rowStart = pending.count
    lastColumn = -1
    isOrdered = true
    cells = 0
    append(UInt32(number))
    pending.append(isHidden ? 1 : 0)
    append(0 as UInt32)
  }

  /// Adds a cell to the row, in whatever order; the later of two in one column counts. `column` from 0.
  package mutating func append(
    column: Int, _ kind: CellKind, _ bytes: borrowing Span<UInt8>
  ) throws(SheetFault) {
    guard column >= 0, column < Self.mostColumns else { throw .limit(.columns(Self.mostColumns)) }
    guard bytes.count <= Self.longestCell else { throw .limit(.cellBytes(Self.longestCell)) }
    // Every row is in memory until it ends, even one that names a column again and again.
    cells += 1
    guard cells <= 2 * Self.mostColumns else { throw .limit(.columns(Self.mostColumns)) }
    guard pending.count - rowStart + bytes.count <= Self.longestRow else {
      throw .limit(.bytes(part: sheets.last?.info.name ?? "", Self.longestRow))
    }
    if column <= lastColumn { isOrdered = false }
    lastColumn = column
    pending.append(UInt8(truncatingIfNeeded: column))
    pending.append(UInt8(truncatingIfNeeded: column >> 8))
    pending.append(kind.rawValue)
    append(UInt32(bytes.count))
    unsafe bytes.withUnsafeBufferPointer { unsafe pending.append(contentsOf: $0) }
  }

  /// Ends the row; one without cells leaves no trace.
  package mutating func endRow() throws(SheetFault) {
    if !isOrdered { sortCells() }
    let count = pending.count - rowStart - Self.rowHead
    guard count > 0 else {
      pending.removeSubrange(rowStart...)
      return
    }
    let size = UInt32(truncatingIfNeeded: count)
    for byte in 0..<4 {
      pending[rowStart + 5 + byte] = UInt8(truncatingIfNeeded: size >> (8 * byte))
    }
    sheets[sheets.count - 1].rows += 1
    if pending[rowStart + 4] == 1 { sheets[sheets.count - 1].hiddenRows += 1 }
    if pending.count >= Self.pieceSize { try flush() }
  }

  /// Ends the sheet. `state` is for forms that tell it only there.
  package mutating func endSheet(
    hiddenColumns: [ClosedRange<Int>] = [], merged: [MergedCells] = [],
    state: SheetInfo.State? = nil
  ) throws(SheetFault) {
    ranges += merged.count + hiddenColumns.count
    guard merged.count <= Self.mostMerged, ranges <= Self.mostRanges else {
      throw .limit(.merges(Self.mostMerged))
    }
    let sheet = sheets.count - 1
    if let state { sheets[sheet].info.state = state }
    sheets[sheet].hiddenColumns = hiddenColumns
    sheets[sheet].merged = merged.sorted {
      ($0.rows.lowerBound, $0.columns.lowerBound) < ($1.rows.lowerBound, $1.columns.lowerBound)
    }
    sheets[sheet].bytes = sheets[sheet].bytes.lowerBound..<(written + pending.count)
  }

  package consuming func finish() throws(SheetFault) -> Transcript {
    try flush()
    return Transcript(spool: spool, sheets: sheets, epoch: epoch)
  }

  private mutating func append(_ number: UInt32) {
    for byte in 0..<4 { pending.append(UInt8(truncatingIfNeeded: number >> (8 * byte))) }
  }

  /// Puts the cells of the row in order of their columns.
  private mutating func sortCells() {
    var cells: [Int: ArraySlice<UInt8>] = [:]
    var index = rowStart + Self.rowHead
    while index < pending.count {
      let column = Int(pending[index]) | Int(pending[index + 1]) << 8
      var length = 0
      for byte in 0..<4 { length |= Int(pending[index + 3 + byte]) << (8 * byte) }
      let end = index + Self.cellHead + length
      cells[column] = pending[index..<end]
      index = end
    }
    let sorted = cells.sorted { $0.key < $1.key }.flatMap(\.value)
    pending.replaceSubrange((rowStart + Self.rowHead)..., with: sorted)
  }

  private mutating func flush() throws(SheetFault) {
    try spool.write(pending)
    written += pending.count
    pending.removeAll(keepingCapacity: true)
  }
}
