internal import ArgumentParser
internal import AuditReport
internal import AuditService

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Prints the full reckoning of one deviation, or what a code of a message means.",
    discussion: """
      The id is the first column of --details, e.g. W-01-4711. The reckoning names the decree, the version
      in force, the calendar, each day of the clock, each pause, the tariff line and the papers. It uses
      the as-of instant and the knowledge of the run that found the deviation.

      Codes stand in messages (--error-format json), in rejected lines and beside transactions without a
      verdict: audit explain E_DB_BUSY, audit explain no_standard. --codes lists them all.
      """)

  @Argument(
    help: "Id of a deviation, e.g. W-01-4711, or a code, e.g. E_DB_BUSY.",
    completion: NameCompletion.codes)
  var id: String?

  @Flag(name: .long, help: "List every code with its meaning and what to do.")
  var codes = false

  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "General") var options: GlobalOptions

  func validate() throws {
    guard codes == (id != nil) else { return }
    throw ValidationError(
      "sebutkan nomor penyimpangan (mis. W-01-4711), sebuah kode (mis. E_DB_BUSY), atau --codes, salah satu.",
      "name a deviation (as W-01-4711), a code (as E_DB_BUSY), or --codes, one of them.")
  }

  func run() throws {
    try perform(options) { context in
      guard let id else {
        let table = MessageCode.table(
          MessageCode.all, context.language, context.envelope)
        try context.show(table, output, zones: [])
        return .done
      }
      if let codes = try Workspace.messageCodes(id) { return try show(codes, context) }
      let explained = try context.workspace.explain(id)
      let presentation = try context.presentation(output.form, zones: [explained.zone])
      try context.deliver(output.form) { sink, format in
        try explained.explanation.write(as: format, to: sink, presentation)
      }
      return .done
    }
  }

  private func show(
    _ codes: [MessageCode], _ context: CommandContext
  ) throws -> ExitStatus {
    let presentation = try context.presentation(output.form, zones: [])
    try context.deliver(output.form) { sink, format in
      try MessageCode.write(
        codes, as: format, to: sink, presentation, envelope: context.envelope)
    }
    return .done
  }
}
