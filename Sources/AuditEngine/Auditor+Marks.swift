package import ServiceStandards

/// One rule that fails on one transaction.
package struct RuleMark: Hashable, Sendable {
  /// Index into the batch.
  package let row: Int
  package let rule: RuleID
  package let criterion: Criterion
  /// For rules about standards: what the deviation is about, see `StandardDeviation.subject`; `nil`
  /// for rules about transactions.
  package let subject: Int64?
}

extension Auditor {
  /// Gives every rule that fails on the examined rows of the batch judged last, whether its
  /// deviations are wanted or not, by row and then by the rule's number.
  package func forEachMark(
    in batch: borrowing TransactionBatch, _ body: (RuleMark) -> Void
  ) {
    for row in judged.rows {
      var remaining = result.marks[row]
      while remaining != 0 {
        let card = places.cards[remaining.trailingZeroBitCount]
        remaining &= remaining - 1
        body(
          RuleMark(
            row: row, rule: card.id, criterion: card.criterion,
            subject: subject(card.scope, batch, row)))
      }
    }
  }

  private func subject(
    _ scope: RuleCard.Scope, _ batch: borrowing TransactionBatch, _ row: Int
  ) -> Int64? {
    let standing = judged.standing[row]
    switch scope {
    case .transaction, .complaint: return nil
    case .standard: return standing.version >= 0 ? judged.subject(of: row, in: batch) : nil
    case .service: return judged.subject(of: row, in: batch)
    }
  }
}
