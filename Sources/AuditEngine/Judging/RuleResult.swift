package import ServiceStandards

/// Takes what the rules say: which rows of a batch deviate, and how.
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
  /// By the rule's place: its entries by row, one for each row that it marks.
  private(set) var entries: [[Entry]]
  private let severities: [Severity]
  private var place = 0
  private var lastRow = -1

  init(cards: [RuleCard]) {
    precondition(cards.count <= 64, "a row's marks have one bit for each rule")
    severities = cards.map(\.severity)
    entries = Array(repeating: [], count: cards.count)
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

  private mutating func mark(_ row: Int) {
    precondition(row > lastRow, "a rule reports each row once, in ascending order")
    lastRow = row
    marks[row] |= 1 << UInt64(place)
  }
}
