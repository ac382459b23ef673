internal import ArgumentParser
internal import AuditReport
internal import AuditService

struct FindingsClassifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "classify", abstract: "Confirms codes that accuse somebody, or takes that back.",
    discussion: """
      The mapping only proposes them (“audit findings show”). They hold for the finding, and stand in its files, after
      this; they never stand in files for the public. What is taken back is a proposal again; the history keeps both.
      """)

  @OptionGroup var which: FindingOptions

  @Option(
    name: .customLong("code"), parsing: .singleValue,
    help: "A code that is proposed for the finding. May be repeated.")
  var codes: [String] = []

  @Option(
    name: .customLong("withdraw"), parsing: .singleValue,
    help: "A code that was confirmed, and is no longer. May be repeated.")
  var withdrawn: [String] = []

  @Option(name: .long, help: "On what the auditor rests it.")
  var reason: String

  @OptionGroup(title: "General") var options: GlobalOptions

  func validate() throws {
    guard codes.isEmpty, withdrawn.isEmpty else { return }
    throw ValidationError(
      "sebutkan kodenya dengan --code atau --withdraw.", "name the code with --code or --withdraw.")
  }

  func run() throws {
    try perform(options) { context in
      let result = try context.workspace.classifyFinding(
        which.finding, codes: codes, withdrawing: withdrawn, reason: reason, dryRun: which.dryRun)
      context.tell(result, dryRun: which.dryRun)
      return .done
    }
  }
}
