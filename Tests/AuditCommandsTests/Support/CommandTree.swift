/// The commands of the program, to look a written line up.
struct CommandTree {
  private var options: [String: Set<String>] = [:]
  private var aliases: [String: String] = [:]

  init(_ commands: [(path: String, command: DumpedCommand)]) {
    for (path, command) in commands {
      let names = (command.arguments ?? []).flatMap { $0.names ?? [] }
      options[path] = Set(names.map { $0.kind == "long" ? "--\($0.name)" : "-\($0.name)" })
      for alias in command.aliases ?? [] {
        let above = path.split(separator: " ").dropLast().map(String.init)
        aliases[(above + [alias]).joined(separator: " ")] = path
      }
    }
  }

  /// What is wrong with the words of a command line: a command or options that are not there.
  func unknown(in words: [String]) -> [String] {
    // An option first, or one for all commands: it is a run, or the command follows.
    var path = ""
    var rest = words[...]
    var given: [String] = []
    while let word = rest.first {
      if path.isEmpty, ["--lang", "--format", "--db", "--error-format"].contains(word) {
        rest = rest.dropFirst(2)
        continue
      }
      let deeper = path.isEmpty ? word : "\(path) \(word)"
      guard let found = options[deeper] == nil ? aliases[deeper] : deeper else { break }
      path = found
      rest = rest.dropFirst()
    }
    if path.isEmpty, let word = rest.first, !word.hasPrefix("-"),
      word.contains(where: \.isLowercase)
    {
      return ["no command “\(word)”"]
    }
    // `-amount` is a value.
    given = rest.filter { $0.hasPrefix("--") || $0.hasPrefix("-") && $0.count == 2 }
    let known = (options[path.isEmpty ? "run" : path] ?? []).union(options[""] ?? [])
    return given.compactMap { word in
      let name = word.split(separator: "=").first.map {
        String($0.prefix { $0 != "|" && $0 != "]" })
      }
      guard let name, name.dropFirst().contains(where: \.isLetter), !known.contains(name) else {
        return nil
      }
      return "no option \(name)"
    }
  }
}
