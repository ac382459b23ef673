internal import ArgumentParser
internal import AuditReport
internal import HandoverFiles

struct KeysCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys", abstract: "Makes, shows and replaces the keys that sign exports.",
    discussion: """
      Keys are Ed25519 in the form of OpenSSH, without a passphrase: the file itself (mode 0600) is what
      has to be guarded. Keys made by “ssh-keygen -t ed25519 -N ''” can be used too.
      """, subcommands: [New.self, Show.self, Rotate.self], aliases: ["key"])

  struct New: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "new", abstract: "Makes a private key and, beside it, its public key (.pub).")

    @Option(
      name: [.long, .customShort("o"), .customLong("output")], help: "File of the private key.",
      completion: .file())
    var to: String

    @Option(name: .long, help: "Who signs with it, e.g. inspektorat-banjarbaru.")
    var identity: String

    @Flag(name: .long, help: "Make every check, write nothing.")
    var dryRun = false

    @OptionGroup(title: "General") var options: GlobalOptions

    func run() throws {
      try perform(options) { context in
        let key = try KeyFiles.make(at: to, identity: identity, dryRun: dryRun)
        guard !dryRun else {
          context.messages.say(
            "uji coba: \(to) tidak dibuat.", "dry run: \(to) was not made.")
          return .done
        }
        context.messages.say(
          "dibuat: \(to) (rahasia, mode 0600) dan \(to).pub, sidik jari \(key.fingerprint). Cantumkan sidik jari itu dalam surat resmi.",
          "made: \(to) (secret, mode 0600) and \(to).pub, fingerprint \(key.fingerprint). Put the fingerprint into the official letter."
        )
        return .done
      }
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show",
      abstract: "Fingerprint and allowed_signers line of a key; never a secret.")

    @Argument(help: "A private or a public key.", completion: .file())
    var file: String

    @OptionGroup(title: "Output") var form: FormOptions
    @OptionGroup(title: "General") var options: GlobalOptions

    func run() throws {
      try perform(options) { context in
        let table = try KeyFiles.table(of: file, envelope: context.envelope)
        try context.show(table, form, selection: form.selection, zones: [])
        return .done
      }
    }
  }

  struct Rotate: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "rotate",
      abstract: "Makes a new key and a statement about it, signed by the old key.",
      discussion: """
        Beside the new key stand NEW.rotation.json and NEW.rotation.json.sig, which anybody who knows the
        old key can check: ssh-keygen -Y verify … -n audit-key-rotation. Folders that the old key has signed
        stay valid.
        """)

    @Argument(help: "The private key that is replaced.", completion: .file())
    var old: String

    @Argument(help: "File of the new private key.", completion: .file())
    var new: String

    @Option(name: .long, help: "Who signs with it. Default: as with the old key.")
    var identity: String?

    @Flag(name: .long, help: "Make every check, write nothing.")
    var dryRun = false

    @OptionGroup(title: "General") var options: GlobalOptions

    func run() throws {
      try perform(options) { context in
        let keys = try KeyFiles.rotate(
          from: old, to: new, identity: identity, dryRun: dryRun)
        guard !dryRun else {
          context.messages.say(
            "uji coba: \(new) tidak dibuat.", "dry run: \(new) was not made.")
          return .done
        }
        context.messages.say(
          "dibuat: \(new), sidik jari \(keys.new.fingerprint), dan pernyataan \(new).rotation.json yang ditandatangani dengan \(keys.old.fingerprint).",
          "made: \(new), fingerprint \(keys.new.fingerprint), and the statement \(new).rotation.json, signed by \(keys.old.fingerprint)."
        )
        return .done
      }
    }
  }
}
