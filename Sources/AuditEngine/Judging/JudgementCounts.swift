package import ServiceStandards

/// How many transactions got which judgement: what a `Tally` is made of.
///
/// A judgement's place stays the same for as long as the value lives. Places of those looked up last
/// are kept in a small table of their own, since neighbouring transactions are judged alike.
package struct JudgementCounts: Sendable {
  package private(set) var judgements: [Judgement] = []
  /// Index: place.
  package private(set) var transactions: [Int64] = []
  private var places: [Judgement: Int32] = [:]
  /// Index: some bits of a judgement's hash; -1: none.
  private var recent: [Int32]

  private static let recentBits = 14

  /// - Parameter known: Their places are 0, 1, …
  package init(_ known: [JudgementCount] = []) {
    recent = Array(repeating: -1, count: 1 << JudgementCounts.recentBits)
    judgements.reserveCapacity(known.count)
    transactions.reserveCapacity(known.count)
    places.reserveCapacity(known.count)
    for count in known {
      places[count.judgement] = Int32(judgements.count)
      judgements.append(count.judgement)
      transactions.append(count.transactions)
    }
  }

  /// Counts one more transaction and gives the judgement's place.
  @inline(__always)
  mutating func count(_ judgement: Judgement) -> Int32 {
    let entry = JudgementCounts.entry(of: judgement)
    var place = recent[entry]
    if place < 0 || judgements[Int(place)] != judgement {
      place = self.place(of: judgement)
      recent[entry] = place
    }
    transactions[Int(place)] += 1
    return place
  }

  /// Counts one transaction less.
  package mutating func discount(_ place: Int32) { transactions[Int(place)] -= 1 }

  private mutating func place(of judgement: Judgement) -> Int32 {
    if let place = places[judgement] { return place }
    let place = Int32(judgements.count)
    places[judgement] = place
    judgements.append(judgement)
    transactions.append(0)
    return place
  }

  private static func entry(of judgement: Judgement) -> Int {
    let mixed =
      UInt64(bitPattern: judgement.service) &* 0x9E37_79B9_7F4A_7C15
      ^ UInt64(bitPattern: judgement.subject) &* 0xC2B2_AE3D_27D4_EB4F
      ^ UInt64(bitPattern: judgement.codes) &* 0x1656_67B1_9E37_79F9
    return Int(mixed >> UInt64(64 - recentBits))
  }
}

// What the rows of a batch count as.
extension JudgementCounts {
  /// Counts the rows that were looked at, and fills `places`: by row, the place of its judgement, or -1
  /// for a row that was not looked at.
  mutating func count(
    _ batch: borrowing TransactionBatch, _ judged: borrowing JudgedBatch,
    _ result: borrowing RuleResult, _ rules: borrowing RulePlaces, places: inout [Int32]
  ) {
    places.removeAll(keepingCapacity: true)
    places.append(contentsOf: repeatElement(-1, count: batch.count))
    let bits = CriterionBits(rules)
    for row in judged.rows {
      let judgement = Judgement(
        service: batch.service[row], subject: judged.subject(of: row, in: batch),
        codes: judged.codes(of: row, marks: result.marks[row], bits, rules).rawValue)
      places[row] = count(judgement)
    }
  }
}

/// Bits of the rules of each criterion, out of their array.
struct CriterionBits {
  let time: UInt64
  let cost: UInt64
  let requirements: UInt64
  let standard: UInt64
  let record: UInt64

  init(_ rules: borrowing RulePlaces) {
    time = rules.bitsOfCriterion[Int(Criterion.time.rawValue)]
    cost = rules.bitsOfCriterion[Int(Criterion.cost.rawValue)]
    requirements = rules.bitsOfCriterion[Int(Criterion.requirements.rawValue)]
    standard = rules.bitsOfCriterion[Int(Criterion.standard.rawValue)]
    record = rules.bitsOfCriterion[Int(Criterion.record.rawValue)]
  }
}

extension JudgedBatch {
  /// What binds a row: the version that holds, or the stretch of days without one.
  @inline(__always)
  func subject(of row: Int, in batch: borrowing TransactionBatch) -> Int64 {
    let standing = standing[row]
    if standing.version >= 0 { return rulebook.versions[Int(standing.version)].id }
    let day = rulebook.day(of: batch.received[row], in: rulebook.service(at: standing.slot))
    return StandardDeviation.subject(
      ofGapFrom: rulebook.gap(around: day, slot: standing.slot).from)
  }

  @inline(__always)
  fileprivate func codes(
    of row: Int, marks: UInt64, _ bits: borrowing CriterionBits, _ rules: borrowing RulePlaces
  ) -> JudgementCodes {
    let (compliant, deviates) = (VerdictCode(.compliant), VerdictCode(.deviates))
    func code(_ rules: UInt64, _ otherwise: VerdictCode) -> VerdictCode {
      marks & rules != 0 ? deviates : otherwise
    }
    var codes = JudgementCodes(
      byStandard: code(rules.timeByStandard, time[row].byStandard),
      holdsStandard: standing[row].version >= 0, marks: rules.marksAboutStandards(marks),
      missingYear: time[row].missingYear)
    codes.set(.time, code(bits.time, time[row].otherwise))
    codes.set(.cost, code(bits.cost, cost[row].otherwise))
    codes.set(.requirements, code(bits.requirements, requirements[row].otherwise))
    codes.set(.standard, code(bits.standard, compliant))
    codes.set(.record, code(bits.record, compliant))
    return codes
  }
}
