internal import ArgumentParser
internal import AuditEngine
internal import AuditReport
internal import AuditService
internal import Glibc
internal import ServiceStandards
internal import WorkingTime

/// What one command works with: settings, messages, and the one reading of the clock.
struct CommandContext {
  let options: GlobalOptions
  let settings: Settings
  let messages: Messages
  let workspace: Workspace

  var language: Language { settings.language.value }

  /// What stands around an answer that is of no run and no selection.
  var envelope: Envelope { Envelope(tool: Program.version, generatedAt: workspace.now) }

  init(_ options: GlobalOptions) throws {
    self.options = options
    settings = try Settings(options)
    messages = Messages(
      language: settings.language.value, isMachineReadable: options.errorFormat == .json,
      isQuiet: options.quiet)
    workspace = Workspace(
      database: settings.database.value, now: CommandContext.now, clock: { CommandContext.now },
      actor: Terminal.environment("SUDO_USER") ?? Terminal.environment("USER") ?? "uid \(getuid())",
      host: CommandContext.host, version: Program.version)
  }

  /// Counts long work on standard error, unless the result is for a program or people want silence.
  func progress(for form: FormOptions?) -> Progress {
    let isForPeople = form.map { format(of: $0).isForPeople } ?? true
    return Progress(
      isShown: !options.quiet && (isForPeople || options.progress), language: language)
  }

  /// The same for work that nobody watches unless it is asked for.
  func progress(isWanted: Bool) -> Progress { Progress(isShown: isWanted, language: language) }

  /// The format asked for, else the configured one, else what suits the reader.
  func format(of form: FormOptions) -> ReportFormat {
    form.format ?? settings.format.value ?? usualFormat(for: form.output)
  }

  private func usualFormat(for output: String?) -> ReportFormat {
    output == nil && Terminal.isTerminal(.output) ? .table : .plain
  }

  func presentation(_ form: FormOptions, zones: [Zone]) throws -> Presentation {
    try presentation(form, zones: zones, toTerminal: form.output == nil)
  }

  /// For a file beside the output that the form speaks of: no colour, no width.
  func presentation(forFile form: FormOptions, zones: [Zone]) throws -> Presentation {
    try presentation(form, zones: zones, toTerminal: false)
  }

  private func presentation(
    _ form: FormOptions, zones: [Zone], toTerminal: Bool
  ) throws -> Presentation {
    let choice: Terminal.ColourChoice = options.noColor ? .never : options.color
    return Presentation(
      language: language, zones: try zones.isEmpty ? [Zone("UTC")] : zones,
      usesColour: toTerminal && Terminal.usesColour(.output, choice: choice),
      width: toTerminal ? Terminal.width : nil, usesUnicode: Terminal.usesUnicode,
      csv: CSVProfile(
        reader: form.csvProfile ?? settings.csvProfile.value, delimiter: form.delimiter,
        guardsFormulas: !form.raw),
      showsHeader: !form.noHeader)
  }

  /// Hands the result to where it is wanted, in the format that is wanted; a file appears only when it is whole.
  func deliver(
    _ form: FormOptions, _ body: (any ByteSink, ReportFormat) throws -> Void
  ) throws {
    try deliver(to: form.output, as: form.format, body)
  }

  /// The same for a command with options of its own. A format that was configured for all commands gives way where
  /// it does not fit; one that was asked for does not.
  func deliver(
    to path: String?, as asked: ReportFormat?, _ body: (any ByteSink, ReportFormat) throws -> Void
  ) throws {
    let usual = usualFormat(for: path)
    try deliver(to: path) { sink in
      do {
        try body(sink, asked ?? settings.format.value ?? usual)
      } catch TableFault.formNotOffered where asked == nil {
        // Refused before the first byte.
        try body(sink, usual)
      }
    }
  }

  /// The same for output that has one form; without a path it is standard output, by way of the
  /// pager when a reader sits there.
  func deliver(to path: String?, _ body: (any ByteSink) throws -> Void) throws {
    guard let path, path != "-" else {
      guard let pager = Pager(isWanted: !options.noPager && path == nil) else {
        return try body(StandardOutput())
      }
      defer { pager.finish() }
      return try body(pager)
    }
    let file = try FileOutput(path: path)
    try body(file)
    try file.finish()
    messages.say("ditulis: \(path)", "written: \(path)")
  }

  /// Prints a table by the output options.
  func show(_ table: Table, _ output: OutputOptions, zones: [Zone]) throws {
    try show(table, output.form, selection: output.selection, zones: zones)
  }

  /// Prints the selected part of a table, for people with the answer that it leads to below it.
  func show(
    _ table: Table, _ form: FormOptions, selection: TableSelection, zones: [Zone],
    answer: Wording? = nil
  ) throws {
    let presentation = try presentation(form, zones: zones)
    try deliver(form) { sink, format in
      let written = try table.write(as: format, to: sink, presentation, selection: selection)
      if let answer, format.isForPeople {
        try sink.write(Array((answer.text(language) + "\n").utf8).span)
      }
      if written.rows == 0, written.leftOut == 0 { messages.say("tidak ada baris.", "no rows.") }
      tell(leftOut: written.leftOut)
    }
  }

  /// Says how many rows `--limit` has kept out of a list, whose format may have no place for it.
  func tell(leftOut: Int) {
    guard leftOut > 0 else { return }
    messages.say(
      "\(leftOut) baris tidak ditampilkan (--limit).",
      leftOut == 1 ? "1 row left out (--limit)." : "\(leftOut) rows left out (--limit).")
  }

  private static var now: Instant { Instant(Int64(time(nil))) }

  private static var host: String {
    var name = [CChar](repeating: 0, count: 256)
    guard unsafe gethostname(&name, name.count) == 0 else { return "-" }
    return String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}

extension ParsableCommand {
  /// Runs a command and turns what it throws into one message and an exit status.
  func perform(
    _ options: GlobalOptions, _ body: (CommandContext) throws -> ExitStatus
  ) throws {
    // Writes then fail with EPIPE, and beyond the limit of file sizes with EFBIG, which have messages.
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    var status = ExitStatus.done.rawValue
    // Until the settings are read, the environment's language has to do.
    var messages = Messages(
      language: options.lang ?? Terminal.language,
      isMachineReadable: options.errorFormat == .json, isQuiet: options.quiet)
    do {
      let context = try CommandContext(options)
      messages = context.messages
      status = try body(context).rawValue
    } catch is ClosedPipe {
      status = ExitStatus.done.rawValue
    } catch let interruption as Interruption {
      messages.warn(
        "dihentikan; basis data seperti sebelumnya. Jalankan perintah yang sama untuk mengulang.",
        "interrupted; the database is as before. Run the same command to start again.")
      status = interruption.exitStatus
    } catch let fault as any Fault {
      messages.report(fault)
      status = fault.exitStatus.rawValue
    }
    if status != 0 { throw ExitCode(status) }
  }
}
