internal import ArgumentParser
internal import AuditReport
internal import ServiceStandards

/// The help of one command. In English the parser writes it; in Indonesian it is written here, in the same layout, with
/// the words of `help.yaml`.
enum HelpPage {
  /// The page that the parser ends with, when that is what it does, in the language of the user; `nil`: the parser's
  /// own will do.
  static func translated(_ error: any Error) -> String? {
    guard UsageLanguage.current == .indonesian, AuditCommand.exitCode(for: error) == .success,
      let usage = AuditCommand.fullMessage(for: error).split(separator: "\n")
        .first(where: { $0.hasPrefix("USAGE: audit") })
    else { return nil }
    let path = usage.dropFirst(7).split(separator: " ").prefix { $0.first?.isLetter ?? false }
    return text(of: path.map(String.init), .indonesian)
  }

  /// The page of the command at a path such as `audit findings list`.
  static func text(of path: [String], _ language: Language) -> String {
    let type = type(at: path)
    guard language == .indonesian, let grammar = CommandGrammar.ofProgram,
      let command = grammar.command(at: path[...])
    else { return AuditCommand.helpMessage(for: type) }
    let writer = HelpWriter(
      words: .bundled, path: path.dropFirst().joined(separator: " "), command: command,
      width: Terminal.width.map { max($0, 40) } ?? 80)
    return writer.page(usage: AuditCommand.usageString(for: type))
  }

  private static func type(at path: [String]) -> any ParsableCommand.Type {
    path.dropFirst().reduce(AuditCommand.self as any ParsableCommand.Type) { command, name in
      command.configuration.subcommands.first { $0._commandName == name } ?? command
    }
  }
}
