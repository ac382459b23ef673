/// Which columns of a row lie under a merge, going down the sheet.
package struct CoveredColumns: Sendable {
  private let starts: [MergedCells]
  private let ends: [MergedCells]
  private var started = 0
  private var ended = 0
  /// How many merges lie over each column of the row.
  private var count: [Int32]
  /// The row, from 1, in which the first cell of a merge stands in this column.
  private var anchors: [Int]
  private var row = 0

  /// - Parameters:
  ///   - merged: In any order; they may lie over each other in damaged files.
  ///   - columns: Most that the form has.
  package init(_ merged: [MergedCells], columns: Int) {
    starts = merged.sorted { $0.rows.lowerBound < $1.rows.lowerBound }
    ends = merged.sorted { $0.rows.upperBound < $1.rows.upperBound }
    count = Array(repeating: 0, count: columns)
    anchors = Array(repeating: 0, count: columns)
  }

  /// Goes to a row, from 1; never upwards.
  package mutating func move(to row: Int) {
    self.row = row
    while started < starts.count, starts[started].rows.lowerBound <= row {
      let merge = starts[started]
      for column in merge.columns { count[column - 1] += 1 }
      anchors[merge.columns.lowerBound - 1] = merge.rows.lowerBound
      started += 1
    }
    while ended < ends.count, ends[ended].rows.upperBound < row {
      for column in ends[ended].columns { count[column - 1] -= 1 }
      ended += 1
    }
  }

  /// Whether the cell in that column, from 0, is not the first one of a merge that lies over it.
  package func contains(_ column: Int) -> Bool {
    guard column < count.count else { return false }
    return count[column] > (anchors[column] == row ? 1 : 0)
  }
}
