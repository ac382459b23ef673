/// One numbered SQL file, carried inside the binary.
package struct Migration: Sendable {
  package let number: Int
  /// The file's name in `Migrations/`.
  package let name: String
  package let sql: [UInt8]

  private init(_ number: Int, _ name: String, _ sql: [UInt8]) {
    self.number = number
    self.name = name
    self.sql = sql
  }

  /// Every migration in order. An applied one is never edited: add the next number.
  package static let all = [
    Migration(1, "0001_core.sql", PackageResources._001_core_sql),
    Migration(2, "0002_changes.sql", PackageResources._002_changes_sql),
    Migration(3, "0003_findings.sql", PackageResources._003_findings_sql),
    Migration(4, "0004_waivers.sql", PackageResources._004_waivers_sql),
    Migration(5, "0005_complaints.sql", PackageResources._005_complaints_sql),
    Migration(6, "0006_segments.sql", PackageResources._006_segments_sql),
    Migration(7, "0007_nights.sql", PackageResources._007_nights_sql),
    Migration(8, "0008_ledger.sql", PackageResources._008_ledger_sql),
    Migration(9, "0009_segment_digests.sql", PackageResources._009_segment_digests_sql),
    Migration(10, "0010_views.sql", PackageResources._010_views_sql),
  ]
}
