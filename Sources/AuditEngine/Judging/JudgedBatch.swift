internal import ServiceStandards
internal import WorkingTime

/// What follows from a batch, the rulebook and the as-of instant: filled in four short passes, then
/// read by every rule.
///
/// Each column is as long as the batch; only the entries of `rows` mean anything. A stamp or an
/// amount that is not there is `TransactionBatch.missing`, below every other value. What is called
/// for each row is inlined by force; it takes a tenth off a run.
package struct JudgedBatch: Sendable {
  /// Stands for a due instant that never comes or cannot be told: above every stamp.
  package static let never = Int64.max

  package let rulebook: Rulebook
  /// The instant as of which all is judged, in epoch seconds.
  package let asOf: Int64
  /// What the cases have in common.
  let patterns: Patterns

  /// The rows that are judged, ascending: received by the as-of instant and inside the scope.
  package internal(set) var rows: [Int] = []
  /// The rows that the scope has and that were received later: they are counted, and not judged.
  var later: [Int] = []
  package internal(set) var standing: [Standing] = []
  package internal(set) var time: [TimeJudgement] = []
  package internal(set) var cost: [CostJudgement] = []
  package internal(set) var requirements: [RequirementsJudgement] = []

  /// Services that the catalogue does not know; their slots follow those of the catalogue.
  var strangers: [Int64] = []
  var dueCache = DueCache()
  /// Kept for its memory.
  var pauses = PauseCorners()

  init(rulebook: Rulebook, asOf: Instant, patterns: Patterns) {
    self.patterns = patterns
    self.rulebook = rulebook
    self.asOf = asOf.seconds
  }

  /// Fills all columns for a batch.
  mutating func fill(from batch: borrowing TransactionBatch, scope: CompiledScope) {
    resize(to: batch.count)
    judgeStanding(batch, scope)
    judgeTime(batch)
    judgeCost(batch)
    judgeRequirements(batch)
  }

  /// The local days of a row's unit.
  @inline(__always)
  func days(of row: Int) -> LocalDays {
    rulebook.localDays[Int(rulebook.service(at: standing[row].slot).zone)]
  }

  private mutating func resize(to count: Int) {
    rows.removeAll(keepingCapacity: true)
    later.removeAll(keepingCapacity: true)
    guard standing.count != count else { return }
    standing = Array(repeating: Standing(), count: count)
    time = Array(repeating: TimeJudgement(.compliant), count: count)
    cost = Array(repeating: CostJudgement(), count: count)
    requirements = Array(repeating: RequirementsJudgement(.compliant), count: count)
  }
}
