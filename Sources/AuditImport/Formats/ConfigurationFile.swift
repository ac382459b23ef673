package import ServiceStandards

/// A configuration file: a YAML mapping of known keys to single values, and the sections `nightly` and `report`. Paths in
/// it start at its folder, from wherever the program is called.
package struct ConfigurationFile: Sendable {
  package struct Entry: Hashable, Sendable {
    package let value: String
    package let line: Int
  }

  package let path: String
  package let entries: [String: Entry]
  /// `nil`: the file says nothing about nights.
  package let night: NightPlan?
  /// `nil`: the file says nothing about reports.
  package let report: ReportLetter?

  private static let nightKey = "nightly"

  /// Reads a file in which only `keys` may stand, and the sections; the values of `paths` are paths.
  ///
  /// - Throws: `ImportFault.invalid` with every problem of the file, or why it cannot be read.
  package static func read(
    path: String, keys: [String], paths: Set<String>
  ) throws(ImportFault) -> ConfigurationFile {
    let reader = PathReader(file: path)
    let file = try YAMLFile(InputFile(path: path))
    var entries: [String: Entry] = [:]
    var night: NightPlan?
    var report: ReportLetter?
    if !file.value.isNull,
      let mapping = file.value.mapping(keys + [nightKey, ReportLetter.key])
    {
      for (_, name, value) in mapping.entries where !value.isNull {
        if name == nightKey {
          night = NightPlan(value, reader)
        } else if name == ReportLetter.key {
          report = ReportLetter(value)
        } else if let text = paths.contains(name) ? reader.path(value) : value.text() {
          entries[name] = Entry(value: text, line: value.line)
        }
      }
    }
    try file.check()
    return ConfigurationFile(path: path, entries: entries, night: night, report: report)
  }

  /// Reads the paths of one file.
  struct PathReader {
    /// Empty for a file here.
    private let folder: String

    init(file path: String) {
      folder =
        path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[...$0]) } ?? ""
    }

    /// `nil` for what is no text, which is noted.
    func path(_ value: YAMLValue?) -> String? {
      guard let text = value?.text() else { return nil }
      return text.hasPrefix("/") ? text : folder + text
    }
  }
}
