internal import ArgumentParser
internal import AuditReport
internal import AuditService
internal import ServiceStandards
internal import WorkingTime

/// The main job.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Audits units: compares transactions with standards and lists the deviations.",
    discussion: """
      Without a subcommand this is what `audit` does. The table has one line for each service and rule;
      --details lists every deviation with its id, which `audit explain` takes.
      A date without a time means the end of that day in the zone of the unit.
      """)

  @Option(
    name: .long, help: "Unit code; includes the units below it. May be repeated.",
    completion: .custom(NameCompletion.units))
  var unit: [String] = []

  @Flag(name: .long, help: "Every unit of the database.")
  var allUnits = false

  @Option(
    name: .long, help: "Service code, or UNIT/CODE. May be repeated.",
    completion: .custom(NameCompletion.services))
  var service: [String] = []

  @Option(name: .long, help: "First day of receipt, YYYY-MM-DD.")
  var from: CivilDay?

  @Option(name: .long, help: "Last day of receipt, YYYY-MM-DD.")
  var to: CivilDay?

  @Option(name: .long, help: "Judge as if it were this instant (2026-07-01T08:00:00+08:00) or day.")
  var asOf: Moment?

  @Option(name: .long, help: "Use standards and calendars as they were recorded then.")
  var knownAt: Moment?

  @Option(
    name: .long, help: "Rule ids, separated by commas. Default: all.",
    completion: .custom(NameCompletion.rules))
  var rules: String?

  @Flag(name: .long, help: "List every deviation instead of the summary.")
  var details = false

  @Option(
    name: .long,
    help:
      "Exit with 1 for deviations at or above low, medium, high or critical, or for new ones. Waived and baseline deviations do not count."
  )
  var failOn: FailOn?

  @Flag(name: .long, help: "Exit with 0 also when --fail-on would say 1.")
  var exitZero = false

  @Flag(name: .long, help: "Do everything, write nothing.")
  var dryRun = false

  @Option(
    name: .long,
    help: "Write the report in one more form: FORMAT:FILE, e.g. json:out.json. May be repeated.")
  var report: [ExtraReport] = []

  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "General") var options: GlobalOptions

  /// Asked when the whole command line has been read, so that a mistyped subcommand is named first.
  private func checkUnits() throws {
    if unit.isEmpty, !allUnits {
      throw ValidationError(
        "sebutkan unitnya dengan --unit KODE (lihat “audit units list”), atau periksa semua dengan --all-units.",
        "name the unit with --unit CODE (see “audit units list”), or audit all with --all-units.")
    }
    if !unit.isEmpty, allUnits {
      throw ValidationError(
        "pilih salah satu: --unit atau --all-units.", "--unit and --all-units exclude each other.")
    }
  }

  func run() throws {
    try checkUnits()
    try perform(options) { context in
      let progress = context.progress(for: output.form)
      let request = AuditRequest(
        selection: Selection(
          units: unit, services: service, from: from, to: to,
          rules: rules?.split(separator: ",").map(String.init) ?? []),
        asOf: asOf, knownAt: knownAt, dryRun: dryRun)
      let result = try context.workspace.runAudit(request, progress: progress.report)
      progress.end()
      warn(of: result.outside, context)
      for id in result.report.exceptions?.unused ?? [] {
        let text = Texts.unused(id)
        context.messages.warn(text.indonesian, text.english)
      }
      if details {
        let listing = try context.workspace.listDeviations(request.selection)
        try context.show(listing.table, output, zones: listing.zones)
      } else {
        try show(result, context)
      }
      try writeExtraReports(result, context)
      if context.format(of: output.form).isForPeople { tell(result.findings, context) }
      return status(
        isComplete: result.isComplete, new: result.new, worst: result.worst, context)
    }
  }

  private func warn(of outside: OutsideChanges?, _ context: CommandContext) {
    guard let text = outside?.sentence else { return }
    context.messages.warn(text.indonesian, text.english)
  }

  private func show(_ result: AuditResult, _ context: CommandContext) throws {
    let presentation = try context.presentation(output.form, zones: result.zones)
    let format = context.format(of: output.form)
    let selection = output.selection
    try context.deliver(output.form) { sink in
      if selection == .everything {
        try result.report.write(as: format, to: sink, presentation)
      } else {
        try result.report.findingsTable(presentation)
          .write(as: format, to: sink, presentation, selection: selection)
      }
    }
  }

  private func writeExtraReports(_ result: AuditResult, _ context: CommandContext) throws {
    let presentation = try context.presentation(
      forFile: output.form, zones: result.zones)
    for extra in report {
      try context.deliver(to: extra.file) { sink in
        try result.report.write(as: extra.format, to: sink, presentation)
      }
    }
  }

  /// What became of findings, in a line each; a result for a program says it by itself.
  private func tell(_ findings: FindingChanges, _ context: CommandContext) {
    let messages = context.messages
    if !findings.opened.isEmpty {
      let (count, note) = (findings.opened.count, dryRun ? " (uji coba)" : "")
      messages.say(
        "\(count) temuan baru dibuka\(note); lihat: audit findings list",
        "\(count) new \(count == 1 ? "finding" : "findings") opened\(dryRun ? " (dry run)" : ""); see: audit findings list"
      )
    }
    if !findings.closed.isEmpty {
      let names = findings.closed.map(\.description).joined(separator: ", ")
      messages.say(
        "ditutup setelah pemeriksaan ulang yang bersih: \(names)",
        "closed after a clean re-check: \(names)")
    }
    if !findings.damaged.isEmpty {
      let names = findings.damaged.map(\.description).joined(separator: ", ")
      messages.warn(
        "tidak ditutup karena buktinya hilang atau berubah: \(names); lihat “audit findings show”",
        "not closed, since their evidence is missing or has changed: \(names); see “audit findings show”"
      )
    }
  }

  private func limit(_ context: CommandContext) -> FailOn? {
    failOn ?? context.settings.failOn.value
  }

  private func status(
    isComplete: Bool, new: Int, worst: Severity?, _ context: CommandContext
  ) -> ExitStatus {
    guard isComplete else { return .incomplete }
    let isFound =
      switch limit(context) {
      case .new: new > 0
      case .severity(let severity): worst.map { $0 >= severity } ?? false
      case nil: false
      }
    return isFound && !exitZero ? .found : .done
  }
}

/// From which deviations on a run counts as failed.
enum FailOn: ExpressibleByArgument, Hashable {
  case new
  case severity(Severity)

  /// `nil` for new ones.
  var severity: Severity? {
    if case .severity(let severity) = self { severity } else { nil }
  }

  init?(argument: String) {
    if argument == "new" {
      self = .new
    } else if let severity = Severity.allCases.first(where: { $0.word == argument }) {
      self = .severity(severity)
    } else {
      return nil
    }
  }

  static let allValueStrings = Severity.allCases.map(\.word) + ["new"]
}

extension Moment: ExpressibleByArgument {
  package init?(argument: String) { self.init(argument) }
}

extension ReportFormat: ExpressibleByArgument {
  package init?(argument: String) {
    guard let format = ReportFormat.named(argument) else { return nil }
    self = format
  }

  package static var allValueStrings: [String] { all.map(\.name) }
}
