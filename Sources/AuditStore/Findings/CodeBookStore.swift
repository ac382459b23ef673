package import WorkingTime

/// One version of the mapping of codes as the database holds it.
package struct CodeBookRecord: Hashable, Sendable {
  package let file: String
  /// In hexadecimal digits.
  package let sha256: String
  /// The whole file.
  package let text: String
  package let recordedAt: Instant
  package let origin: Origin

  package init(file: String, sha256: String, text: String, recordedAt: Instant, origin: Origin) {
    self.file = file
    self.sha256 = sha256
    self.text = text
    self.recordedAt = recordedAt
    self.origin = origin
  }
}

extension Store {
  /// The mapping of codes that was recorded last; `nil`: the program's own holds.
  package func codeBook() throws(StoreError) -> CodeBookRecord? {
    try connection.first(SQL.last) {
      CodeBookRecord(
        file: $0.text(0), sha256: $0.text(1), text: $0.text(2), recordedAt: Instant($0.int(3)),
        origin: Origin(actor: $0.text(4), host: $0.text(5), program: $0.text(6)))
    }
  }

  /// Records a version of the mapping and gives its number; call inside `write`.
  package func insert(_ book: CodeBookRecord) throws(StoreError) -> Int64 {
    try connection.run(SQL.insert) { statement in
      statement.bind(1, book.file)
      statement.bind(2, book.sha256)
      statement.bind(3, book.text)
      statement.bind(4, book.recordedAt.seconds)
      statement.bind(5, book.origin.actor)
      statement.bind(6, book.origin.host)
      statement.bind(7, book.origin.program)
    }
    return connection.lastInsertedID
  }
}

private enum SQL {
  static let last = """
    SELECT file, sha256, text, recorded_at, actor, host, program
    FROM code_books
    ORDER BY id DESC
    LIMIT 1
    """
  static let insert = """
    INSERT INTO code_books (file, sha256, text, recorded_at, actor, host, program)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
    """
}
