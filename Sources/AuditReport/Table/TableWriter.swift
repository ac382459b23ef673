/// Writes a table row by row as the rows come, so that memory does not grow with their number
/// (unless they must be sorted first).
///
/// Order of calls: `begin`, `append` for each row, `end`.
package final class TableWriter {
  private var renderer: any RowRenderer
  private var output: Output
  private let positions: [Int]?
  private let order: RowOrder?
  private let limit: Int
  private var waiting: [[Cell]] = []
  private var written = Written(rows: 0, leftOut: 0)

  /// What became of the rows.
  package struct Written: Hashable, Sendable {
    /// In the output.
    package fileprivate(set) var rows: Int
    /// Kept out by the limit.
    package fileprivate(set) var leftOut: Int
  }

  /// - Throws: `TableFault` for a key that is no column of the table, and for a format without lists.
  package init(
    _ head: TableHead, as format: ReportFormat, to sink: any ByteSink,
    _ presentation: Presentation, selection: TableSelection = .everything
  ) throws(TableFault) {
    var head = head
    let keys = try selection.order(in: head.columns)
    order = keys.isEmpty ? nil : RowOrder(keys: keys)
    limit = max(0, selection.limit ?? .max)
    positions =
      try selection.chosen(from: head.columns)
      ?? (format.isForPeople ? TableWriter.visible(head.columns) : nil)
    if let positions {
      head.columns = positions.map { position in
        var column = head.columns[position]
        if selection.columns != nil { column.visibility = .always }
        return column
      }
    }
    guard let rows = format.rows else { throw format.notOffered { $0.rows != nil } }
    renderer = rows(head, presentation)
    output = Output(to: sink)
  }

  private static func visible(_ columns: [Column]) -> [Int]? {
    let positions = columns.indices.filter { columns[$0].visibility != .onRequest }
    return positions.count == columns.count ? nil : positions
  }

  package func begin() throws {
    renderer.begin(into: &output.bytes)
    try output.flushIfFull()
  }

  /// Takes a cell for each column of the head. Throws what the sink throws.
  package func append(_ row: [Cell]) throws {
    if order != nil {
      waiting.append(row)
    } else {
      try write(row)
    }
  }

  /// Writes what is still to be written, and says what became of all rows.
  @discardableResult
  package func end() throws -> Written {
    if let order {
      let sorted = waiting.enumerated().sorted { left, right in
        if order.isBefore(left.element, right.element) { return true }
        if order.isBefore(right.element, left.element) { return false }
        return left.offset < right.offset
      }
      waiting = []
      for (_, row) in sorted { try write(row) }
    }
    renderer.end(leftOut: written.leftOut, into: &output.bytes)
    try output.flush()
    return written
  }

  /// Rows beyond the limit are counted, so that a short answer never looks like a whole one.
  private func write(_ row: [Cell]) throws {
    guard written.rows < limit else {
      written.leftOut += 1
      return
    }
    if let positions {
      renderer.append(positions.map { row[$0] }, into: &output.bytes)
    } else {
      renderer.append(row, into: &output.bytes)
    }
    written.rows += 1
    try output.flushIfFull()
  }
}
