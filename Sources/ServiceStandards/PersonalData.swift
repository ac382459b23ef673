/// Hides what identifies a person in text that people typed freely.
public enum PersonalData {
  /// The text with population numbers (16 digits), numbers of civil servants (NIP, 18 digits), telephone numbers
  /// and the names of e-mail addresses masked by `*`.
  ///
  /// Of 16 digits the first and the last four stay: a NIK holds the date of birth in its middle. Of
  /// a telephone number (`08…`, `+62…`, `628…`, 9 to 14 digits) the first four and the last two
  /// stay; so of a landline whose area code stands apart (`0511-…`, `(021) …`). Digits may be written in groups of
  /// three or more, joined by one space, dot or hyphen. Of a NIP, which begins with the date of birth, the last
  /// three stay; it may be written `19820304 200501 1 002`. Of the name in an address the first letter stays.
  ///
  /// - Complexity: O(*n*); text without nine digits and without `@` is returned as it is.
  public static func masked(_ text: String) -> String {
    let hasAddress = text.utf8.contains(UInt8(ascii: "@"))
    guard hasAddress || mayHoldNumber(text) else { return text }
    var bytes = Array(text.utf8)
    if hasAddress { maskAddresses(in: &bytes) }
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

  /// The digit groups from `start` on that are joined by single separators.
  private static func digitGroups(in bytes: [UInt8], from start: Int) -> [Range<Int>] {
    var groups: [Range<Int>] = []
    var position = start
    while position < bytes.count, isDigit(bytes[position]) {
      let first = position
      while position < bytes.count, isDigit(bytes[position]) { position += 1 }
      groups.append(first..<position)
      if groups.count == 1, isBracketed(groups[0], in: bytes) {
        position += position + 1 < bytes.count && isSeparator(bytes[position + 1]) ? 2 : 1
        continue
      }
      guard position + 1 < bytes.count, isSeparator(bytes[position]), isDigit(bytes[position + 1])
      else { break }
      position += 1
    }
    return groups
  }

  /// Whether a group stands between brackets, as an area code may.
  private static func isBracketed(_ group: Range<Int>, in bytes: [UInt8]) -> Bool {
    group.lowerBound > 0 && bytes[group.lowerBound - 1] == UInt8(ascii: "(")
      && group.upperBound < bytes.count && bytes[group.upperBound] == UInt8(ascii: ")")
  }

  /// Masks each group that is a number by itself, and else the longest run of groups that is one.
  private static func mask(_ groups: [Range<Int>], in bytes: inout [UInt8]) {
    var index = 0
    while index < groups.count {
      var end = index + 1
      if index + 4 <= groups.count, groups[index..<(index + 4)].map(\.count) == [8, 6, 1, 3] {
        end = index + 4
      }
      if kept(groups[index..<end], in: bytes) == nil {
        end = index + 1
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
    if count == 18, isServiceNumber(groups.joined().map { bytes[$0] }) { return (0, 3) }
    guard (9...14).contains(count) else { return nil }
    let before: UInt8? = start > 0 ? bytes[start - 1] : nil
    if let before, isLetter(before) { return nil }
    let lead = groups.joined().prefix(3).map { bytes[$0] }
    let isLocal = lead.starts(with: "08".utf8)
    let isForeign = before == UInt8(ascii: "+") && lead.starts(with: "62".utf8)
    let isBare = count >= 11 && lead.starts(with: "628".utf8)
    return isLocal || isForeign || isBare || isLandline(groups, in: bytes) ? (4, 2) : nil
  }

  /// Date of birth, month of appointment, sex, place in the month.
  private static func isServiceNumber(_ digits: [UInt8]) -> Bool {
    func number(_ range: Range<Int>) -> Int {
      digits[range].reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }
    return (1930...2020).contains(number(0..<4)) && (1...12).contains(number(4..<6))
      && (1...31).contains(number(6..<8)) && (1950...2100).contains(number(8..<12))
      && (1...12).contains(number(12..<14)) && (1...2).contains(number(14..<15))
  }

  /// An area code that stands apart, and five to eight digits in one group, or two groups of which none is a year.
  /// Beside a slash it is a part of the number of a letter or a case.
  private static func isLandline(_ groups: ArraySlice<Range<Int>>, in bytes: [UInt8]) -> Bool {
    guard let area = groups.first, let last = groups.last, (3...4).contains(area.count),
      bytes[area.lowerBound] == 0x30, !(0x30...0x31).contains(bytes[area.lowerBound + 1])
    else { return false }
    let rest = groups.dropFirst()
    let slash = UInt8(ascii: "/")
    let isBeside =
      (area.lowerBound > 0 && bytes[area.lowerBound - 1] == slash)
      || (last.upperBound < bytes.count && bytes[last.upperBound] == slash)
    let isYear = rest.contains { group in
      group.count == 4
        && (bytes[group].starts(with: "19".utf8) || bytes[group].starts(with: "20".utf8))
    }
    return !isBeside && !isYear && (1...2).contains(rest.count)
      && (5...8).contains(rest.reduce(0) { $0 + $1.count })
  }

  // MARK: E-mail

  private static func maskAddresses(in bytes: inout [UInt8]) {
    for at in bytes.indices where bytes[at] == UInt8(ascii: "@") && isDomain(bytes[(at + 1)...]) {
      var start = at
      while start > 0, isOfName(bytes[start - 1]) { start -= 1 }
      for place in (start..<at).dropFirst() { bytes[place] = UInt8(ascii: "*") }
    }
  }

  /// Whether the bytes begin with two words joined by a dot.
  private static func isDomain(_ bytes: ArraySlice<UInt8>) -> Bool {
    let words = bytes.prefix { isLetter($0) || isDigit($0) || $0 == 0x2D || $0 == 0x2E }
      .split(separator: UInt8(ascii: "."))
    return words.count > 1
  }

  private static func isOfName(_ byte: UInt8) -> Bool {
    isLetter(byte) || isDigit(byte) || byte >= 0x80 || "._%+-".utf8.contains(byte)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20)
  }

  private static func isSeparator(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
  }
}
