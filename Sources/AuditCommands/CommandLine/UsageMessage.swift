internal import ArgumentParser
internal import AuditReport
internal import ServiceStandards

/// What is wrong with a command line, and how the command is used. The parser tells it in English;
/// here it is put into the language of the user, with the command named and the nearest word that
/// exists.
struct UsageMessage {
  let language: Language
  /// What happened and what was perhaps meant.
  let text: String
  /// How the command is used, in lines; of a group of commands its help.
  let usage: [String]

  init(_ error: any Error, language: Language) {
    self.language = language
    let message = AuditCommand.message(for: error)
    let lines = AuditCommand.fullMessage(for: error).split(separator: "\n").map(String.init)
    var usage = Array(lines.drop { !$0.hasPrefix("Usage: ") })
    var command = UsageMessage.command(in: usage)
    // What a command refuses while it runs is not told with its name.
    if command == AuditCommand.configuration.commandName, let grammar = CommandGrammar.ofProgram {
      command = grammar.path(of: Array(CommandLine.arguments.dropFirst())).joined(separator: " ")
      usage = ["Usage: \(command) <options>", "  See '\(command) --help' for more information."]
    }
    let path = command.split(separator: " ").map(String.init)
    let help = lines.first { $0.hasPrefix("Help:  ") }.map { String($0.dropFirst(7)) }
    text = UsageWording(message, command: command, help: help)?.wording.text(language) ?? message
    if MissingSubcommand.isTold(by: message),
      let names = CommandGrammar.ofProgram?.command(at: path[...])?.subcommandNames, !names.isEmpty
    {
      self.usage = HelpPage.text(of: path, language)
        .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    } else {
      self.usage = usage.map { UsageMessage.translated($0, language) }
    }
  }

  /// Of `  See 'audit findings list --help' for more information.`
  private static func command(in usage: [String]) -> String {
    guard let match = usage.last?.firstMatch(of: /See '(.+) --help'/) else { return "audit" }
    return String(match.1)
  }

  private static func translated(_ line: String, _ language: Language) -> String {
    guard language == .indonesian else { return line }
    if let match = line.wholeMatch(of: /\s*See '(.+)' for more information\./) {
      return "  Lihat “\(match.1)”."
    }
    return line.hasPrefix("Usage: ") ? "Pemakaian: " + line.dropFirst(7) : line
  }

  var forPeople: String {
    let head = (language == .indonesian ? "galat: " : "error: ") + text
    return ([head] + usage).joined(separator: "\n")
  }
}
