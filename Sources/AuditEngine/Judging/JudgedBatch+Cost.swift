internal import ServiceStandards

/// What can be said of a case's cost, in minor units of money.
package struct CostJudgement: Sendable {
  /// Sum of the tariff charges; missing when they count as not recorded.
  package var tariffPaid = TransactionBatch.missing
  /// Sum of the charges without a proof of payment; missing when they count as not recorded.
  package var unproven = TransactionBatch.missing
  /// What the case owes; missing when its charges cannot be compared.
  package var tariff = TransactionBatch.missing
  /// Index of the line in the standard's tariffs; -1: none fits.
  var line: Int32 = -1
  /// A law forbids any charge.
  package var isFreeByLaw = false
  /// The verdict on cost unless one of its rules deviates.
  var otherwise = VerdictCode(.compliant)
}

// What each case owes, and the verdict on cost unless a rule deviates.
extension JudgedBatch {
  mutating func judgeCost(_ batch: borrowing TransactionBatch) {
    for row in rows {
      // Charges count from the moment of payment.
      let isPaidLater = batch.paid[row] > asOf
      let version = standing[row].version
      var judgement = CostJudgement()
      if !isPaidLater, batch.tariffPaid[row] != TransactionBatch.missing {
        judgement.tariffPaid = batch.tariffPaid[row]
        judgement.unproven = batch.unproven[row]
      }
      if version < 0 {
        judgement.otherwise = VerdictCode(.notAssessable(.noStandard))
      } else if isPaidLater {
        judgement.otherwise = VerdictCode(.notApplicable(.notYetPaid))
      } else if judgement.tariffPaid == TransactionBatch.missing {
        judgement.otherwise = VerdictCode(.notAssessable(.chargesNotRecorded))
      } else {
        judgement.compare(
          with: rulebook.tariffs[rulebook.versions[Int(version)].tariffs, batch.variant[row]])
      }
      cost[row] = judgement
    }
  }
}

extension CostJudgement {
  fileprivate mutating func compare(with entry: TariffEntry) {
    switch entry {
    case .none(let reason):
      otherwise = VerdictCode(.notAssessable(reason))
    case .free(let byLaw):
      tariff = 0
      isFreeByLaw = byLaw
    case .amount(let amount, let line):
      tariff = amount
      self.line = line
    }
  }
}
