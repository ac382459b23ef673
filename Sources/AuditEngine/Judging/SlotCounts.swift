internal import ServiceStandards
internal import WorkingTime

/// The counters of receipts and of deviations: flat arrays by slot, so that counting a row looks
/// nothing up.
struct SlotCounts: Sendable {
  /// Earliest and latest receipt by slot, in epoch seconds.
  private(set) var earliest: [Int64] = []
  private(set) var latest: [Int64] = []
  /// What was received after the as-of instant, by slot.
  private(set) var later: [LaterReceipts] = []
  /// Index: slot * number of rules + place.
  private(set) var rules: [RuleCount] = []
  let places: RulePlaces

  /// The counters of one rule and one service, as flat values.
  struct RuleCount: Sendable {
    var count: Int64 = 0
    var amount: Int64 = 0
    var worst = RuleTally.Worst(severity: .low, transaction: .max, measure: .min)
    /// By raw value of the severity.
    var severities: InlineArray<4, Int64> = [0, 0, 0, 0]
  }

  init(rulebook: Rulebook, places: RulePlaces) {
    self.places = places
    addSlots(upTo: rulebook.services.count)
  }

  /// Makes room for services that appear after the start.
  mutating func addSlots(upTo count: Int) {
    let new = count - earliest.count
    guard new > 0 else { return }
    earliest += repeatElement(.max, count: new)
    latest += repeatElement(.min, count: new)
    later += repeatElement(LaterReceipts(), count: new)
    rules += repeatElement(RuleCount(), count: new * places.rules.count)
  }

  /// Counts the receipts of a batch.
  mutating func count(_ batch: borrowing TransactionBatch, _ judged: borrowing JudgedBatch) {
    addSlots(upTo: judged.rulebook.services.count + judged.strangers.count)
    for row in judged.rows {
      let slot = Int(judged.standing[row].slot)
      earliest[slot] = min(earliest[slot], batch.received[row])
      latest[slot] = max(latest[slot], batch.received[row])
    }
    for row in judged.later {
      let slot = Int(judged.standing[row].slot)
      later[slot] = later[slot] + LaterReceipts(batch.id[row], received: batch.received[row])
    }
  }

  /// Counts one deviation of the rule in that place.
  mutating func count(_ deviation: Deviation, place: Int, slot: Int, asOf: Int64) {
    let measure = places.traits[place].measure.size(of: deviation, asOf: Instant(asOf))
    let candidate = RuleTally.Worst(
      severity: deviation.severity, transaction: deviation.transaction, measure: measure)
    let index = slot * places.rules.count + place
    rules[index].count += 1
    rules[index].amount = rules[index].amount.plus(deviation.amount.minorUnits)
    rules[index].severities[Int(deviation.severity.rawValue)] += 1
    if candidate.isWorse(than: rules[index].worst) { rules[index].worst = candidate }
  }
}
