internal import ServiceStandards

/// What can be said of the papers of a case.
package struct RequirementsJudgement: Sendable {
  /// The requirement list for the class of the case; where it cannot be told which, that of other classes.
  package var list = DocumentList.none
  /// How many papers were demanded for certain that the list does not hold.
  package var unlisted: Int32 = 0
  /// How many mandatory papers were missing for certain from a finished case.
  package var missing: Int32 = 0
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
      let standing = standing[row]
      guard standing.version >= 0 else {
        requirements[row] = RequirementsJudgement(.notAssessable(.noStandard))
        continue
      }
      let version = rulebook.versions[Int(standing.version)]
      let papers = rulebook.knownPapers(at: standing.slot)
      switch rulebook.lists[version.documents, batch.variant[row]] {
      case .none:
        requirements[row] = RequirementsJudgement(.notAssessable(.noRequirementList))
      case .list(let list):
        requirements[row] = rulebook.documents.judge(
          batch, row, by: list, papers, isFinished: standing.isFinished)
      case .several(let range, let reason):
        let judgements = rulebook.listCandidates[
          Int(range.lowerBound)..<Int(range.upperBound)
        ].map {
          rulebook.documents.judge(batch, row, by: $0, papers, isFinished: standing.isFinished)
        }
        requirements[row] = RequirementsJudgement(allOf: judgements, reason)
      }
    }
  }
}

extension RequirementsJudgement {
  /// What is so by each list that could hold.
  fileprivate init(allOf judgements: [RequirementsJudgement], _ reason: Reason) {
    self.init(.notAssessable(reason))
    unlisted = judgements.map(\.unlisted).min() ?? 0
    missing = judgements.map(\.missing).min() ?? 0
    guard let first = judgements.first else { return }
    list = first.list
    let isSame = judgements.allSatisfy {
      $0.otherwise == first.otherwise && $0.unlisted == first.unlisted
        && $0.missing == first.missing
    }
    if isSame { otherwise = first.otherwise }
  }
}

extension DocumentLists {
  /// What is certain of the papers of a row by one list.
  fileprivate func judge(
    _ batch: borrowing TransactionBatch, _ row: Int, by list: DocumentList,
    _ papers: borrowing KnownPapers, isFinished: Bool
  ) -> RequirementsJudgement {
    let flags = TransactionBatch.Flags(rawValue: batch.flags[row])
    let missingIsJudged = isFinished && flags.contains(.submittedRecorded)
    guard flags.contains(.demandedRecorded) || missingIsJudged else {
      return RequirementsJudgement(.notAssessable(.documentsNotRecorded))
    }
    var judgement = RequirementsJudgement(.compliant)
    judgement.list = list
    if let demanded = unlistedCounts(batch, row, in: list, papers) {
      judgement.unlisted = Int32(demanded.known)
      if demanded.unknown > 0 { judgement.otherwise = VerdictCode(.notAssessable(.paperUnknown)) }
    }
    if missingIsJudged, let missing = missingCount(batch, row, in: list), missing > 0 {
      let submitted = batch.submittedDocuments(row)
      if submitted.map(papers.holdEvery) ?? false { return judgement }
      let unknown = submitted.map(papers.unknownCount) ?? 0
      judgement.missing = Int32(max(0, missing - min(missing, unknown)))
      if judgement.missing == 0 {
        judgement.otherwise = VerdictCode(.notAssessable(.paperUnknown))
      }
    }
    return judgement
  }
}
