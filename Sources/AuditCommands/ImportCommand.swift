internal import ArgumentParser
internal import AuditReport
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
    if messages.isMachineReadable {
      for move in result.moves { messages.warn(move.indonesian, move.english) }
      return summarize(result, of: file, dryRun: dryRun)
    }
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
    guard let day else {
      return
        "\(unit) pindah dari \(from) ke \(to) sejak semula: \(transactions) transaksi ikut pindah"
    }
    return
      "\(unit) pindah dari \(from) ke \(to) mulai \(day): \(transactions) transaksi yang diterima sejak hari itu ikut pindah, yang sebelumnya tetap pada \(from). Bila mulai hari lain, tulis parent_from"
  }

  fileprivate var english: String {
    let (from, to) = (from?.text ?? "(no unit above)", to?.text ?? "(no unit above)")
    guard let day else {
      return
        "\(unit) moves from \(from) to \(to) as if ever since: \(transactions) transactions go along"
    }
    return
      "\(unit) moves from \(from) to \(to) on \(day): \(transactions) transactions received from that day on go along, earlier ones stay with \(from). If it is another day, write parent_from"
  }
}
