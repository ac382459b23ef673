internal import ArgumentParser
internal import AuditReport
internal import AuditService
internal import ServiceStandards

/// Names for the shell's completion, read from the database that the command line or the environment
/// names. Nothing is said when there is none.
enum NameCompletion {
  @Sendable static func units(_ words: [String], _ index: Int, _ prefix: String) -> [String] {
    workspace(words).flatMap { try? $0.catalogue().units.map(\.value.code.text) } ?? []
  }

  @Sendable static func services(_ words: [String], _ index: Int, _ prefix: String) -> [String] {
    workspace(words).flatMap { try? $0.catalogue().services.map(\.value.code.text) } ?? []
  }

  @Sendable static func rules(_ words: [String], _ index: Int, _ prefix: String) -> [String] {
    Workspace.ruleSheets.map { $0.id.description }
  }

  @Sendable static func findings(_ words: [String], _ index: Int, _ prefix: String) -> [String] {
    workspace(words).flatMap { try? $0.findingNames() } ?? []
  }

  private static func workspace(_ words: [String]) -> Workspace? {
    let named = words.firstIndex(of: "--db").flatMap { position in
      words.indices.contains(position + 1) ? ["--db", words[position + 1]] : nil
    }
    guard let options = try? GlobalOptions.parse(named ?? []) else { return nil }
    return try? CommandContext(options).workspace
  }
}
