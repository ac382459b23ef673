internal import ArgumentParser
internal import AuditImport
internal import AuditReport
internal import AuditService
internal import ServiceStandards
internal import WorkingTime

struct ImportTransactionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "transactions",
    abstract: "Recorded transactions from CSV, in the canonical form or by a mapping profile.",
    discussion: """
      The file is imported wholly or not at all. Rejected lines are kept in the database and in
      FILE.rejects.csv; --allow-rejects lets the rest in. The same bytes again change nothing; a
      changed row of a known case is an update with history.
      """)

  @Argument(help: "CSV file.", completion: .file(extensions: ["csv", "txt"]))
  var file: String

  @Option(
    name: .long, help: "Mapping profile (YAML).", completion: .file(extensions: ["yaml", "yml"]))
  var profile: String?

  @Option(name: .long, help: "How many lines may be rejected: a number, or a share like 2%.")
  var allowRejects: RejectAllowance = RejectAllowance(.lines(0))

  @Option(name: .long, help: "Number of rows that the covering letter names.")
  var expectRows: Int?

  @Option(
    name: .long,
    help: "Store applicant references as keyed hashes; the key is this file (mode 0600).",
    completion: .file())
  var hashApplicants: String?

  @Option(name: .long, help: "When the rows count as recorded. Default: now.")
  var recordedAt: Moment?

  @Flag(name: .long, help: "The same checks and counts, write nothing.")
  var dryRun = false

  @OptionGroup(title: "General") var options: GlobalOptions

  func run() throws {
    try perform(options) { context in
      let progress = context.progress(for: nil)
      let request = TransactionImport(
        file: file, profile: profile,
        recordedAt: try recordedAt.map { try context.workspace.instant($0) },
        allowance: allowRejects.allowance, dryRun: dryRun, applicantKeyFile: hashApplicants,
        expectedRows: expectRows, language: context.language)
      let result = try context.workspace.importTransactions(request, progress: progress.report)
      progress.end()
      return tell(result, context)
    }
  }

  private func tell(_ result: TransactionImportResult, _ context: CommandContext) -> ExitStatus {
    let messages = context.messages
    for diagnostic in result.diagnostics { messages.report(diagnostic) }
    let unlisted = result.rejected - Set(result.diagnostics.map(\.line)).count
    if unlisted > 0 {
      messages.warn("\(unlisted) baris tertolak lagi", "\(unlisted) more rejected lines")
    }
    if let summary = result.summary { tell(summary, result, context) }
    if let path = result.rejectsFile {
      messages.warn(
        "\(result.rejected) baris tertolak, disimpan di \(path)",
        "\(result.rejected) lines rejected, kept in \(path)")
    }
    switch result.state {
    case .known(let id):
      messages.say(
        "\(file): sudah diimpor sebagai impor \(id); tidak ada yang berubah",
        "\(file): already imported as import \(id); nothing changed")
      return .done
    case .imported(let id):
      messages.say(
        "\(result.inserted) baru, \(result.changed) berubah, \(result.unchanged) tetap"
          + (dryRun ? " (uji coba, tidak ada yang ditulis)" : " (impor \(id))"),
        "\(result.inserted) new, \(result.changed) changed, \(result.unchanged) unchanged"
          + (dryRun ? " (dry run, nothing written)" : " (import \(id))"))
      return .done
    case .refused:
      messages.warn(
        "berkas ditolak seluruhnya; tidak ada transaksi yang diimpor. Perbaiki baris di atas, atau izinkan dengan --allow-rejects",
        "the whole file was refused; no transaction was imported. Correct the lines above, or allow them with --allow-rejects"
      )
      return .data
    }
  }

  /// Control totals, to be compared with the covering letter.
  private func tell(
    _ summary: ImportSummary, _ result: TransactionImportResult, _ context: CommandContext
  ) {
    let span = [summary.firstReceived, summary.lastReceived].compactMap { $0?.iso(offset: 0) }
      .joined(separator: " – ")
    let money = summary.money.sorted { $0.key.rawValue < $1.key.rawValue }.map {
      "\($0.key.word) \(Texts.grouped($0.value.minorUnits, context.language))"
    }.joined(separator: ", ")
    context.messages.say(
      "\(file): \(summary.encoding.name), pemisah \(summary.delimiter.word); \(summary.rows) baris, \(summary.accepted) diterima, \(result.rejected) ditolak, \(summary.blank) kosong, \(summary.totals) jumlah; SHA-256 \(result.sha256)",
      "\(file): \(summary.encoding.name), delimiter \(summary.delimiter.word); \(summary.rows) rows, \(summary.accepted) accepted, \(result.rejected) rejected, \(summary.blank) blank, \(summary.totals) totals; SHA-256 \(result.sha256)"
    )
    context.messages.say(
      "diterima \(span); uang: \(money.isEmpty ? "–" : money)",
      "received \(span); money: \(money.isEmpty ? "–" : money)")
    if !summary.unmappedColumns.isEmpty {
      let names = summary.unmappedColumns.joined(separator: ", ")
      context.messages.say("kolom yang tidak dipakai: \(names)", "columns not used: \(names)")
    }
  }
}

/// `25` or `2%`.
struct RejectAllowance: ExpressibleByArgument {
  let allowance: TransactionImport.Allowance

  init(_ allowance: TransactionImport.Allowance) { self.allowance = allowance }

  init?(argument: String) {
    if argument.hasSuffix("%") {
      guard let percent = Double(argument.dropLast()), (0...100).contains(percent) else {
        return nil
      }
      allowance = .perMille(Int((percent * 10).rounded()))
    } else {
      guard let lines = Int(argument), lines >= 0 else { return nil }
      allowance = .lines(lines)
    }
  }

  var defaultValueDescription: String { "0" }
}
