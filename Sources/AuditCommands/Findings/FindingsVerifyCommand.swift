internal import ArgumentParser
internal import AuditReport
internal import AuditService

struct FindingsVerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Accepts or rejects the evidence of an answer.",
    discussion: """
      Accepting closes nothing yet: the finding is closed by a run that finds enough clean weeks.
      """)

  @OptionGroup var which: FindingOptions

  @Flag(name: .long, help: "The evidence is sufficient.")
  var accept = false

  @Flag(name: .long, help: "The evidence is not sufficient.")
  var reject = false

  @Option(name: .long, help: "Why.")
  var reason: String

  @OptionGroup(title: "General") var options: GlobalOptions

  func validate() throws {
    guard accept != reject else {
      throw ValidationError(
        "pilih salah satu: --accept atau --reject.", "say either --accept or --reject.")
    }
  }

  func run() throws {
    try perform(options) { context in
      let result = try context.workspace.verifyFinding(
        which.finding, accepts: accept, reason: reason, dryRun: which.dryRun)
      context.tell(result, dryRun: which.dryRun)
      return .done
    }
  }
}
