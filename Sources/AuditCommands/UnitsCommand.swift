internal import ArgumentParser
internal import AuditReport
internal import AuditService

struct UnitsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "units", abstract: "Lists units.",
    subcommands: [List.self, Show.self], aliases: ["unit"])

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "Every unit with zone and calendar.")

    @OptionGroup(title: "Output") var output: OutputOptions
    @OptionGroup(title: "General") var options: GlobalOptions

    func run() throws {
      try perform(options) { context in
        try context.show(try context.workspace.listUnits(), output, zones: [])
        return .done
      }
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "The services of one unit and the units below it.")

    @Argument(help: "Unit code.", completion: NameCompletion.units)
    var unit: String

    @OptionGroup(title: "Output") var output: OutputOptions
    @OptionGroup(title: "General") var options: GlobalOptions

    func run() throws {
      try perform(options) { context in
        try context.show(try context.workspace.listServices(units: [unit]), output, zones: [])
        return .done
      }
    }
  }
}
