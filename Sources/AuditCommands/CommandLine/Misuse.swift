internal import ArgumentParser
internal import AuditReport
internal import ServiceStandards

extension ValidationError {
  /// Options that do not go together, told in the language of the user.
  init(_ indonesian: String, _ english: String) {
    self.init(Wording(indonesian, english).text(UsageLanguage.current))
  }
}

/// The language for a command line that could not be read, found without the parser: the option,
/// then as for every command.
enum UsageLanguage {
  static let current = of(CommandLine.arguments)

  private static func of(_ arguments: [String]) -> Language {
    let known = ["--lang", "--config"].flatMap { name in
      value(of: name, in: arguments).map { [name, $0] } ?? []
    }
    guard let options = try? GlobalOptions.parse(known) else { return Terminal.language }
    return (try? Settings(options))?.language.value ?? options.lang ?? Terminal.language
  }

  private static func value(of name: String, in arguments: [String]) -> String? {
    let joined = arguments.last { $0.hasPrefix(name + "=") }.map { $0.dropFirst(name.count + 1) }
    let next = zip(arguments, arguments.dropFirst()).first { $0.0 == name }.map(\.1)
    return joined.map(String.init) ?? next
  }
}
