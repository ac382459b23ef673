internal import ArgumentParser
internal import AuditReport
internal import AuditService
internal import ServiceStandards

struct FindingsCloseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "close",
    abstract: "Closes a finding: fulfilled, excused, or withdrawn.",
    discussion: """
      Without --excused or --withdrawn it makes the same check as a run: accepted evidence and enough
      clean weeks, in which transactions were judged. It refuses otherwise and says what is lacking.
      """)

  @OptionGroup var which: FindingOptions

  @Flag(name: .long, help: "It cannot be followed up, for a reason that the law accepts.")
  var excused = false

  @Option(name: .long, help: "force_majeure, court_case or no_longer_effective.")
  var ground: ExcuseGround?

  @Flag(name: .long, help: "No deviation is left, since data, standard or calendar were corrected.")
  var withdrawn = false

  @Option(name: .long, help: "Why; for --excused and --withdrawn.")
  var reason: String?

  @OptionGroup(title: "General") var options: GlobalOptions

  func validate() throws {
    if excused, withdrawn {
      throw ValidationError(
        "pilih salah satu: --excused atau --withdrawn.",
        "--excused and --withdrawn exclude each other.")
    }
    if excused != (ground != nil) {
      throw ValidationError(
        "--excused dan --ground harus diberikan bersama.", "--excused and --ground go together.")
    }
    if (excused || withdrawn) != (reason != nil) {
      throw ValidationError(
        "--reason diberikan bersama --excused atau --withdrawn, yang memerlukannya.",
        "--reason goes with --excused or --withdrawn, and these need it.")
    }
  }

  private func close(_ workspace: Workspace) throws -> MoveResult {
    let name = which.finding
    if let ground, let reason {
      return try workspace.excuseFinding(
        name, ground: ground, reason: reason, dryRun: which.dryRun)
    }
    if withdrawn, let reason {
      return try workspace.withdrawFinding(name, reason: reason, dryRun: which.dryRun)
    }
    return try workspace.closeFinding(name, dryRun: which.dryRun)
  }

  func run() throws {
    try perform(options) { context in
      let result = try close(context.workspace)
      context.tell(result, dryRun: which.dryRun)
      return .done
    }
  }
}
