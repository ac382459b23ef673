internal import ArgumentParser
internal import AuditReport
internal import AuditService
internal import ServiceStandards

struct FindingsListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Every finding with its state and its clocks.")

  @OptionGroup var units: UnitFilter

  @OptionGroup var services: ServiceFilter

  @OptionGroup var rules: RuleFilter

  @Option(
    name: [.long, .customLong("states")],
    help: "Only those in this state. Repeated, or separated by commas. Default: all.")
  var state: [Listed<FindingState>] = []

  @Flag(name: .long, help: "Only those with a clock that has run out.")
  var overdue = false

  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "General") var options: GlobalOptions

  func run() throws {
    try perform(options) { context in
      let selection = Selection(
        units: units.names, services: services.names, rules: rules.names)
      let listing = try context.workspace.listFindings(
        selection, FindingFilter(states: Set(state.flatMap(\.values)), isOverdue: overdue),
        language: context.language)
      try context.show(listing.table, output, zones: listing.zones)
      return .done
    }
  }
}
