/// Holds the rejected lines of one import outside its transaction, so that they are kept even when
/// the import itself is undone. A private database on disk that vanishes with the value: memory does
/// not grow with the number of lines.
package struct RejectSpool: ~Copyable {
  private let connection: Connection
  private let insert: Statement

  package init() throws(StoreError) {
    // The empty path is SQLite's name for a private temporary database.
    let connection = try Connection(path: "", access: .create)
    try connection.execute(SQL.create)
    let insert = try connection.prepare(SQL.insert)
    self.connection = connection
    self.insert = insert
  }

  package func append(_ reason: RejectedReason) throws(StoreError) {
    insert.bind(1, reason.line)
    insert.bind(2, reason.position)
    insert.bind(3, reason.column)
    insert.bind(4, reason.code)
    insert.bind(5, reason.value)
    insert.bind(6, reason.message)
    insert.bind(7, reason.original)
    try insert.run()
  }

  /// Every reason, in order of lines.
  package func forEachReason(
    _ body: (RejectedReason) throws -> Void
  ) throws {
    var failure: (any Error)?
    try connection.forEachRow(SQL.all) { row throws(StoreError) in
      guard failure == nil else { return }
      do {
        try body(
          RejectedReason(
            line: Int(row.int(0)), position: Int(row.int(1)), column: row.optionalText(2),
            code: row.text(3), value: row.optionalText(4) ?? "", message: row.text(5),
            original: row.text(6)))
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
  }

  /// Keeps every line under an import; call inside `Store.write`.
  package func move(into store: Store, importID: Int64) throws(StoreError) {
    let target = try store.connection.prepare(SQL.keep)
    try connection.forEachRow(SQL.all) { row throws(StoreError) in
      target.bind(1, importID)
      target.bind(2, row.int(0))
      target.bind(3, row.int(1))
      target.bind(4, row.optionalText(2))
      target.bind(5, row.text(3))
      target.bind(6, row.optionalText(4))
      target.bind(7, row.text(5))
      target.bind(8, row.text(6))
      try target.run()
    }
  }
}

private enum SQL {
  static let create = """
    CREATE TABLE reasons (
      line INTEGER NOT NULL, position INTEGER NOT NULL, column_name TEXT, code TEXT NOT NULL,
      value TEXT, message TEXT NOT NULL, original TEXT NOT NULL) STRICT
    """
  static let insert = "INSERT INTO reasons VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"
  static let all = """
    SELECT line, position, column_name, code, value, message, original FROM reasons ORDER BY line, position, rowid
    """
  static let keep = """
    INSERT INTO rejected_lines (
      import_id, line, position, column_name, code, value, message, original)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
    """
}
