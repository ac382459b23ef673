/// What is counted within a year and named by a letter, the year and a number.
public protocol NumberedSubject {
  /// One capital letter.
  static var letter: String { get }
}

/// The name of something that people work on, e.g. `T-2026-0042`. It never changes and is never
/// given twice.
public struct NumberedName<Subject: NumberedSubject>: Hashable, Comparable, Sendable {
  public let year: Int
  /// Counted from 1 within the year, over all units.
  public let number: Int

  public init(year: Int, number: Int) {
    self.year = year
    self.number = number
  }

  /// Reads `T-2026-0042`, in any capitals; `nil` for anything else.
  public init?(_ text: String) {
    let parts = text.uppercased().split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0] == Subject.letter, parts[1].utf8.count == 4,
      (4...9).contains(parts[2].utf8.count),
      let year = Int(parts[1]), let number = Int(parts[2]), year > 0, number > 0
    else { return nil }
    self.init(year: year, number: number)
  }

  public static func < (left: Self, right: Self) -> Bool {
    (left.year, left.number) < (right.year, right.number)
  }
}

extension NumberedName: CustomStringConvertible {
  public var description: String {
    let digits = String(number)
    let zeros = String(repeating: "0", count: max(0, 4 - digits.utf8.count))
    return "\(Subject.letter)-\(year)-\(zeros)\(digits)"
  }
}
