internal import ArgumentParser
internal import AuditReport
internal import AuditService
internal import ServiceStandards
internal import WorkingTime

/// Hands over what a run found, as files.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Makes a folder with the findings for the inspectorate.",
    discussion: """
      The folder speaks of the last run that looked at all of the selection, or of the one that --run names;
      run the audit first. It is made whole or not at all, and the same run gives the same bytes. --period names days of receipt in
      the zone of the unit, both ends included, to the end of the last day.
      Privacy: internal (nothing masked, asks for --reason), inspectorate (population numbers,
      NIP, telephone numbers and e-mail addresses masked), public (no single cases, counts below 5 hidden).
      Number, date, assignment, team and distribution of the report stand in the section “report” of the configuration.
        audit export --unit MPP-Banjarbaru --period 2026-01..2026-06 --to serah-terima --sign kunci
        audit export --schema                      what every column means
        audit export --follow-up --all-units --to rekap.csv
      """)

  @OptionGroup var units: UnitOptions

  @Option(
    name: .customLong("run"), help: "What this run saw and found. Default: the last one.",
    completion: NameCompletion.runs)
  var ofRun: Int64?

  @Option(
    name: .long,
    help: "Days of receipt: YYYY, YYYY-MM, YYYY-MM-DD, or two of them joined by .. Default: all.")
  var period: ReceiptPeriod?

  @Option(
    name: [.long, .customShort("o"), .customLong("output")],
    help: "The folder to make; with --follow-up or --schema the file.", completion: .file())
  var to: String?

  @Option(name: .long, help: "internal, inspectorate or public.")
  var privacy: PrivacyProfile = .inspectorate

  @Option(name: .long, help: "Why nothing is masked; stands in the manifest.")
  var reason: String?

  @Option(
    name: .long, help: "Only these files of the folder. Repeated, or separated by commas.")
  var only: [Listed<String>] = []

  @Option(
    name: .long, help: "Sign with this private key (see “audit keys”).", completion: .file())
  var sign: String?

  @Flag(name: .long, help: "Accept a run that could not judge some part.")
  var allowIncomplete = false

  @Flag(name: .long, help: "Make every check, write nothing.")
  var dryRun = false

  @Flag(name: .long, help: "Print the columns of every file instead.")
  var schema = false

  @Flag(name: .long, help: "Write the recap of the follow-up as one CSV file instead.")
  var followUp = false

  @OptionGroup(title: "CSV, and the output of --schema") var output: ExportOutputOptions
  @OptionGroup(title: "General") var options: GlobalOptions

  func validate() throws {
    if schema, followUp {
      throw ValidationError(
        "pilih salah satu: --schema atau --follow-up.",
        "--schema and --follow-up exclude each other.")
    }
  }

  private func checkSelection() throws {
    try units.requireUnits()
    if to == nil {
      throw ValidationError(
        "sebutkan folder baru dengan --to FOLDER (dengan --follow-up: --to BERKAS.csv).",
        "name the new folder with --to DIR (--to FILE.csv with --follow-up).")
    }
    if privacy == .internal, reason?.isEmpty ?? true {
      throw ValidationError(
        "--privacy internal memerlukan --reason TEKS.", "--privacy internal asks for --reason TEXT."
      )
    }
    if privacy != .internal, reason != nil {
      throw ValidationError(
        "--reason hanya untuk --privacy internal.", "--reason belongs to --privacy internal.")
    }
  }

  func run() throws {
    if !schema { try checkSelection() }
    try perform(options) { context in
      if schema {
        try show(context.workspace.handoverSchema(), context)
      } else if followUp {
        try writeRecap(context)
      } else {
        try export(context)
      }
      return .done
    }
  }

  private func request(_ context: CommandContext) -> HandoverRequest {
    HandoverRequest(
      selection: Selection(units: units.names, from: period?.from, to: period?.to), run: ofRun,
      folder: to ?? "", privacy: privacy, reason: reason, csvReader: output.csvProfile,
      files: only.flatMap(\.values),
      keyFile: sign, letter: context.settings.report ?? ReportLetter(),
      language: context.language, allowsIncomplete: allowIncomplete, dryRun: dryRun)
  }

  private func export(_ context: CommandContext) throws {
    let progress = context.progress(for: nil)
    let request = request(context)
    let result = try context.workspace.exportHandover(request, progress: progress.report)
    progress.end()
    let messages = context.messages
    for file in result.files {
      let rows = file.rows.map { ", \($0)" } ?? ""
      messages.say(
        "  \(file.name): \(file.bytes) bita\(rows.isEmpty ? "" : "\(rows) baris")",
        "  \(file.name): \(file.bytes) bytes\(rows.isEmpty ? "" : "\(rows) rows")")
    }
    for note in result.notes {
      messages.warn(note.wording.indonesian, note.wording.english)
    }
    if dryRun {
      messages.say(
        "uji coba: \(request.folder) tidak dibuat.", "dry run: \(request.folder) was not made.")
      return
    }
    if !result.isRecorded {
      messages.warn(
        "basis data hanya dapat dibaca: serah terima ini tidak tercatat di dalamnya.",
        "the database can only be read: it has no record of this hand-over.")
    }
    let signature = result.keyID.map {
      (indonesian: ", ditandatangani dengan \($0)", english: ", signed by \($0)")
    }
    messages.say(
      "dibuat: \(request.folder) dari pelaksanaan \(result.run)\(signature?.indonesian ?? ""). Periksa: audit verify \(request.folder)",
      "made: \(request.folder) from run \(result.run)\(signature?.english ?? ""). Check it: audit verify \(request.folder)"
    )
  }

  private func writeRecap(_ context: CommandContext) throws {
    let recap = try context.workspace.followUpRecap(request(context))
    let presentation = Presentation(
      language: context.language, zones: recap.zones,
      csv: CSVProfile(reader: output.csvProfile ?? context.settings.csvProfile.value))
    let path = to ?? "-"
    guard path != "-", !dryRun else {
      let sink: any ByteSink = dryRun ? CollectedBytes() : StandardOutput()
      try recap.table.write(as: .csv, to: sink, presentation)
      return
    }
    let file = try FileOutput(path: path)
    let written = try recap.table.write(as: .csv, to: file, presentation)
    try file.finish()
    context.messages.say(
      "ditulis: \(path), \(written.rows) temuan", "written: \(path), \(written.rows) findings")
  }

  private func show(_ table: Table, _ context: CommandContext) throws {
    let choice: Terminal.ColourChoice = options.noColor ? .never : options.color
    let presentation = Presentation(
      language: context.language, zones: [try Zone("UTC")],
      usesColour: to == nil && Terminal.usesColour(.output, choice: choice),
      width: to == nil ? Terminal.width : nil,
      usesUnicode: Terminal.usesUnicode,
      csv: CSVProfile(reader: output.csvProfile ?? context.settings.csvProfile.value))
    try context.deliver(to: to, as: output.format) { sink, format in
      try table.write(as: format, to: sink, presentation)
    }
  }
}

/// The files of a folder have forms of their own: only the profile of CSV can be chosen.
struct ExportOutputOptions: ParsableArguments {
  @Option(name: .long, help: "Only excel-id or only data. Default: both.")
  var csvProfile: CSVProfile.Reader?

  @Option(
    name: .long,
    help:
      "With --schema: table, plain, csv, json, jsonl or markdown. Default: table on a terminal, plain in a pipe."
  )
  var format: ReportFormat?
}

extension PrivacyProfile: ExpressibleByArgument {}

extension ReceiptPeriod: ExpressibleByArgument {
  package init?(argument: String) { self.init(argument) }
}
