import Foundation
import Testing

/// A command as the program describes itself to other programs.
struct DumpedCommand: Decodable {
  let commandName: String
  let aliases: [String]?
  let abstract: String?
  let discussion: String?
  let subcommands: [DumpedCommand]?
  let arguments: [Argument]?

  struct Argument: Decodable {
    let kind: String
    let isRepeating: Bool
    let shouldDisplay: Bool
    let names: [Name]?
    let valueName: String?
    let abstract: String?
    let sectionTitle: String?

    /// `--unit`, or `<finding>`.
    var label: String { longNames.first.map { "--\($0)" } ?? "<\(valueName ?? "")>" }
    var longNames: [String] { (names ?? []).filter { $0.kind == "long" }.map(\.name) }
  }

  struct Name: Decodable {
    let kind: String
    let name: String
  }

  var isGroup: Bool { subcommands?.isEmpty == false }

  /// Options and arguments that help tells of.
  var shown: [Argument] { (arguments ?? []).filter(\.shouldDisplay) }

  /// Every command by its path below `audit`, e.g. `findings list`; the root has the path "".
  static func all() async throws -> [(path: String, command: DumpedCommand)] {
    let answer = try await Place().run("--experimental-dump-help")
    let root = try JSONDecoder().decode(Dump.self, from: answer.output).command
    return root.below("")
  }

  private func below(_ path: String) -> [(path: String, command: DumpedCommand)] {
    let deeper = (subcommands ?? []).filter { $0.commandName != "help" }.flatMap {
      $0.below(path.isEmpty ? $0.commandName : "\(path) \($0.commandName)")
    }
    return [(path, self)] + deeper
  }

  private struct Dump: Decodable {
    let command: DumpedCommand
  }
}
