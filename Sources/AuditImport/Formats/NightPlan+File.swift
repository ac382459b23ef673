extension NightPlan {
  private static let keys = [
    "inbox", "backup", "checkpoints", "exports", "log", "on_change", "on_change_seconds",
  ]

  /// Reads the section of a configuration file; what is wrong is noted.
  init(_ value: YAMLValue, _ reader: ConfigurationFile.PathReader) {
    guard let section = value.mapping(NightPlan.keys) else { return }
    inbox = section["inbox"].flatMap { Inbox($0, reader) }
    if let entry = section["backup"]?.mapping(["folder", "keep"]) {
      let keep = entry["keep"]?.wholeNumber(in: 1...10_000).map(Int.init)
      if let folder = reader.path(entry.required("folder")) {
        backup = Backup(folder: folder, keep: keep ?? 14)
      }
    }
    checkpoints = reader.path(section["checkpoints"])
    exports = section.list("exports").compactMap { Export($0, reader) }
    log = reader.path(section["log"])
    onChange = section["on_change"]?.text()
    if let seconds = section["on_change_seconds"]?.wholeNumber(in: 1...3600) {
      onChangeSeconds = Int(seconds)
    }
  }
}

extension NightPlan.Inbox {
  fileprivate init?(_ value: YAMLValue, _ reader: ConfigurationFile.PathReader) {
    guard let entry = value.mapping(["folder", "archive", "refused", "sources"]) else { return nil }
    let folder = reader.path(entry.required("folder"))
    let archive = reader.path(entry.required("archive"))
    let refused = reader.path(entry.required("refused"))
    var names = FirstPlaces<String>()
    let sources = (entry.required("sources")?.list() ?? []).compactMap { value in
      NightPlan.Source(value, reader, names: &names)
    }
    guard let folder, let archive, let refused else { return nil }
    self.init(folder: folder, archive: archive, refused: refused, sources: sources)
  }
}

extension NightPlan.Source {
  fileprivate init?(
    _ value: YAMLValue, _ reader: ConfigurationFile.PathReader, names: inout FirstPlaces<String>
  ) {
    guard
      let entry = value.mapping(
        [
          "name", "files", "date_in_name", "kind", "profile", "allow_rejects", "expect_every_days",
        ] + TransactionColumn.references.map(\.hashSetting))
    else { return nil }
    let pattern = entry.required("files")?.text()
    let place = entry["name"]
    let name = place?.text() ?? pattern
    let kinds = Kind.allCases.map { ($0.rawValue, $0) }
    let kind = entry["kind"]?.word(kinds) ?? .transactions
    var allowance = RejectShare.lines(0)
    if let value = entry["allow_rejects"], let text = value.text() {
      if let share = RejectShare(text) {
        allowance = share
      } else {
        value.note(.wrongType(expected: .wholeNumber))
      }
    }
    var dateInName: DatePattern?
    if let value = entry["date_in_name"], let text = value.text() {
      do throws(Problem) { dateInName = try DatePattern(text) } catch { value.note(error) }
    }
    guard let pattern, let name, names.claim(name, at: place ?? value) else { return nil }
    self.init(
      name: name, pattern: pattern, kind: kind, dateInName: dateInName,
      profile: reader.path(entry["profile"]),
      allowance: allowance,
      expectedEvery: entry["expect_every_days"]?.wholeNumber(in: 1...366).map(Int.init),
      hashKeys: Dictionary(
        uniqueKeysWithValues: TransactionColumn.references.compactMap { reference in
          reader.path(entry[reference.hashSetting]).map { (reference.column, $0) }
        }))
  }
}

extension NightPlan.Export {
  fileprivate init?(_ value: YAMLValue, _ reader: ConfigurationFile.PathReader) {
    guard let entry = value.mapping(["to", "units", "privacy", "sign", "keep"]) else { return nil }
    let privacies = Privacy.allCases.map { ($0.rawValue, $0) }
    guard let folder = reader.path(entry.required("to")) else { return nil }
    self.init(
      folder: folder, units: entry.list("units").compactMap { $0.text() },
      privacy: entry["privacy"]?.word(privacies) ?? .inspectorate,
      keyFile: reader.path(entry["sign"]),
      keep: entry["keep"]?.wholeNumber(in: 1...10_000).map(Int.init))
  }
}
