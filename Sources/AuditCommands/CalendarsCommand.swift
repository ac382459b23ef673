internal import ArgumentParser
internal import AuditImport
internal import AuditReport
internal import AuditService
internal import ServiceStandards
internal import WorkingTime

struct CalendarsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calendars",
    abstract: "Asks the clock: opening hours, due instants, elapsed time, worked examples.",
    subcommands: [List.self, Show.self, Due.self, Elapsed.self, Answer.self], aliases: ["calendar"])

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "Every recorded calendar.")

    @OptionGroup(title: "Output") var output: OutputOptions
    @OptionGroup(title: "General") var options: GlobalOptions

    func run() throws {
      try perform(options) { context in
        try context.show(
          try context.workspace.listCalendars(), output, zones: [try context.workspace.zone()])
        return .done
      }
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "The hours of each date, and what set them.")

    @OptionGroup var which: CalendarChoice

    @Option(name: .long, help: "First date, YYYY-MM-DD.")
    var from: CivilDay

    @Option(name: .long, help: "Last date. Default: 30 days later.")
    var to: CivilDay?

    @OptionGroup(title: "Output") var output: OutputOptions
    @OptionGroup(title: "General") var options: GlobalOptions

    func run() throws {
      try perform(options) { context in
        let table = try context.workspace.showCalendar(
          which.name, from: from, through: to ?? from + 30, language: context.language)
        try context.show(table, output, zones: [])
        return .done
      }
    }
  }

  struct Due: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "due", abstract: "When a case is due, reckoned day by day.",
      discussion: """
        Example: audit calendars due --unit MPP-Banjarbaru --from 2026-01-08T15:59 --limit 6 --in working_days
        """)

    @OptionGroup var which: CalendarChoice

    @Option(name: .long, help: "Start of the clock: 2026-01-05T09:00, or with an offset.")
    var from: Moment

    @Option(name: .long, help: "Number of units.")
    var limit: Int64

    @Option(
      name: .customLong("in"),
      help: "seconds, minutes, hours, working_days, calendar_days or months.")
    var unit: TimeLimit.Unit = .workingDays

    @Option(name: .long, help: "as_stamped or next_opening.")
    var receipt: TimeLimit.Receipt = .asStamped

    @Option(name: .long, help: "exclude_first or include_first.")
    var dayCount: TimeLimit.DayCount = .excludeFirst

    @Option(name: .long, help: "Pause as FROM/TO; TO may be empty. May be repeated.")
    var pause: [PauseArgument] = []

    @OptionGroup(title: "Output") var form: FormOptions
    @OptionGroup(title: "General") var options: GlobalOptions

    func validate() throws {
      if limit < 0 {
        throw ValidationError("--limit adalah 0 atau lebih.", "--limit is 0 or more.")
      }
    }

    func run() throws {
      try perform(options) { context in
        let limit = TimeLimit(limit, unit, receipt: receipt, dayCount: dayCount)
        let answer = try context.workspace.due(
          which.name, from: from, limit: limit, pauses: pause.map { ($0.from, $0.to) },
          language: context.language)
        let due = answer.due.map { $0.iso(offset: answer.zone.offset(at: $0)) }
        try context.show(
          answer.lines, form, selection: form.selection, zones: [answer.zone],
          answer: Wording(
            "jatuh tempo: \(due ?? "belum ada (jeda tanpa akhir)")",
            "due: \(due ?? "none yet (a pause without an end)")"))
        return .done
      }
    }
  }

  struct Elapsed: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "elapsed", abstract: "Working time between two instants, reckoned day by day.")

    @OptionGroup var which: CalendarChoice

    @Option(name: .long, help: "Start: 2026-01-05T09:00, or with an offset.")
    var from: Moment

    @Option(name: .long, help: "End.")
    var to: Moment

    @Option(name: .long, help: "Pause as FROM/TO; TO may be empty. May be repeated.")
    var pause: [PauseArgument] = []

    @OptionGroup(title: "Output") var output: OutputOptions
    @OptionGroup(title: "General") var options: GlobalOptions

    func run() throws {
      try perform(options) { context in
        let answer = try context.workspace.elapsed(
          which.name, from: from, to: to, pauses: pause.map { ($0.from, $0.to) },
          language: context.language)
        try context.show(
          answer.lines, output.form, selection: output.selection, zones: [answer.zone],
          answer: Wording(
            "waktu kerja: \(answer.elapsed) detik", "working time: \(answer.elapsed) seconds"))
        return .done
      }
    }
  }

  struct Answer: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "answer",
      abstract: "Answers worked examples: one JSON object a line in, one out.",
      discussion: """
        The file holds calendars and questions in the shape of Fixtures/clock/vectors.jsonl; see
        Documentation/clock.md. An answer that is expected in the file is not looked at.
        """)

    @Argument(help: "JSON lines file.", completion: .file(extensions: ["jsonl", "json"]))
    var file: String

    @OptionGroup(title: "General") var options: GlobalOptions

    func run() throws {
      try perform(options) { context in
        let answers = try context.workspace.answerQuestions(file: file)
        let output = StandardOutput()
        for answer in answers { try output.write(Array((answer + "\n").utf8).span) }
        return .done
      }
    }
  }
}

/// The calendar by its own code, or that of a unit.
struct CalendarChoice: ParsableArguments {
  @Option(
    name: .long, help: "Unit whose calendar is meant.", completion: NameCompletion.units)
  var unit: String?

  @Option(
    name: .long, help: "Code of the calendar.", completion: NameCompletion.calendars)
  var calendar: String?

  func validate() throws {
    if (unit == nil) == (calendar == nil) {
      throw ValidationError(
        "sebutkan kalendernya: --unit KODE atau --calendar KODE, salah satu.",
        "name the calendar: either --unit CODE or --calendar CODE.")
    }
  }

  var name: CalendarName { calendar.map { .calendar($0) } ?? .unit(unit ?? "") }
}

/// `FROM/TO`, TO empty for a pause that was not resumed.
struct PauseArgument: ExpressibleByArgument {
  let from: Moment
  let to: Moment?

  init?(argument: String) {
    let parts = argument.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, let from = Moment(parts[0]) else { return nil }
    self.from = from
    if parts[1].isEmpty {
      to = nil
    } else {
      guard let end = Moment(parts[1]) else { return nil }
      to = end
    }
  }
}
