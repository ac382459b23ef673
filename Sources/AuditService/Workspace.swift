internal import AuditStore
internal import Glibc
package import WorkingTime

/// Where and when a command works: the database, the clock, and who asks.
///
/// Every use case is an extension of it, one file each: `Import…`, `RunAudit`, `ExplainDeviation`, …
package struct Workspace: Sendable {
  /// As it was named, for people.
  package let database: String
  /// The file itself, found once: by whichever link it was named, its log, its lock and its evidence lie
  /// beside this one.
  let file: String
  /// When the command began; inside a write transaction when that did.
  package let now: Instant
  let version: String
  let origin: Origin
  private let clock: @Sendable () -> Instant
  /// Seconds to wait for others who write.
  private var patience = Workspace.usualPatience
  /// Tells where the database lies; tests put something else here.
  var drive = DriveProbe.system

  package static let usualPatience = 10

  /// Used when neither option nor configuration names a database.
  package static let usualDatabase = "audit.db"

  /// `version` is that of this program, `actor` and `host` are who asks and where. `clock` is read once
  /// now and once in each write transaction, when nobody else can write; `nil`: it stands at `now`.
  package init(
    database: String, now: Instant, clock: (@Sendable () -> Instant)? = nil, actor: String,
    host: String, version: String
  ) {
    self.init(
      database: database, file: Workspace.target(of: database), now: now,
      clock: clock ?? { now }, version: version,
      origin: Origin(actor: actor, host: host, program: "audit \(version)"))
  }

  private init(
    database: String, file: String, now: Instant, clock: @escaping @Sendable () -> Instant,
    version: String, origin: Origin
  ) {
    self.database = database
    self.file = file
    self.now = now
    self.clock = clock
    self.version = version
    self.origin = origin
  }

  /// The file behind a symbolic link; what is none, or leads nowhere, stays as it was named.
  private static func target(of path: String) -> String {
    var status = stat()
    guard unsafe path.withCString({ unsafe lstat($0, &status) }) == 0,
      status.st_mode & S_IFMT == S_IFLNK, let target = unsafe realpath(path, nil)
    else { return path }
    defer { unsafe free(target) }
    return unsafe String(cString: target)
  }

  /// The same at another instant.
  func at(_ instant: Instant) -> Workspace {
    var workspace = Workspace(
      database: database, file: file, now: instant, clock: clock, version: version, origin: origin)
    workspace.drive = drive
    workspace.patience = patience
    return workspace
  }

  /// The same with so many seconds to wait for others who write.
  func waiting(seconds: Int) -> Workspace {
    var workspace = self
    workspace.patience = seconds
    return workspace
  }

  /// The same file under another name for people, asked for by nobody.
  func named(_ name: String, at instant: Instant) -> Workspace {
    Workspace(
      database: name, file: file, now: instant, clock: clock, version: version,
      origin: Origin(actor: "", host: "", program: origin.program))
  }

  /// The same with the clock read now.
  func atPresent() -> Workspace { at(clock()) }

  func openForReading() throws -> Store {
    try Store.open(file, .read, now: now, program: origin.program, drive: drive)
  }

  func openForWriting() throws -> Store {
    let store = try Store.open(
      file, .write, now: now, program: origin.program, drive: drive)
    store.waitForWriters(seconds: patience)
    return store
  }

  /// One event in one write transaction, with its entry in the ledger. The clock is read when nobody
  /// else can write: the order of the entries is that of their instants.
  ///
  /// - Throws: `StoreError`, and what `body` throws; then nothing stays.
  func record<Result>(
    _ event: LedgerEvent, in store: Store, keepingIf isKept: (Result) -> Bool = { _ in true },
    _ body: (Workspace, inout LedgerDraft) throws -> Result
  ) throws -> Result {
    try store.record(event, by: origin, clock: clock, keepingIf: isKept) { entry in
      try body(at(entry.instant), &entry)
    }
  }

  /// Makes a new, empty database.
  ///
  /// - Parameter zone: The IANA zone in which dates of questions are read; `nil`: that of the first unit.
  /// - Throws: `StoreError` with `alreadyExists` when something is at that path; `CalendarFault` for a zone that there
  ///   is not.
  package func create(zone: String? = nil) throws {
    if let zone { _ = try Zone(zone) }
    _ = try Store.create(
      at: database, zone: zone, appliedAt: now, program: origin.program, drive: drive)
  }
}

/// How far a long piece of work has come; called every few thousand rows. What it throws ends the
/// work: nothing of it stays.
package typealias ProgressReport = (_ rows: Int64) throws -> Void
