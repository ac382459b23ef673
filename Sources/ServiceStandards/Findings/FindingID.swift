/// The name of a finding as people write it, e.g. `T-2026-0042`. It stays the same across runs.
public struct FindingID: Hashable, Comparable, Sendable {
  /// Year of the as-of day of the run that opened the finding, in the unit's zone.
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
    guard parts.count == 3, parts[0] == "T", parts[1].utf8.count == 4,
      (4...9).contains(parts[2].utf8.count),
      let year = Int(parts[1]), let number = Int(parts[2]), year > 0, number > 0
    else { return nil }
    self.init(year: year, number: number)
  }

  public static func < (left: FindingID, right: FindingID) -> Bool {
    (left.year, left.number) < (right.year, right.number)
  }
}

extension FindingID: CustomStringConvertible {
  public var description: String {
    let digits = String(number)
    return "T-\(year)-\(String(repeating: "0", count: max(0, 4 - digits.utf8.count)))\(digits)"
  }
}
