internal import ArgumentParser
internal import AuditReport
internal import AuditService
internal import ServiceStandards
internal import WorkingTime

struct CasesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cases",
    abstract: "Lists cases with their verdicts, shows why a case has them, takes one out.",
    discussion: """
      Cases are judged as `audit look` would, now or as of any day; list and show write nothing.
        audit cases list --unit DINAS --verdict not_assessable --reason no_news
                                                    cases that nobody has told of since
        audit cases show DINAS/IMB-2026-0031        one case: record, verdicts, reckoning, history
        audit cases retract DINAS/IMB-2026-0031 --reason "Salah rekam"
                                                    takes out a case that was recorded in error
      """,
    subcommands: [List.self, Show.self, CasesRetractCommand.self, CasesRestoreCommand.self],
    aliases: ["case"])

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "Lists cases with their verdicts.",
      discussion: """
        What was received after the instant of the question is left out. Reasons are those that
        `audit explain --codes` lists; they stand in the columns after a “?” (not assessable) or a “-” (not
        applicable), and in columns of their own (--columns time_reason).
        """)

    @OptionGroup var units: UnitFilter

    @OptionGroup var services: ServiceFilter

    @Option(name: .long, help: "Received from this day on, YYYY-MM-DD.")
    var from: CivilDay?

    @Option(name: .long, help: "Received up to this day, YYYY-MM-DD.")
    var to: CivilDay?

    @Option(name: .long, help: "Only those with this status.")
    var status: CaseStatus?

    @Option(name: .long, help: "Only those with this verdict, on any criterion.")
    var verdict: VerdictKind?

    @Option(name: .long, help: "The criterion that --verdict and --reason are about.")
    var criterion: Criterion?

    @Option(name: .long, help: "Only those without an answer for this reason, e.g. no_news.")
    var reason: Reason?

    @Option(
      name: .long, help: "Judge as if it were this instant (2026-07-01T08:00:00+08:00) or day.")
    var asOf: Moment?

    @OptionGroup(title: "Output") var output: OutputOptions
    @OptionGroup(title: "General") var options: GlobalOptions

    func validate() throws {
      if criterion != nil, verdict == nil, reason == nil {
        throw ValidationError(
          "--criterion perlu --verdict atau --reason.", "--criterion needs --verdict or --reason.")
      }
      if let verdict, reason != nil, !verdict.hasReason {
        throw ValidationError(
          "\(verdict.rawValue) tidak mempunyai alasan; hapus --reason.",
          "\(verdict.rawValue) has no reason; leave out --reason.")
      }
    }

    func run() throws {
      try perform(options) { context in
        let selection = Selection(
          units: units.names, services: services.names, from: from, to: to)
        let listing = try context.workspace.listCases(
          CaseQuestion(
            selection: selection, asOf: asOf, status: status, verdict: verdict,
            criterion: criterion, reason: reason),
          in: context.language)
        try context.show(listing.table, output, zones: listing.zones)
        return .done
      }
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show",
      abstract: "Shows how a case was read, why it has its verdicts, and who has told what of it.",
      discussion: """
        Every criterion has its verdict with the reason and the reckoning, whether the case deviates or
        not. The number may be written in any way: dashes, spaces, capitals and a leading “No.” aside.
        """)

    @OptionGroup var named: CaseName

    @Option(
      name: .long, help: "Judge as if it were this instant (2026-07-01T08:00:00+08:00) or day.")
    var asOf: Moment?

    @OptionGroup(title: "Output") var output: FormOptions
    @OptionGroup(title: "General") var options: GlobalOptions

    func run() throws {
      try perform(options) { context in
        let shown = try context.workspace.showCase(
          named.request(asOf: asOf))
        let presentation = try context.presentation(output, zones: [shown.zone])
        try context.deliver(output) { sink, format in
          try shown.sheet.write(as: format, to: sink, presentation)
        }
        return .done
      }
    }
  }
}

extension VerdictKind: ExpressibleByArgument {}
