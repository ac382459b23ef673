/// Whether the share of cases within the limit reaches the share that a standard promises.
///
/// An exact one-sided binomial test at the level of 5 %: a share below the target is a deviation
/// only when so few cases on time would hardly happen at an office that does reach the target; a
/// share that reaches it counts as reached only when there are enough cases to have shown the
/// opposite.
package enum TargetVerdict: String, CaseIterable, Hashable, Sendable {
  case met
  case notMet
  /// Chance alone could explain what was seen.
  case tooFewCases

  /// The chance below which what was seen is not put down to chance.
  package static let level = 0.05

  /// Judges the cases of one standard.
  ///
  /// - Parameters:
  ///   - onTime: Cases within the limit.
  ///   - judged: All cases that could be judged.
  ///   - targetPerMille: Promised share of cases within the limit, in thousandths.
  /// - Returns: The verdict, and the chance of so few cases on time or fewer at an office whose
  ///   every case has the promised share as its chance to be on time.
  /// - Complexity: O(√*judged*).
  package static func judge(
    onTime: Int, judged: Int, targetPerMille: Int
  ) -> (verdict: TargetVerdict, probability: Double) {
    let target = Double(min(max(targetPerMille, 0), 1000)) / 1000
    let probability = Binomial(cases: judged, chance: target).probability(ofAtMost: onTime)
    guard judged > 0 else { return (.tooFewCases, probability) }

    let isBelow = onTime * 1000 < judged * targetPerMille  // as shares, without rounding
    if isBelow { return (probability <= level ? .notMet : .tooFewCases, probability) }
    let noneOnTime = Binomial(cases: judged, chance: target).probability(ofAtMost: 0)
    return (noneOnTime <= level ? .met : .tooFewCases, probability)
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
