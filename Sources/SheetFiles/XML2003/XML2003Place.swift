#if SPREADSHEETS
  /// Where in a sheet the next column, row and cell stand: elements say it only when they leave some out.
  struct XML2003Place {
    var isInSheet = false
    var isInRow = false
    /// From 1.
    private(set) var row = 0
    /// From 0.
    private(set) var column = 0
    /// A merged cell above lies over the cell, and the file does not say that it stands there.
    private(set) var isMisplaced = false
    private var nextRow = 1
    private var nextColumn = 0
    private var nextElement = 1
    /// For every column, as far as there are any, the last row that a merged cell above goes down to.
    private var covered: [Int] = []

    /// Columns, from 1, of which an element tells; each of them after the one before.
    mutating func columns(index: Int?, span: Int?) throws(SheetFault) -> ClosedRange<Int> {
      let first = index ?? nextElement
      let most = TranscriptWriter.mostColumns
      guard first >= nextElement, first <= most else { throw .limit(.columns(most)) }
      let last = min(first + min(max(span ?? 0, 0), most), most)
      nextElement = last + 1
      return first...last
    }

    mutating func beginRow(index: Int?, span: Int?) throws(SheetFault) {
      row = index ?? nextRow
      let most = TranscriptWriter.mostRows
      guard row <= most else { throw .limit(.rows(most)) }
      guard row >= nextRow else { throw .damaged(part: XML2003Reader.part) }
      nextRow = row + 1 + min(max(span ?? 0, 0), most)
      nextColumn = 0
      isInRow = true
    }

    /// - Returns: What the cell lies over, if it is merged with others.
    mutating func beginCell(index: Int?, across: Int, down: Int) throws(SheetFault) -> MergedCells?
    {
      let most = TranscriptWriter.mostColumns
      column = index.map { $0 - 1 } ?? nextColumn
      guard column >= 0, column < most else { throw .limit(.columns(most)) }
      let isCovered = column < covered.count && covered[column] >= row
      isMisplaced = isCovered && index == nil
      let last = min(column + min(max(across, 0), most), most - 1)
      let lastRow = min(
        row + min(max(down, 0), TranscriptWriter.mostRows), TranscriptWriter.mostRows)
      nextColumn = last + 1
      guard !isCovered, last > column || lastRow > row else { return nil }
      while covered.count <= last { covered.append(0) }
      for index in column...last { covered[index] = max(covered[index], lastRow) }
      return MergedCells(rows: row...lastRow, columns: (column + 1)...(last + 1))
    }
  }
#endif
