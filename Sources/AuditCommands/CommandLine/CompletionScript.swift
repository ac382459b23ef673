internal import ArgumentParser

/// The script with which a shell completes command lines of this program: that of the parser, which for bash is told
/// what the parser's script does not know of a command line: that `audit --unit X` is `audit run --unit X`, that
/// options may stand in front of a command, and that commands have other spellings.
enum CompletionScript {
  /// `nil` for a command line that asks for no script.
  static func wanted(by arguments: [String]) -> String? {
    guard arguments.count == 2, arguments[0] == "--generate-completion-script",
      let shell = CompletionShell(rawValue: arguments[1])
    else { return nil }
    let script = AuditCommand.completionScript(for: shell)
    guard shell == .bash, let grammar = CommandGrammar.ofProgram else { return script }
    return script.replacing(start, with: start + "\n" + reordered(grammar.command))
  }

  /// Where the parser's script has taken the words of the line, before it looks at any.
  private static let start =
    #"    local -a unparsed_words=("${COMP_WORDS[@]:1:${COMP_CWORD}}")"#

  private static func reordered(_ command: CommandGrammar.Command) -> String {
    let names = command.subcommands?.filter { $0.commandName != "help" } ?? []
    let spellings = names.compactMap { name in
      (name.aliases ?? []).isEmpty
        ? nil
        : "    \((name.aliases ?? []).joined(separator: "|"))) unparsed_words[0]=\(name.commandName) ;;"
    }
    return """
          # Options in front of a command are those of the command, or of “\(command.defaultSubcommand ?? "")”.
          if [[ "${unparsed_words[0]}" = -* ]]; then
              [[ "${COMP_CWORD}" -eq 1 ]] && COMPREPLY+=($(compgen -W '--version' -- "${cur}"))
              local -i leading=0
              while [[ "${leading}" -lt $((COMP_CWORD - 1)) && "${unparsed_words[leading]}" = -* ]]; do
                  case "${unparsed_words[leading]}" in
                  \(command.valuedOptions.sorted().joined(separator: "|"))) leading+=2 ;;
                  *) leading+=1 ;;
                  esac
              done
              case "${unparsed_words[leading]}" in
              \(names.flatMap { [$0.commandName] + ($0.aliases ?? []) }.joined(separator: "|")))
                  unparsed_words=("${unparsed_words[@]:leading}") ;;
              *)
                  if [[ "${leading}" -eq $((COMP_CWORD - 1)) && "${cur}" != -* ]]; then
                      unparsed_words=("${cur}")
                  else
                      unparsed_words=(\(command.defaultSubcommand ?? "") "${unparsed_words[@]}")
                  fi
                  ;;
              esac
          fi
          case "${unparsed_words[0]}" in
      \(spellings.joined(separator: "\n"))
          esac
      """
  }
}
