import AuditEngine
import Testing

@Suite struct `A target share` {
  private func verdict(_ onTime: Int, of judged: Int, target: Int = 900) -> TargetVerdict {
    TargetVerdict.judge(onTime: onTime, judged: judged, targetPerMille: target).verdict
  }

  private func probability(_ onTime: Int, of judged: Int, target: Int) -> Double {
    TargetVerdict.judge(onTime: onTime, judged: judged, targetPerMille: target).probability
  }

  @Test(arguments: [(6, 10), (15, 20), (40, 50), (84, 100)])
  func `is missed only when chance hardly explains it`(onTime: Int, judged: Int) {
    #expect(verdict(onTime, of: judged) == .notMet)
    #expect(verdict(onTime + 1, of: judged) == .tooFewCases)
  }

  @Test func `is met from the share itself on`() {
    #expect(verdict(9, of: 10) == .met)
    #expect(verdict(899, of: 1000) == .tooFewCases)
    #expect(verdict(900, of: 1000) == .met)
    #expect(verdict(10, of: 10) == .met)
  }

  @Test func `is not met by cases so few that they could not have missed it`() {
    #expect(verdict(1, of: 1) == .tooFewCases)
    #expect(verdict(2, of: 2) == .met)
    #expect(verdict(4, of: 4, target: 500) == .tooFewCases)
    #expect(verdict(5, of: 5, target: 500) == .met)
    #expect(verdict(0, of: 0) == .tooFewCases)
  }

  @Test func `of all cases is missed by one`() {
    #expect(verdict(99, of: 100, target: 1000) == .notMet)
    #expect(verdict(100, of: 100, target: 1000) == .met)
  }

  @Test func `of no case can tell nothing`() {
    #expect(verdict(0, of: 100, target: 0) == .tooFewCases)
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
    #expect(verdict(8_999_900, of: cases) == .tooFewCases)
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
