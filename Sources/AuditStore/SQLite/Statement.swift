internal import CSQLite
internal import Glibc
internal import ServiceStandards
internal import WorkingTime

/// A prepared statement, which goes back to its connection when the value goes out of scope.
///
/// Parameters are numbered from 1, columns from 0, as in SQLite. The bound values never appear in
/// an error: they may be personal data.
@safe struct Statement: ~Copyable {
  private let handle: OpaquePointer
  private let connection: Connection
  private let sql: String

  fileprivate init(handle: OpaquePointer, connection: Connection, sql: String) {
    unsafe self.handle = handle
    self.connection = connection
    self.sql = sql
  }

  deinit { unsafe connection.putBack(handle, sql) }

  /// Moves to the next row; `false` at the end, after which the statement may be used again.
  @inline(__always)
  func step() throws(StoreError) -> Bool {
    let code = unsafe sqlite3_step(handle)
    if code == SQLITE_ROW { return true }
    if code == SQLITE_DONE { return false }
    throw connection.error(code, sql)
  }

  /// Runs a statement that gives no rows, and makes it ready for the next use.
  @inline(__always)
  func run() throws(StoreError) {
    let code = unsafe sqlite3_step(handle)
    unsafe sqlite3_reset(handle)
    guard code == SQLITE_DONE || code == SQLITE_ROW else { throw connection.error(code, sql) }
  }

  @inline(__always)
  func reset() { unsafe sqlite3_reset(handle) }

  // MARK: Parameters

  /// A number that the statement does not have is a mistake of ours, which would be a NULL in silence.
  @inline(__always)
  private func check(_ code: Int32) { assert(code != SQLITE_RANGE, "no such parameter: \(sql)") }

  /// The same of a column.
  @inline(__always)
  private func check(column: Int32) {
    assert(column >= 0 && column < columnCount, "no such column: \(sql)")
  }

  @inline(__always)
  func bind(_ index: Int32, _ value: Int64) {
    check(unsafe sqlite3_bind_int64(handle, index, value))
  }

  @inline(__always)
  func bind(_ index: Int32, _ value: Int64?) {
    if let value {
      check(unsafe sqlite3_bind_int64(handle, index, value))
    } else {
      check(unsafe sqlite3_bind_null(handle, index))
    }
  }

  func bind(_ index: Int32, _ value: Int) { bind(index, Int64(value)) }

  func bind(_ index: Int32, _ value: Bool) { bind(index, value ? 1 as Int64 : 0) }

  func bind(_ index: Int32, _ text: String) {
    var text = text
    text.withUTF8 { bytes in
      // An empty Swift string may have no base address, which SQLite would take for NULL.
      guard let base = bytes.baseAddress else {
        check(unsafe sqlite3_bind_text(handle, index, "", 0, Statement.transient))
        return
      }
      check(
        unsafe sqlite3_bind_text64(
          handle, index, base, sqlite3_uint64(bytes.count), Statement.transient, UInt8(SQLITE_UTF8))
      )
    }
  }

  func bind(_ index: Int32, _ text: String?) {
    if let text {
      bind(index, text)
    } else {
      check(unsafe sqlite3_bind_null(handle, index))
    }
  }

  func bind(_ index: Int32, _ bytes: [UInt8]) {
    _ = unsafe bytes.withUnsafeBytes { bytes in
      // Without bytes there is no address, which SQLite takes for NULL; no column of ours is so.
      check(
        unsafe sqlite3_bind_blob64(
          handle, index, bytes.baseAddress, sqlite3_uint64(bytes.count), Statement.transient))
    }
  }

  /// Binds an integer of which `TransactionBatch.missing` stands for NULL.
  @inline(__always)
  func bind(cell index: Int32, _ value: Int64) {
    if value == TransactionBatch.missing {
      check(unsafe sqlite3_bind_null(handle, index))
    } else {
      check(unsafe sqlite3_bind_int64(handle, index, value))
    }
  }

