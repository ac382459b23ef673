internal import ArgumentParser
internal import AuditReport
internal import AuditService
internal import WorkingTime

struct FindingsDeliverCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "deliver",
    abstract: "The unit has received the report: starts the clock of the follow-up.",
    discussion: """
      The day of receipt is day 0. The clock ends with the last day in the zone of the unit; how many days
      of which kind it has stands in the mapping of codes (60 calendar days unless changed).
      """)

  @OptionGroup var which: FindingOptions

  @Option(name: .long, help: "Day of receipt, YYYY-MM-DD.")
  var received: CivilDay

  @OptionGroup(title: "General") var options: GlobalOptions

  func run() throws {
    try perform(options) { context in
      let result = try context.workspace.deliverFinding(
        which.finding, received: received, dryRun: which.dryRun)
      context.tell(result, dryRun: which.dryRun)
      return .done
    }
  }
}
