internal import ArgumentParser
internal import AuditService

struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Shows what the database holds: imports, runs, deviations, holidays.")

  @Flag(name: .long, help: "Bring the schema of the database up to date first.")
  var upgrade = false

  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "General") var options: GlobalOptions

  func run() throws {
    try perform(options) { context in
      let table = try context.workspace.status(language: context.language, upgrade: upgrade)
      try context.show(table, output, zones: try context.workspace.zones())
      return .done
    }
  }
}
