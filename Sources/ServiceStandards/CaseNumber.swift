public import WorkingTime

/// When the numbers of cases begin anew, as in the registers of many offices.
public enum NumbersRestart: String, CaseIterable, Hashable, Sendable {
  case never, yearly, monthly
  /// The office says itself of which series a case is, in a column of its file.
  case byColumn = "by_column"

  /// The series of a case by its day of receipt: `2026`, `2026-03`, or empty where the day says nothing of it.
  public func series(of day: CivilDay) -> String {
    switch self {
    case .never, .byColumn: ""
    case .yearly: String(day.description.prefix(4))
    case .monthly: String(day.description.prefix(7))
    }
  }

  /// The years before and after one (`2026`), or the months (`2026-03`); none of what is neither.
  public static func neighbours(of series: String) -> [String] {
    let isMonth = series.utf8.count == 7
    guard let first = CivilDay(iso: series + (isMonth ? "-01" : "-01-01")) else { return [] }
    let restart: NumbersRestart = isMonth ? .monthly : .yearly
    let days = isMonth ? 31 : 366
    return [restart.series(of: first + -1), restart.series(of: first + days)]
  }
}

/// Case numbers as people read them: capitals, spaces, dashes of any kind and a leading “No.” aside.
public enum CaseNumber {
  /// The number that stands for all ways of writing it.
  public static func folded(_ number: String) -> String {
    if isFolded(number.utf8Span.span) { return number }
    var folded = ""
    var hasSpace = false
    for character in number.uppercased() {
      if character.isWhitespace {
        hasSpace = true
        continue
      }
      let sign: Character = PaperName.dashes.contains(character) ? "-" : character
      // A space parts two words; beside a sign it is only how it was typed.
      if hasSpace, isWord(sign), let last = folded.last, isWord(last) { folded.append(" ") }
      hasSpace = false
      folded.append(sign)
    }
    return withoutTitle(folded)
  }

  /// Most numbers are written so already: capitals, digits and signs.
  private static func isFolded(_ bytes: borrowing Span<UInt8>) -> Bool {
    for index in bytes.indices {
      switch bytes[index] {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "-")...UInt8(ascii: "/"), UInt8(ascii: "_"):
        continue
      default: return false
      }
    }
    // “NO.12” is told by the dot.
    return !(bytes.count > 2 && bytes[0] == UInt8(ascii: "N") && bytes[1] == UInt8(ascii: "O"))
  }

  private static func isWord(_ character: Character) -> Bool {
    character.isLetter || character.isNumber
  }

  private static func withoutTitle(_ number: String) -> String {
    for title in ["NOMOR", "NO"] where number.hasPrefix(title) {
      let rest = number.dropFirst(title.count)
      let number = rest.drop { $0 == "." || $0 == ":" || $0 == " " }
      // “NOTA-1” and “NO1” begin with other words.
      guard number.startIndex > rest.startIndex, !number.isEmpty else { continue }
      return withoutTitle(String(number))
    }
    return number
  }
}
