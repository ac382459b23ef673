internal import ArgumentParser
internal import AuditReport
internal import AuditService
internal import ServiceStandards

/// Options of every command.
struct GlobalOptions: ParsableArguments {
  @Option(
    name: .long, help: "Database file. Default: audit.db, or AUDIT_DB.",
    completion: .file(extensions: ["db"]))
  var db: String?

  @Option(
    name: .long, help: "Language of messages: id or en. Default: AUDIT_LANG, then the locale.")
  var lang: Language?

  @Option(
    name: .long,
    help: "Configuration file. Default: audit.yaml here, then the user's, the system's.",
    completion: .file(extensions: ["yaml"]))
  var config: String?

  @Flag(name: .shortAndLong, help: "Say nothing but warnings and errors.")
  var quiet = false

  @Option(name: .long, help: "Form of errors on standard error: text or json.")
  var errorFormat: ErrorFormat = .text

  @Option(name: .long, help: "Colour: auto, always or never.")
  var color: Terminal.ColourChoice = .auto

  @Flag(name: .long, help: "The same as --color never.")
  var noColor = false

  @Flag(name: .long, help: "Show progress also when the result is for a program.")
  var progress = false

  @Flag(name: .long, help: "Never start a pager on a terminal.")
  var noPager = false

  enum ErrorFormat: String, CaseIterable, ExpressibleByArgument {
    case text, json
  }

  /// Whether a command line asks for errors as JSON, also one that cannot be read as a whole.
  static func wantsJSONErrors(_ arguments: [String]) -> Bool {
    zip(arguments, arguments.dropFirst() + [""]).contains { argument, next in
      argument == "--error-format=json" || argument == "--error-format" && next == "json"
    }
  }
}

/// How patient a command is.
struct WaitOptions: ParsableArguments {
  @Option(
    name: .customLong("wait"),
    help: "Seconds to wait for a night that is running, and for others who write.")
  var seconds: Int?

  func validate() throws {
    if let seconds, !(0...86_400).contains(seconds) {
      throw ValidationError(
        "--wait adalah jumlah detik, 0 sampai 86400.",
        "--wait is a number of seconds, 0 to 86400.")
    }
  }
}

/// Options of every command that prints a table.
struct OutputOptions: ParsableArguments {
  @OptionGroup var form: FormOptions

  @Option(name: .long, help: "At most so many rows.")
  var limit: Int?

  func validate() throws {
    if let limit, limit < 0 {
      throw ValidationError(
        "--limit adalah jumlah baris, 0 atau lebih.", "--limit is a number of rows, 0 or more.")
    }
  }

  var selection: TableSelection {
    var selection = form.selection
    selection.limit = limit
    return selection
  }
}

/// How and where a result is printed. Without a limit of rows: the clock has a limit of its own.
struct FormOptions: ParsableArguments {
  @Option(
    name: .long,
    help:
      "table, plain, csv, json, jsonl, markdown, or html for what is no list. Default: table on a terminal, plain in a pipe."
  )
  var format: ReportFormat?

  @Option(
    name: [.customLong("column"), .customLong("columns")],
    help: "Only these columns, by their keys, in this order. Repeated, or separated by commas.")
  var column: [Listed<String>] = []

  // Unconditional, as the value may begin with a dash.
  @Option(
    name: .long, parsing: .unconditionalSingleValue,
    help: "Sort by these keys; -KEY for descending. Repeated, or separated by commas.")
  var sort: [Listed<String>] = []

  @Flag(name: .long, help: "Leave out the line with the names of the columns.")
  var noHeader = false

  @Option(
    name: .shortAndLong,
    help: "Write to this file instead of standard output; - is standard output.",
    completion: .file())
  var output: String?

  @Option(name: .long, help: "excel-id (for people, Indonesian Excel) or data (for programs).")
  var csvProfile: CSVProfile.Reader?

  @Option(name: .long, help: "Delimiter of CSV: , ; tab or |.")
  var delimiter: CSVProfile.Delimiter?

  @Flag(name: .long, help: "Write text into CSV as it is, without the guard against formulas.")
  var raw = false

  var selection: TableSelection {
    TableSelection(
      columns: column.isEmpty ? nil : column.flatMap(\.values), sort: sort.flatMap(\.values))
  }
}

extension CSVProfile.Reader: ExpressibleByArgument {}
extension CSVProfile.Delimiter: ExpressibleByArgument {}
