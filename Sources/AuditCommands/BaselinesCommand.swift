internal import ArgumentParser
internal import AuditReport
internal import AuditService
internal import ServiceStandards

struct BaselinesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "baselines",
    abstract: "The deviations that a unit had when it began to work with audit.",
    discussion: """
      Baseline deviations stay visible and are counted apart until they are corrected. One that was
      corrected and comes back counts as a new one.
      """,
    subcommands: [List.self, Take.self], aliases: ["baseline"])

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list",
      abstract: "Every baseline, with how many of its deviations are still there.",
      aliases: ["show"])

    @OptionGroup var units: UnitFilter

    @OptionGroup(title: "Output") var output: OutputOptions
    @OptionGroup(title: "General") var options: GlobalOptions

    func run() throws {
      try perform(options) { context in
        try context.show(
          try context.workspace.listBaselines(units: units.names), output, zones: [])
        return .done
      }
    }
  }

  struct Take: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "take",
      abstract: "Keeps every deviation that the register has now as an old one.",
      discussion: """
        Run an audit of the unit first. A baseline is taken once; --again replaces it for the services
        of the unit, and the earlier one stays recorded.
        """)

    @Option(
      name: .long, help: "Unit code; includes the units below it.",
      completion: NameCompletion.units)
    var unit: String

    @Option(name: .long, help: "Why.")
    var reason: String

    @Option(name: .long, help: "Who approved it.")
    var approvedBy: String

    @Flag(name: .long, help: "Replace an earlier baseline.")
    var again = false

    @Flag(name: .long, help: "Make every check, write nothing.")
    var dryRun = false

    @OptionGroup(title: "General") var options: GlobalOptions

    func run() throws {
      try perform(options) { context in
        let result = try context.workspace.takeBaseline(
          unit: unit, reason: reason, approvedBy: approvedBy, again: again, dryRun: dryRun)
        let count = Texts.grouped(result.deviations, context.language)
        let day = Texts.day(result.day)
        context.messages.say(
          "keadaan awal \(result.unit) per \(day.indonesian): \(count) penyimpangan pada \(result.services) jenis pelayanan"
            + Said.dryRun(dryRun).indonesian,
          "baseline of \(result.unit) on \(day.english): \(count) deviations of \(result.services) services"
            + Said.dryRun(dryRun).english)
        return .done
      }
    }
  }
}
