internal import ServiceStandards
internal import WorkingTime

/// The worst few deviations of each finding, picked from the annex in one pass over it; memory grows
/// with the findings, not with the annex.
struct WorstDeviations {
  static let usualCount = 3

  /// What is shown of one.
  struct Entry {
    let deviation: Cell
    let caseNumber: Cell
    let expected: Cell
    let actual: Cell
    /// The overrun, the amount, or what was counted.
    let size: Cell
    fileprivate let weight: Int64
  }

  private struct Key: Hashable {
    let unit: String
    let service: String
    let rule: RuleID

    init(unit: String, service: String, rule: RuleID) {
      self.unit = unit
      self.service = service
      self.rule = rule
    }

    init(_ finding: FindingSheet) {
      self.init(
        unit: finding.service.unit.text, service: finding.service.code.text, rule: finding.rule)
    }
  }

  private var entries: [Key: [Entry]] = [:]
  private let count: Int

  /// None at all; for readers who may not see single cases.
  init() { count = 0 }

  /// - Throws: What reading the annex throws.
  init(of findings: [FindingSheet], in annex: Table, count: Int = usualCount) throws {
    self.count = count
    for finding in findings where !finding.state.isEnded { entries[Key(finding)] = [] }
    guard !entries.isEmpty, let places = Places(annex.head.columns) else { return }
    try annex.eachRow { row in
      guard case .deviation(let rule, _) = row[places.deviation],
        let unit = row[places.unit].plainText, let service = row[places.service].plainText
      else { return true }
      add(places.entry(row), to: Key(unit: unit, service: service, rule: rule))
      return true
    }
  }

  /// The worst first; among equals in the order of the annex.
  func of(_ finding: FindingSheet) -> [Entry] { entries[Key(finding)] ?? [] }

  private mutating func add(_ entry: Entry, to key: Key) {
    guard var worst = entries[key] else { return }
    let place = worst.firstIndex { $0.weight < entry.weight } ?? worst.count
    guard place < count else { return }
    // Taken out of the dictionary while it changes, so that it is not copied.
    entries[key] = []
    worst.insert(entry, at: place)
    if worst.count > count { worst.removeLast() }
    entries[key] = worst
  }

  /// Where the columns of the annex stand.
  private struct Places {
    let deviation: Int
    let unit: Int
    let service: Int
    let caseNumber: Int
    let expected: Int
    let actual: Int
    let overrun: Int
    let amount: Int

    /// `nil` for a table that is no listing of deviations.
    init?(_ columns: [Column]) {
      func place(_ key: String) -> Int? { columns.firstIndex { $0.key == key } }
      guard let deviation = place("deviation"), let unit = place("unit"),
        let service = place("service"), let caseNumber = place("case_number"),
        let expected = place("expected"), let actual = place("actual"),
        let overrun = place("overrun"), let amount = place("amount")
      else { return nil }
      self.deviation = deviation
      self.unit = unit
      self.service = service
      self.caseNumber = caseNumber
      self.expected = expected
      self.actual = actual
      self.overrun = overrun
      self.amount = amount
    }

    func entry(_ row: [Cell]) -> Entry {
      let size = [row[amount], row[overrun], row[actual]].first { $0 != .empty } ?? .empty
      let weight: Int64 =
        switch size {
        case .money(let money, _): money.minorUnits
        case .duration(let seconds): seconds
        case .count(let value): value
        default: 0
        }
      return Entry(
        deviation: row[deviation], caseNumber: row[caseNumber], expected: row[expected],
        actual: row[actual], size: size, weight: weight)
    }
  }
}

extension Cell {
  fileprivate var plainText: String? {
    switch self {
    case .text(let text), .identifier(let text): text
    default: nil
    }
  }
}
