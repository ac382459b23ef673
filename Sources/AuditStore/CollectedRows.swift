internal import CSQLite
internal import ServiceStandards

/// A query over integers whose rows SQLite puts away inside its own loop, thousands in one step.
///
/// The query has the condition `collect(?1, column, …)`. SQLite calls this function for each row; it
/// takes all columns of the row at once, and is true only when there is no room for another row,
/// which is where the step ends. To step to each row and then ask for each column would cost half as
/// much again as the walk over the rows itself.
///
/// Rows are collected in the order of that walk. So the order that the query asks for has to be the
/// order of the table, not that of a sort afterwards.
@safe struct CollectedRows: ~Copyable {
  private let statement: Statement
  /// Where `collect` puts the rows. It is found by its address, so it stays in one place.
  private let block: UnsafeMutablePointer<RowBlock>

  /// Prepares a query of so many columns, whose rows are read in blocks of at most `size`.
  init(_ connection: Connection, _ sql: String, columnCount: Int, size: Int) throws(StoreError) {
    statement = try connection.prepare(sql)
    unsafe block = .allocate(capacity: 1)
    unsafe block.initialize(to: RowBlock(columnCount: columnCount, size: size))
    unsafe statement.bind(1, lending: block, as: RowBlock.name)
  }

  deinit {
    unsafe block.deinitialize(count: 1)
    unsafe block.deallocate()
  }

  /// Begins anew, with ids in that range as the query's parameters 2 and 3.
  func restart(ids: ClosedRange<Int64>) {
    statement.reset()
    statement.bind(2, ids.lowerBound)
    statement.bind(3, ids.upperBound)
    unsafe block.pointee.count = 0
  }

  /// Rows in the block.
  var count: Int { unsafe block.pointee.count }

  /// Collects the next rows; `false` when these are the last ones, perhaps none.
  func next() throws(StoreError) -> Bool {
    unsafe block.pointee.count = 0
    return try statement.step()
  }

  /// A value of a collected row; `TransactionBatch.missing` for NULL.
  subscript(row: Int, column: Int) -> Int64 { unsafe block.pointee[row, column] }

  /// Appends a column of the collected rows.
  func append(column: Int, to target: inout [Int64]) {
    unsafe block.pointee.append(column: column, to: &target)
  }
}

/// Rows of a query, column by column.
struct RowBlock {
  var count = 0
  private let size: Int
  /// Row `r` of column `c`: `c * size + r`.
  private var cells: [Int64]

  init(columnCount: Int, size: Int) {
    self.size = size
    cells = Array(repeating: 0, count: columnCount * size)
  }

  subscript(row: Int, column: Int) -> Int64 { cells[column * size + row] }

  func append(column: Int, to target: inout [Int64]) {
    target.append(contentsOf: cells[column * size..<column * size + count])
  }

  /// Takes a row; `true` when there is no room for another.
  fileprivate mutating func append(_ values: UnsafeBufferPointer<OpaquePointer?>) -> Bool {
    let size = size
    var cell = count
    var cells = cells.mutableSpan
    for column in values.indices {
      let number = unsafe sqlite3_value_int64(values[column])
      // SQLite reads NULL as 0, so only a 0 needs the second look.
      let isMissing = unsafe number == 0 && sqlite3_value_type(values[column]) == SQLITE_NULL
      cells[cell] = isMissing ? TransactionBatch.missing : number
      cell += size
    }
    count += 1
    return count == size
  }

  /// By which SQLite knows that a pointer is one to a block.
  fileprivate static var name: UnsafePointer<CChar> {
    let name: StaticString = "audit rows"
    return unsafe UnsafeRawPointer(name.utf8Start).assumingMemoryBound(to: CChar.self)
  }
}

extension Connection {
  /// Makes the function `collect` known to this connection.
  func addCollect() throws(StoreError) {
    // It is not for triggers and views: none may call it.
    let code = unsafe sqlite3_create_function_v2(
      database, "collect", -1, SQLITE_UTF8 | SQLITE_DIRECTONLY, nil,
      { context, count, values in
        guard count > 0, let values = unsafe values,
          let address = unsafe sqlite3_value_pointer(values[0], RowBlock.name)
        else { return }
        let block = unsafe address.assumingMemoryBound(to: RowBlock.self)
        let columns = unsafe UnsafeBufferPointer(start: values + 1, count: Int(count) - 1)
        unsafe sqlite3_result_int(context, block.pointee.append(columns) ? 1 : 0)
      }, nil, nil, nil)
    guard code == SQLITE_OK else { throw error(code, "") }
  }
}
