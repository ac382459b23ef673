internal import ArgumentParser
internal import AuditReport
internal import AuditService

struct CodesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "codes",
    abstract: "Shows the mapping from rules to the codes of findings, causes and recommendations.",
    discussion: """
      To change it: audit codes show > codes.yaml, edit, audit import codes codes.yaml. The form of the
      file stands in Documentation/follow-up.md.
      """,
    subcommands: [List.self, Show.self], aliases: ["code"])

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "The codes of every rule.")

    @OptionGroup(title: "Output") var output: OutputOptions
    @OptionGroup(title: "General") var options: GlobalOptions

    func run() throws {
      try perform(options) { context in
        let table = try context.workspace.listCodes(language: context.language)
        try context.show(table, output, zones: [])
        return .done
      }
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "The file in force, as it can be edited and imported.")

    @Option(
      name: .shortAndLong,
      help: "Write to this file instead of standard output; - is standard output.",
      completion: .file(extensions: ["yaml"]))
    var output: String?

    @OptionGroup(title: "General") var options: GlobalOptions

    func run() throws {
      try perform(options) { context in
        let text = Array(try context.workspace.codesText().utf8)
        try context.deliver(to: output) { try $0.write(text.span) }
        return .done
      }
    }
  }
}

struct ImportCodesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "codes",
    abstract: "Codes of findings, causes and recommendations, and the clocks of the follow-up.",
    aliases: ["code"])

  @Argument(help: "YAML file.", completion: .file(extensions: ["yaml", "yml", "json"]))
  var file: String

  @Flag(name: .long, help: "Make every check, write nothing.")
  var dryRun = false

  @OptionGroup(title: "General") var options: GlobalOptions

  func run() throws {
    try perform(options) { context in
      let result = try context.workspace.importCodes(file: file, dryRun: dryRun)
      if result.isKnown {
        context.messages.say(
          "\(file): sudah berlaku; tidak ada yang berubah",
          "\(file): in force already; nothing changed")
      } else {
        let (rules, digest) = (result.rules, result.sha256)
        context.messages.say(
          "\(file): kode untuk \(rules) aturan uji, SHA-256 \(digest)"
            + (dryRun ? " (uji coba, tidak ada yang ditulis)" : "; berlaku sejak sekarang"),
          "\(file): codes for \(rules) rules, SHA-256 \(digest)"
            + (dryRun ? " (dry run, nothing written)" : "; in force from now on"))
      }
      return .done
    }
  }
}
