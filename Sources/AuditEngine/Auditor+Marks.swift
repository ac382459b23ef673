package import ServiceStandards

/// One rule that fails on one transaction.
package struct RuleMark: Hashable, Sendable {
  /// Index into the batch.
  package let row: Int
  package let rule: RuleID
  package let criterion: Criterion
  package let subject: Subject
  /// Database id of the service that it is held against: of a standard the one that has promised it.
  package let service: Int64
  /// What should have been, as in the deviation; 0 for rules about standards, which say nothing of it.
  package let expected: Int64
}

extension Auditor {
  /// Gives every rule that counts and fails on the examined rows of the batch judged last, whether its
  /// deviations are wanted or not, by row: rules about transactions by number, then those about standards.
  package func forEachMark(
    in batch: borrowing TransactionBatch, _ body: (RuleMark) -> Void
  ) {
    var next = [Int](repeating: 0, count: result.entries.count)
    for row in judged.rows {
      var remaining = result.marks[row] & ~places.proposals
      while remaining != 0 {
        let place = remaining.trailingZeroBitCount
        let card = places.cards[place]
        remaining &= remaining - 1
        let entry = result.entries[place][next[place]]
        next[place] += 1
        body(
          RuleMark(
            row: row, rule: card.id, criterion: card.criterion,
            subject: .transaction(batch.id[row]), service: batch.service[row],
            expected: entry.expected))
      }
      let version = judged.standing[row].version
      for deviation in catalogue.deviations(of: version) {
        let (subject, owner) = binding(of: row, in: batch)
        body(
          RuleMark(
            row: row, rule: deviation.card.id, criterion: deviation.card.criterion,
            subject: subject, service: owner, expected: 0))
      }
    }
  }

  /// The version that binds a row, or the days without one, with the service whose it is.
  private func binding(
    of row: Int, in batch: borrowing TransactionBatch
  ) -> (subject: Subject, owner: Int64) {
    let version = Int(judged.standing[row].version)
    if version >= 0 {
      let standard = judged.rulebook.versions[version]
      return (.standard(standard.id), standard.service)
    }
    let gap = judged.gap(of: row, in: batch)
    return (gap.subject, gap.service)
  }
}
