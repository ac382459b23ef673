internal import ArgumentParser
internal import AuditImport
internal import AuditReport
internal import AuditService
internal import ServiceStandards

struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config", abstract: "Shows and checks the settings.",
    subcommands: [Show.self, Check.self])

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "Every setting with its value.",
      discussion: """
        Order: option, AUDIT_* variable, audit.yaml here (or --config), the user's file, the system's
        file, built-in. Paths in a file start at its folder, typed ones at the working directory. A format that
        does not fit a command gives way to the usual one, unless it is typed.
        """)

    @Flag(name: .long, help: "Say where each value came from.")
    var origin = false

    @OptionGroup(title: "Output") var output: OutputOptions
    @OptionGroup(title: "General") var options: GlobalOptions

    func run() throws {
      try perform(options) { context in
        let settings = context.settings
        let rows: [[Cell]] = [
          row(settings.database, settings.database.value),
          row(settings.language, settings.language.value.rawValue),
          row(settings.format, settings.format.value.map { $0.name } ?? ""),
          row(settings.csvProfile, settings.csvProfile.value.rawValue),
          row(settings.failOn, settings.failOn.value.map(\.text) ?? ""),
        ]
        let head = TableHead(
          schema: "audit.config/1",
          columns: [
            Column("key", Wording("Kunci", "Key"), .identifier, visibility: .always),
            Column("value", Wording("Nilai", "Value"), .text, visibility: .always),
            Column(
              "origin", Wording("Asal", "Origin"), .identifier,
              visibility: origin ? .always : .onRequest),
          ], envelope: context.envelope)
        try context.show(Table(head, rows: rows), output, zones: [])
        return .done
      }
    }

    private func row<Value>(_ setting: Setting<Value>, _ value: String) -> [Cell] {
      [.identifier(setting.key), .text(value), .identifier(setting.origin.text)]
    }
  }

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check", abstract: "Reads every configuration file and names what it cannot use."
    )

    @OptionGroup(title: "General") var options: GlobalOptions

    func run() throws {
      try perform(options) { context in
        for file in try Settings.files(options) {
          context.messages.say("\(file.path): baik", "\(file.path): good")
        }
        return .done
      }
    }
  }
}

extension FailOn {
  /// As it is written.
  var text: String {
    switch self {
    case .new: "new"
    case .severity(let severity): severity.word
    }
  }
}
