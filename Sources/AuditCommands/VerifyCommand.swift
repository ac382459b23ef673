internal import ArgumentParser
internal import AuditImport
internal import AuditReport
internal import AuditService
internal import HandoverFiles

struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Checks a folder that was handed over, or the database.",
    discussion: """
      A folder needs neither database nor network: the signature, then the bytes, rows, sums and keys of each file.
      Name the key by which it should be signed, from the official letter; a key that is known from the
      folder alone shows only that the folder agrees with itself.
      Without a folder the database is checked: everything that its ledger says is made anew from the rows
      and compared. Only a checkpoint that was kept outside shows that no entry is missing at the end.
      Exit status: 0 intact, 3 not.
      """)

  @Argument(help: "The folder; without one the database is checked.", completion: .directory)
  var folder: String?

  @Option(
    name: .long,
    help:
      "Checkpoint of the ledger, or a folder of them. May be repeated. Default: that of the nights.",
    completion: .file())
  var checkpoint: [String] = []

  @Option(name: .long, help: "Public key of the signer.", completion: .file())
  var key: String?

  @Option(
    name: .long, help: "File of allowed signers, as for ssh-keygen.", completion: .file())
  var allowedSigners: String?

  @OptionGroup(title: "Output") var form: FormOptions
  @OptionGroup(title: "General") var options: GlobalOptions

  func validate() throws {
    if key != nil, allowedSigners != nil {
      throw ValidationError(
        "pilih salah satu: --key atau --allowed-signers.",
        "--key and --allowed-signers exclude each other.")
    }
    if folder == nil, key != nil || allowedSigners != nil {
      throw ValidationError(
        "--key dan --allowed-signers berlaku untuk folder; sebutkan foldernya.",
        "--key and --allowed-signers are for a folder; name it.")
    }
    if folder != nil, !checkpoint.isEmpty {
      throw ValidationError(
        "--checkpoint berlaku untuk basis data; hapus foldernya.",
        "--checkpoint is for the database; leave out the folder.")
    }
  }

  private var signer: ExpectedSigner {
    if let key { return .key(key) }
    if let allowedSigners { return .anyOf(allowedSigners) }
    return .nobody
  }

  func run() throws {
    try perform(options) { context in
      let report = try report(context)
      let presentation = try context.presentation(form, zones: [])
      try context.deliver(form) { sink, format in
        try report.write(
          as: format, to: sink, presentation, envelope: context.envelope)
      }
      return report.isIntact ? .done : .integrity
    }
  }

  private func report(_ context: CommandContext) throws -> VerificationReport {
    if let folder { return try VerifyHandover.check(folder, signer: signer) }
    let progress = context.progress(for: form)
    defer { progress.end() }
    return try context.workspace.verifyDatabase(
      checkpoints: checkpoint, nightly: context.settings.night.checkpoints,
      progress: progress.report)
  }
}
