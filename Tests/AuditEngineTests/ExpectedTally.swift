import AuditEngine
import NaiveAudit
import ServiceStandards
import WorkingTime

/// What the engine should have counted, from the slow auditor's judgements.
struct ExpectedTally {
  private(set) var services: [Int64: ServiceTally] = [:]
  private(set) var standards: [ServedStandard: StandardTally] = [:]
  /// Transactions by the year whose holidays stand in the way.
  private(set) var missingYears: [Int: Int64] = [:]
  let standardDeviations: Set<StandardDeviation>
  /// What the run leaves out, as it came after its instant.
  private(set) var later: [Int64: LaterReceipts] = [:]

  init(
    _ audit: NaiveAudit, _ rows: [Recorded<Transaction>], asOf: Instant, rules: Set<RuleID>? = nil
  ) {
    standardDeviations = audit.standardDeviations.filter { rules?.contains($0.rule) ?? true }
    var received: [Int64: Instant] = [:]
    for row in rows { received[row.id] = row.value.stamps.received }
    for (service, cases) in audit.leftOut {
      let last = cases.compactMap { id in received[id].map { (-$0.seconds, id) } }.min { $0 < $1 }
      guard let last else { continue }
      later[service] = cases.dropFirst().reduce(LaterReceipts(last.1, received: -last.0)) {
        sum, _ in sum + LaterReceipts(.max, received: .min)
      }
    }
    for judgement in audit.judgements {
      var tally = services[judgement.service] ?? ServiceTally()
      tally.examined += 1
      if let stamp = received[judgement.transaction] {
        let range = tally.received ?? stamp...stamp
        tally.received = min(range.lowerBound, stamp)...max(range.upperBound, stamp)
      }
      for (criterion, verdict) in judgement.verdicts {
        tally.verdicts[criterion, default: VerdictCounts()].count(verdict)
      }
      tally.punctuality.count(judgement.punctuality)
      for deviation in judgement.deviations where rules?.contains(deviation.rule) ?? true {
        if deviation.rule == .datedBack {
          tally.proposals[.datedBack, default: 0] += 1
        } else {
          Self.count(deviation, in: &tally.rules, asOf: asOf)
        }
      }
      services[judgement.service] = tally
      if let year = judgement.missingYear { missingYears[year, default: 0] += 1 }
      guard let held = judgement.standard else { continue }
      let standard = ServedStandard(service: judgement.service, standard: held)
      standards[standard, default: StandardTally()].held += 1
      switch judgement.verdictByStandard {
      case .compliant:
        standards[standard, default: StandardTally()].judged += 1
        standards[standard, default: StandardTally()].onTime += 1
      case .deviates: standards[standard, default: StandardTally()].judged += 1
      // Nothing was promised that the case could have kept or broken.
      case .notAssessable(.noLimit), .notAssessable(.noStandard): break
      // Of these nothing was told since, so they stand beside the share.
      case .notAssessable(.noNews): break
      case .notAssessable: standards[standard, default: StandardTally()].undecided += 1
      case .notApplicable: break
      }
    }
  }

  /// Whether an engine that has judged the same transactions counted the same.
  func agrees(with auditor: Auditor) -> Bool {
    let tally = auditor.tally
    let found = auditor.tally.standardDeviations
    var missing: [Int: Int64] = [:]
    for (holidays, count) in tally.missingHolidays { missing[holidays.year, default: 0] += count }
    return tally.services == services && tally.standards == standards && missing == missingYears
      && tally.later == later
      && Set(found) == standardDeviations && found.count == standardDeviations.count
  }

  private static func count(
    _ deviation: Deviation, in rules: inout [RuleID: RuleTally], asOf: Instant
  ) {
    let actual = deviation.actual ?? asOf.seconds
    let measure: Int64 =
      switch deviation.rule {
      case .finishedLate, .openOverdue, .promiseBroken, .waitedLong, .futureStamp:
        actual - deviation.expected
      case .impossibleOrder: deviation.expected - actual
      case .contradiction: deviation.expected - (deviation.actual ?? deviation.expected)
      case .unlistedDocument, .missingDocument: actual
      default: deviation.amount.minorUnits
      }
    let worst = RuleTally.Worst(
      severity: deviation.severity, transaction: deviation.transaction, measure: measure)
    guard var tally = rules[deviation.rule] else {
      rules[deviation.rule] = RuleTally(
        count: 1, amount: deviation.amount, worst: worst, severities: [deviation.severity: 1])
      return
    }
    tally.count += 1
    tally.amount += deviation.amount
    tally.severities[deviation.severity, default: 0] += 1
    let isGraver = deviation.severity > tally.worst.severity
    let isLarger =
      measure > tally.worst.measure
      || measure == tally.worst.measure && deviation.transaction < tally.worst.transaction
    let isWorse = isGraver || deviation.severity == tally.worst.severity && isLarger
    if isWorse { tally.worst = worst }
    rules[deviation.rule] = tally
  }
}

extension VerdictCounts {
  fileprivate mutating func count(_ verdict: Verdict) {
    switch verdict {
    case .compliant: compliant += 1
    case .deviates: deviates += 1
    case .notAssessable(let reason): notAssessable[reason, default: 0] += 1
    case .notApplicable(let reason): notApplicable[reason, default: 0] += 1
    }
  }
}
