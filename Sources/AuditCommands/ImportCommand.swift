internal import ArgumentParser
internal import AuditService
internal import ServiceStandards

struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Brings in standards, calendars, holidays and transactions.",
    discussion: "The forms of the files stand in Documentation/formats.md.",
    subcommands: [
      ImportStandardsCommand.self, ImportCalendarCommand.self, ImportHolidaysCommand.self,
      ImportTransactionsCommand.self, ImportCodesCommand.self, ImportComplaintsCommand.self,
      ImportLadderCommand.self,
    ])
}

struct ImportStandardsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "standards", abstract: "Units, agencies, services and standards from YAML.")

  @Argument(help: "YAML file.", completion: .file(extensions: ["yaml", "yml", "json"]))
  var file: String

  @Flag(name: .long, help: "Check and count, write nothing.")
  var dryRun = false

  @OptionGroup(title: "General") var options: GlobalOptions

  func run() throws {
    try perform(options) { context in
      let result = try context.workspace.importStandards(file: file, dryRun: dryRun)
      context.tell(result, of: file, dryRun: dryRun)
      return .done
    }
  }
}

struct ImportCalendarCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calendar", abstract: "Calendars from YAML, with the holiday files they name.")

  @Argument(help: "YAML file.", completion: .file(extensions: ["yaml", "yml", "json"]))
  var file: String

  @Flag(name: .long, help: "Check and count, write nothing.")
  var dryRun = false

  @OptionGroup(title: "General") var options: GlobalOptions

  func run() throws {
    try perform(options) { context in
      let result = try context.workspace.importCalendars(file: file, dryRun: dryRun)
      context.tell(result, of: file, dryRun: dryRun)
      return .done
    }
  }
}

struct ImportHolidaysCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "holidays", abstract: "Holidays with their decrees from CSV, into one calendar.")

  @Argument(help: "CSV file: date,name,kind,decree.", completion: .file(extensions: ["csv"]))
  var file: String

  @Option(name: .long, help: "Code of the calendar.")
  var calendar: String

  @Option(name: .long, help: "When this was learned. Default: now.")
  var recordedAt: Moment?

  @Flag(name: .long, help: "Check and count, write nothing.")
  var dryRun = false

  @OptionGroup(title: "General") var options: GlobalOptions

  func run() throws {
    try perform(options) { context in
      let result = try context.workspace.importHolidays(
        file: file, calendar: calendar, recordedAt: recordedAt, dryRun: dryRun)
      context.tell(result, of: file, dryRun: dryRun)
      return .done
    }
  }
}

extension CommandContext {
  func tell(_ result: CatalogueImport, of file: String, dryRun: Bool) {
    if result.isKnown {
      messages.say(
        "\(file): sudah diketahui seluruhnya; tidak ada yang berubah",
        "\(file): all known already; nothing changed")
      return
    }
    for move in result.moves { messages.warn(move.indonesian, move.english) }
    let (inserted, changed, unchanged) = (result.inserted, result.changed, result.unchanged)
    messages.say(
      "\(file): \(inserted) baru, \(changed) berubah, \(unchanged) tetap"
        + (dryRun ? " (uji coba, tidak ada yang ditulis)" : " (impor \(result.importID))"),
      "\(file): \(inserted) new, \(changed) changed, \(unchanged) unchanged"
        + (dryRun ? " (dry run, nothing written)" : " (import \(result.importID))"))
  }
}

extension UnitMove {
  fileprivate var indonesian: String {
    let (from, to) = (from?.text ?? "(tanpa induk)", to?.text ?? "(tanpa induk)")
    return
      "\(unit) pindah dari \(from) ke \(to): \(transactions) transaksi dan \(findings) temuan ikut pindah, juga dari hari-hari yang lalu; \(waivers) pengecualian dari \(from) tidak berlaku lagi untuknya"
  }

  fileprivate var english: String {
    let (from, to) = (from?.text ?? "(no unit above)", to?.text ?? "(no unit above)")
    return
      "\(unit) moves from \(from) to \(to): \(transactions) transactions and \(findings) findings go along, those of days past too; \(waivers) waivers from \(from) hold for it no more"
  }
}
