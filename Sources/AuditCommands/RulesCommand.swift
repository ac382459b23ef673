internal import ArgumentParser
internal import AuditReport
internal import AuditService

struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules",
    abstract: "Lists the rules, or prints the card of one.",
    discussion: "What a rule looks at, its legal source, and examples that pass and that fail.",
    aliases: ["rule"])

  @Argument(help: "Rule id, e.g. W-01.", completion: NameCompletion.rules)
  var id: String?

  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "General") var options: GlobalOptions

  func run() throws {
    try perform(options) { context in
      let envelope = context.envelope
      guard let id else {
        let presentation = try context.presentation(output.form, zones: [])
        let rows = Workspace.ruleSheets.map { $0.row(presentation) }
        try context.show(Table(RuleSheet.head(envelope), rows: rows), output, zones: [])
        return .done
      }
      let sheet = try Workspace.ruleSheet(id)
      let presentation = try context.presentation(output.form, zones: [])
      try context.deliver(output.form) { sink, format in
        try sheet.write(as: format, to: sink, presentation, envelope: envelope)
      }
      return .done
    }
  }
}
