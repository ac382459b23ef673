/// Keys and values of a YAML file.
struct YAMLMapping {
  /// The mapping as a value: problems of the whole are noted there.
  let owner: YAMLValue
  let entries: [(key: YAMLValue, name: String, value: YAMLValue)]

  var line: Int { owner.line }

  func has(_ name: String) -> Bool { entries.contains { $0.name == name } }

  /// The value under a key; `nil` when there is none or it is null.
  subscript(name: String) -> YAMLValue? {
    guard let value = entries.first(where: { $0.name == name })?.value, !value.isNull else {
      return nil
    }
    return value
  }

  /// The value under a key that must be there, always or because of what the reason names.
  func required(_ name: String, because reason: String? = nil) -> YAMLValue? {
    if let value = self[name] { return value }
    owner.note(.isRequired(key: name, because: reason))
    return nil
  }

  /// The entries of a list; none when the key is missing or null.
  func list(_ name: String) -> [YAMLValue] { self[name]?.list() ?? [] }

  /// The text under the name of each column.
  func texts<Column: RawRepresentable<String> & Hashable>(
    except others: [Column] = []
  ) -> [Column: String] {
    var texts: [Column: String] = [:]
    for (_, name, value) in entries {
      guard let column = Column(rawValue: name), !others.contains(column) else { continue }
      texts[column] = value.text()
    }
    return texts
  }

  /// What texts of whole cells mean, under the name of each column.
  func translations<Column: RawRepresentable<String> & Hashable>() -> [Column: [String: String]] {
    var translations: [Column: [String: String]] = [:]
    for (_, name, value) in entries {
      guard let column = Column(rawValue: name) else { continue }
      for (_, text, meaning) in value.mapping(nil)?.entries ?? [] {
        translations[column, default: [:]][text] = meaning.text()
      }
    }
    return translations
  }

  /// Notes when two keys stand together that exclude each other.
  func exclude(_ one: String, _ other: String) {
    if self[one] != nil, let value = self[other] { value.note(.excludes(one, other)) }
  }

  /// Notes when the last day comes before the first.
  func checkOrder<Bound: Comparable & CustomStringConvertible>(
    from: Bound?, to: Bound?, lastKey: String
  ) {
    if let from, let to, to < from { self[lastKey]?.note(.endBeforeStart(first: "\(from)")) }
  }
}
