internal import ArgumentParser
internal import AuditReport
internal import AuditService
internal import ServiceStandards
internal import WorkingTime

/// The units that a command is about.
struct UnitOptions: ParsableArguments {
  @OptionGroup var units: UnitFilter

  @Flag(name: .long, help: "Every unit of the database.")
  var allUnits = false

  var names: [String] { units.names }

  /// Asked when the whole command line has been read, so that a mistyped subcommand is named first.
  func requireUnits() throws {
    if units.names.isEmpty, !allUnits {
      throw ValidationError(
        "sebutkan unitnya dengan --unit KODE (lihat “audit units list”), atau ambil semua dengan --all-units.",
        "name the unit with --unit CODE (see “audit units list”), or take all with --all-units.")
    }
    if !units.names.isEmpty, allUnits {
      throw ValidationError(
        "pilih salah satu: --unit atau --all-units.", "--unit and --all-units exclude each other.")
    }
  }
}

/// What an audit or a question is about.
struct ScopeOptions: ParsableArguments {
  @OptionGroup var units: UnitOptions

  @OptionGroup var services: ServiceFilter

  @Option(name: .long, help: "Print only what was received from this day on, YYYY-MM-DD.")
  var from: CivilDay?

  @Option(name: .long, help: "Print only what was received up to this day, YYYY-MM-DD.")
  var to: CivilDay?

  @OptionGroup var rules: RuleFilter

  func requireUnits() throws { try units.requireUnits() }

  var selection: Selection {
    Selection(
      units: units.names, services: services.names, from: from, to: to, rules: rules.names)
  }
}

/// How an audit or a question is told, and when it counts as failed.
struct RunReportOptions: ParsableArguments {
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

  @Option(
    name: .customLong("report"),
    help: "Write the report in one more form: FORMAT:FILE, e.g. json:out.json. May be repeated.")
  var reports: [ExtraReport] = []

  func show(
    _ result: AuditResult, _ output: OutputOptions, _ context: CommandContext,
    _ listing: () throws -> DeviationListing
  ) throws {
    for id in result.report.exceptions?.unused ?? [] {
      let text = Texts.unused(id)
      context.messages.warn(text.indonesian, text.english)
    }
    if details {
      let listing = try listing()
      try context.show(listing.table, output, zones: listing.zones)
    } else {
      try show(result, output, context)
    }
    let presentation = try context.presentation(forFile: output.form, zones: result.zones)
    for extra in reports {
      try context.deliver(to: extra.file) { sink in
        try result.report.write(as: extra.format, to: sink, presentation)
      }
    }
  }

  private func show(
    _ result: AuditResult, _ output: OutputOptions, _ context: CommandContext
  ) throws {
    let presentation = try context.presentation(output.form, zones: result.zones)
    let selection = output.selection
    try context.deliver(output.form) { sink, format in
      // A limit shortens the list in the report; a choice or order of columns asks for the list alone.
      if selection.columns == nil, selection.sort.isEmpty {
        var report = result.report
        report.limit = selection.limit
        try report.write(as: format, to: sink, presentation)
        context.tell(leftOut: report.leftOut)
      } else {
        let written = try result.report.findingsTable(presentation)
          .write(as: format, to: sink, presentation, selection: selection)
        context.tell(leftOut: written.leftOut)
      }
    }
  }

  func status(_ result: AuditResult, _ context: CommandContext) -> ExitStatus {
    guard result.isComplete else { return .incomplete }
    let isFound =
      switch failOn ?? context.settings.failOn.value {
      case .new: result.new > 0
      case .severity(let severity): result.worst.map { $0 >= severity } ?? false
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
  static let defaultCompletionKind = CompletionKind.list(allValueStrings)
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
  static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }
}
