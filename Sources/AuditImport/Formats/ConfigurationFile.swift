/// A configuration file: a YAML mapping of known keys to single values, and the section `nightly`.
package struct ConfigurationFile: Sendable {
  package struct Entry: Hashable, Sendable {
    package let value: String
    package let line: Int
  }

  package let path: String
  package let entries: [String: Entry]
  /// `nil`: the file says nothing about nights.
  package let night: NightPlan?

  private static let nightKey = "nightly"

  /// Reads a file in which only `keys` may stand, and the section `nightly`.
  ///
  /// - Throws: `ImportFault.invalid` with every problem of the file, or why it cannot be read.
  package static func read(path: String, keys: [String]) throws(ImportFault) -> ConfigurationFile {
    let file = try YAMLFile(InputFile(path: path))
    var entries: [String: Entry] = [:]
    var night: NightPlan?
    if !file.value.isNull, let mapping = file.value.mapping(keys + [nightKey]) {
      for (_, name, value) in mapping.entries where !value.isNull {
        if name == nightKey {
          night = NightPlan(value, in: folder(of: path))
        } else if let text = value.text() {
          entries[name] = Entry(value: text, line: value.line)
        }
      }
    }
    try file.check()
    return ConfigurationFile(path: path, entries: entries, night: night)
  }

  /// Empty for a file here.
  private static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? ""
  }
}
