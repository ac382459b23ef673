package import ServiceStandards
package import WorkingTime

/// Judges batches of transactions and counts what it saw.
///
/// Each batch goes through four steps: columns of what follows from it (`JudgedBatch`), every rule
/// over those columns (`RuleResult`), the verdicts of each row (`VerdictColumn`), then the deviations in order and the
/// counts (`JudgementCounts`, `SlotCounts`). Two auditors with the same rulebook may share the work; their tallies add up.
package struct Auditor: Sendable {
  private let scope: CompiledScope
  let places: RulePlaces
  let catalogue: CatalogueVerdicts
  private(set) var judged: JudgedBatch
  private(set) var result: RuleResult
  private var verdicts: VerdictColumn
  private var slotCounts: SlotCounts
  private var completeness: CompletenessCounts
  /// How many transactions got which judgement.
  private var counts = JudgementCounts()

  /// - Parameters:
  ///   - rulebook: What transactions are compared with.
  ///   - asOf: All is judged as if it were this instant.
  ///   - scope: The transactions to look at.
  ///   - rules: Whose deviations are wanted; `nil`: all. Verdicts go by all rules in any case.
  ///   - patterns: What was found across all transactions before; see `PatternLook`.
  ///   - tellings: Which delivery told of each case first.
  package init(
    rulebook: Rulebook, asOf: Instant, scope: AuditScope = .everything, rules: Set<RuleID>? = nil,
    patterns: Patterns = .none, tellings: FirstTellings = .none
  ) {
    self.scope = CompiledScope(scope, rulebook: rulebook)
    places = RulePlaces(selected: rules)
    judged = JudgedBatch(rulebook: rulebook, asOf: asOf, patterns: patterns)
    result = RuleResult(cards: places.cards)
    catalogue = CatalogueVerdicts(rulebook, selected: rules)
    verdicts = VerdictColumn(places, catalogue)
    slotCounts = SlotCounts(rulebook: rulebook, places: places)
    completeness = CompletenessCounts(tellings)
  }

  package var rulebook: Rulebook { judged.rulebook }
  package var asOf: Instant { Instant(judged.asOf) }

  /// Judges a batch and appends its deviations by row, then by the rule's number: in the order of
  /// `Deviation.key` when the ids of the batch ascend.
  package mutating func judge(
    _ batch: borrowing TransactionBatch, into deviations: inout [Deviation]
  ) {
    judged.fill(from: batch, scope: scope)
    result.begin(rowCount: batch.count)
    for (place, rule) in places.rules.enumerated() {
      result.begin(place: place)
      rule.judge(batch, judged, into: &result)
    }
    verdicts.fill(judged, result)
    slotCounts.count(batch, judged)
    completeness.count(batch, judged)
    counts.count(batch, judged, verdicts)
    report(batch, into: &deviations)
  }

  /// Counts every row and brings the entries of the rules into the order of rows.
  private mutating func report(
    _ batch: borrowing TransactionBatch, into deviations: inout [Deviation]
  ) {
    var next = [Int](repeating: 0, count: places.rules.count)
    for row in judged.rows {
      var remaining = result.marks[row] & places.reported
      while remaining != 0 {
        let place = remaining.trailingZeroBitCount
        remaining &= remaining - 1
        let deviation = deviation(batch, row, place, result.entries[place][next[place]])
        next[place] += 1
        deviations.append(deviation)
        slotCounts.count(
          deviation, place: place, slot: Int(judged.standing[row].slot), asOf: judged.asOf)
      }
    }
  }

  private func deviation(
    _ batch: borrowing TransactionBatch, _ row: Int, _ place: Int, _ entry: RuleResult.Entry
  ) -> Deviation {
    let trait = places.traits[place]
    let version = Int(judged.standing[row].version)
    return Deviation(
      transaction: batch.id[row], rule: trait.id, severity: entry.severity,
      standard: trait.namesStandard && version >= 0 ? judged.rulebook.versions[version].id : nil,
      expected: entry.expected, actual: entry.actual, amount: Money(entry.amount))
  }

  /// The rows of the batch judged last that were looked at, ascending.
  package var examinedRows: [Int] { judged.rows }

  /// What was counted so far.
  package var tally: Tally {
    var tally = counts.tally(rulebook, catalogue)
    slotCounts.add(to: &tally, judged)
    completeness.add(to: &tally, judged)
    return tally
  }

  /// Whether the case in a row of the batch judged last was on time.
  package func punctuality(row: Int) -> Verdict { verdicts[row].punctuality.verdict }

  /// The day on which a transaction was received, by the clock of its unit.
  package func dayOfReceipt(_ batch: borrowing TransactionBatch, row: Int) -> CivilDay {
    let slot = rulebook.slots.slot(of: batch.service[row])
    return rulebook.day(
      of: batch.received[row], in: slot.map { rulebook.service(at: $0) } ?? .stranger)
  }

  /// The verdict on each criterion of a row of the batch judged last.
  package func verdicts(row: Int) -> [Criterion: Verdict] {
    Dictionary(
      uniqueKeysWithValues: Criterion.allCases.map { ($0, verdicts[row][$0].verdict) })
  }

  /// The verdict on time by the standard alone, of a row of the batch judged last.
  func verdictByStandard(row: Int) -> Verdict { verdicts[row].byStandard.verdict }
}
