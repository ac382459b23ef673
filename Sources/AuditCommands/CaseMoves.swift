internal import ArgumentParser
internal import AuditReport
internal import AuditService
internal import ServiceStandards
internal import WorkingTime

/// Which case a command is about.
struct CaseName: ParsableArguments {
  @Argument(
    help: "The case as UNIT/NUMBER, e.g. DINAS/IMB-2026-0031; the unit includes those below it.",
    completion: NameCompletion.cases)
  var name: String

  @Option(
    name: .long, help: "Service code, or UNIT/CODE, where several services have the number.",
    completion: NameCompletion.services)
  var service: String?

  @Option(name: .long, help: "Series (2026, 2026-03), where numbers begin anew.")
  var series: String?

  func request(asOf: Moment? = nil) -> CaseRequest {
    CaseRequest(name: name, service: service, series: series, asOf: asOf)
  }
}

/// Which case a command takes out or puts back, and why.
struct CaseMove: ParsableArguments {
  @OptionGroup var named: CaseName

  @Option(name: .long, help: "Why; kept for ever.")
  var reason: String

  @Flag(name: .long, help: "Make every check, write nothing.")
  var dryRun = false
}

struct CasesRetractCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "retract",
    abstract: "Takes out a case that was recorded in error.",
    discussion: """
      The case stays in the past and in the ledger; no import brings it back, and the rows that tell of it are named.
      Its deviations are closed by the next run. `audit cases restore` puts it back.
      """)

  @OptionGroup var move: CaseMove
  @OptionGroup(title: "General") var options: GlobalOptions

  func run() throws {
    try perform(options) { context in
      try context.workspace.retractCase(
        move.named.request(), reason: move.reason, dryRun: move.dryRun)
      context.messages.say(
        "berkas \(move.named.name) dikeluarkan\(move.dryRun ? " (uji coba)" : ""); penyimpangannya ditutup pada pelaksanaan audit berikutnya",
        "case \(move.named.name) is taken out\(move.dryRun ? " (dry run)" : ""); its deviations are closed by the next run"
      )
      return .done
    }
  }
}

struct CasesRestoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore",
    abstract: "Puts back a case that was taken out.",
    discussion: """
      It is what the deliveries made of it that told of it before it was taken out; one that told of it since is to be
      imported again.
      """)

  @OptionGroup var move: CaseMove
  @OptionGroup(title: "General") var options: GlobalOptions

  func run() throws {
    try perform(options) { context in
      try context.workspace.restoreCase(
        move.named.request(), reason: move.reason, dryRun: move.dryRun)
      context.messages.say(
        "berkas \(move.named.name) dikembalikan\(move.dryRun ? " (uji coba)" : "")",
        "case \(move.named.name) is put back\(move.dryRun ? " (dry run)" : "")")
      return .done
    }
  }
}
