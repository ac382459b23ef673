internal import ArgumentParser
internal import AuditImport
internal import AuditReport
internal import AuditService
internal import ServiceStandards
internal import WorkingTime

struct ImportTransactionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "transactions",
    abstract: "Transactions from CSV or a workbook, in the canonical form or by a mapping profile.",
    discussion: """
      The file is imported wholly or not at all. Rejected lines are kept in the database and in
      FILE.rejects.csv (of a workbook FILE.rejects.xlsx); --allow-rejects lets the rest in. Of a known case a file changes only what it has
      columns for, and of these what no later file tells otherwise. The same bytes again are read
      again, as of when they came first.
      """, aliases: ["transaction"])

  @Argument(
    help: "CSV file, workbook, or either packed; - is standard input.",
    completion: .file(extensions: RecordFile.extensions))
  var file: String

  @Option(
    name: .long, help: "Mapping profile (YAML).", completion: .file(extensions: ["yaml", "yml"]))
  var profile: String?

  @Option(name: .long, help: "How many lines may be rejected: a number, or a share like 2%.")
  var allowRejects: RejectAllowance = RejectAllowance(.lines(0))

  @OptionGroup var letter: CoveringLetterOptions

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Sum that the covering letter names of a money column or a kind of charge. May be repeated.",
      valueName: "column=sum"))
  var expectSum: [ExpectedSum] = []

  @Option(
    name: .long,
    help: "Store applicant references as keyed hashes; the key is this file (mode 0600).",
    completion: .file())
  var hashApplicants: String?

  @Option(
    name: .long,
    help: "Store codes of officers as keyed hashes; the key is this file (mode 0600).",
    completion: .file())
  var hashOfficers: String?

  @Option(name: .long, help: "When the rows count as recorded. Default: now.")
  var recordedAt: Moment?

  @Option(
    name: .long,
    help: "When the office exported the file; what was told later stays. Default: its first import."
  )
  var exportedAt: Moment?

  @Flag(name: .long, help: "Bytes that were imported before hold as of now.")
  var supersede = false

  @Flag(name: .long, help: "Known cases may have been received on another day than recorded.")
  var acceptReceiptChanges = false

  @Flag(name: .long, help: "Make every check, write nothing.")
  var dryRun = false

  @OptionGroup(title: "General") var options: GlobalOptions

  func run() throws {
    try perform(options) { context in
      let progress = context.progress(for: nil)
      let request = TransactionImport(
        file: file, profile: profile,
        recordedAt: recordedAt, exportedAt: exportedAt, supersedes: supersede,
        acceptsReceiptChanges: acceptReceiptChanges,
        allowance: allowRejects.allowance, dryRun: dryRun,
        hashKeys: [.applicant: hashApplicants, .officer: hashOfficers].compactMapValues { $0 },
        expectedRows: letter.expectRows, expectedSums: expectSum.map(\.sum),
        control: letter.place, language: context.language)
      let result = try context.workspace.importTransactions(request, progress: progress.report)
      progress.end()
      return context.tell(
        result, of: file, dryRun: dryRun, things: Wording("transaksi", "transaction"))
    }
  }
}

/// `25` or `2%`.
struct RejectAllowance: ExpressibleByArgument {
  let allowance: TransactionImport.Allowance

  init(_ allowance: TransactionImport.Allowance) { self.allowance = allowance }

  init?(argument: String) {
    guard let share = RejectShare(argument) else { return nil }
    allowance = share
  }

  var defaultValueDescription: String { "0" }
}
