internal import ArgumentParser
internal import AuditImport
internal import AuditReport
internal import AuditService
internal import ServiceStandards
internal import WorkingTime

struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Brings in standards, calendars, holidays and transactions.",
    discussion: "The forms of the files stand in Documentation/formats.md.",
    subcommands: [
      ImportStandardsCommand.self, ImportCalendarsCommand.self, ImportHolidaysCommand.self,
      ImportTransactionsCommand.self, ImportCodesCommand.self, ImportComplaintsCommand.self,
      ImportLadderCommand.self,
    ])
}

struct ImportStandardsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "standards",
    abstract: "Units, agencies, services and standards from YAML, or standards from a table.",
    discussion: """
      A table (CSV or a workbook) has one row for each service, class and tier; its units are known already. It
      is in the canonical form or is read by a profile.
      """,
    aliases: ["standard"])

  @Argument(
    help: "YAML file, CSV file or workbook.",
    completion: .file(extensions: ["yaml", "yml", "json", "csv", "xlsx", "ods", "xls"]))
  var file: String

  @Option(
    name: .long, help: "Profile of a table (YAML).", completion: .file(extensions: ["yaml", "yml"]))
  var profile: String?

  @Flag(name: .long, help: "Make every check, write nothing.")
  var dryRun = false

  @OptionGroup(title: "General") var options: GlobalOptions

  func run() throws {
    try perform(options) { context in
      let result = try context.workspace.importStandards(
        file: file, profile: profile, dryRun: dryRun)
      context.tell(result, of: file, dryRun: dryRun)
      return .done
    }
  }
}

struct ImportCalendarsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calendars", abstract: "Calendars from YAML, with the holiday files they name.",
    aliases: ["calendar"])

  @Argument(help: "YAML file.", completion: .file(extensions: ["yaml", "yml", "json"]))
  var file: String

  @Flag(name: .long, help: "Make every check, write nothing.")
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
    commandName: "holidays", abstract: "Holidays with their decrees from CSV, into one calendar.",
    discussion: """
      Days that the calendar has and the file has not, of the years and kinds of which the file speaks, stay and
      are named. With --replaces those that the named decree had set are taken away; a look --known-at an earlier
      instant still sees them.
      """,
    aliases: ["holiday"])

  @Argument(help: "CSV file: date,name,kind,decree.", completion: .file(extensions: ["csv"]))
  var file: String

  @Option(
    name: .long, help: "Code of the calendar.", completion: NameCompletion.calendars)
  var calendar: String

  @Option(
    name: .long,
    help: "Decree that this one replaces: its days that the file no longer has go. May be repeated."
  )
  var replaces: [String] = []

  @Option(name: .long, help: "When this was learned. Default: now.")
  var recordedAt: Moment?

  @Flag(name: .long, help: "Make every check, write nothing.")
  var dryRun = false

  @OptionGroup(title: "General") var options: GlobalOptions

  func run() throws {
    try perform(options) { context in
      let result = try context.workspace.importHolidays(
        file: file, calendar: calendar, replacing: replaces, recordedAt: recordedAt, dryRun: dryRun)
      if let later = result.decrees { context.tell(later, dryRun: dryRun) }
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

extension CommandContext {
  /// What a later list of holidays no longer has, by the decree that had set it.
  fileprivate func tell(_ later: LaterDecree, dryRun: Bool) {
    for (decree, days) in later.kept.byDecree {
      messages.warn(
        "\(days.count) hari dari \(decree.indonesian) tidak ada lagi dalam daftar ini dan tetap libur: \(days.listed). Bila keputusan itu diganti: --replaces \(decree.option)",
        "\(days.counted) of \(decree.english) \(days.count == 1 ? "is no longer in this list and stays a holiday" : "are no longer in this list and stay holidays"): \(days.listed). If that decree is replaced: --replaces \(decree.option)"
      )
    }
    for (decree, days) in later.takenAway.byDecree {
      messages.say(
        "\(days.count) hari dari \(decree.indonesian) \(dryRun ? "akan dihapus" : "dihapus") dari kalender: \(days.listed)",
        "\(days.counted) of \(decree.english) \(dryRun ? "would be taken" : "taken") out of the calendar: \(days.listed)"
      )
    }
  }
}

/// A decree as messages name it.
private struct DecreeWords {
  let indonesian: String
  let english: String
  /// For a shell.
  let option: String

  init(_ decree: String) {
    let isNamed = !decree.isEmpty
    indonesian = isNamed ? "“\(decree)”" : "hari tanpa keputusan"
    english = isNamed ? "“\(decree)”" : "no decree"
    option = "'\(decree.replacing("'", with: "'\\''"))'"
  }
}

extension [Holiday] {
  fileprivate var byDecree: [(decree: DecreeWords, days: [Holiday])] {
    Dictionary(grouping: self, by: \.decree).sorted { $0.key < $1.key }
      .map { (DecreeWords($0.key), $0.value) }
  }

  fileprivate var counted: String { "\(count) \(count == 1 ? "day" : "days")" }

  /// `2026-05-15 Cuti bersama (cuti_bersama), …`
  fileprivate var listed: String {
    map { [$0.day.description, $0.name, $0.kind.isEmpty ? "" : "(\($0.kind))"] }
      .map { $0.filter { !$0.isEmpty }.joined(separator: " ") }.joined(separator: ", ")
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
