internal import ArgumentParser
internal import AuditReport
internal import AuditService

struct FindingsClassifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "classify", abstract: "Confirms codes that accuse somebody.",
    discussion: """
      The mapping only proposes them (“audit findings show”). They hold for the finding, and stand in its files, after
      this; they never stand in files for the public.
      """)

  @OptionGroup var which: FindingOptions

  @Option(
    name: .customLong("code"), parsing: .singleValue,
    help: "A code that is proposed for the finding. May be repeated.")
  var codes: [String]

  @Option(name: .long, help: "On what the auditor rests it.")
  var reason: String

  @OptionGroup(title: "General") var options: GlobalOptions

  func run() throws {
    try perform(options) { context in
      let result = try context.workspace.classifyFinding(
        which.finding, codes: codes, reason: reason, dryRun: which.dryRun)
      context.tell(result, dryRun: which.dryRun)
      return .done
    }
  }
}
