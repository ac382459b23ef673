internal import ArgumentParser
internal import FoundationEssentials

/// The commands and options of the program, as the parser itself describes them.
struct CommandGrammar: Decodable, Sendable {
  let command: Command

  struct Command: Decodable, Sendable {
    let commandName: String
    let aliases: [String]?
    let abstract: String?
    let subcommands: [Command]?
    let defaultSubcommand: String?
    let arguments: [Argument]?

    func subcommand(_ name: String) -> Command? {
      subcommands?.first { $0.commandName == name || $0.aliases?.contains(name) ?? false }
    }

    var subcommandNames: [String] { subcommands?.map(\.commandName) ?? [] }

    /// The options that take a value, of this command and of all below it.
    var valuedOptions: Set<String> {
      let own = (arguments ?? []).filter { $0.kind == "option" }.flatMap { $0.names ?? [] }
      return (subcommands ?? []).reduce(into: Set(own.map(\.written))) {
        $0.formUnion($1.valuedOptions)
      }
    }
  }

  struct Argument: Decodable, Sendable {
    let kind: String
    let names: [Name]?
    let valueName: String?
    let abstract: String?
    let sectionTitle: String?
    let shouldDisplay: Bool
    let defaultValue: String?
    let allValues: [String]?

    /// What it is called by in tables: `--unit`, `<file>`.
    var label: String {
      let long = names?.first { $0.kind == "long" }
      return long?.written ?? "<\(valueName ?? "")>"
    }

    /// As help shows it: `-o, --output <output>`.
    var synopsis: String {
      guard let names, !names.isEmpty else { return label }
      let ordered = names.filter { $0.kind != "long" } + names.filter { $0.kind == "long" }
      let value = kind == "option" ? " <\(valueName ?? "")>" : ""
      return ordered.map(\.written).joined(separator: ", ") + value
    }
  }

  struct Name: Decodable, Sendable {
    let kind: String
    let name: String

    /// With its dashes.
    var written: String { kind == "long" ? "--\(name)" : "-\(name)" }
  }

  /// That of this program, read once: the parser takes a while to describe itself. `nil` when it does so in another way
  /// than this version of it does.
  static let ofProgram = try? JSONDecoder().decode(
    CommandGrammar.self, from: Data(AuditCommand._dumpHelp().utf8))

  /// The path of the command that arguments (without the name of the program) ask for; options may
  /// stand in front of its words.
  func path(of arguments: [String]) -> [String] {
    var (command, path) = (command, [command.commandName])
    for word in LeadingOptions.behindSubcommand(arguments) {
      guard let next = command.subcommand(word) else { break }
      path.append(next.commandName)
      command = next
    }
    while let name = command.defaultSubcommand, let next = command.subcommand(name) {
      path.append(name)
      command = next
    }
    return path
  }

  /// The command that a path such as `audit findings list` names; the root for an empty one.
  func command(at path: ArraySlice<String>) -> Command? {
    path.dropFirst().reduce(command as Command?) { $0?.subcommand($1) }
  }
}
