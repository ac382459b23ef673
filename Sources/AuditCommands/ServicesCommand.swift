internal import ArgumentParser
internal import AuditReport
internal import AuditService

struct ServicesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "services", abstract: "Lists services.",
    subcommands: [List.self, Show.self], aliases: ["service"])

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "Every service, and whether its standard can be measured.")

    @OptionGroup var units: UnitFilter

    @OptionGroup(title: "Output") var output: OutputOptions
    @OptionGroup(title: "General") var options: GlobalOptions

    func run() throws {
      try perform(options) { context in
        try context.show(try context.workspace.listServices(units: units.names), output, zones: [])
        return .done
      }
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "The versions of the standard of one service.")

    @Argument(
      help: "Service code, or UNIT/CODE.", completion: NameCompletion.services)
    var service: String

    @OptionGroup(title: "Output") var output: OutputOptions
    @OptionGroup(title: "General") var options: GlobalOptions

    func run() throws {
      try perform(options) { context in
        let table = try context.workspace.listStandards(services: [service])
        try context.show(table, output, zones: [try context.workspace.zone()])
        return .done
      }
    }
  }
}
