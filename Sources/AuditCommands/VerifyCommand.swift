internal import ArgumentParser
internal import AuditReport
internal import AuditService

struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Checks a folder that was handed over.",
    discussion: """
      Needs neither database nor network: the signature, then the bytes, rows, sums and keys of each file.
      Name the key by which it should be signed, from the official letter; a key that is known from the
      folder alone shows only that the folder agrees with itself.
      Exit status: 0 intact, 3 not.
      """)

  @Argument(help: "The folder.", completion: .directory)
  var folder: String

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
  }

  private var signer: ExpectedSigner {
    if let key { return .key(key) }
    if let allowedSigners { return .anyOf(allowedSigners) }
    return .nobody
  }

  func run() throws {
    try perform(options) { context in
      let report = try VerifyHandover.check(folder, signer: signer)
      let presentation = try context.presentation(form, zones: [])
      let format = context.format(of: form)
      try context.deliver(form) { sink in
        try report.write(
          as: format, to: sink, presentation, envelope: context.workspace.envelope())
      }
      return report.isIntact ? .done : .integrity
    }
  }
}
