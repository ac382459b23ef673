internal import AuditReport

/// Writes the page of a command from what the parser knows of it and the words of the table.
struct HelpWriter {
  let words: HelpFile
  /// Below `audit`; empty for the program itself.
  let path: String
  let command: CommandGrammar.Command
  let width: Int

  private static let labelWidth = 26

  func page(usage: String) -> String {
    let texts = words.commands[path]
    let abstract = "\(heading("OVERVIEW")): \(texts?.abstract ?? command.abstract ?? "")"
    var blocks = [TextFlow.filled(abstract, width: width)]
    if let discussion = texts?.discussion, !discussion.isEmpty {
      blocks.append(TextFlow.filled(discussion, width: width))
    }
    let synopsis = usage.hasPrefix("Usage: ") ? String(usage.dropFirst(7)) : usage
    let placeholders = ["<options>", "<subcommand>"]
    blocks.append(
      "\(heading("USAGE")): "
        + placeholders.reduce(synopsis) { $0.replacing($1, with: heading($1)) })
    blocks += sections
    return blocks.joined(separator: "\n\n") + more
  }

  private func heading(_ word: String) -> String { words.headings[word] ?? word }

  /// In the order of the parser: arguments, groups with a title, other options, subcommands.
  private var sections: [String] {
    let shown = (command.arguments ?? []).filter(\.shouldDisplay)
    let untitled = shown.filter { $0.sectionTitle == nil }
    var titles: [String] = []
    for title in shown.compactMap(\.sectionTitle) where !titles.contains(title) {
      titles.append(title)
    }
    let groups =
      [("ARGUMENTS", untitled.filter { $0.kind == "positional" })]
      + titles.map { title in (title, shown.filter { $0.sectionTitle == title }) }
      + [("OPTIONS", untitled.filter { $0.kind != "positional" })]
    let subcommands = (command.subcommands ?? []).filter { $0.commandName != "help" }
    return
      (groups.map { ($0, $1.map(line)) } + [("SUBCOMMANDS", subcommands.map(line))])
      .filter { !$1.isEmpty }
      .map { "\(heading($0)):\n" + $1.joined(separator: "\n") }
  }

  private func line(_ argument: CommandGrammar.Argument) -> String {
    let text = words.option(argument.label, of: path) ?? argument.abstract ?? ""
    let values = (argument.allValues ?? []).filter { !$0.isEmpty }
    let notes = [
      values.isEmpty ? nil : "\(heading("values")): \(values.joined(separator: ", "))",
      argument.defaultValue.map { "\(heading("default")): \($0)" },
    ].compactMap(\.self)
    let note = notes.isEmpty ? "" : " (\(notes.joined(separator: "; ")))"
    return entry(argument.synopsis, text + note)
  }

  private func line(_ subcommand: CommandGrammar.Command) -> String {
    let name = subcommand.commandName
    let label = ([name] + (subcommand.aliases ?? [])).joined(separator: ", ")
    let note = name == command.defaultSubcommand ? " (\(heading("default command")))" : ""
    let below = path.isEmpty ? name : "\(path) \(name)"
    return entry(label + note, words.commands[below]?.abstract ?? subcommand.abstract ?? "")
  }

  private func entry(_ label: String, _ text: String) -> String {
    let indent = String(repeating: " ", count: HelpWriter.labelWidth)
    let lines = TextFlow.filled(text, width: width - HelpWriter.labelWidth)
      .split(separator: "\n").map { indent + $0 }.joined(separator: "\n")
    let start = "  \(label)"
    guard start.count < HelpWriter.labelWidth else { return "\(start)\n\(lines)" }
    return start + lines.dropFirst(start.count)
  }

  private var more: String {
    guard command.subcommands?.isEmpty == false else { return "" }
    let words = ["audit", "help"] + (path.isEmpty ? [] : [path]) + [heading("<subcommand>")]
    return "\n\n  \(heading("more")): \(words.joined(separator: " "))"
  }
}

/// Text in lines of some width.
enum TextFlow {
  /// Fills the lines of each paragraph; lines that begin with a space stay as they are.
  static func filled(_ text: String, width: Int) -> String {
    var (lines, paragraph): ([String], [Substring]) = ([], [])
    func flow() {
      var line = ""
      for word in paragraph {
        if !line.isEmpty, line.count + 1 + word.count > width {
          lines.append(line)
          line = ""
        }
        line += line.isEmpty ? String(word) : " \(word)"
      }
      if !line.isEmpty { lines.append(line) }
      paragraph = []
    }
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.isEmpty || line.hasPrefix(" ") {
        flow()
        lines.append(String(line))
      } else {
        paragraph += line.split(separator: " ")
      }
    }
    flow()
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines.joined(separator: "\n")
  }
}
