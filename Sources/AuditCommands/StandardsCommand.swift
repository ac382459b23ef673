internal import ArgumentParser
internal import AuditReport
internal import AuditService

struct StandardsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "standards", abstract: "Lists service standards.",
    subcommands: [List.self, Show.self], aliases: ["standard"])

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list",
      abstract: "Every version of every standard: time, cost, requirements, decree.")

    @OptionGroup var units: UnitFilter

    @OptionGroup(title: "Output") var output: OutputOptions
    @OptionGroup(title: "General") var options: GlobalOptions

    func run() throws {
      try perform(options) { context in
        let table = try context.workspace.listStandards(units: units.names)
        try context.show(table, output, zones: [try context.workspace.zone()])
        return .done
      }
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "The whole promise of one service, line by line.")

    @Argument(
      help: "Service code, or UNIT/CODE.", completion: NameCompletion.services)
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
