internal import ArgumentParser
internal import AuditReport
internal import AuditService

struct FindingsAssignCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "assign", abstract: "Names the role that answers for the correction.")

  @OptionGroup var which: FindingOptions

  @Option(name: .long, help: "A role, not a person, e.g. “Kepala Seksi Pelayanan”.")
  var role: String

  @OptionGroup(title: "General") var options: GlobalOptions

  func run() throws {
    try perform(options) { context in
      let result = try context.workspace.assignFinding(
        which.finding, role: role, dryRun: which.dryRun)
      context.tell(result, dryRun: which.dryRun)
      return .done
    }
  }
}
