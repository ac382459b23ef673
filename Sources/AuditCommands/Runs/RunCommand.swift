internal import ArgumentParser
internal import AuditReport
internal import AuditService
internal import ServiceStandards
internal import WorkingTime

/// The main job.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Audits units: compares transactions with standards and records the deviations.",
    discussion: """
      Without a subcommand this is what `audit` does. It records whole services; --from, --to and --rule only
      narrow what is printed. The table tells the conclusion first, then the gravest deviations and what each
      rule found at each service; --details lists every deviation with its id, which `audit explain` takes. A date
      without a time means the end of that day in the zone of the unit. To ask without a record (another day,
      another knowledge): audit look.
      """)

  @OptionGroup(title: "What") var scope: ScopeOptions

  @Option(
    name: .long,
    help:
      "Record as of this instant (2026-07-01T08:00:00+08:00) or day, which has come and which no run has passed."
  )
  var asOf: Moment?

  // Of `look`; here they are refused with that command.
  @Option(name: .long, help: .hidden) var knownAt: String?
  @Flag(name: .long, help: .hidden) var dryRun = false

  @OptionGroup var waiting: WaitOptions
  @OptionGroup(title: "Report") var report: RunReportOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "General") var options: GlobalOptions

  /// Asked when the whole command line has been read, so that a mistyped subcommand is named first.
  private func checkOptions() throws {
    try scope.requireUnits()
    guard knownAt == nil, !dryRun else {
      let look = RunCommand.look()
      throw ValidationError(
        "--known-at dan --dry-run adalah pertanyaan, dan yang mencatat tidak bertanya. Pakai: \(look)",
        "--known-at and --dry-run are questions, and what records asks none. Use: \(look)")
    }
  }

  /// The same command line as a question.
  static func look(_ arguments: [String] = Array(CommandLine.arguments.dropFirst())) -> String {
    let rest = arguments.filter { $0 != "--dry-run" }
    return (["audit", "look"] + (rest.first == "run" ? Array(rest.dropFirst()) : rest))
      .map(ShellWord.quoted).joined(separator: " ")
  }

  func run() throws {
    try checkOptions()
    try perform(options) { context in
      let progress = context.progress(for: output.form)
      let request = AuditRequest(selection: scope.selection, asOf: asOf)
      let result = try recording {
        try context.workspace.afterNight(within: waiting.seconds ?? Workspace.usualPatience)
          .runAudit(request, progress: progress.report)
      }
      progress.end()
      warn(of: result, context)
      try report.show(result, output, context) {
        try context.workspace.lookDeviations(
          LookRequest(selection: scope.selection, run: result.run))
      }
      if context.format(of: output.form).isForPeople { tell(result.findings, context) }
      let status = report.status(result, context)
      return result.leftOut.isEmpty ? status : .incomplete
    }
  }

  /// What cannot be recorded can be asked: the fault names that command.
  private func recording<Result>(_ body: () throws -> Result) throws -> Result {
    do { return try body() } catch let fault as any Fault where Workspace.isOnlyAsked(fault) {
      throw QuestionInstead(fault, command: RunCommand.look())
    }
  }

  private func warn(of result: AuditResult, _ context: CommandContext) {
    if let text = result.outside?.sentence {
      context.messages.warn(text.indonesian, text.english)
    }
    if !result.leftOut.isEmpty {
      let names = result.leftOut.map(\.service.path).joined(separator: ", ")
      context.messages.warn(
        "tidak dicatat, karena sudah diaudit per saat yang lebih kemudian: \(names)",
        "not recorded, since they were audited as of a later instant: \(names)")
    }
  }

  /// What became of findings, in a line each; a result for a program says it by itself.
  private func tell(_ findings: FindingChanges, _ context: CommandContext) {
    let messages = context.messages
    if !findings.opened.isEmpty {
      let count = findings.opened.count
      messages.say(
        "\(count) temuan baru dibuka; lihat: audit findings list",
        "\(count) new \(count == 1 ? "finding" : "findings") opened; see: audit findings list")
    }
    if !findings.closed.isEmpty {
      let names = findings.closed.map(\.description).joined(separator: ", ")
      messages.say(
        "ditutup setelah pemeriksaan ulang yang bersih: \(names)",
        "closed after a clean re-check: \(names)")
    }
    if !findings.damaged.isEmpty {
      let names = findings.damaged.map(\.description).joined(separator: ", ")
      messages.warn(
        "tidak ditutup karena buktinya hilang atau berubah: \(names); lihat “audit findings show”",
        "not closed, since their evidence is missing or has changed: \(names); see “audit findings show”"
      )
    }
  }
}
