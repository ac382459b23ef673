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

  /// From the first midnight to the one after the last day, in epoch seconds.
  package func seconds(in zone: Zone) -> Range<Int64> {
    let first = from.map { zone.instant(day: $0, secondOfDay: 0).seconds }
    let end = to.map { zone.instant(day: $0 + 1, secondOfDay: 0).seconds }
    return (first ?? .min)..<(end ?? .max)
  }

  /// The days in both; `nil` when there are none.
  package func intersection(_ other: DayRange) -> DayRange? {
    let first = from.map { own in other.from.map { max(own, $0) } ?? own } ?? other.from
    let last = to.map { own in other.to.map { min(own, $0) } ?? own } ?? other.to
    if let first, let last, first > last { return nil }
    return DayRange(from: first, to: last)
  }

  /// Whether the other range begins on the day after the last one.
  package func isFollowed(by other: DayRange) -> Bool {
    if let to, let from = other.from { to + 1 == from } else { false }
  }

  /// The days that are not in the other range: no stretch, one, or one on each side of it.
  package func subtracting(_ other: DayRange) -> [DayRange] {
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

extension [DayRange] {
  package func contains(_ day: CivilDay) -> Bool { contains { $0.contains(day) } }

  /// The same days in as few ranges as they fit into, ascending.
  package var joined: [DayRange] {
    let ascending = sorted { ($0.from?.number ?? .min) < ($1.from?.number ?? .min) }
    return ascending.reduce(into: []) { joined, next in
      guard let last = joined.last else { return joined.append(next) }
      guard let end = last.to else { return }
      guard next.from.map({ $0 <= end + 1 }) ?? true else { return joined.append(next) }
      let to = next.to.map { Swift.max($0, end) }
      joined[joined.count - 1] = DayRange(from: last.from, to: to)
    }
  }
}
