internal import ServiceStandards
internal import WorkingTime

/// A time as tables of standards write it: `3 hari kerja`, `1 (satu) jam`, `60 menit`; or a number alone, with its unit in a
/// column of its own.
enum LimitText {
  /// Longest first, since `hari` begins `hari kerja`; `nil`: days of which nobody says whether they are working days.
  private static let units: [(word: String, unit: TimeLimit.Unit?)] = [
    ("hari kerja", .workingDays), ("working days", .workingDays), ("working day", .workingDays),
    ("working_days", .workingDays), ("hk", .workingDays), ("hari kalender", .calendarDays),
    ("calendar days", .calendarDays), ("calendar day", .calendarDays),
    ("calendar_days", .calendarDays), ("detik", .seconds), ("seconds", .seconds),
    ("second", .seconds), ("menit", .minutes), ("minutes", .minutes), ("minute", .minutes),
    ("jam", .hours), ("hours", .hours), ("hour", .hours), ("bulan", .months),
    ("months", .months), ("month", .months), ("hari", nil), ("days", nil), ("day", nil),
  ]

  /// What the cells of limit and unit say together.
  ///
  /// - Throws: `Problem.notALimit`; `Problem.bareDays` where `bareDays` does not say how they are read.
  static func read(
    _ limit: String, unit: String?, bareDays: TimeLimit.Unit?
  ) throws(Problem) -> (value: Int64, unit: TimeLimit.Unit, isAssumed: Bool) {
    let text = withoutParentheses(limit).lowercased()
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    let rest = text.dropFirst(digits.count).split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
    guard let value = Int64(digits), value <= TimeEntries.longest(.seconds) else {
      throw .notALimit
    }
    let own = unit.map {
      $0.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    // A unit in both cells must be the same one.
    if !rest.isEmpty, let own, own != rest { throw .notALimit }
    let word = rest.isEmpty ? own ?? "" : rest
    guard let found = units.first(where: { $0.word == word }) else { throw .notALimit }
    guard let unit = found.unit ?? bareDays else { throw .bareDays }
    guard value <= TimeEntries.longest(unit) else { throw .notALimit }
    return (value, unit, found.unit == nil)
  }

  /// `1 (satu) hari` says the number twice.
  private static func withoutParentheses(_ text: String) -> String {
    var depth = 0
    var kept = ""
    for character in text {
      if character == "(" {
        depth += 1
      } else if character == ")" {
        depth -= 1
      } else if depth == 0 {
        kept.append(character)
      }
    }
    return kept
  }
}
