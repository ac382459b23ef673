internal import AuditReport
internal import ServiceStandards

/// One kind of mistake in a command line, recognised by the sentence that the parser has for it; `nil`
/// for any other sentence, such as those of the program itself.
struct UsageWording {
  let wording: Wording

  /// - Parameters:
  ///   - message: The parser's sentence.
  ///   - command: The command that was being read, e.g. `audit findings list`.
  ///   - help: What the parser says of the option or argument that is meant.
  init?(_ message: String, command: String, help: String?) {
    let hint = UsageWording.hint(help)
    let wording =
      UsageWording.missingSubcommand(message, command)
      ?? UsageWording.unknownOption(message, command)
      ?? UsageWording.missing(message, command, hint)
      ?? UsageWording.invalidValue(message, command, hint)
      ?? UsageWording.unexpected(message, command)
    guard let wording else { return nil }
    self.wording = wording
  }

  private static func missingSubcommand(_ message: String, _ command: String) -> Wording? {
    guard MissingSubcommand.isTold(by: message), command != "audit",
      let names = CommandGrammar.ofProgram?.command(at: path(command))?.subcommandNames,
      !names.isEmpty
    else { return nil }
    let next = wordBehind(path(command))
    if let next { return notUnderstood([next], command) }
    let list = names.joined(separator: ", ")
    return Wording(
      "“\(command)” memerlukan salah satu dari: \(list).", "“\(command)” needs one of: \(list).")
  }

  /// The word of the command line that stands where a subcommand should; options aside.
  private static func wordBehind(_ path: ArraySlice<String>) -> String? {
    let words = LeadingOptions.behindSubcommand(Array(CommandLine.arguments.dropFirst()))
    let valued = CommandGrammar.ofProgram?.command.valuedOptions ?? []
    var rest = words.dropFirst(path.count - 1)
    while let word = rest.first, word.hasPrefix("-") {
      rest = rest.dropFirst(valued.contains(word) ? 2 : 1)
    }
    return rest.first
  }

  private static func path(_ command: String) -> ArraySlice<String> {
    command.split(separator: " ").map(String.init)[...]
  }

  private static func unknownOption(_ message: String, _ command: String) -> Wording? {
    guard
      let match = message.firstMatch(of: /^Unknown option '(.+?)'(?:\. Did you mean '(.+?)'\?)?/)
    else { return nil }
    return Wording(
      "opsi “\(match.1)” tidak dikenal oleh “\(command)”", "“\(command)” has no option “\(match.1)”"
    ).asking(match.2.map(String.init))
  }

  private static func missing(_ message: String, _ command: String, _ hint: Wording) -> Wording? {
    if let match = message.wholeMatch(of: /Missing expected argument '(.+)'/) {
      return Wording(
        "“\(command)” memerlukan \(match.1), yang belum diberikan.",
        "“\(command)” needs \(match.1), which was not given.") + hint
    }
    if let match = message.wholeMatch(of: /Missing one of: '(.+)'/) {
      let names = match.1.replacing("', '", with: ", ")
      return Wording(
        "“\(command)” memerlukan salah satu dari: \(names).", "“\(command)” needs one of: \(names)."
      )
    }
    guard let match = message.wholeMatch(of: /Missing value for '(.+)'/) else { return nil }
    return Wording(
      "opsi “\(match.1)” memerlukan nilai, yang belum diberikan.",
      "the option “\(match.1)” needs a value, which was not given.") + hint
  }

  private static func invalidValue(
    _ message: String, _ command: String, _ hint: Wording
  ) -> Wording? {
    if let match = message.wholeMatch(
      of: /The option '(.+)' does not take any value, but '(.*)' was specified\./)
    {
      return Wording(
        "opsi “\(match.1)” tidak menerima nilai; hapus “\(match.2)”.",
        "the option “\(match.1)” takes no value; leave out “\(match.2)”.")
    }
    guard let match = message.wholeMatch(of: /(?s)The value '(.*)' is invalid for '(.+?)'(.*)/)
    else { return nil }
    let choices = UsageWording.choices(String(match.3))
    let sentence = Wording(
      "nilai “\(match.1)” tidak berlaku untuk “\(match.2)”",
      "the value “\(match.1)” is invalid for “\(match.2)”")
    guard !choices.isEmpty else { return sentence + Wording(".", ".") + hint }
    let list = choices.joined(separator: ", ")
    return sentence.asking(NearestName.of(String(match.1), in: choices))
      + Wording(" Pilihan: \(list).", " Choices: \(list).")
  }

  /// Of `Please provide one of 'a', 'b' or 'c'.`, or of a list with a line for each.
  private static func choices(_ text: String) -> [String] {
    guard text.hasPrefix(". Please provide one of") else { return [] }
    let quoted = text.matches(of: /'(.+?)'/).map { String($0.1) }
    return quoted.isEmpty ? text.matches(of: /\n  - (.+)/).map { String($0.1) } : quoted
  }

  private static func unexpected(_ message: String, _ command: String) -> Wording? {
    guard
      let match = message.wholeMatch(of: /(?:Unexpected argument|\d+ unexpected arguments:) (.+)/)
    else { return nil }
    return notUnderstood(match.1.matches(of: /'(.*?)'(?:, |$)/).map { String($0.1) }, command)
  }

  private static func notUnderstood(_ words: [String], _ command: String) -> Wording {
    let list = words.joined(separator: " ")
    let path = path(command)
    // What a default subcommand has read, which has none of its own, belongs to the command above it.
    let near = words.first.flatMap { word in
      UsageWording.subcommand(near: word, below: path)
        ?? UsageWording.subcommand(near: word, below: path.dropLast())
    }
    return Wording(
      "“\(list)” tidak dapat dipahami oleh “\(command)”",
      "“\(list)” is not understood by “\(command)”"
    ).asking(near)
  }

  /// A mistyped name, or one that was cut short.
  private static func subcommand(near word: String, below path: ArraySlice<String>) -> String? {
    let names = CommandGrammar.ofProgram?.command(at: path)?.subcommandNames ?? []
    let longer = word.count < 3 ? [] : names.filter { $0.hasPrefix(word) }
    return NearestName.of(word, in: names) ?? (longer.count == 1 ? longer[0] : nil)
  }

  /// What the parser's help says beyond the name, which is in English; of dates, how they are written.
  private static func hint(_ help: String?) -> Wording {
    guard let help, let abstract = help.firstRange(of: "  ").map({ help[$0.upperBound...] }) else {
      return Wording("", "")
    }
    let form =
      if abstract.contains("YYYY-MM-DD") {
        "Tulis hari sebagai tahun-bulan-tanggal, mis. 2026-07-31."
      } else if abstract.contains("instant") {
        "Tulis hari (2026-07-31) atau saat dengan zona waktu (2026-07-31T08:00:00+08:00)."
      } else {
        "(\(abstract))"
      }
    return Wording(" " + form, " (\(abstract))")
  }
}

extension Wording {
  fileprivate static func + (left: Wording, right: Wording) -> Wording {
    Wording(left.indonesian + right.indonesian, left.english + right.english)
  }

  /// Ends the sentence with the word that was perhaps meant.
  fileprivate func asking(_ near: String?) -> Wording {
    guard let near else { return self + Wording(".", ".") }
    return self + Wording("; maksud Anda “\(near)”?", "; did you mean “\(near)”?")
  }
}
