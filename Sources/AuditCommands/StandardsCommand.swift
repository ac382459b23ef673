internal import ArgumentParser
internal import AuditReport
internal import AuditService

struct StandardsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "standards", abstract: "Lists service standards.",
    subcommands: [List.self, Show.self], defaultSubcommand: List.self)

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list",
      abstract: "Every version of every standard: time, cost, requirements, decree.")

    @Option(name: .long, help: "Unit code.", completion: .custom(NameCompletion.units))
    var unit: String?

    @OptionGroup(title: "Output") var output: OutputOptions
    @OptionGroup(title: "General") var options: GlobalOptions

    func run() throws {
      try perform(options) { context in
        let table = try context.workspace.listStandards(unit: unit, service: nil)
        try context.show(table, output, zones: [try context.workspace.zone()])
        return .done
      }
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "The whole promise of one service, line by line.")

    @Argument(
      help: "Service code, or UNIT/CODE.", completion: .custom(NameCompletion.services))
    var service: String

    @OptionGroup(title: "Output") var output: OutputOptions
    @OptionGroup(title: "General") var options: GlobalOptions

    func run() throws {
      try perform(options) { context in
        try context.show(
          try context.workspace.showStandard(service: service), output, zones: [])
        return .done
      }
    }
  }
}
