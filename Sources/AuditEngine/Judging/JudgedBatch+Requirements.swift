internal import ServiceStandards

/// What can be said of the papers of a case.
package struct RequirementsJudgement: Sendable {
  /// The requirement list for the class of the case.
  package var list = DocumentList.none
  /// The verdict on requirements unless one of its rules deviates.
  var otherwise: VerdictCode

  init(_ otherwise: Verdict) {
    self.otherwise = VerdictCode(otherwise)
  }
}

// Which papers each case may be asked for, and the verdict on requirements unless a rule deviates.
extension JudgedBatch {
  mutating func judgeRequirements(_ batch: borrowing TransactionBatch) {
    for row in rows {
      let version = Int(standing[row].version)
      guard version >= 0 else {
        requirements[row] = RequirementsJudgement(.notAssessable(.noStandard))
        continue
      }
      let list = rulebook.lists[rulebook.versions[version].documents, batch.variant[row]]
      let flags = TransactionBatch.Flags(rawValue: batch.flags[row])
      var judgement = RequirementsJudgement(
        list.verdict(flags, isFinished: standing[row].isFinished))
      judgement.list = list
      requirements[row] = judgement
    }
  }
}

extension DocumentList {
  /// The verdict on requirements unless a rule deviates.
  fileprivate func verdict(_ flags: TransactionBatch.Flags, isFinished: Bool) -> Verdict {
    guard exists else { return .notAssessable(.noRequirementList) }
    let missingIsJudged = isFinished && flags.contains(.submittedRecorded)
    guard flags.contains(.demandedRecorded) || missingIsJudged else {
      return .notAssessable(.documentsNotRecorded)
    }
    if missingIsJudged && mandatoryDependsOnUnknownClass { return .notAssessable(.classMissing) }
    return .compliant
  }
}
