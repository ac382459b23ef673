import AuditEngine
import TestSupport
import Testing

@Suite struct `A target share` {
  private func verdict(
    _ onTime: Int, of judged: Int, undecided: Int = 0, target: Int = 900
  ) -> TargetVerdict {
    TargetVerdict.judge(
      onTime: onTime, judged: judged, undecided: undecided, targetPerMille: target
    ).verdict
  }

  private func probability(
    _ onTime: Int, of judged: Int, undecided: Int = 0, target: Int
  ) -> Double {
    TargetVerdict.judge(
      onTime: onTime, judged: judged, undecided: undecided, targetPerMille: target
    ).probability
  }

  @Test(arguments: [(6, 10), (15, 20), (21, 28), (40, 50), (84, 100), (773, 876)])
  func `is missed only when chance hardly explains it`(onTime: Int, judged: Int) {
    #expect(verdict(onTime, of: judged) == .notMet)
    #expect(verdict(onTime + 1, of: judged) == .withinChance)
  }

  @Test func `is met from the share itself on`() {
    #expect(verdict(89, of: 100) == .withinChance)
    #expect(verdict(90, of: 100) == .met)
    #expect(verdict(788, of: 876) == .withinChance)
    #expect(verdict(899, of: 1000) == .withinChance)
    #expect(verdict(900, of: 1000) == .met)
  }

  @Test func `is not met by cases so few that even all of them on time tell nothing`() {
    #expect(verdict(1, of: 1) == .tooFewCases)
    #expect(verdict(5, of: 5) == .tooFewCases)
    #expect(verdict(28, of: 28) == .tooFewCases)
    #expect(verdict(29, of: 29) == .met)
    #expect(verdict(4, of: 4, target: 500) == .tooFewCases)
    #expect(verdict(5, of: 5, target: 500) == .met)
    #expect(verdict(0, of: 0) == .tooFewCases)
  }

  @Test func `of one case is not missed where nine of ten were promised`() {
    #expect(verdict(0, of: 1) == .withinChance)
    #expect(verdict(2, of: 5) == .notMet)
    #expect(verdict(3, of: 5) == .withinChance)
  }

  @Test func `is told only if it holds whichever way the undecided cases went`() {
    #expect(verdict(40, of: 40, undecided: 960) == .coverageTooLow)
    #expect(verdict(0, of: 10, undecided: 90) == .coverageTooLow)
    #expect(verdict(0, of: 20, undecided: 80) == .notMet)
    #expect(verdict(95, of: 95, undecided: 5) == .met)
    #expect(verdict(95, of: 95, undecided: 11) == .coverageTooLow)
  }

  @Test func `agrees with trying every outcome of the undecided cases`() {
    var random = SplitMix64(seed: 20_261_130)
    for _ in 0..<2_000 {
      let judged = Int.random(in: 0...60, using: &random)
      let onTime = Int.random(in: 0...judged, using: &random)
      let undecided = Int.random(in: 0...20, using: &random)
      let target = Int.random(in: 1...1000, using: &random)
      let outcomes = Set(
        (0...undecided).map { verdict(onTime + $0, of: judged + undecided, target: target) })
      let expected = outcomes.count == 1 ? outcomes.first : .coverageTooLow
      #expect(
        verdict(onTime, of: judged, undecided: undecided, target: target) == expected,
        "\(onTime) of \(judged), \(undecided) undecided, target \(target)")
    }
  }

  @Test func `is short by the cases that ought to have been on time at the least`() {
    func short(_ onTime: Int64, of judged: Int64, undecided: Int64 = 0) -> Int64 {
      TargetVerdict.short(onTime: onTime, judged: judged, undecided: undecided, targetPerMille: 900)
    }
    #expect(short(788, of: 876) == 1)
    #expect(short(789, of: 876) == 0)
    #expect(short(0, of: 10) == 9)
    #expect(short(0, of: 10, undecided: 10) == 8)
    #expect(short(0, of: 10, undecided: 90) == 0)
  }

  @Test func `of all cases is missed by one`() {
    #expect(verdict(99, of: 100, target: 1000) == .notMet)
    #expect(verdict(100, of: 100, target: 1000) == .met)
  }

  @Test func `of no case at all is met by any`() {
    #expect(verdict(0, of: 100, target: 0) == .met)
  }

  /// Sums of exact fractions: 11/1024, and the five terms of (0.1 + 0.9)^4.
  @Test func `has an exact probability`() {
    #expect(abs(probability(1, of: 10, target: 500) - 11.0 / 1024) < 1e-15)
    let terms = [0.0001, 0.0036, 0.0486, 0.2916, 0.6561]
    for onTime in 0...4 {
      let expected = terms[...onTime].reduce(0, +)
      #expect(abs(probability(onTime, of: 4, target: 900) - expected) < 1e-14)
    }
  }

  /// Far from the ends a binomial is nearly normal, with a correction of half a case and one of
  /// the third moment; the two together are good to six digits here.
  @Test func `holds for ten million cases`() {
    let (cases, target) = (10_000_000, 0.9)
    let deviation = (Double(cases) * target * (1 - target)).squareRoot()
    let below = Int((Double(cases) * target - 1.6448536269514722 * deviation).rounded(.down))
    let found = probability(below, of: cases, target: 900)
    #expect(abs(found - 0.05) < 2e-4)
    #expect(verdict(8_990_000, of: cases) == .notMet)
    #expect(verdict(8_999_900, of: cases) == .withinChance)
    #expect(verdict(9_000_000, of: cases) == .met)
    #expect(probability(1, of: cases, target: 900) == 0)
    #expect(probability(cases, of: cases, target: 1) == 1)
  }

  @Test func `is harder to call missed with each case on time`() {
    for judged in [1, 2, 17, 400] {
      let chances = (0...judged).map { probability($0, of: judged, target: 730) }
      #expect(zip(chances, chances.dropFirst()).allSatisfy { $0 <= $1 })
      #expect(chances.last == 1)
    }
  }
}
