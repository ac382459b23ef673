internal import ArgumentParser
internal import AuditReport
internal import AuditService

struct ReplayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay",
    abstract: "Repeats an old run from its pinned inputs and compares.",
    discussion: """
      Transactions, standards and calendars are taken as the run saw them: what was imported later is left
      out, cases that were changed later are taken from the history. Nothing is written.
      Exit status: 0 the same bytes, 3 not.
      """)

  @Argument(
    help: "Number of the run; see `audit runs list`.",
    completion: NameCompletion.runs)
  var number: Int64

  @OptionGroup(title: "Output") var form: FormOptions
  @OptionGroup(title: "General") var options: GlobalOptions

  func run() throws {
    try perform(options) { context in
      let progress = context.progress(for: form)
      let report = try context.workspace.replay(run: number, progress: progress.report)
      progress.end()
      let presentation = try context.presentation(form, zones: [])
      try context.deliver(form) { sink, format in
        try report.write(
          as: format, to: sink, presentation,
          envelope: context.envelope)
      }
      return report.isIntact ? .done : .integrity
    }
  }
}
