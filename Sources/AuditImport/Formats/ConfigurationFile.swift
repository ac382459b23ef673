/// A configuration file: a YAML mapping of known keys to single values.
package struct ConfigurationFile: Sendable {
  package struct Entry: Hashable, Sendable {
    package let value: String
    package let line: Int
  }

  package let path: String
  package let entries: [String: Entry]

  /// Reads a file in which only `keys` may stand.
  ///
  /// - Throws: `ImportFault.invalid` with every problem of the file, or why it cannot be read.
  package static func read(path: String, keys: [String]) throws(ImportFault) -> ConfigurationFile {
    let file = try YAMLFile(path: path)
    var entries: [String: Entry] = [:]
    if !file.value.isNull, let mapping = file.value.mapping(keys) {
      for (_, name, value) in mapping.entries where !value.isNull {
        if let text = value.text() { entries[name] = Entry(value: text, line: value.line) }
      }
    }
    try file.check()
    return ConfigurationFile(path: path, entries: entries)
  }
}
