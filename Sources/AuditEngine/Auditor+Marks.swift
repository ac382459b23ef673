package import ServiceStandards

/// One rule that fails on one transaction.
package struct RuleMark: Hashable, Sendable {
  /// Index into the batch.
  package let row: Int
  package let rule: RuleID
  package let criterion: Criterion
  package let subject: Subject
  /// What should have been, as in the deviation; 0 for rules about standards, which say nothing of it.
  package let expected: Int64
}

extension Auditor {
  /// Gives every rule that counts and fails on the examined rows of the batch judged last, whether its
  /// deviations are wanted or not, by row and then by the rule's number.
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
        var expected: Int64 = 0
        if next[place] < result.entries[place].count {
          expected = result.entries[place][next[place]].expected
          next[place] += 1
        }
        body(
          RuleMark(
            row: row, rule: card.id, criterion: card.criterion,
            subject: subject(card.scope, batch, row), expected: expected))
      }
    }
  }

  private func subject(
    _ scope: RuleScope, _ batch: borrowing TransactionBatch, _ row: Int
  ) -> Subject {
    let version = Int(judged.standing[row].version)
    switch scope {
    case .transaction, .complaint: return .transaction(batch.id[row])
    case .standard, .service:
      if version >= 0 { return .standard(judged.rulebook.versions[version].id) }
      let (service, slot) = (batch.service[row], judged.standing[row].slot)
      let day = judged.rulebook.day(
        of: batch.received[row], in: judged.rulebook.service(at: slot))
      return .gap(service: service, from: judged.rulebook.gap(around: day, slot: slot).from)
    }
  }
}
