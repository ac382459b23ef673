internal import ArgumentParser
internal import AuditReport
internal import AuditService

struct FindingsDescribeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "describe",
    abstract: "States sebab and akibat: the cause and the effect.",
    discussion: """
      Example: audit findings describe T-2026-0042 --cause "Dua petugas melayani 60 berkas sehari" \
      --cause-code SB-01 --effect "Pemohon menunggu 13 hari lebih lama"
      """)

  @OptionGroup var which: FindingOptions

  @Option(name: .long, help: "The cause (sebab).")
  var cause: String?

  @Option(name: .long, help: "Code of the cause, see “audit codes show”.")
  var causeCode: String?

  @Option(name: .long, help: "The effect (akibat).")
  var effect: String?

  @OptionGroup(title: "General") var options: GlobalOptions

  func run() throws {
    try perform(options) { context in
      let result = try context.workspace.describeFinding(
        which.finding, cause: cause, causeCode: causeCode, effect: effect, dryRun: which.dryRun)
      context.tell(result, dryRun: which.dryRun)
      return .done
    }
  }
}
