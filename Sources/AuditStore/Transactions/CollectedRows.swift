internal import CSQLite
internal import ServiceStandards

/// A query over integers and texts whose rows SQLite puts away inside its own loop, thousands in one step.
///
/// The query has the condition `collect(?1, column, …)`, first the integers, then the texts. SQLite calls
/// this function for each row; it takes all columns of the row at once, and is true only when there is no
/// room for another row, which is where the step ends. To step to each row and then ask for each column
/// would cost half as much again as the walk over the rows itself.
///
/// Rows are collected in the order of that walk. So the order that the query asks for has to be the
/// order of the table, not that of a sort afterwards.
@safe struct CollectedRows: ~Copyable {
  private let statement: Statement
  /// Where `collect` puts the rows. It is found by its address, so it stays in one place.
  private let block: UnsafeMutablePointer<RowBlock>

  /// Prepares a query of so many integers and then so many texts, whose rows are read in blocks of at most
  /// `size`, or fewer where their texts are long.
  init(
    _ connection: Connection, _ sql: String, integers: Int, texts: Int, size: Int
  ) throws(StoreError) {
    statement = try connection.prepare(sql)
    unsafe block = .allocate(capacity: 1)
    unsafe block.initialize(to: RowBlock(integers: integers, texts: texts, size: size))
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
    unsafe block.pointee.removeAll()
  }

  /// Rows in the block.
  var count: Int { unsafe block.pointee.count }

  /// Collects the next rows; `false` when these are the last ones, perhaps none.
  func next() throws(StoreError) -> Bool {
    unsafe block.pointee.removeAll()
    return try statement.step()
  }

  /// An integer of a collected row; `TransactionBatch.missing` for NULL.
  subscript(row: Int, column: Int) -> Int64 { unsafe block.pointee[row, column] }

  /// Where a text of a collected row stands; counted from the first text.
  func text(_ row: Int, _ text: Int) -> TextPlace { unsafe block.pointee.text(row, text) }

  /// Lends all texts of the block.
  func lendTexts<Result>(_ body: (borrowing Span<UInt8>) throws -> Result) rethrows -> Result {
    try unsafe body(block.pointee.texts.span)
  }

  /// Appends a column of the collected rows.
  func append(column: Int, to target: inout [Int64]) {
    unsafe block.pointee.append(column: column, to: &target)
  }
}

/// Rows of a query, column by column.
private struct RowBlock {
  /// A block with so many bytes of texts has no room for another row.
  private static let mostBytes = 1 << 24

  private(set) var count = 0
  private(set) var texts: [UInt8] = []
  private let size: Int
  private let integers: Int
  /// Row `r` of column `c`: `c * size + r`. Of a text: where it stands.
  private var cells: [Int64]

  init(integers: Int, texts: Int, size: Int) {
    self.size = size
    self.integers = integers
    cells = Array(repeating: 0, count: (integers + texts) * size)
  }

  mutating func removeAll() {
    count = 0
    texts.removeAll(keepingCapacity: true)
  }

  subscript(row: Int, column: Int) -> Int64 { cells[column * size + row] }

  func text(_ row: Int, _ text: Int) -> TextPlace {
    let cell = self[row, integers + text]
    return cell == TransactionBatch.missing
      ? .null
      : TextPlace(
        start: Int32(truncatingIfNeeded: cell >> 32), count: Int32(truncatingIfNeeded: cell))
  }

  func append(column: Int, to target: inout [Int64]) {
    target.append(contentsOf: cells[column * size..<column * size + count])
  }

  /// Takes a row; `true` when there is no room for another.
  mutating func append(_ values: UnsafeBufferPointer<OpaquePointer?>) -> Bool {
    var cell = count
    for column in values.indices.prefix(integers) {
      let number = unsafe sqlite3_value_int64(values[column])
      // SQLite reads NULL as 0, so only a 0 needs the second look.
      let isMissing = unsafe number == 0 && sqlite3_value_type(values[column]) == SQLITE_NULL
      cells[cell] = isMissing ? TransactionBatch.missing : number
      cell += size
    }
    for column in values.indices.dropFirst(integers) {
      cells[cell] = unsafe append(text: values[column])
      cell += size
    }
    count += 1
    return count == size || texts.count > RowBlock.mostBytes
  }

  private mutating func append(text value: OpaquePointer?) -> Int64 {
    let type = unsafe sqlite3_value_type(value)
    guard type != SQLITE_NULL else { return TransactionBatch.missing }
    let start = texts.count
    // A text as it is in the file: UTF-8, as every database of ours.
    if let bytes = unsafe sqlite3_value_blob(value) {
      let count = Int(unsafe sqlite3_value_bytes(value))
      unsafe texts.append(contentsOf: UnsafeRawBufferPointer(start: bytes, count: count))
    }
    return Int64(start) << 32 | Int64(texts.count - start)
  }

  /// By which SQLite knows that a pointer is one to a block.
  static var name: UnsafePointer<CChar> {
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
