internal import ArgumentParser
internal import AuditReport
internal import AuditService
internal import WorkingTime

struct ComplaintsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "complaints",
    abstract: "Complaints, their deadlines, and what the transactions say of the same cases.",
    discussion: """
      Rule A-01 judges whether complaints are answered in time. A complaint is also a second source: one
      of delay or money about a case that is recorded as in time or free is a contradiction.
      """,
    subcommands: [List.self, Show.self, Match.self], aliases: ["complaint"])

  /// Which complaints, and when.
  struct ScopeOptions: ParsableArguments {
    @OptionGroup var units: UnitFilter

    @OptionGroup var services: ServiceFilter

    @Option(name: .long, help: "First day of receipt, YYYY-MM-DD.")
    var from: CivilDay?

    @Option(name: .long, help: "Last day of receipt, YYYY-MM-DD.")
    var to: CivilDay?

    var selection: Selection {
      Selection(units: units.names, services: services.names, from: from, to: to)
    }
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "Every complaint with its due instant and the verdict of A-01."
    )

    @OptionGroup var scope: ScopeOptions

    @Option(name: .long, help: "Judge as if it were this instant or day. Default: now.")
    var asOf: Moment?

    @OptionGroup(title: "Output") var output: OutputOptions
    @OptionGroup(title: "General") var options: GlobalOptions

    func run() throws {
      try perform(options) { context in
        let listing = try context.workspace.listComplaints(scope.selection, asOf: asOf)
        try context.show(listing.table, output, zones: listing.zones)
        return .done
      }
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "One complaint with each of its deadlines and its transaction."
    )

    @Argument(help: "Number of a complaint.", completion: NameCompletion.complaints)
    var number: String

    @Option(name: .long, help: "Judge as if it were this instant or day. Default: now.")
    var asOf: Moment?

    @OptionGroup(title: "Output") var output: OutputOptions
    @OptionGroup(title: "General") var options: GlobalOptions

    func run() throws {
      try perform(options) { context in
        let listing = try context.workspace.showComplaint(
          number, asOf: asOf, language: context.language)
        try context.show(listing.table, output, zones: listing.zones)
        return .done
      }
    }
  }

  struct Match: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "match",
      abstract: "Contradictions between complaints and recorded transactions.",
      discussion: """
        A complaint of delay against the verdict on time, one of money against the verdict on cost and
        what was recorded as charged. Complaints of delay or money without a transaction are listed with
        the reason.
        """)

    @OptionGroup var scope: ScopeOptions

    @Option(name: .long, help: "Judge as if it were this instant or day. Default: now.")
    var asOf: Moment?

    @Flag(name: .long, help: "List also those that agree or cannot be compared.")
    var all = false

    @OptionGroup(title: "Output") var output: OutputOptions
    @OptionGroup(title: "General") var options: GlobalOptions

    func run() throws {
      try perform(options) { context in
        let listing = try context.workspace.matchComplaints(
          scope.selection, asOf: asOf, all: all)
        try context.show(listing.table, output, zones: listing.zones)
        return .done
      }
    }
  }
}
