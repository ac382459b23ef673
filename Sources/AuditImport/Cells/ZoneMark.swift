/// Where a stamp says that its clock stands: `Z`, an offset, or the short name of a zone of Indonesia.
enum ZoneMark {
  private static let names: [(name: String, hours: Int32)] = [
    ("wita", 8), ("wib", 7), ("wit", 9), ("utc", 0), ("gmt", 0), ("z", 0),
  ]

  /// Whether a text is such a name.
  static func isName(_ text: some StringProtocol) -> Bool {
    names.contains { $0.name == text.lowercased() }
  }

  /// Reads the mark, perhaps after spaces, and gives seconds east of UTC.
  static func read(_ bytes: Span<UInt8>, at index: inout Int) -> Int32? {
    while bytes.skip(0x20, at: &index) {}
    guard index < bytes.count else { return nil }
    switch bytes[index] {
    case UInt8(ascii: "Z"):
      index += 1
      return 0
    case 0x2B, 0x2D: return offset(bytes, at: &index)
    default: return named(bytes, at: &index)
    }
  }

  private static func named(_ bytes: Span<UInt8>, at index: inout Int) -> Int32? {
    var end = index
    while end < bytes.count, (0x61...0x7A).contains(bytes[end] | 0x20) { end += 1 }
    let word = bytes.extracting(index..<end)
    guard let zone = names.first(where: { word.equalsIgnoringCase($0.name) }) else { return nil }
    index = end
    return zone.hours * 3600
  }

  /// `±hh`, `±hhmm`, `±hh:mm` or `±hh:mm:ss`.
  private static func offset(_ bytes: Span<UInt8>, at index: inout Int) -> Int32? {
    let isWest = bytes[index] == 0x2D
    index += 1
    guard let hours = bytes.number(at: &index, fewest: 2, most: 2), hours < 24 else { return nil }
    var offset = hours * 3600
    // Minutes, and seconds as there were before standard time.
    for size in [60, 1] where index < bytes.count {
      _ = bytes.skip(0x3A, at: &index)
      guard let value = bytes.number(at: &index, fewest: 2, most: 2), value < 60 else {
        return nil
      }
      offset += value * size
    }
    return Int32(isWest ? -offset : offset)
  }
}
