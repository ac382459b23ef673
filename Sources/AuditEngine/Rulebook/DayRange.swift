package import WorkingTime

/// Days from the first to the last, both included; `nil` is without end.
package struct DayRange: Hashable, Sendable {
  /// Every day there is.
  package static let always = DayRange(from: nil, to: nil)

  package let from: CivilDay?
  package let to: CivilDay?

  package init(from: CivilDay?, to: CivilDay?) {
    self.from = from
    self.to = to
  }

  package func contains(_ day: CivilDay) -> Bool {
    from.map { $0 <= day } ?? true && to.map { day <= $0 } ?? true
  }

  /// The days in both; `nil` when there are none.
  func intersection(_ other: DayRange) -> DayRange? {
    let first = from.map { own in other.from.map { max(own, $0) } ?? own } ?? other.from
    let last = to.map { own in other.to.map { min(own, $0) } ?? own } ?? other.to
    if let first, let last, first > last { return nil }
    return DayRange(from: first, to: last)
  }

  /// The days that are not in the other range: no stretch, one, or one on each side of it.
  func subtracting(_ other: DayRange) -> [DayRange] {
    guard intersection(other) != nil else { return [self] }
    var rest: [DayRange] = []
    if let first = other.from, from.map({ $0 < first }) ?? true {
      rest.append(DayRange(from: from, to: first + -1))
    }
    if let last = other.to, to.map({ last < $0 }) ?? true {
      rest.append(DayRange(from: last + 1, to: to))
    }
    return rest
  }
}
