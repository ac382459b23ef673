package import ServiceStandards
package import WorkingTime

/// Looks for patterns across transactions: twice over all of them, in any order, before any is judged.
///
/// The first look counts keys, the second keeps the cases of those that may have come often enough. Memory is
/// 4 MiB for each rule that sees a clue, and some bytes for each case that is kept.
package struct PatternLook: Sendable {
  private let rulebook: Rulebook
  private let asOf: Int64
  private var counts: [KeyCounts] = RuleSet.patterns.map { _ in KeyCounts() }
  private var cases: [[PatternCase]] = RuleSet.patterns.map { _ in [] }

  package init(rulebook: Rulebook, asOf: Instant) {
    self.rulebook = rulebook
    self.asOf = asOf.seconds
  }

  /// What any of the rules looks at.
  package static let looksAt = RuleSet.patterns.reduce(into: TransactionBatch.Contents()) {
    $0.formUnion($1.looksAt)
  }

  /// The first look at a batch.
  package mutating func count(_ batch: borrowing TransactionBatch) {
    for (place, rule) in RuleSet.patterns.enumerated() {
      forEachClue(of: rule, in: batch) { _, clue in counts[place].count(clue.key) }
    }
  }

  /// Whether a second look is needed.
  package var hasSeenAny: Bool { counts.contains { !$0.isEmpty } }

  /// The second look, when every batch has had its first.
  package mutating func collect(_ batch: borrowing TransactionBatch) {
    for (place, rule) in RuleSet.patterns.enumerated() where !counts[place].isEmpty {
      let (counts, ids, services) = (counts[place], batch.id, batch.service)
      forEachClue(of: rule, in: batch) { row, clue in
        guard counts.mayHave(clue.key, times: rule.leastCases) else { return }
        cases[place].append(
          PatternCase(
            key: clue.key, transaction: ids[row], service: services[row], value: clue.value))
      }
    }
  }

  private func forEachClue(
    of rule: any PatternRule.Type, in batch: borrowing TransactionBatch,
    _ body: (Int, Clue) -> Void
  ) {
    let (received, asOf) = (batch.received, asOf)
    rule.observe(batch, asOf: asOf, rulebook) { row, clue in
      if received[row] <= asOf { body(row, clue) }
    }
  }

  /// What the rules say of the cases that share something.
  package consuming func conclude() -> Patterns {
    var patterns = Patterns.none
    for (place, rule) in RuleSet.patterns.enumerated() {
      let sorted = cases[place].sorted { ($0.key, $0.transaction) < ($1.key, $1.transaction) }
      var rest = sorted[...]
      while let first = rest.first {
        let end = rest.firstIndex { $0.key != first.key } ?? rest.endIndex
        var members: [PatternCase] = []
        // A case may have a clue twice.
        for one in rest[..<end] where one.transaction != members.last?.transaction {
          members.append(one)
        }
        rest = rest[end...]
        guard members.count >= rule.leastCases, let pattern = rule.conclude(members, rulebook)
        else {
          continue
        }
        patterns.add(pattern, of: rule.card.id)
      }
    }
    return patterns
  }
}
