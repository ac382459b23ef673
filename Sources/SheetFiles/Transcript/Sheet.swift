/// One sheet of a workbook.
package struct SheetInfo: Hashable, Sendable {
  package enum State: UInt8, Sendable {
    case visible, hidden, veryHidden
  }

  package var name: String
  package var state: State

  package init(name: String, state: State = .visible) {
    self.name = name
    self.state = state
  }
}

/// Cells that are shown as one; only the first of them has a value. Rows and columns from 1.
package struct MergedCells: Hashable, Sendable {
  package var rows: ClosedRange<Int>
  package var columns: ClosedRange<Int>

  package init(rows: ClosedRange<Int>, columns: ClosedRange<Int>) {
    self.rows = rows
    self.columns = columns
  }
}

/// A sheet that stands in a transcript.
package struct TranscribedSheet: Sendable {
  package internal(set) var info: SheetInfo
  /// Rows that hold something.
  package internal(set) var rows = 0
  /// Those of them that are hidden or filtered away.
  package internal(set) var hiddenRows = 0
  /// From 1.
  package internal(set) var hiddenColumns: [ClosedRange<Int>] = []
  /// In order of their first rows.
  package internal(set) var merged: [MergedCells] = []
  /// Where its rows stand in the transcript.
  var bytes: Range<Int>
}

/// One row of a sheet, used again for the next one.
package struct SheetRow: Sendable {
  package struct Cell: Hashable, Sendable {
    /// From 0.
    package var column: Int32
    package var kind: CellKind
    /// Place in `text`.
    package var start: Int32
    package var end: Int32
  }

  /// From 1, as the spreadsheet shows it.
  package internal(set) var number = 0
  package internal(set) var isHidden = false
  package internal(set) var text: [UInt8] = []
  /// Those that are not blank, in order of columns, each column once.
  package internal(set) var cells: [Cell] = []

  package init() {}
}
