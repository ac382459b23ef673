/// One numbered form of the database, carried inside the binary: SQL files that are applied together.
package struct Migration: Sendable {
  package struct Part: Sendable {
    /// The file's name in `Migrations/`.
    package let name: String
    package let sql: [UInt8]

    fileprivate init(_ name: String, _ sql: [UInt8]) {
      self.name = name
      self.sql = sql
    }
  }

  package let number: Int
  package let name: String
  /// In the order in which they are applied.
  package let parts: [Part]

  /// Every migration in order. One that a release has applied is never edited: add the next number.
  package static let all = [
    Migration(
      number: 1, name: "0001",
      parts: [
        Part("0001_ledger.sql", PackageResources._001_ledger_sql),
        Part("0001_catalogue.sql", PackageResources._001_catalogue_sql),
        Part("0001_transactions.sql", PackageResources._001_transactions_sql),
        Part("0001_catalogue_past.sql", PackageResources._001_catalogue_past_sql),
        Part("0001_papers.sql", PackageResources._001_papers_sql),
        Part("0001_runs.sql", PackageResources._001_runs_sql),
        Part("0001_findings.sql", PackageResources._001_findings_sql),
        Part("0001_waivers.sql", PackageResources._001_waivers_sql),
        Part("0001_complaints.sql", PackageResources._001_complaints_sql),
        Part("0001_nights.sql", PackageResources._001_nights_sql),
        Part("0001_views.sql", PackageResources._001_views_sql),
      ])
  ]
}
