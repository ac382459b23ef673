internal import AuditService

/// What this program is called, in reports and in the record of every run.
enum Program {
  static let version = "0.1.0"

  static var fullVersion: String {
    "audit \(version) (schema \(Workspace.schemaVersion), SQLite \(Workspace.sqliteVersion))"
  }
}
