package import ServiceStandards
package import WorkingTime

extension Measure {
  /// By what the gravest deviation is chosen: the larger, the worse. A case that is still open has run over until
  /// `asOf`.
  package func size(of deviation: Deviation, asOf: Instant) -> Int64 {
    let (expected, actual) = (deviation.expected, deviation.actual)
    return switch self {
    case .instant: Self.difference(actual ?? asOf.seconds, expected)
    case .money: deviation.amount.minorUnits
    case .documents, .cases: actual ?? 0
    case .order: Self.difference(expected, actual ?? expected)
    case .standard: 0
    }
  }

  /// Whether a deviation is worse than it was. That an overdue case goes on being so, or is finished at last, is
  /// no more than what it was.
  package func isWorse(_ deviation: Deviation, than earlier: Deviation) -> Bool {
    switch self {
    case .instant where deviation.actual == nil || earlier.actual == nil:
      return deviation.expected < earlier.expected
    case .standard:
      guard case .standard = deviation.subject else { return false }
      return (deviation.detail ?? 0) & ~(earlier.detail ?? 0) != 0
    case .instant, .money, .documents, .order, .cases:
      let instant = Instant(deviation.expected)
      return size(of: deviation, asOf: instant) > size(of: earlier, asOf: instant)
    }
  }

  /// The nearest number that there is: stamps and amounts come from files.
  package static func difference(_ left: Int64, _ right: Int64) -> Int64 {
    left.minus(right)
  }
}
