internal import ServiceStandards

extension [UInt8] {
  /// Text on one line, without control characters: line ends and tabs become spaces, others `?`, so
  /// that no text from a file can move the cursor or change the colours of a terminal.
  mutating func append(line text: String) {
    let start = count
    append(contentsOf: text.utf8)
    var index = start
    while index < count {
      let byte = self[index]
      if byte < 0x20 || byte == 0x7F {
        self[index] = (0x09...0x0D).contains(byte) ? 0x20 : UInt8(ascii: "?")
      } else if byte == 0xC2, index + 1 < count, self[index + 1] < 0xA0 {
        // U+0080 to U+009F, the second set of control characters.
        replaceSubrange(index...(index + 1), with: CollectionOfOne(UInt8(ascii: "?")))
      }
      index += 1
    }
  }

  /// E.g. `W-01`.
  mutating func append(rule: RuleID) {
    let number = Int(rule.number)
    append(65 + UInt8(truncatingIfNeeded: number / 100))
    append(ascii: "-")
    append(0x30 + UInt8(truncatingIfNeeded: number % 100 / 10))
    append(0x30 + UInt8(truncatingIfNeeded: number % 10))
  }

  /// E.g. `W-01-4711`.
  mutating func append(deviation rule: RuleID, _ subject: Int64) {
    append(rule: rule)
    append(ascii: "-")
    append(decimal: subject)
  }
}
