internal import ArgumentParser
internal import AuditImport
internal import AuditReport
internal import AuditService
internal import ServiceStandards

struct ImportComplaintsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "complaints",
    abstract: "Complaints from CSV or a workbook: from SP4N-LAPOR! or the office's own book.",
    discussion: """
      The file is in the canonical form or is read by a mapping profile. It is imported wholly or not at
      all; the same bytes are read again while they are the last file; a changed row of a known complaint
      is an update with history.
      """, aliases: ["complaint"])

  @Argument(
    help: "CSV file, workbook, or either packed; - is standard input.",
    completion: .file(extensions: RecordFile.extensions))
  var file: String

  @Option(
    name: .long, help: "Mapping profile (YAML).", completion: .file(extensions: ["yaml", "yml"]))
  var profile: String?

  @Option(name: .long, help: "lapor or book, for rows that do not say it.")
  var source: ComplaintSource = .book

  @Option(name: .long, help: "How many lines may be rejected: a number, or a share like 2%.")
  var allowRejects: RejectAllowance = RejectAllowance(.lines(0))

  @OptionGroup var letter: CoveringLetterOptions

  @Flag(name: .long, help: "Make every check, write nothing.")
  var dryRun = false

  @OptionGroup(title: "General") var options: GlobalOptions

  func run() throws {
    try perform(options) { context in
      let request = TransactionImport(
        file: file, profile: profile, allowance: allowRejects.allowance, dryRun: dryRun,
        expectedRows: letter.expectRows, control: letter.place, language: context.language)
      let result = try context.workspace.importComplaints(request, source: source)
      return context.tell(
        result, of: file, dryRun: dryRun, things: Wording("pengaduan", "complaint"),
        holdMoney: false)
    }
  }
}

struct ImportLadderCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ladder", abstract: "The deadlines of complaints by class from YAML.",
    discussion: """
      Without an imported ladder the program's own holds, whose limits are marked as not compared with
      the regulation. A ladder is never changed; the one that began last before the day of receipt
      holds, and of several the one imported last.
      """)

  @Argument(help: "YAML file.", completion: .file(extensions: ["yaml", "yml", "json"]))
  var file: String

  @Flag(name: .long, help: "Make every check, write nothing.")
  var dryRun = false

  @OptionGroup(title: "General") var options: GlobalOptions

  func run() throws {
    try perform(options) { context in
      let result = try context.workspace.importLadder(file: file, dryRun: dryRun)
      context.tell(result, of: file, dryRun: dryRun)
      return .done
    }
  }
}
