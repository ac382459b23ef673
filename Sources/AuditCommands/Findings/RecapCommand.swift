internal import ArgumentParser
internal import AuditReport
internal import AuditService

struct RecapCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "recap",
    abstract: "Findings and compliance by unit, ranked, for rewards and sanctions.",
    discussion: """
      Compliance is the share of verdicts on time, cost and requirements in the last run over each
      service. Units are ranked by the lower end of its 95 % Wilson interval; those with fewer than 30
      judged transactions stand apart, without a rank.
      """)

  @OptionGroup var units: UnitFilter

  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "General") var options: GlobalOptions

  func run() throws {
    try perform(options) { context in
      try context.show(
        try context.workspace.recap(units: units.names), output,
        zones: [try context.workspace.zone()])
      return .done
    }
  }
}
