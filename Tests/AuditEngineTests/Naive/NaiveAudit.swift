package import ServiceStandards
import WorkingTime

/// What the rules say of one transaction.
package struct NaiveJudgement: Hashable {
  package var transaction: Int64
  package var service: Int64
  /// The version that held for it.
  package var standard: Int64?
  /// On time, by the standard alone and not by the promised date.
  package var verdictByStandard: Verdict
  /// On time, by the promised date too; a long wait for the start of the clock is no lateness.
  package var punctuality: Verdict
  /// The year whose holidays are not known, so that the standard cannot tell.
  package var missingYear: Int?
  package var verdicts: [Criterion: Verdict]
  /// In the order of their keys.
  package var deviations: [Deviation]
}

/// What the rules say of many transactions.
package struct NaiveAudit {
  /// Ids of the transactions received after the as-of instant, by their service's.
  package var leftOut: [Int64: [Int64]] = [:]
  /// In the order of the transactions.
  package var judgements: [NaiveJudgement] = []
  /// How many transactions of a service (by its id) have each verdict.
  package private(set) var tallies: [Int64: [Criterion: [Verdict: Int]]] = [:]
  private var gaps: [ServiceGap: StandardDeviation] = [:]
  private var incomplete: [Int64: StandardDeviation] = [:]

  private struct ServiceGap: Hashable {
    let service: Int64
    let gap: NaiveGap
  }

  /// By transaction in their order, then by rule.
  package var deviations: [Deviation] { judgements.flatMap(\.deviations) }

  /// S-01 and S-02, in no particular order.
  package var standardDeviations: Set<StandardDeviation> {
    Set(gaps.values).union(incomplete.values)
  }

  mutating func count(
    _ judgement: NaiveJudgement, received: Instant, _ standards: NaiveStandards,
    in catalogue: Catalogue
  ) {
    for (criterion, verdict) in judgement.verdicts {
      tallies[judgement.service, default: [:]][criterion, default: [:]][verdict, default: 0] += 1
    }
    if let held = standards.versions.first(where: { $0.id == judgement.standard }) {
      let lacks = NaiveStandards.lacks(of: held.value)
      guard !lacks.isEmpty else { return }
      incomplete[
        held.id,
        default: StandardDeviation(
          service: standards.owner(of: held.value) ?? judgement.service, rule: .incompleteStandard,
          severity: .medium,
          standard: held.id, lacks: lacks, transactions: 0)
      ].transactions += 1
    } else {
      let gap = standards.gap(around: received, in: catalogue)
      let owner = standards.owners.last?.id ?? judgement.service
      gaps[
        ServiceGap(service: owner, gap: gap),
        default: StandardDeviation(
          service: owner, rule: .noStandard, severity: .high, gapFrom: gap.from,
          gapTo: gap.to, transactions: 0)
      ].transactions += 1
    }
  }
}
