package import WorkingTime

/// Days of receipt as people name them: `2026`, `2026-01`, `2026-01-15`, or two of these joined by
/// `..`.
package struct ReceiptPeriod: Hashable, Sendable {
  package let from: CivilDay
  package let to: CivilDay

  /// `nil` for text of another form, for dates that do not exist, and for an end before the start.
  package init?(_ text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    let ends: (first: String, last: String)
    switch parts.count {
    case 1: ends = (parts[0], parts[0])
    case 3 where parts[1].isEmpty: ends = (parts[0], parts[2])
    default: return nil
    }
    guard let first = ReceiptPeriod.days(ends.first), let last = ReceiptPeriod.days(ends.last),
      first.from <= last.to
    else { return nil }
    from = first.from
    to = last.to
  }

  /// First and last day of a year, a month or a day.
  private static func days(_ text: String) -> (from: CivilDay, to: CivilDay)? {
    switch text.utf8.count {
    case 4:
      guard let first = CivilDay(iso: text + "-01-01"), let last = CivilDay(iso: text + "-12-31")
      else { return nil }
      return (first, last)
    case 7:
      guard let first = CivilDay(iso: text + "-01") else { return nil }
      return (first, first.adding(months: 1) - 1)
    default: return CivilDay(iso: text).map { ($0, $0) }
    }
  }
}
