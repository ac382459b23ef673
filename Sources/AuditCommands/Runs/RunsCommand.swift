internal import ArgumentParser
internal import AuditReport
internal import AuditService
internal import ServiceStandards

struct RunsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "runs",
    abstract: "Lists, shows, compares and takes back recorded runs.",
    discussion: """
      A run is named by its entry in the ledger. What it saw and found, case by case: audit look --run N.
      """,
    subcommands: [List.self, Show.self, Compare.self, Void.self])

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "Lists the runs, the last one first.")

    @OptionGroup(title: "Output") var output: OutputOptions
    @OptionGroup(title: "General") var options: GlobalOptions

    func run() throws {
      try perform(options) { context in
        try context.show(
          try context.workspace.listRuns(), output, zones: [try context.workspace.zone()])
        return .done
      }
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "Shows what a run left in the register, by service and rule.")

    @Argument(help: "The run.", completion: NameCompletion.runs)
    var id: Int64

    @OptionGroup(title: "Output") var output: OutputOptions
    @OptionGroup(title: "General") var options: GlobalOptions

    func run() throws {
      try perform(options) { context in
        try context.show(try context.workspace.showRun(id), output, zones: [])
        return .done
      }
    }
  }

  struct Compare: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "compare", abstract: "Shows in what two runs differ, by service and rule.")

    @Argument(help: "A run.", completion: NameCompletion.runs)
    var first: Int64

    @Argument(help: "A later run.", completion: NameCompletion.runs)
    var second: Int64

    @OptionGroup(title: "Output") var output: OutputOptions
    @OptionGroup(title: "General") var options: GlobalOptions

    func run() throws {
      try perform(options) { context in
        try context.show(
          try context.workspace.compareRuns(first, second), output, zones: [])
        return .done
      }
    }
  }

  struct Void: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "void",
      abstract: "Takes back the last run, which should not have been.",
      discussion: """
        For a run by a computer whose clock was wrong, or over a wrong delivery. What it did to the register and to
        findings is undone; findings that it opened are withdrawn, those that it closed are at work again. The run can
        still be looked at.
        """)

    @Argument(help: "The run.", completion: NameCompletion.runs)
    var id: Int64

    @Option(name: .long, help: "Why; kept for ever.")
    var reason: String

    @Flag(name: .long, help: "Make every check, write nothing.")
    var dryRun = false

    @OptionGroup(title: "General") var options: GlobalOptions

    func run() throws {
      try perform(options) { context in
        let voided = try context.workspace.voidRun(id, reason: reason, dryRun: dryRun)
        let (withdrawn, reopened) = (voided.withdrawn.count, voided.reopened.count)
        context.messages.say(
          "pelaksanaan \(id) dibatalkan\(dryRun ? " (uji coba)" : ""): \(withdrawn) temuan ditarik, \(reopened) dibuka kembali",
          "run \(id) is void\(dryRun ? " (dry run)" : ""): \(withdrawn) findings withdrawn, \(reopened) reopened"
        )
        return .done
      }
    }
  }
}
