package import ServiceStandards

/// A rule that looks across cases: what they have in common is held against each of them.
///
/// It sees every transaction that was received by the as-of instant, whatever the scope of the run; of a batch
/// it says what its cases may share (`observe`), of those that share it whether they are a pattern (`conclude`).
/// Finding them, in any order and with little memory, is `PatternLook`'s.
package protocol PatternRule: Rule {
  /// Blocks of transactions that hold none of this are passed over.
  static var looksAt: TransactionBatch.Contents { get }
  /// Fewer cases that share something are no pattern; at least 2.
  static var leastCases: Int { get }

  /// Takes what each case may share with others. A case may have several clues.
  ///
  /// - Parameters:
  ///   - batch: The transactions as recorded.
  ///   - asOf: What happened later counts as not happened; in epoch seconds.
  ///   - rulebook: Knows the days of each service.
  ///   - take: Takes a row with a clue of it.
  static func observe(
    _ batch: borrowing TransactionBatch, asOf: Int64, _ rulebook: borrowing Rulebook,
    _ take: (_ row: Int, Clue) -> Void)

  /// What is said of cases that share a key, at least `leastCases` of them; `nil`: they are no pattern.
  static func conclude(_ cases: [PatternCase], _ rulebook: borrowing Rulebook) -> Pattern?
}

/// What a case may have in common with others.
package struct Clue: Sendable {
  /// Equal for what is the same; see `key(of:)`.
  let key: UInt64
  /// What the rule wants to know of the case, if others share the key.
  let value: Int64

  /// One key of several numbers.
  static func key(of parts: Int64...) -> UInt64 {
    parts.reduce(0) { key, part in
      let mixed = (key ^ UInt64(bitPattern: part)) &* 0x9E37_79B9_7F4A_7C15
      return mixed ^ mixed >> 29
    }
  }
}

/// A case with a clue that others share.
package struct PatternCase: Sendable {
  let key: UInt64
  /// Database id.
  package let transaction: Int64
  /// Database id of its service.
  let service: Int64
  package let value: Int64
}

/// Cases that belong together, and what is said of each of them.
package struct Pattern: Hashable, Sendable {
  /// In the measure of the rule's card.
  package let expected: Int64
  package let actual: Int64
  /// Database ids, ascending.
  package let transactions: [Int64]
}

extension PatternRule {
  package static func judge(
    _ batch: borrowing TransactionBatch, _ judged: borrowing JudgedBatch,
    into result: inout RuleResult
  ) {
    guard let found = judged.patterns.found(by: card.id) else { return }
    for row in judged.rows {
      guard let pattern = found[batch.id[row]] else { continue }
      result.deviates(row, expected: pattern.expected, actual: pattern.actual)
    }
  }
}

/// What the rules that look across cases have found.
package struct Patterns: Sendable {
  package static let none = Patterns()

  private var byRule: [RuleID: [Int64: Pattern]] = [:]

  /// By the transaction's database id; `nil`: nothing.
  func found(by rule: RuleID) -> [Int64: Pattern]? { byRule[rule] }

  /// To what a transaction belongs by a rule.
  package func pattern(of transaction: Int64, by rule: RuleID) -> Pattern? {
    byRule[rule]?[transaction]
  }

  /// A case that belongs to several is told under the one with the most cases.
  mutating func add(_ pattern: Pattern, of rule: RuleID) {
    for transaction in pattern.transactions {
      let known = byRule[rule]?[transaction]
      let isLarger = known.map { $0.transactions.count < pattern.transactions.count } ?? true
      if isLarger { byRule[rule, default: [:]][transaction] = pattern }
    }
  }
}
