package import ServiceStandards

/// Takes what the rules say: which rows of a batch deviate, and how. What they say of standards is
/// counted over all batches.
package struct RuleResult: Sendable {
  /// What a rule says of one row.
  struct Entry {
    let severity: Severity
    let expected: Int64
    let actual: Int64?
    let amount: Int64
  }

  /// By row: bit `p` is set when the rule in place `p` deviates.
  private(set) var marks: [UInt64] = []
  /// By the rule's place: its entries by row, one for each row that it marks. Rules about standards
  /// have none.
  private(set) var entries: [[Entry]]
  /// By the rule's place, for rules about standards: transactions by version; else empty.
  private(set) var versions: [[Int64]]
  /// By the rule's place: transactions by stretch of days.
  private(set) var stretches: [[Stretch: Int64]]

  /// A service and days without a standard.
  struct Stretch: Hashable {
    let service: Int64
    let days: DayRange
  }

  private let severities: [Severity]
  private var place = 0
  private var lastRow = -1

  init(cards: [RuleCard], versionCount: Int) {
    precondition(cards.count <= 64, "a row's marks have one bit for each rule")
    severities = cards.map(\.severity)
    entries = Array(repeating: [], count: cards.count)
    stretches = Array(repeating: [:], count: cards.count)
    versions = cards.map {
      Array(repeating: 0, count: $0.scope == .standard ? versionCount : 0)
    }
  }

  /// Forgets the rows of the batch before.
  mutating func begin(rowCount: Int) {
    marks.removeAll(keepingCapacity: true)
    marks.append(contentsOf: repeatElement(0, count: rowCount))
    for place in entries.indices {
      entries[place].removeAll(keepingCapacity: true)
    }
  }

  /// What follows is said by the rule in that place.
  mutating func begin(place: Int) {
    self.place = place
    lastRow = -1
  }

  /// The transaction in that row deviates.
  ///
  /// - Parameters:
  ///   - row: Above the row of the call before.
  ///   - severity: `nil`: the usual one of the rule's card.
  ///   - expected: What should have been, in the measure of the card.
  ///   - actual: What was; `nil` for a case that is still open.
  ///   - amount: Minor units of money at stake.
  package mutating func deviates(
    _ row: Int, severity: Severity? = nil, expected: Int64, actual: Int64?, amount: Int64 = 0
  ) {
    mark(row)
    entries[place].append(
      Entry(
        severity: severity ?? severities[place], expected: expected, actual: actual,
        amount: amount))
  }

  /// The version that holds for the transaction in that row deviates.
  ///
  /// - Parameters:
  ///   - row: Above the row of the call before.
  ///   - version: Index into `Rulebook.versions`.
  package mutating func standardDeviates(_ row: Int, version: Int) {
    mark(row)
    versions[place][version] += 1
  }

  /// No standard holds for the transaction in that row.
  ///
  /// - Parameters:
  ///   - row: Above the row of the call before.
  ///   - service: Database id.
  ///   - days: The stretch of days without a standard.
  package mutating func standardDeviates(_ row: Int, service: Int64, without days: DayRange) {
    mark(row)
    stretches[place][Stretch(service: service, days: days), default: 0] += 1
  }

  private mutating func mark(_ row: Int) {
    precondition(row > lastRow, "a rule reports each row once, in ascending order")
    lastRow = row
    marks[row] |= 1 << UInt64(place)
  }
}
