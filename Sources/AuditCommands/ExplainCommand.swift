internal import ArgumentParser
internal import AuditReport
internal import AuditService

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Prints the full reckoning of one deviation.",
    discussion: """
      The id is the first column of --details, e.g. W-01-4711. The reckoning names the decree, the version
      in force, the calendar, each day of the clock, each pause, the tariff line and the papers. It uses
      the as-of instant and the knowledge of the run that found the deviation.
      """)

  @Argument(help: "Id of a deviation, e.g. W-01-4711.")
  var id: String

  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "General") var options: GlobalOptions

  func run() throws {
    try perform(options) { context in
      let explained = try context.workspace.explain(id)
      let presentation = try context.presentation(output.form, zones: [explained.zone])
      let format = context.format(of: output.form)
      try context.deliver(output.form) { sink in
        try explained.explanation.write(as: format, to: sink, presentation)
      }
      return .done
    }
  }
}
