import AuditService
import Fixtures
import Foundation
import ServiceStandards
import WorkingTime

/// The bundled demonstration, imported once and audited once for all tests.
enum Demonstration {
  /// When it is audited: 2026-07-01T08:00:00+08:00.
  static let asOf = Instant(1_782_864_000)

  /// The database after the imports.
  private static let imported = Result {
    let folder = try WorkFolder()
    let steps = try folder.workspace().demonstrate(
      folder: Fixtures.url("demo").path, progress: quietly)
    return (steps, try folder.bytes())
  }

  /// The database after the first run.
  private static let audited = Result {
    let folder = try restored(imported.get().1)
    _ = try folder.workspace().runAudit(request(), progress: quietly)
    return try folder.bytes()
  }

  static func steps() throws -> [DemonstrationStep] { try imported.get().0 }

  /// A copy of the imported database.
  static func importedFolder() throws -> WorkFolder { try restored(imported.get().1) }

  /// A copy of the database with the first run in it.
  static func auditedFolder() throws -> WorkFolder { try restored(audited.get()) }

  static func request(
    _ selection: Selection = Selection(), asOf: Instant = asOf
  ) -> AuditRequest {
    AuditRequest(selection: selection, asOf: .instant(asOf))
  }

  private static func restored(_ bytes: Data) throws -> WorkFolder {
    let folder = try WorkFolder()
    try bytes.write(to: URL(filePath: folder.database))
    return folder
  }
}
