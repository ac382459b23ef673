package import ServiceStandards
package import WorkingTime

/// What a fault says, as a value: which text of a code, and what stands in it. The words are those of `MessageFile`.
package struct Message: MessageArgument {
  package let code: String
  /// One of the texts of the code.
  package let key: String
  /// By the names that the text has for them.
  package let arguments: KeyValuePairs<String, any MessageArgument>

  package init(
    _ code: String, _ key: String, _ arguments: KeyValuePairs<String, any MessageArgument> = [:]
  ) {
    (self.code, self.key, self.arguments) = (code, key, arguments)
  }

  /// The text of a code that has only one.
  package init(_ code: String, _ arguments: KeyValuePairs<String, any MessageArgument> = [:]) {
    self.init(code, "text", arguments)
  }

  package func words(in language: Language) -> String { words(in: language, from: .bundled) }

  /// A text that the file does not have, or that wants something else, is no reason to say nothing: then it is the
  /// code with the arguments, as `E_DB_FULL text (path: /data/audit.db)`.
  func words(in language: Language, from file: MessageFile) -> String {
    let values = arguments.map { (name: $0.key, value: $0.value.words(in: language)) }
    if let text = file.template(code, key, language)?.filled(values) { return text }
    let list = values.map { "\($0.name): \($0.value)" }.joined(separator: ", ")
    return "\(code) \(key)" + (list.isEmpty ? "" : " (\(list))")
  }
}

/// Something that can stand in the text of a message.
package protocol MessageArgument: Sendable {
  func words(in language: Language) -> String
}

extension MessageArgument where Self: CustomStringConvertible {
  /// The same in every language.
  package func words(in language: Language) -> String { description }
}

extension String: MessageArgument {}
extension Int: MessageArgument {}
extension Int32: MessageArgument {}
extension Int64: MessageArgument {}
extension Code: MessageArgument {}
extension RuleID: MessageArgument {}
extension NumberedName: MessageArgument {}
extension CivilDay: MessageArgument {}

extension Wording: MessageArgument {
  package func words(in language: Language) -> String { text(language) }
}

extension Array: MessageArgument where Element: MessageArgument {
  /// One after the other, with commas between.
  package func words(in language: Language) -> String { words(in: language, separator: ", ") }

  /// The elements in both languages, with something else between.
  package func joined(by separator: String) -> Wording {
    Wording(
      words(in: .indonesian, separator: separator), words(in: .english, separator: separator))
  }

  private func words(in language: Language, separator: String) -> String {
    map { $0.words(in: language) }.joined(separator: separator)
  }
}
