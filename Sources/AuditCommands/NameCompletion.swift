internal import ArgumentParser
internal import AuditReport
internal import AuditService
internal import Glibc
internal import ServiceStandards

/// Names for the shell's completion, read from the database that the command line, the environment or the
/// configuration names. Nothing is said, and nothing is made, when there is none.
enum NameCompletion {
  typealias Names = @Sendable (_ words: [String], _ index: Int, _ prefix: String) -> [String]

  static let units = CompletionKind.custom(names(.units))
  static let services = CompletionKind.custom(names(.services))
  static let calendars = CompletionKind.custom(names(.calendars))
  static let agencies = CompletionKind.custom(names(.agencies))
  static let rules = CompletionKind.custom(names(.rules))
  static let findings = CompletionKind.custom(names(.findings))
  static let runs = CompletionKind.custom(names(.runs))
  static let imports = CompletionKind.custom(names(.imports))
  static let waivers = CompletionKind.custom(names(.waivers))
  static let complaints = CompletionKind.custom(names(.complaints))
  static let codes = CompletionKind.custom(names(.codes))
  static let cases = CompletionKind.custom { words, _, prefix in
    (try? workspace(words)?.caseNames(startingWith: prefix)) ?? []
  }

  /// Of several names with commas the last one is completed.
  private static func names(_ kind: Workspace.Named) -> Names {
    { words, _, prefix in
      let names = (try? workspace(words)?.names(kind)) ?? []
      guard let comma = prefix.lastIndex(of: ",") else { return names }
      return names.map { prefix[...comma] + $0 }
    }
  }

  private static func workspace(_ words: [String]) -> Workspace? {
    let named = ["--db", "--config"].flatMap { name in
      value(of: name, in: words).map { [name, $0] } ?? []
    }
    guard let options = try? GlobalOptions.parse(named) else { return nil }
    return try? CommandContext(options).workspace
  }

  /// As the shell has them: not expanded, and `--db=FILE` as three words.
  private static func value(of name: String, in words: [String]) -> String? {
    let joined = words.last { $0.hasPrefix(name + "=") }.map {
      String($0.dropFirst(name.count + 1))
    }
    let next = words.lastIndex(of: name).flatMap { position in
      words[(position + 1)...].first { $0 != "=" }
    }
    guard let value = joined ?? next, !value.isEmpty else { return nil }
    guard value.hasPrefix("~/"), let home = Terminal.environment("HOME") else { return value }
    return home + value.dropFirst()
  }
}
