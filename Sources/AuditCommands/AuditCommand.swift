internal import ArgumentParser

/// The program, for `main` alone.
package enum AuditProgram {
  /// Runs the command line of the process and ends it with its exit status.
  package static func run() {
    do {
      let arguments = Array(CommandLine.arguments.dropFirst())
      if let script = CompletionScript.wanted(by: arguments) { return print(script) }
      var command = try AuditCommand.parseAsRoot(LeadingOptions.behindSubcommand(arguments))
      try requireSubcommand(of: command)
      try command.run()
    } catch let error as MissingSubcommand {
      Messages.reportUsage(error)
      AuditCommand.exit(withError: ExitCode.validationFailure)
    } catch  where AuditCommand.exitCode(for: error) == .validationFailure {
      Messages.reportUsage(error)
      AuditCommand.exit(withError: ExitCode.validationFailure)
    } catch {
      if let page = HelpPage.translated(error) { return print(page) }
      AuditCommand.exit(withError: error)
    }
  }

  /// The parser would print the help of a group as an answer, and a script that forgot a word would go on.
  private static func requireSubcommand(of command: any ParsableCommand) throws {
    guard type(of: command).configuration.subcommands.isEmpty else { throw MissingSubcommand() }
  }
}

/// The root of all commands. `audit --unit X` is `audit run --unit X`.
struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "Compares recorded transactions with the promised service standards.",
    discussion: """
      Examples:
        audit --unit MPP-Banjarbaru                 audit a unit and the units below it
        audit --unit MPP-Banjarbaru --details       every deviation with its id
        audit look --unit MPP-Banjarbaru --as-of 2026-03-31
                                                    the state on another day, without a record
        audit explain W-01-4711                     the full reckoning of one deviation
        audit import transactions JULI.csv          bring in what the unit recorded

      Exit status:
        0    ran to the end                     2    did not run to the end, or incomplete
        1    deviations at --fail-on or above   3    integrity check failed
        64   usage, or no such name             65   input data rejected
        75   busy, try again later              78   configuration
        130  interrupted

      Environment:
        AUDIT_DB, AUDIT_LANG, AUDIT_FORMAT, AUDIT_CSV_PROFILE, AUDIT_FAIL_ON, AUDIT_CONFIG, NO_COLOR,
        CLICOLOR_FORCE, TZDIR
      """,
    version: Program.fullVersion,
    subcommands: [
      RunCommand.self, LookCommand.self, RunsCommand.self, ExplainCommand.self, ImportCommand.self,
      ImportsCommand.self, CasesCommand.self,
      InitCommand.self,
      StatusCommand.self, DemoCommand.self, RulesCommand.self, UnitsCommand.self,
      ServicesCommand.self, StandardsCommand.self, DocumentsCommand.self, CalendarsCommand.self,
      ConfigCommand.self,
      FindingsCommand.self, RecapCommand.self, CodesCommand.self,
      ExportCommand.self, VerifyCommand.self, LedgerCommand.self, ReplayCommand.self,
      KeysCommand.self,
      WaiversCommand.self, BaselinesCommand.self, ComplaintsCommand.self, NightlyCommand.self,
    ],
    defaultSubcommand: RunCommand.self)
}
