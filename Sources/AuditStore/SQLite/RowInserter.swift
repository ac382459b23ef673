/// Inserts rows many at a time.
///
/// To begin a statement costs as much as several rows: cursors are opened, and the sets of allowed
/// words of a `CHECK` are built anew. One statement for many rows shares it.
struct RowInserter: ~Copyable {
  /// Rows of one statement.
  static let size = 32

  private let columnCount: Int
  private let one: Statement
  private let many: Statement

  /// - Parameters:
  ///   - connection: Where to insert.
  ///   - sql: The statement up to the word `VALUES`.
  ///   - columnCount: Number of columns that it names.
  /// - Throws: `StoreError` of SQLite.
  init(_ connection: Connection, _ sql: String, columnCount: Int) throws(StoreError) {
    let row = "(" + repeatElement("?", count: columnCount).joined(separator: ", ") + ")"
    let rows = repeatElement(row, count: RowInserter.size).joined(separator: ", ")
    let one = try connection.prepare(sql + " " + row)
    let many = try connection.prepare(sql + " " + rows)
    self.columnCount = columnCount
    self.one = one
    self.many = many
  }

  /// Inserts all rows in their order.
  ///
  /// - Parameters:
  ///   - rows: Best a multiple of `size`, or many.
  ///   - bind: Binds a row's columns to the parameters that begin at the one given.
  /// - Throws: `StoreError` of SQLite; the rows of statements before are inserted.
  func insert<Row>(
    _ rows: [Row], _ bind: (borrowing Statement, Int32, Row) -> Void
  ) throws(StoreError) {
    let whole = rows.count / RowInserter.size * RowInserter.size
    for start in stride(from: 0, to: whole, by: RowInserter.size) {
      for place in 0..<RowInserter.size {
        bind(many, Int32(1 + place * columnCount), rows[start + place])
      }
      try many.run()
    }
    for row in rows[whole...] {
      bind(one, 1, row)
      try one.run()
    }
  }
}
