import AuditReport

extension Table {
  /// Every row in one text.
  func texts() throws -> [String] {
    var rows: [String] = []
    try eachRow {
      rows.append("\($0)")
      return true
    }
    return rows
  }

  func count() throws -> Int { try texts().count }
}
