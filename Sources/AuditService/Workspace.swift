internal import AuditStore
package import WorkingTime

/// Where and when a command works: the database, the one reading of the clock, and who asks.
///
/// Every use case is an extension of it, one file each: `Import…`, `RunAudit`, `ExplainDeviation`, …
package struct Workspace: Sendable {
  package let database: String
  /// The clock is read once per command.
  package let now: Instant
  let version: String
  let origin: Origin
  /// Tells where the database lies; tests put something else here.
  var drive = DriveProbe.system

  /// Used when neither option nor configuration names a database.
  package static let usualDatabase = "audit.db"

  /// `version` is that of this program, `actor` and `host` are who asks and where.
  package init(
    database: String, now: Instant, actor: String, host: String, version: String
  ) {
    self.database = database
    self.now = now
    self.version = version
    origin = Origin(actor: actor, host: host, program: "audit \(version)")
  }

  func openForReading() throws -> Store {
    try Store.open(database, .read, now: now, program: origin.program, drive: drive)
  }

  func openForWriting() throws -> Store {
    try Store.open(database, .write, now: now, program: origin.program, drive: drive)
  }

  /// Makes a new, empty database.
  ///
  /// - Throws: `StoreError` with `alreadyExists` when something is at that path.
  package func create() throws {
    _ = try Store.create(at: database, appliedAt: now, program: origin.program, drive: drive)
  }
}

/// How far a long piece of work has come; called every few thousand rows. What it throws ends the
/// work: nothing of it stays.
package typealias ProgressReport = (_ rows: Int64) throws -> Void
