internal import ArgumentParser

/// Options that stand before a subcommand count for it: `audit --lang en findings list` means
/// `audit findings list --lang en`. The parser by itself reads them as options of the default
/// subcommand, to which the name of the subcommand is then one word too many.
enum LeadingOptions {
  /// The arguments (without the name of the program) with the subcommand in front of its options.
  /// Unchanged when no subcommand follows an option.
  static func behindSubcommand(_ arguments: [String]) -> [String] {
    if let help = helpOfAll(arguments) { return help }
    guard mayLead(arguments), let grammar = CommandGrammar.ofProgram else { return arguments }
    let valued = grammar.command.valuedOptions
    var command = grammar.command
    var (path, options, rest): ([String], [String], ArraySlice<String>) = ([], [], arguments[...])
    while let (leading, next) = lead(rest, to: command, valued) {
      options += leading
      path.append(next.commandName)
      rest = rest.dropFirst(leading.count + 1)
      command = next
    }
    // The help of a command is the same whatever the options.
    if path.first == "help" { options = [] }
    return path + options + rest
  }

  /// `audit --lang id --help` asks about the program, not about its default subcommand.
  private static func helpOfAll(_ arguments: [String]) -> [String]? {
    var rest = arguments.filter { !$0.hasPrefix("--lang=") }
    if let option = rest.firstIndex(of: "--lang") {
      rest.removeSubrange(option...min(option + 1, rest.count - 1))
    }
    return rest == ["--help"] || rest == ["-h"] ? rest : nil
  }

  /// Asked first, as the grammar takes some milliseconds: whether an option stands in front of one
  /// of the program's words. The parser's own questions (`---completion`) are left alone.
  private static func mayLead(_ arguments: [String]) -> Bool {
    guard let first = arguments.first, !first.hasPrefix("---"),
      let option = arguments.firstIndex(where: { $0.hasPrefix("-") }), option < 2
    else { return false }
    let words = arguments[option...]
    return words.contains("help") || names(below: AuditCommand.self).contains(where: words.contains)
  }

  private static func names(below command: any ParsableCommand.Type) -> [String] {
    command.configuration.subcommands.flatMap {
      [$0._commandName] + $0.configuration.aliases + names(below: $0)
    }
  }

  /// The options up to the next subcommand, and the subcommand.
  private static func lead(
    _ arguments: ArraySlice<String>, to command: CommandGrammar.Command, _ valued: Set<String>
  ) -> (options: ArraySlice<String>, command: CommandGrammar.Command)? {
    var index = arguments.startIndex
    while index < arguments.endIndex {
      let word = arguments[index]
      guard word.hasPrefix("-"), word != "-" else {
        return command.subcommand(word).map { (arguments[..<index], $0) }
      }
      guard word != "--" else { return nil }
      index += valued.contains(word) ? 2 : 1
    }
    return nil
  }
}
