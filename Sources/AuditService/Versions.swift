internal import AuditStore

extension Workspace {
  /// Number of the last migration that this program carries.
  package static var schemaVersion: Int { Store.carriedSchema }

  package static var sqliteVersion: String { Store.sqliteVersion }
}
