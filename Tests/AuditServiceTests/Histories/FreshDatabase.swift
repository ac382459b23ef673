import AuditService
import Foundation
import WorkingTime

@testable import AuditStore

/// Databases that hold the rows of another one and no history: what was imported or typed, and nothing of what
/// runs, nights and people made of it.
struct FreshDatabase {
  private let empty: Data

  init() throws {
    let folder = try WorkFolder()
    try folder.workspace().create()
    empty = try folder.bytes()
  }

  func copy(of folder: WorkFolder) throws -> WorkFolder {
    let copy = try WorkFolder()
    try empty.write(to: URL(filePath: copy.database))
    let rows = FreshDatabase.tables.map { "INSERT INTO main.\($0) SELECT * FROM old.\($0);" }
    let connection = try Connection(path: copy.database, access: .write)
    // They keep the numbers of the entries that wrote them.
    connection.setTriggers(on: false)
    try connection.execute(
      """
      PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON; PRAGMA synchronous = OFF;
      ATTACH '\(folder.database)' AS old;
      BEGIN;
      DELETE FROM main.variants;
      \(rows.joined(separator: "\n"))
      COMMIT
      """)
    return copy
  }

  private static let tables = [
    "imports", "units", "agencies", "services", "standards", "standard_times", "standard_tariffs",
    "documents", "standard_documents", "calendar_versions", "calendar_entries", "calendar_hours",
    "holidays", "variants", "transactions", "deliveries", "delivery_months",
    "tellings", "undone_imports", "ledger",
  ]
}
