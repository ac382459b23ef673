internal import ArgumentParser
internal import AuditImport
internal import AuditReport
internal import AuditService
internal import ServiceStandards

struct LedgerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ledger",
    abstract: "Shows what the database has recorded of itself.",
    discussion: """
      Every import, run, move, waiver and export leaves an entry that carries the hash of the one before.
      `audit verify` checks the database against it.
      """,
    subcommands: [List.self, Show.self, Head.self, Accept.self])

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "Lists the entries.")

    @Option(
      name: [.long, .customLong("events")],
      help: "Only entries about this. Repeated, or separated by commas. Default: all.",
      completion: .list(Workspace.ledgerEvents))
    var event: [Listed<String>] = []

    @OptionGroup(title: "Output") var output: OutputOptions
    @OptionGroup(title: "General") var options: GlobalOptions

    func validate() throws {
      if !event.flatMap(\.values).allSatisfy(Workspace.ledgerEvents.contains) {
        throw ValidationError(
          "--event adalah salah satu dari: \(Workspace.ledgerEvents.joined(separator: ", ")).",
          "--event is one of: \(Workspace.ledgerEvents.joined(separator: ", ")).")
      }
    }

    func run() throws {
      try perform(options) { context in
        let table = try context.workspace.listLedger(events: event.flatMap(\.values))
        try context.show(table, output, zones: [try context.workspace.zone()])
        return .done
      }
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "Prints one entry as it stands in the ledger.",
      discussion: "The bytes without a line end: their SHA-256 is the hash of the entry.")

    @Argument(help: "Number of the entry.")
    var entry: Int64

    @OptionGroup(title: "General") var options: GlobalOptions

    func run() throws {
      try perform(options) { context in
        let text = try context.workspace.ledgerEntry(entry)
        try StandardOutput().write(Array(text.utf8).span)
        return .done
      }
    }
  }

  struct Head: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "checkpoint",
      abstract: "Prints the head of the ledger, to be kept outside of the database.",
      discussion: """
        Four lines: the id of the database, the number of entries, the hash of the last one, and the highest
        numbers that findings, waivers, runs and imports have been given. Keep them where
        nobody who can write to the database can write: on paper, in a mail, at the inspectorate. `audit
        nightly` writes one for each night into the folder `nightly.checkpoints`.
        """)

    @Option(name: .shortAndLong, help: "Write to this file.", completion: .file())
    var output: String?

    @OptionGroup(title: "General") var options: GlobalOptions

    func run() throws {
      try perform(options) { context in
        guard let checkpoint = try context.workspace.checkpoint() else {
          context.messages.warn(
            "buku catatan belum dimulai; impor atau pelaksanaan pertama memulainya.",
            "the ledger has not begun; the first import or run begins it.")
          return .incomplete
        }
        try context.deliver(to: output) { sink in
          try sink.write(Array(checkpoint.text.utf8).span)
        }
        return .done
      }
    }
  }

  struct Accept: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "accept",
      abstract: "Records who answers for a change or a loss that `audit verify` names.",
      discussion: """
        The number is that of the entry `foreign` which names what something else than this program has
        changed; or the number of entries of a checkpoint that does not fit any more, after an older copy was
        put back. What the entry names then counts as it is now, and `audit verify` says who accepted it.
        Numbers of which the checkpoint tells are never given again. What nothing has named cannot be
        accepted.
        """)

    @Argument(help: "Number of the entry, or of the entries of the checkpoint.")
    var entry: Int64

    @Option(name: .long, help: "Why it is accepted.")
    var reason: String

    @Option(
      name: .long,
      help:
        "Checkpoint of the ledger, or a folder of them. May be repeated. Default: that of the nights.",
      completion: .file())
    var checkpoint: [String] = []

    @Flag(name: .long, help: "Make every check, write nothing.")
    var dryRun = false

    @OptionGroup(title: "General") var options: GlobalOptions

    func run() throws {
      try perform(options) { context in
        let accepted = try context.workspace.acceptLedger(
          entry: entry, reason: reason, checkpoints: checkpoint,
          nightly: context.settings.night.checkpoints, dryRun: dryRun)
        let dry = Said.dryRun(dryRun)
        let lost = accepted.lost.map {
          Wording(
            "; entri \($0.lowerBound) sampai \($0.upperBound) hilang",
            "; entries \($0.lowerBound) to \($0.upperBound) are gone")
        }
        context.messages.say(
          "diterima sebagai entri \(accepted.entry): \(accepted.changed) yang diubah\(lost?.indonesian ?? "")\(dry.indonesian)",
          "accepted as entry \(accepted.entry): \(accepted.changed) that were changed\(lost?.english ?? "")\(dry.english)"
        )
        return .done
      }
    }
  }
}
