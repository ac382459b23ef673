package import WorkingTime

/// An instant as people write it on the command line: with an offset, or in the unit's own time.
package enum Moment: Hashable, Sendable {
  case instant(Instant)
  /// The wall clock of the unit.
  case local(CivilDay, secondOfDay: Int32)
  /// The last second of a date.
  case endOfDay(CivilDay)

  /// Reads `2026-07-01T08:00:00+08:00`, `2026-07-01T08:00`, or `2026-07-01` for the end of that day;
  /// `nil` for anything else.
  package init?(_ text: String) {
    if let instant = Instant(iso: text) {
      self = .instant(instant)
      return
    }
    let parts = text.split(separator: "T", omittingEmptySubsequences: false)
    guard let first = parts.first, let day = CivilDay(iso: first) else { return nil }
    switch parts.count {
    case 1:
      self = .endOfDay(day)
    case 2:
      let fields = parts[1].split(separator: ":", omittingEmptySubsequences: false)
      let numbers = fields.compactMap { $0.utf8.count == 2 ? Int32($0) : nil }
      guard numbers.count == fields.count, (2...3).contains(numbers.count),
        (0..<24).contains(numbers[0]), numbers.dropFirst().allSatisfy({ (0..<60).contains($0) })
      else { return nil }
      let second = numbers.count == 3 ? numbers[2] : 0
      self = .local(day, secondOfDay: numbers[0] * 3600 + numbers[1] * 60 + second)
    default:
      return nil
    }
  }

  package func instant(in zone: Zone) -> Instant {
    switch self {
    case .instant(let instant): instant
    case .local(let day, let second): zone.instant(day: day, secondOfDay: second)
    case .endOfDay(let day): zone.instant(day: day + 1, secondOfDay: 0) + -1
    }
  }
}
