internal import ArgumentParser
internal import AuditReport
internal import AuditService
internal import ServiceStandards

struct FindingsListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Every finding with its state and its clocks.")

  @Option(
    name: .long, help: "Unit code; includes the units below it. May be repeated.",
    completion: .custom(NameCompletion.units))
  var unit: [String] = []

  @Option(
    name: .long, help: "Service code, or UNIT/CODE. May be repeated.",
    completion: .custom(NameCompletion.services))
  var service: [String] = []

  @Option(
    name: .long, help: "Rule ids, separated by commas. Default: all.",
    completion: .custom(NameCompletion.rules))
  var rules: String?

  @Option(name: .long, help: "State. May be repeated. Default: all.")
  var state: [FindingState] = []

  @Flag(name: .long, help: "Only those with a clock that has run out.")
  var overdue = false

  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "General") var options: GlobalOptions

  func run() throws {
    try perform(options) { context in
      let selection = Selection(
        units: unit, services: service,
        rules: rules?.split(separator: ",").map(String.init) ?? [])
      let listing = try context.workspace.listFindings(
        selection, FindingFilter(states: Set(state), isOverdue: overdue),
        language: context.language)
      try context.show(listing.table, output, zones: listing.zones)
      return .done
    }
  }
}
