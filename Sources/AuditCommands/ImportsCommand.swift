internal import ArgumentParser
internal import AuditReport
internal import AuditService
internal import ServiceStandards

struct ImportsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "imports",
    abstract: "Lists, shows and takes back what was imported.",
    discussion: """
      A file of transactions is a delivery: it tells of its cases as of one instant, and only of what it has columns
      for. A wrong one is taken back by its number.
      """,
    subcommands: [List.self, Show.self, Waiting.self, Undo.self])

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "Lists the imports, the last one first.")

    @OptionGroup(title: "Output") var output: OutputOptions
    @OptionGroup(title: "General") var options: GlobalOptions

    func run() throws {
      try perform(options) { context in
        try context.show(
          try context.workspace.listImports(in: context.language), output,
          zones: [try context.workspace.zone()])
        return .done
      }
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show",
      abstract: "Shows for which fields an import speaks, as of when, and what came of its rows.")

    @Argument(help: "Number of the import.", completion: NameCompletion.imports)
    var id: Int64

    @Flag(name: .long, help: "Its rejected lines with their reasons instead.")
    var rejected = false

    @Flag(
      name: .long,
      help: "Its rows by service and month of receipt beside those of the delivery before instead.")
    var months = false

    @OptionGroup(title: "Output") var output: OutputOptions
    @OptionGroup(title: "General") var options: GlobalOptions

    func validate() throws {
      if rejected, months {
        throw ValidationError("--rejected and --months exclude each other.")
      }
    }

    func run() throws {
      try perform(options) { context in
        try context.show(
          months
            ? try context.workspace.listMonths(ofImport: id, in: context.language)
            : rejected
              ? try context.workspace.listRejects(ofImport: id)
              : try context.workspace.showImport(id, in: context.language),
          output, zones: [try context.workspace.zone()])
        return .done
      }
    }
  }

  struct Waiting: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "waiting",
      abstract: "Lists payments, papers and pauses that wait for their case.",
      discussion: """
        A file of the cashier, the front desk or the back office may name cases that no file has brought yet. Its rows
        are kept, and joined when the case comes.
        """)

    @OptionGroup(title: "Output") var output: OutputOptions
    @OptionGroup(title: "General") var options: GlobalOptions

    func run() throws {
      try perform(options) { context in
        try context.show(
          try context.workspace.listWaiting(in: context.language), output,
          zones: [try context.workspace.zone()])
        return .done
      }
    }
  }

  struct Undo: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "undo",
      abstract: "Takes back a delivery of transactions that should not have been.",
      discussion: """
        Each of its cases becomes what the other deliveries make of it, and a case of which no other one tells is
        taken out. What it told stays in the past; findings follow at the next run. Refused where another delivery
        adds to cases that only this one brings.
        """)

    @Argument(help: "Number of the import.", completion: NameCompletion.imports)
    var id: Int64

    @Option(name: .long, help: "Why; kept for ever.")
    var reason: String

    @Flag(name: .long, help: "Make every check, write nothing.")
    var dryRun = false

    @OptionGroup(title: "General") var options: GlobalOptions

    func run() throws {
      try perform(options) { context in
        let undone = try context.workspace.undoImport(id, reason: reason, dryRun: dryRun)
        let (changed, removed, unchanged) = (undone.changed, undone.removed, undone.unchanged)
        context.messages.say(
          "impor \(id) dibatalkan\(dryRun ? " (uji coba)" : ""): \(removed) perkara dikeluarkan, \(changed) kembali menurut impor lain, \(unchanged) tetap",
          "import \(id) is undone\(dryRun ? " (dry run)" : ""): \(removed) cases taken out, \(changed) as other imports tell them, \(unchanged) unchanged"
        )
        if undone.waiting > 0 {
          context.messages.say(
            "\(undone.waiting) baris pembayaran, dokumen, atau jeda menunggu perkaranya lagi (audit imports waiting)",
            "\(undone.waiting) rows of payments, papers or pauses wait for their case again (audit imports waiting)"
          )
        }
        return .done
      }
    }
  }
}