  /// Binds a text or bytes of a buffer without copying them: it has to stay as it is until the statement
  /// has run or is bound anew.
  @inline(__always)
  func bind(
    _ index: Int32, _ place: TextPlace, of buffer: UnsafeBufferPointer<UInt8>, as kind: Kind
  ) {
    // Without bytes there may be no address, which SQLite takes for NULL.
    guard place.count > 0, let base = buffer.baseAddress else {
      if place.isNull { unsafe sqlite3_bind_null(handle, index) } else { bind(index, "") }
      return
    }
    let start = unsafe base + Int(place.start)
    // No destructor: SQLITE_STATIC.
    if kind == .bytes {
      check(unsafe sqlite3_bind_blob(handle, index, start, place.count, nil))
    } else {
      check(
        unsafe sqlite3_bind_text64(
          handle, index, UnsafeRawPointer(start).assumingMemoryBound(to: CChar.self),
          sqlite3_uint64(place.count), nil, UInt8(SQLITE_UTF8)))
    }
  }

  /// Lends memory to an SQL function that asks for it by that name, which must be a literal. SQLite
  /// keeps the address alone: the memory has to outlive the steps of the statement.
  func bind(
    _ index: Int32, lending memory: UnsafeMutableRawPointer, as name: UnsafePointer<CChar>
  ) {
    check(unsafe sqlite3_bind_pointer(handle, index, memory, name, nil))
  }

  /// Binds a text without copying it, for as long as `body` takes, and NULL after that.
  @inline(__always)
  func withText(
    _ index: Int32, _ text: String?, _ body: () throws(StoreError) -> Void
  ) throws(StoreError) {
    defer { unsafe sqlite3_bind_null(handle, index) }
    // An empty text goes the usual way: it may have no address, which SQLite would take for NULL.
    guard let text, !text.isEmpty else {
      bind(index, text)
      return try body()
    }
    let bytes = text.utf8Span.span
    try unsafe bytes.withUnsafeBufferPointer { bytes throws(StoreError) in
      // No destructor: SQLITE_STATIC.
      check(
        unsafe sqlite3_bind_text64(
          handle, index, bytes.baseAddress, sqlite3_uint64(bytes.count), nil, UInt8(SQLITE_UTF8)))
      try body()
    }
  }

  /// Binds the bytes of a text, at least one, without copying them, for as long as `body` takes, and NULL
  /// after that.
  func withText(
    _ index: Int32, _ bytes: [UInt8], _ body: () throws(StoreError) -> Void
  ) throws(StoreError) {
    defer { unsafe sqlite3_bind_null(handle, index) }
    try unsafe bytes.withUnsafeBufferPointer { bytes throws(StoreError) in
      // No destructor: SQLITE_STATIC.
      check(
        unsafe sqlite3_bind_text64(
          handle, index, bytes.baseAddress, sqlite3_uint64(bytes.count), nil, UInt8(SQLITE_UTF8)))
      try body()
    }
  }

  // MARK: Columns

  /// How many columns a row has.
  var columnCount: Int32 { unsafe sqlite3_column_count(handle) }

  @inline(__always)
  func int(_ column: Int32) -> Int64 {
    check(column: column)
    return unsafe sqlite3_column_int64(handle, column)
  }

  @inline(__always)
  func isNull(_ column: Int32) -> Bool {
    check(column: column)
    return unsafe sqlite3_column_type(handle, column) == SQLITE_NULL
  }

  /// SQLite reads NULL as 0, so only a 0 needs the second look.
  @inline(__always)
  func optionalInt(_ column: Int32) -> Int64? {
    let value = int(column)
    return value == 0 && isNull(column) ? nil : value
  }

  /// An integer; `TransactionBatch.missing` for NULL.
  @inline(__always)
  func cell(_ column: Int32) -> Int64 {
    let value = int(column)
    return value == 0 && isNull(column) ? TransactionBatch.missing : value
  }

  /// Whether a text is the one of a buffer.
  @inline(__always)
  func equals(
    _ column: Int32, _ place: TextPlace, of buffer: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    if place.isNull || isNull(column) { return place.isNull && isNull(column) }
    let bytes = unsafe sqlite3_column_blob(handle, column)
    guard unsafe sqlite3_column_bytes(handle, column) == place.count else { return false }
    guard let bytes = unsafe bytes, let base = buffer.baseAddress else { return true }
    return unsafe memcmp(bytes, base + Int(place.start), Int(place.count)) == 0
  }

