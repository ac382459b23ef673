/// One version of the mapping of codes as the database holds it.
package struct CodeBookRecord: Hashable, Sendable {
  package let file: String
  /// In hexadecimal digits.
  package let sha256: String
  /// The whole file.
  package let text: String

  package init(file: String, sha256: String, text: String) {
    self.file = file
    self.sha256 = sha256
    self.text = text
  }
}

extension Store {
  /// The mapping of codes that was recorded last; `nil`: the program's own holds.
  package func codeBook() throws(StoreError) -> CodeBookRecord? {
    try connection.first(SQL.last) {
      CodeBookRecord(file: $0.text(0), sha256: $0.text(1), text: $0.text(2))
    }
  }

  /// Records a version of the mapping under the number of the ledger's entry that is being made; call inside
  /// `record`.
  package func insert(_ book: CodeBookRecord, entry: Int64) throws(StoreError) {
    try connection.run(SQL.insert) { statement in
      statement.bind(1, book.file)
      statement.bind(2, book.sha256)
      statement.bind(3, book.text)
      statement.bind(4, entry)
    }
  }
}

private enum SQL {
  static let last = """
    SELECT file, sha256, text FROM code_books ORDER BY id DESC LIMIT 1
    """
  static let insert = """
    INSERT INTO code_books (file, sha256, text, entry) VALUES (?1, ?2, ?3, ?4)
    """
}
