internal import ArgumentParser
internal import AuditReport
internal import AuditService

struct FindingsRecommendCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "recommend", abstract: "States the recommendation (rekomendasi).")

  @OptionGroup var which: FindingOptions

  @Option(name: .long, help: "The recommendation.")
  var text: String

  @Option(name: .long, help: "Its code, see “audit codes show”.")
  var code: String?

  @OptionGroup(title: "General") var options: GlobalOptions

  func run() throws {
    try perform(options) { context in
      let result = try context.workspace.recommend(
        which.finding, text: text, code: code, dryRun: which.dryRun)
      context.tell(result, dryRun: which.dryRun)
      return .done
    }
  }
}
