internal import ArgumentParser
internal import AuditReport
internal import AuditService
internal import ServiceStandards
internal import WorkingTime

struct WaiversCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "waivers",
    abstract: "Approved, dated exceptions: lists, adds and revokes them.",
    discussion: """
      A waived deviation stays visible and is counted apart; nothing in the register changes. A waiver is
      for what came due on its days in the zone of the unit, at most 180, whenever it was approved; of
      rules about standards it is a toleration until the end of its last day. It is never changed: revoke
      it and add another.
      """,
    subcommands: [List.self, Show.self, Add.self, Revoke.self], aliases: ["waiver"])

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list",
      abstract: "Every waiver with its state and how many deviations it covers.")

    @OptionGroup var units: UnitFilter

    @Option(
      name: [.long, .customLong("states")],
      help: "Only those in this state. Repeated, or separated by commas. Default: all.")
    var state: [Listed<WaiverSheet.State>] = []

    @OptionGroup(title: "Output") var output: OutputOptions
    @OptionGroup(title: "General") var options: GlobalOptions

    func run() throws {
      try perform(options) { context in
        let table = try context.workspace.listWaivers(
          Selection(units: units.names), states: Set(state.flatMap(\.values)))
        try context.show(table, output, zones: [])
        return .done
      }
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "Everything about one waiver, with its history.")

    @Argument(help: "Id of a waiver, e.g. K-2026-0003.", completion: NameCompletion.waivers)
    var id: String

    @OptionGroup(title: "Output") var output: OutputOptions
    @OptionGroup(title: "General") var options: GlobalOptions

    func run() throws {
      try perform(options) { context in
        let shown = try context.workspace.showWaiver(id, language: context.language)
        try context.show(shown.table, output, zones: [shown.zone])
        return .done
      }
    }
  }

  struct Add: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "add", abstract: "Records an approved exception.",
      discussion: """
        The approver must be another person than the requester. The days are those of the unit's zone,
        both included.
        """)

    @Option(
      name: .long, help: "Unit code; includes the units below it.",
      completion: NameCompletion.units)
    var unit: String

    @Option(
      name: .long, help: "Service code, or UNIT/CODE. Default: every service of the unit.",
      completion: NameCompletion.services)
    var service: String?

    @Option(name: .long, help: "Rule id.", completion: NameCompletion.rules)
    var rule: String

    @Option(name: .customLong("case"), help: "Case number. Default: every case.")
    var caseNumber: String?

    @Option(name: .long, help: "First day, YYYY-MM-DD.")
    var from: CivilDay

    @Option(name: .long, help: "Last day, YYYY-MM-DD, included.")
    var to: CivilDay

    @Option(name: .long, help: "Why the deviations are not held against the unit.")
    var reason: String

    @Option(name: .long, help: "Who asked for it.")
    var requestedBy: String

    @Option(name: .long, help: "Who approved it; another person.")
    var approvedBy: String

    @Flag(name: .long, help: "Make every check, write nothing.")
    var dryRun = false

    @OptionGroup(title: "General") var options: GlobalOptions

    func run() throws {
      try perform(options) { context in
        let request = WaiverRequest(
          unit: unit, service: service, rule: rule, caseNumber: caseNumber, from: from, to: to,
          reason: reason, requestedBy: requestedBy, approvedBy: approvedBy)
        let sheet = try context.workspace.addWaiver(request, dryRun: dryRun)
        let count = Texts.grouped(sheet.deviations, context.language)
        let (first, last) = (Texts.day(sheet.from), Texts.day(sheet.to))
        let note =
          sheet.isAfterwards
          ? Wording("; dicatat sesudah hari-harinya lewat", "; recorded when its days were over")
          : Wording("", "")
        context.messages.say(
          "\(sheet.id) \(dryRun ? "akan dicatat" : "dicatat"): \(sheet.rule) di \(sheet.unit), \(first.indonesian) sampai dengan \(last.indonesian)\(note.indonesian); mencakup \(count) penyimpangan dalam daftar"
            + Said.dryRun(dryRun).indonesian,
          "\(sheet.id) \(dryRun ? "would be recorded" : "recorded"): \(sheet.rule) at \(sheet.unit), \(first.english) through \(last.english)\(note.english); covers \(count) deviations of the register"
            + Said.dryRun(dryRun).english)
        return .done
      }
    }
  }

  struct Revoke: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "revoke", abstract: "Ends a waiver from now on.",
      discussion: "The waiver and its revocation both stay; its deviations count again.")

    @Argument(help: "Id of a waiver, e.g. K-2026-0003.", completion: NameCompletion.waivers)
    var id: String

    @Option(name: .long, help: "Why it no longer holds.")
    var reason: String

    @Flag(name: .long, help: "Make every check, write nothing.")
    var dryRun = false

    @OptionGroup(title: "General") var options: GlobalOptions

    func run() throws {
      try perform(options) { context in
        let sheet = try context.workspace.revokeWaiver(id, reason: reason, dryRun: dryRun)
        let count = Texts.grouped(sheet.deviations, context.language)
        context.messages.say(
          "\(sheet.id) \(dryRun ? "akan dicabut" : "dicabut"); \(count) penyimpangan kembali dihitung"
            + Said.dryRun(dryRun).indonesian,
          "\(sheet.id) \(dryRun ? "would be revoked" : "revoked"); \(count) deviations count again"
            + Said.dryRun(dryRun).english)
        return .done
      }
    }
  }
}

/// What several commands say.
enum Said {
  static func dryRun(_ isDryRun: Bool) -> Wording {
    isDryRun
      ? Wording(" (uji coba, tidak ada yang ditulis)", " (dry run, nothing written)")
      : Wording("", "")
  }
}

extension WaiverSheet.State: ExpressibleByArgument {}
