internal import ServiceStandards
internal import WorkingTime

/// The order of rows by some of their cells. Empty cells come last, in either direction.
struct RowOrder {
  struct Key {
    let position: Int
    let isDescending: Bool
  }

  let keys: [Key]

  /// Whether the first row comes before the second; rows that compare equal keep their places.
  func isBefore(_ left: [Cell], _ right: [Cell]) -> Bool {
    for key in keys {
      let (first, second) = (left[key.position], right[key.position])
      switch (first == .empty, second == .empty) {
      case (true, true): continue
      case (true, false): return false
      case (false, true): return true
      case (false, false): break
      }
      let comparison = RowOrder.compare(first, second)
      if comparison != 0 { return (comparison < 0) != key.isDescending }
    }
    return false
  }

  /// Below, above or equal to 0 as the first cell comes before, after or beside the second.
  static func compare(_ left: Cell, _ right: Cell) -> Int {
    switch (left, right) {
    case (.share(let left), .share(let right)):
      let first = Int128(left.part) * Int128(right.whole)
      let second = Int128(right.part) * Int128(left.whole)
      return first < second ? -1 : first > second ? 1 : 0
    case (.rule(let left), .rule(let right)): return order(left, right)
    case (.deviation(let left, let first), .deviation(let right, let second)):
      return left == right ? order(first, second) : order(left, right)
    case (.words(let left), .words(let right)):
      return compare(.list(left.map(\.code)), .list(right.map(\.code)))
    case (.list(let left), .list(let right)):
      return left == right ? 0 : left.lexicographicallyPrecedes(right) ? -1 : 1
    default: break
    }
    if let first = number(left), let second = number(right) { return order(first, second) }
    if let first = text(left), let second = text(right) { return order(first, second) }
    return order(rank(left), rank(right))
  }

  private static func order<Value: Comparable>(_ left: Value, _ right: Value) -> Int {
    left < right ? -1 : left > right ? 1 : 0
  }

  /// What cells that are numbers by nature compare by.
  private static func number(_ cell: Cell) -> Int64? {
    switch cell {
    case .count(let value): value
    case .money(let money, _): money.minorUnits
    case .instant(let instant, _): instant.seconds
    case .day(let day): Int64(day.number)
    case .duration(let seconds): seconds
    case .limit(let value, let unit):
      Int64(clamping: Int128(value) * Int128(unit.roughSeconds))
    case .boolean(let value): value ? 1 : 0
    case .term(.severity(let severity)): Int64(severity.rawValue)
    case .term(.criterion(let criterion)): Int64(criterion.rawValue)
    default: nil
    }
  }

  private static func text(_ cell: Cell) -> String? {
    switch cell {
    case .text(let text), .identifier(let text): text
    case .word(let code, _): code
    case .term(let term): term.code
    default: nil
    }
  }

  /// Cells of kinds that cannot be compared stand together by kind.
  private static func rank(_ cell: Cell) -> Int {
    switch cell {
    case .count, .money, .duration, .limit, .boolean: 0
    case .instant, .day: 1
    case .share: 2
    case .rule, .deviation: 3
    default: 4
    }
  }
}

extension TimeLimit.Unit {
  /// Real seconds, roughly: enough to put limits of different units in order.
  fileprivate var roughSeconds: Int64 {
    switch self {
    case .seconds: 1
    case .minutes: 60
    case .hours: 3600
    case .calendarDays: 86_400
    case .workingDays: 86_400 * 7 / 5
    case .months: 86_400 * 30
    }
  }
}
