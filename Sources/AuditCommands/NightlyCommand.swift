internal import ArgumentParser
internal import AuditImport
internal import AuditReport
internal import AuditService
internal import ServiceStandards

/// What cron runs.
struct NightlyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "nightly",
    abstract: "Imports what has arrived, audits, and says only what has changed.",
    discussion: """
      The steps, each with a status of its own: import of the inbox, audit, follow-up clocks, waivers,
      checkpoint, backup, exports. What they work with stands in the section `nightly` of
      the configuration file. Nothing is printed when nothing has changed. Only one night runs at a time;
      the same night again does nothing, and one that was cut off is completed by the next.
        audit nightly --config /etc/audit/audit.yaml     this night
        audit nightly --as-of 2026-07-02                 a night that was missed
        audit status --max-age 26h                       exit 2 when the last good night is too old
      """)

  @Option(
    name: .long, help: "A night that was missed: judge as if it were this instant or day.")
  var asOf: Moment?

  @OptionGroup var waiting: WaitOptions

  @Option(
    name: .long,
    help: "Exit with 2 when the last good night began longer ago than this: 90m, 26h, 2d.")
  var maxAge: Age?

  @Flag(name: .long, help: "Run a night again that is done already.")
  var again = false

  @Flag(name: .shortAndLong, help: "Say what every step did, also when nothing has changed.")
  var verbose = false

  @Option(
    name: .long,
    help: "Command of the shell that gets the changes as JSON on its standard input.")
  var onChange: String?

  @Option(
    name: .long, help: "Append a line of JSON for each step to this file.", completion: .file())
  var log: String?

  @Option(
    name: .long,
    help: "Exit with 1 for deviations at or above low, medium, high or critical, or for new ones.")
  var failOn: FailOn?

  @Option(name: .long, help: "Form of what is printed: text or json.")
  var format: Form = .text

  @OptionGroup(title: "General") var options: GlobalOptions

  enum Form: String, CaseIterable, ExpressibleByArgument {
    case text, json
  }

  func run() throws {
    try perform(options) { context in
      let progress = context.progress(isWanted: options.progress)
      let request = request(context)
      let result = try context.workspace.runNight(request, progress: progress.report) { report in
        progress.end()
        try show(report, context)
      }
      tell(result, context)
      return result.exitStatus
    }
  }

  private func request(_ context: CommandContext) -> NightRequest {
    var plan = context.settings.night
    plan.log = log ?? plan.log
    plan.onChange = onChange ?? plan.onChange
    var request = NightRequest(
      plan: plan, asOf: asOf, wait: waiting.seconds ?? 0, maxAge: maxAge?.seconds, again: again,
      language: context.language)
    switch failOn ?? context.settings.failOn.value {
    case .new: request.failsForNew = true
    case .severity(let severity): request.failsFrom = severity
    case nil: break
    }
    return request
  }

  private func show(_ report: NightReport, _ context: CommandContext) throws {
    for step in report.steps where step.status == .failed {
      context.messages.report(step)
    }
    let output = StandardOutput()
    switch format {
    case .json: try output.write(report.json(in: context.language).span)
    case .text:
      let steps = verbose ? report.stepsText(in: context.language) : ""
      try output.write(Array((report.text(in: context.language) + steps).utf8).span)
    }
  }

  private func tell(_ result: NightResult, _ context: CommandContext) {
    let messages = context.messages
    for fault in result.warnings { messages.report(fault) }
    if let hook = result.hook, let indonesian = hook.message(in: .indonesian),
      let english = hook.message(in: .english)
    {
      messages.warn(indonesian, english)
    }
    guard result.report == nil else { return }
    messages.say(
      "malam \(result.day) sudah selesai dijalankan; tidak ada yang dikerjakan (ulangi dengan --again)",
      "the night of \(result.day) has been run already; nothing was done (repeat it with --again)")
  }
}

/// A stretch of time as people write it: `90m`, `26h`, `2d`.
struct Age: ExpressibleByArgument {
  let seconds: Int64

  init?(argument: String) {
    let units: [Character: Int64] = ["m": 60, "h": 3600, "d": 86_400]
    guard let unit = argument.last.flatMap({ units[$0] }), let count = Int64(argument.dropLast()),
      (1...100_000).contains(count)
    else { return nil }
    seconds = count * unit
  }
}
