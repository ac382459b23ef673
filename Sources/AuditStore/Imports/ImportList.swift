package import ServiceStandards
package import WorkingTime

/// An import as it is listed.
package struct ListedImport: Sendable {
  package let id: Int64
  package let entry: Int64
  package let kind: ImportRecord.Kind
  package let file: String
  package let sha256: String
  package let state: ImportRecord.State
  package let recordedAt: Instant
  /// As of when it speaks.
  package let speaksAt: Instant
  /// For which fields of a case; `nil` for what is no file of transactions.
  package let form: DeliveryForm?
  package let inserted: Int64
  package let changed: Int64
  package let unchanged: Int64
  package let rejected: Int64
  /// Why it was taken back; `nil`: it stands.
  package let undone: String?
}

/// What was wrong with a rejected line.
package struct KeptReject: Sendable {
  package let line: Int64
  package let column: String?
  package let code: String
  package let value: String?
  package let message: String
}

extension Store {
  /// Every import, or one; the last one first.
  package func imports(_ id: Int64? = nil) throws(StoreError) -> [ListedImport] {
    var imports: [ListedImport] = []
    try connection.forEachRow(SQL.imports, bind: { $0.bind(1, id) }) { row throws(StoreError) in
      imports.append(
        ListedImport(
          id: row.int(0), entry: row.int(1), kind: try word(row.text(2)), file: row.text(3),
          sha256: row.text(4), state: try word(row.text(5)), recordedAt: Instant(row.int(6)),
          speaksAt: Instant(row.int(7)), form: row.optionalInt(8).map(DeliveryForm.init),
          inserted: row.int(9), changed: row.int(10), unchanged: row.int(11),
          rejected: row.int(12), undone: row.optionalText(13)))
    }
    return imports
  }

  /// The reasons for the rejected lines of an import, in their order.
  package func rejects(ofImport id: Int64) throws(StoreError) -> [KeptReject] {
    var rejects: [KeptReject] = []
    try connection.forEachRow(SQL.rejects, bind: { $0.bind(1, id) }) { row in
      rejects.append(
        KeptReject(
          line: row.int(0), column: row.optionalText(1), code: row.text(2),
          value: row.optionalText(3), message: row.text(4)))
    }
    return rejects
  }
}

private enum SQL {
  static let imports = """
    SELECT
      imports.id, imports.entry, imports.kind, imports.file, imports.sha256, imports.state,
      coalesce(imports.known_from, \(Ledger.instant(of: "imports.entry")), 0), \(Deliveries.speaksAt),
      imports.form, imports.inserted, imports.changed, imports.unchanged, imports.rejected,
      undone_imports.reason
    FROM imports
    LEFT JOIN undone_imports ON undone_imports.import_id = imports.id
    WHERE ?1 IS NULL OR imports.id = ?1
    ORDER BY imports.id DESC
    """
  static let rejects = """
    SELECT line, column_name, code, value, message
    FROM rejected_lines WHERE import_id = ?1 ORDER BY line, position
    """
}
