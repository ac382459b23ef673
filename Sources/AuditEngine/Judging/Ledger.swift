internal import ServiceStandards
internal import WorkingTime

/// The counters behind a `Tally`: flat arrays by slot, so that counting a row looks nothing up.
struct Ledger: Sendable {
  static let criteria = 5
  static let width = criteria * VerdictCode.count

  /// Index: slot * width + code * criteria + criterion; the counters of the usual verdicts are
  /// neighbours.
  private(set) var verdicts: [Int64] = []
  /// Earliest and latest receipt by slot, in epoch seconds.
  private(set) var earliest: [Int64] = []
  private(set) var latest: [Int64] = []
  /// Index: slot * number of rules + place.
  private(set) var rules: [RuleCount] = []
  /// By version.
  private(set) var standards: [StandardTally]
  private(set) var missingHolidays: [MissingYear: Int64] = [:]
  let places: RulePlaces

  struct MissingYear: Hashable {
    /// Index into `Rulebook.calendars`.
    let calendar: Int32
    let year: Int32
  }

  /// The counters of one rule and one service, as flat values.
  struct RuleCount: Sendable {
    var count: Int64 = 0
    var amount: Int64 = 0
    var worst = RuleTally.Worst(transaction: .max, measure: .min)
    /// By raw value of the severity.
    var severities: InlineArray<4, Int64> = [0, 0, 0, 0]
  }

  init(rulebook: Rulebook, places: RulePlaces) {
    self.places = places
    standards = Array(repeating: StandardTally(), count: rulebook.versions.count)
    addSlots(upTo: rulebook.services.count)
  }

  /// Makes room for services that appear after the start.
  mutating func addSlots(upTo count: Int) {
    let new = count - earliest.count
    guard new > 0 else { return }
    verdicts += repeatElement(0, count: new * Ledger.width)
    earliest += repeatElement(.max, count: new)
    latest += repeatElement(.min, count: new)
    rules += repeatElement(RuleCount(), count: new * places.rules.count)
  }

  /// Counts the transactions of a batch.
  mutating func count(
    _ batch: borrowing TransactionBatch, _ judged: borrowing JudgedBatch,
    _ result: borrowing RuleResult
  ) {
    addSlots(upTo: judged.rulebook.services.count + judged.strangers.count)
    countVerdicts(judged, result)
    countReceipt(batch, judged)
    countStandards(judged, result)
  }

  private mutating func countVerdicts(
    _ judged: borrowing JudgedBatch, _ result: borrowing RuleResult
  ) {
    let width = Ledger.width
    let (compliant, deviates) = (VerdictCode(.compliant), VerdictCode(.deviates))
    let time = bits(.time)
    let cost = bits(.cost)
    let requirements = bits(.requirements)
    let standard = bits(.standard)
    let record = bits(.record)
    var counters = verdicts.mutableSpan
    for row in judged.rows {
      let marks = result.marks[row]
      let first = Int(judged.standing[row].slot) * width
      func index(_ criterion: Criterion, _ rules: UInt64, _ otherwise: VerdictCode) -> Int {
        let code = marks & rules != 0 ? deviates : otherwise
        return first + Int(code.value) * Ledger.criteria + Int(criterion.rawValue)
      }
      counters[index(.time, time, judged.time[row].otherwise)] += 1
      counters[index(.cost, cost, judged.cost[row].otherwise)] += 1
      counters[index(.requirements, requirements, judged.requirements[row].otherwise)] += 1
      counters[index(.standard, standard, compliant)] += 1
      counters[index(.record, record, compliant)] += 1
    }
  }

  private func bits(_ criterion: Criterion) -> UInt64 {
    places.bitsOfCriterion[Int(criterion.rawValue)]
  }

  private mutating func countReceipt(
    _ batch: borrowing TransactionBatch, _ judged: borrowing JudgedBatch
  ) {
    for row in judged.rows {
      let slot = Int(judged.standing[row].slot)
      earliest[slot] = min(earliest[slot], batch.received[row])
      latest[slot] = max(latest[slot], batch.received[row])
    }
  }

  private mutating func countStandards(
    _ judged: borrowing JudgedBatch, _ result: borrowing RuleResult
  ) {
    let timeByStandard = places.timeByStandard
    let compliant = VerdictCode(.compliant)
    for row in judged.rows where judged.standing[row].version >= 0 {
      let version = Int(judged.standing[row].version)
      standards[version].held += 1
      if result.marks[row] & timeByStandard != 0 {
        standards[version].judged += 1
      } else if judged.time[row].byStandard == compliant {
        standards[version].judged += 1
        standards[version].onTime += 1
      } else if judged.time[row].missingYear != 0 {
        countMissingHolidays(judged, row)
      }
    }
  }

  private mutating func countMissingHolidays(_ judged: borrowing JudgedBatch, _ row: Int) {
    guard let calendar = judged.rulebook.service(at: judged.standing[row].slot).calendar else {
      return
    }
    let missing = MissingYear(calendar: calendar, year: judged.time[row].missingYear)
    missingHolidays[missing, default: 0] += 1
  }

  /// Counts one deviation of the rule in that place.
  mutating func count(_ deviation: Deviation, place: Int, slot: Int, asOf: Int64) {
    let measure: Int64 =
      switch places.traits[place].measure {
      case .instant: (deviation.actual ?? asOf).minus(deviation.expected)
      case .money: deviation.amount.minorUnits
      case .documents: deviation.actual ?? 0
      case .order: deviation.expected.minus(deviation.actual ?? deviation.expected)
      case .standard: 0
      }
    let candidate = RuleTally.Worst(transaction: deviation.transaction, measure: measure)
    let index = slot * places.rules.count + place
    rules[index].count += 1
    rules[index].amount = rules[index].amount.plus(deviation.amount.minorUnits)
    rules[index].severities[Int(deviation.severity.rawValue)] += 1
    if candidate.isWorse(than: rules[index].worst) { rules[index].worst = candidate }
  }
}
