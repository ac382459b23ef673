internal import ArgumentParser
internal import AuditReport
internal import AuditService
internal import ServiceStandards
internal import WorkingTime

/// Questions to the same examination. Nothing is written.
struct LookCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "look",
    abstract: "Answers what an audit would find, now or as of any day, and writes nothing.",
    discussion: """
      Without options it answers what `audit run` would record now. A database that may only be read is enough.
        audit look --unit MPP-Banjarbaru --as-of 2026-03-31        the state on another day
        audit look --all-units --known-at 2026-01-01               by the standards as they were known then
        audit look --run 4711 --details                            what a recorded run saw and found
      """)

  @OptionGroup(title: "What") var scope: ScopeOptions

  @Option(name: .long, help: "Judge as if it were this instant (2026-07-01T08:00:00+08:00) or day.")
  var asOf: Moment?

  @Option(name: .long, help: "Use standards and calendars as they were recorded then.")
  var knownAt: Moment?

  @Option(
    name: .customLong("run"), help: "What this run saw and found; see `audit runs list`.",
    completion: NameCompletion.runs)
  var ofRun: Int64?

  @OptionGroup(title: "Report") var report: RunReportOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "General") var options: GlobalOptions

  private func checkOptions() throws {
    if ofRun == nil { return try scope.requireUnits() }
    guard asOf == nil, knownAt == nil else {
      throw ValidationError(
        "--run sudah menentukan saat dan pengetahuannya; hapus --as-of dan --known-at.",
        "--run pins the instant and the knowledge; leave out --as-of and --known-at.")
    }
  }

  func run() throws {
    try checkOptions()
    try perform(options) { context in
      let progress = context.progress(for: output.form)
      let request = LookRequest(
        selection: scope.selection, asOf: asOf, knownAt: knownAt, run: ofRun)
      let result = try context.workspace.lookAudit(request, progress: progress.report)
      progress.end()
      try report.show(result, output, context) {
        try context.workspace.lookDeviations(request)
      }
      return report.status(result, context)
    }
  }
}
