internal import BundledMessages
internal import Yams

/// The help of every command in Indonesian; in English it stands in the commands themselves.
///
/// What is not in the file is told in English: none ends the program.
package struct HelpFile: Sendable {
  package struct Command: Sendable {
    package let abstract: String
    package let discussion: String
    /// By their labels: `--unit`, `<file>`.
    package let options: [String: String]
  }

  /// By the words of the parser.
  package let headings: [String: String]
  /// What is the same in every command, by label.
  package let options: [String: String]
  /// By path: `findings list`; the program itself has the path "".
  package let commands: [String: Command]

  /// The one that the program carries.
  package static let bundled = HelpFile(
    yaml: String(decoding: BundledMessages.help, as: UTF8.self))

  init(yaml: String) {
    let file = (try? Yams.compose(yaml: yaml, .basic, .default, .utf8))?.mapping
    headings = HelpFile.texts(file?["headings"])
    options = HelpFile.texts(file?["options"])
    var commands: [String: Command] = [:]
    for (path, entry) in file?["commands"]?.mapping ?? [:] {
      guard let path = path.string else { continue }
      commands[path] = Command(
        abstract: entry["abstract"]?.string ?? "", discussion: entry["discussion"]?.string ?? "",
        options: HelpFile.texts(entry["options"]))
    }
    self.commands = commands
  }

  private static func texts(_ node: Node?) -> [String: String] {
    var texts: [String: String] = [:]
    for (key, value) in node?.mapping ?? [:] { texts[key.string ?? ""] = value.string }
    return texts
  }

  /// What an option or an argument of a command is for.
  package func option(_ label: String, of path: String) -> String? {
    commands[path]?.options[label] ?? options[label]
  }
}
