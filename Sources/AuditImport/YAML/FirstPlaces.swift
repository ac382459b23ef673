/// Remembers on which line a name was given first, and notes when it is given again.
struct FirstPlaces<Name: Hashable> {
  private var lines: [Name: Int] = [:]

  /// - Returns: Whether the name is new.
  mutating func claim(_ name: Name, at value: YAMLValue) -> Bool {
    if let line = lines[name] {
      value.note(.repeated(firstLine: line))
      return false
    }
    lines[name] = value.line
    return true
  }
}
