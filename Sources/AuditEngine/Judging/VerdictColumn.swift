internal import ServiceStandards

/// The verdicts on each row of a batch, in one column: written once, when every rule has spoken, and read by whoever
/// counts, lists or explains.
struct VerdictColumn: Sendable {
  private var codes: [JudgementCodes] = []
  private let deciding: RulePlaces.Deciding
  private let catalogue: CatalogueVerdicts

  init(_ places: RulePlaces, _ catalogue: CatalogueVerdicts) {
    deciding = places.deciding
    self.catalogue = catalogue
  }

  /// Only those of rows that were looked at mean anything.
  @inline(__always)
  subscript(row: Int) -> JudgementCodes { codes[row] }

  /// Takes what follows from a batch, and what the rules say of it.
  mutating func fill(_ judged: borrowing JudgedBatch, _ result: borrowing RuleResult) {
    let count = judged.standing.count
    if codes.count != count { codes = Array(repeating: JudgementCodes(rawValue: 0), count: count) }
    for row in judged.rows {
      codes[row] = judged.codes(of: row, marks: result.marks[row], deciding, catalogue)
    }
  }
}

extension JudgedBatch {
  /// A rule that deviates decides; else what follows from the batch.
  @inline(__always)
  fileprivate func codes(
    of row: Int, marks: UInt64, _ deciding: borrowing RulePlaces.Deciding,
    _ catalogue: borrowing CatalogueVerdicts
  ) -> JudgementCodes {
    let (compliant, deviates) = (VerdictCode(.compliant), VerdictCode(.deviates))
    func code(_ rules: UInt64, _ otherwise: VerdictCode) -> VerdictCode {
      marks & rules != 0 ? deviates : otherwise
    }
    var codes = JudgementCodes(
      byStandard: code(deciding.timeByStandard, time[row].byStandard),
      punctuality: code(deciding.punctuality, time[row].otherwise),
      holdsStandard: standing[row].version >= 0, missingYear: time[row].missingYear)
    codes.set(.time, code(deciding.time, time[row].otherwise))
    codes.set(.cost, code(deciding.cost, cost[row].otherwise))
    codes.set(.requirements, code(deciding.requirements, requirements[row].otherwise))
    codes.set(.standard, catalogue.code(of: standing[row].version))
    codes.set(.record, code(deciding.record, compliant))
    return codes
  }
}
