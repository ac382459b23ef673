internal import AuditImport
internal import ServiceStandards

/// What only the whole of a file tells, so that it has to be read once more.
package struct ReadingFindings: Sendable {
  /// Cases that it tells on several lines, each time otherwise: none of the lines counts.
  var contradicted = ContradictedCases()
  /// What it has a column for and never fills.
  var neverFilled: UntoldFields = []

  var isEmpty: Bool { contradicted.isEmpty && neverFilled.isEmpty }

  /// Adds what another reading has found; `false` when that was nothing.
  mutating func add(_ other: ReadingFindings) -> Bool {
    contradicted.add(other.contradicted)
    neverFilled.formUnion(other.neverFilled)
    return !other.isEmpty
  }
}

/// Cases that a file tells on several lines, each time otherwise.
package struct ContradictedCases: Sendable {
  private struct Name: Hashable {
    let unit: UnitCode
    let service: ServiceCode
    let number: String
    let series: String

    init(_ transaction: borrowing Transaction, in known: [UnitCode: KnownUnit]) {
      unit = transaction.unit
      service = transaction.service
      number = CaseNumber.folded(transaction.caseNumber)
      series = known[transaction.unit]?.series(of: transaction) ?? ""
    }
  }

  private var lines: [Name: [Int]] = [:]

  var isEmpty: Bool { lines.isEmpty }

  mutating func add(
    _ transaction: borrowing Transaction, line: Int, in known: [UnitCode: KnownUnit]
  ) {
    lines[Name(transaction, in: known), default: []].append(line)
  }

  mutating func add(_ others: ContradictedCases) { lines.merge(others.lines) { $0 + $1 } }

  /// The other lines of its case that are known; `nil` when the file does not contradict itself about it.
  mutating func others(
    _ transaction: borrowing Transaction, line: Int, in known: [UnitCode: KnownUnit]
  ) -> [Int]? {
    guard !lines.isEmpty else { return nil }
    let name = Name(transaction, in: known)
    guard let others = lines[name] else { return nil }
    if !others.contains(line) { lines[name] = others + [line] }
    return others.filter { $0 != line }.sorted()
  }
}