  /// A day number. Nobody writes one some 27,000 years away but to do harm; it counts as the last one
  /// before, with which can still be reckoned.
  func day(_ column: Int32) -> CivilDay {
    CivilDay(number: Int32(min(max(int(column), -9_999_999), 9_999_999)))
  }

  /// The same; `nil` for NULL.
  func optionalDay(_ column: Int32) -> CivilDay? { isNull(column) ? nil : day(column) }

  /// What a value is, in itself.
  enum Kind {
    case integer, text, bytes, null
  }

  /// A floating-point number, which no table of ours can hold, counts as its text.
  func kind(of column: Int32) -> Kind {
    switch unsafe sqlite3_column_type(handle, column) {
    case SQLITE_INTEGER: .integer
    case SQLITE_NULL: .null
    case SQLITE_BLOB: .bytes
    default: .text
    }
  }

  func text(_ column: Int32) -> String {
    check(column: column)
    guard let bytes = unsafe sqlite3_column_text(handle, column) else { return "" }
    let count = Int(unsafe sqlite3_column_bytes(handle, column))
    return unsafe String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
  }

  /// Lends the bytes of a text where SQLite keeps them; none for NULL.
  @inline(__always)
  func lendText<Result>(
    _ column: Int32, _ body: (borrowing Span<UInt8>) throws -> Result
  ) rethrows -> Result {
    check(column: column)
    let bytes = unsafe sqlite3_column_text(handle, column)
    let count = Int(unsafe sqlite3_column_bytes(handle, column))
    return try unsafe body(UnsafeBufferPointer(start: bytes, count: count).span)
  }

  /// Lends bytes where SQLite keeps them; none for NULL.
  func lendBlob<Result>(
    _ column: Int32, _ body: (borrowing Span<UInt8>) -> Result
  ) -> Result {
    check(column: column)
    let bytes = unsafe sqlite3_column_blob(handle, column)
    let count = Int(unsafe sqlite3_column_bytes(handle, column))
    return unsafe body(
      UnsafeRawBufferPointer(start: bytes, count: count).bindMemory(to: UInt8.self).span)
  }

  func optionalText(_ column: Int32) -> String? { isNull(column) ? nil : text(column) }

  /// SQLite copies the bytes before the call returns. The macro SQLITE_TRANSIENT is not imported.
  static var transient: sqlite3_destructor_type {
    unsafe unsafeBitCast(-1, to: sqlite3_destructor_type.self)
  }
}

extension Connection {
  /// Prepares `sql`, which holds one statement, or takes one that was used before.
  func prepare(_ sql: String) throws(StoreError) -> Statement {
    if let handle = unsafe takeIdle(sql) {
      return unsafe Statement(handle: handle, connection: self, sql: sql)
    }
    var handle: OpaquePointer?
    let code = unsafe sqlite3_prepare_v3(
      database, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &handle, nil)
    guard code == SQLITE_OK, let handle = unsafe handle else { throw error(code, sql) }
    return unsafe Statement(handle: handle, connection: self, sql: sql)
  }

  /// Lends one statement: every row is given to `body`.
  func forEachRow(
    _ sql: String, bind: (borrowing Statement) -> Void = { _ in },
    _ body: (borrowing Statement) throws(StoreError) -> Void
  ) throws(StoreError) {
    let statement = try prepare(sql)
    bind(statement)
    while try statement.step() { try body(statement) }
  }

  /// The first row of a query as `Value`; `nil` when there is none.
  func first<Value>(
    _ sql: String, bind: (borrowing Statement) -> Void = { _ in },
    _ read: (borrowing Statement) throws(StoreError) -> Value
  ) throws(StoreError) -> Value? {
    let statement = try prepare(sql)
    bind(statement)
    return try statement.step() ? try read(statement) : nil
  }

  /// Runs one statement without rows.
  func run(_ sql: String, bind: (borrowing Statement) -> Void = { _ in }) throws(StoreError) {
    let statement = try prepare(sql)
    bind(statement)
    try statement.run()
  }
}
