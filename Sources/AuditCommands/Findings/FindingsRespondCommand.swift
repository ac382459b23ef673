internal import ArgumentParser
internal import AuditReport
internal import AuditService
internal import WorkingTime

struct FindingsRespondCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "respond",
    abstract: "Records the answer of the unit (tanggapan) with its evidence.",
    discussion: """
      Starts the clock of the verification. Evidence is copied under its SHA-256 into the folder
      <database>.evidence, and refused later when it has changed.
      """)

  @OptionGroup var which: FindingOptions

  @Option(name: .long, help: "The answer.")
  var text: String

  @Flag(name: .long, help: "The answer covers a part only.")
  var partial = false

  @Option(name: .long, help: "An evidence file. May be repeated.", completion: .file())
  var evidence: [String] = []

  @Option(name: .long, help: "Day on which the answer came, YYYY-MM-DD. Default: today.")
  var received: CivilDay?

  @OptionGroup(title: "General") var options: GlobalOptions

  func run() throws {
    try perform(options) { context in
      let response = FindingResponse(
        text: text, isPartial: partial, evidence: evidence, received: received)
      let result = try context.workspace.respond(
        to: which.finding, response, dryRun: which.dryRun)
      context.tell(result, dryRun: which.dryRun)
      return .done
    }
  }
}
