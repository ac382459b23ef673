internal import ArgumentParser
internal import AuditReport
internal import AuditService

struct FindingsReopenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reopen",
    abstract: "Takes up an ended finding again, while it has no newer episode.")

  @OptionGroup var which: FindingOptions

  @Option(name: .long, help: "Why.")
  var reason: String

  @OptionGroup(title: "General") var options: GlobalOptions

  func run() throws {
    try perform(options) { context in
      let result = try context.workspace.reopenFinding(
        which.finding, reason: reason, dryRun: which.dryRun)
      context.tell(result, dryRun: which.dryRun)
      return .done
    }
  }
}
