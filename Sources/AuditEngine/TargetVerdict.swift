/// Whether the share of cases within the limit reaches the share that a standard promises.
///
/// An exact one-sided binomial test at the level of 5 %. A share below the target is a deviation only when so few cases
/// on time would hardly happen at an office that does reach the target. A share that reaches it counts as reached only
/// when an office that just reaches it would hardly have had every case on time: of fewer cases than that nothing could
/// have been told. Cases that could not be judged may have gone either way; a verdict is one that holds for both ends.
package enum TargetVerdict: String, CaseIterable, Hashable, Sendable {
  case met
  case notMet
  /// Below the target, and chance alone could explain it.
  case withinChance
  /// Not below the target, by so few cases that even all of them on time would tell nothing.
  case tooFewCases
  /// The cases that could not be judged decide.
  case coverageTooLow

  /// The chance below which what was seen is not put down to chance.
  package static let level = 0.05

  /// Judges the cases of one standard.
  ///
  /// - Parameters:
  ///   - onTime: Cases within the limit.
  ///   - judged: All cases that could be judged.
  ///   - undecided: Cases that kept or broke the limit, nobody can tell which.
  ///   - targetPerMille: Promised share of cases within the limit, in thousandths.
  /// - Returns: The verdict, and the chance of so few cases on time or fewer at an office whose
  ///   every case has the promised share as its chance to be on time; every undecided case is taken
  ///   for one on time, so that the chance is told as the largest that it can be.
  /// - Complexity: O(√*n*) of all *n* cases.
  package static func judge(
    onTime: Int, judged: Int, undecided: Int, targetPerMille: Int
  ) -> (verdict: TargetVerdict, probability: Double) {
    let all = judged + undecided
    let kindest = judge(onTime: onTime + undecided, of: all, targetPerMille)
    if undecided == 0 { return kindest }
    let strictest = judge(onTime: onTime, of: all, targetPerMille)
    let holds = strictest.verdict == kindest.verdict
    return (holds ? kindest.verdict : .coverageTooLow, kindest.probability)
  }

  /// Cases short of the target: how many more of them ought to have been on time, at the least.
  package static func short(onTime: Int64, judged: Int64, undecided: Int64, targetPerMille: Int)
    -> Int64
  {
    let needed = ((judged + undecided) * Int64(targetPerMille) + 999) / 1000
    return max(0, needed - onTime - undecided)
  }

  private static func judge(
    onTime: Int, of cases: Int, _ targetPerMille: Int
  ) -> (verdict: TargetVerdict, probability: Double) {
    let target = Double(min(max(targetPerMille, 0), 1000)) / 1000
    let probability = Binomial(cases: cases, chance: target).probability(ofAtMost: onTime)
    guard cases > 0 else { return (.tooFewCases, probability) }

    let isBelow = onTime * 1000 < cases * targetPerMille  // as shares, without rounding
    if isBelow { return (probability <= level ? .notMet : .withinChance, probability) }
    // Where every case was promised, nothing is left to chance.
    if targetPerMille >= 1000 { return (.met, probability) }
    let allOnTime = Binomial(cases: cases, chance: 1 - target).probability(ofAtMost: 0)
    return (allOnTime <= level ? .met : .tooFewCases, probability)
  }
}

/// The number of successes among independent cases of equal chance.
///
/// Terms are reckoned relative to the largest one, each from its neighbour, and divided by their
/// sum. This needs neither factorials nor logarithms, so nothing is lost to rounding by large
/// numbers of cases; a chance below about 1e-290 comes out as 0.
private struct Binomial {
  let cases: Int
  let chance: Double

  /// The chance of at most so many successes.
  func probability(ofAtMost successes: Int) -> Double {
    if successes >= cases { return 1 }
    if successes < 0 || chance >= 1 { return 0 }
    if chance <= 0 { return 1 }
    let mode = min(cases, Int(Double(cases + 1) * chance))
    let odds = chance / (1 - chance)
    var (within, beyond) = (0.0, 0.0)

    var term = 1.0
    for count in stride(from: mode, through: 0, by: -1) {
      if count <= successes { within += term } else { beyond += term }
      // The next lower term.
      term *= Double(count) / (Double(cases - count + 1) * odds)
      if term < 1e-300 { break }
    }
    term = 1
    for count in stride(from: mode, to: cases, by: 1) {
      // The next higher term.
      term *= Double(cases - count) * odds / Double(count + 1)
      if count + 1 <= successes { within += term } else { beyond += term }
      if term < 1e-300 { break }
    }
    return within / (within + beyond)
  }
}
