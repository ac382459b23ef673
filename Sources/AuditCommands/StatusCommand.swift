internal import ArgumentParser
internal import AuditReport
internal import AuditService

struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Shows what the database holds: imports, runs, nights, deviations, holidays.",
    discussion: """
      With --max-age it only checks the nights: silent and 0 while the last good one is young enough, else
      2. Neither takes a lock.
      """)

  @Flag(name: .long, help: "Bring the schema of the database up to date first.")
  var upgrade = false

  @Option(
    name: .long,
    help: "Exit with 2 when the last good night began longer ago than this: 90m, 26h, 2d.")
  var maxAge: Age?

  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "General") var options: GlobalOptions

  func run() throws {
    try perform(options) { context in
      if let maxAge {
        try context.workspace.checkLastNight(maxAge: maxAge.seconds)
        return .done
      }
      let table = try context.workspace.status(language: context.language, upgrade: upgrade)
      try context.show(table, output, zones: [try context.workspace.zone()])
      return .done
    }
  }
}
