/// Hides what identifies a person in text that people typed freely.
public enum PersonalData {
  /// The text with population numbers (16 digits) and telephone numbers masked by `*`.
  ///
  /// Of 16 digits the first and the last four stay: a NIK holds the date of birth in its middle. Of
  /// a telephone number (`08…`, `+62…`, `628…`, 9 to 14 digits) the first four and the last two
  /// stay. Digits may be written in groups of three or more, joined by one space, dot or hyphen.
  ///
  /// - Complexity: O(*n*); text without nine digits is returned as it is.
  public static func masked(_ text: String) -> String {
    guard mayHoldNumber(text) else { return text }
    var bytes = Array(text.utf8)
    var position = 0
    while position < bytes.count {
      guard isDigit(bytes[position]) else {
        position += 1
        continue
      }
      let groups = digitGroups(in: bytes, from: position)
      mask(groups, in: &bytes)
      position = groups.last?.upperBound ?? position + 1
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Whether the text has nine digits in all, the fewest that a masked number has.
  private static func mayHoldNumber(_ text: String) -> Bool {
    var digits = 0
    for byte in text.utf8 where isDigit(byte) {
      digits += 1
      if digits == 9 { return true }
    }
    return false
  }

  /// Whether `masked` may change the text: nine digits, the fewest that a masked number has, follow
  /// each other with no more than one separator between two of them.
  public static func mayHoldNumber(_ text: borrowing Span<UInt8>) -> Bool {
    var digits = 0
    var isAfterSeparator = false
    for index in text.indices {
      let byte = text[index]
      if isDigit(byte) {
        digits += 1
        isAfterSeparator = false
        if digits == 9 { return true }
      } else if isSeparator(byte), digits > 0, !isAfterSeparator {
        isAfterSeparator = true
      } else {
        digits = 0
        isAfterSeparator = false
      }
    }
    return false
  }

  /// The digit groups from `start` on that are joined by single separators.
  private static func digitGroups(in bytes: [UInt8], from start: Int) -> [Range<Int>] {
    var groups: [Range<Int>] = []
    var position = start
    while position < bytes.count, isDigit(bytes[position]) {
      let first = position
      while position < bytes.count, isDigit(bytes[position]) { position += 1 }
      groups.append(first..<position)
      guard position + 1 < bytes.count, isSeparator(bytes[position]), isDigit(bytes[position + 1])
      else { break }
      position += 1
    }
    return groups
  }

  /// Masks each group that is a number by itself, and else the longest run of groups that is one.
  private static func mask(_ groups: [Range<Int>], in bytes: inout [UInt8]) {
    var index = 0
    while index < groups.count {
      var end = index + 1
      if kept(groups[index..<end], in: bytes) == nil {
        end = longestNumber(groups, from: index, in: bytes) ?? end
      }
      hide(groups[index..<end], in: &bytes)
      index = end
    }
  }

  private static func longestNumber(
    _ groups: [Range<Int>], from index: Int, in bytes: [UInt8]
  ) -> Int? {
    var found: Int?
    var digits = 0
    for end in groups.indices[index...] {
      digits += groups[end].count
      guard groups[end].count >= 3 || end == index, digits <= 16 else { break }
      if end > index, kept(groups[end...end], in: bytes) != nil { break }
      if kept(groups[index...end], in: bytes) != nil { found = end + 1 }
    }
    return found
  }

  private static func hide(_ groups: ArraySlice<Range<Int>>, in bytes: inout [UInt8]) {
    guard let kept = kept(groups, in: bytes) else { return }
    let places = groups.flatMap(Array.init)
    for place in places.dropFirst(kept.first).dropLast(kept.last) {
      bytes[place] = UInt8(ascii: "*")
    }
  }

  /// How many digits of the number stay at each end; `nil` when the digits are no such number.
  private static func kept(
    _ groups: ArraySlice<Range<Int>>, in bytes: [UInt8]
  ) -> (first: Int, last: Int)? {
    guard let start = groups.first?.lowerBound else { return nil }
    let count = groups.reduce(0) { $0 + $1.count }
    if count == 16 { return (4, 4) }
    guard (9...14).contains(count) else { return nil }
    let before: UInt8? = start > 0 ? bytes[start - 1] : nil
    if let before, isLetter(before) { return nil }
    let lead = groups.joined().prefix(3).map { bytes[$0] }
    let isLocal = lead.starts(with: "08".utf8)
    let isForeign = before == UInt8(ascii: "+") && lead.starts(with: "62".utf8)
    let isBare = count >= 11 && lead.starts(with: "628".utf8)
    return isLocal || isForeign || isBare ? (4, 2) : nil
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20)
  }

  private static func isSeparator(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
  }
}
