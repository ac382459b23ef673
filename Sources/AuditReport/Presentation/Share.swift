/// A share of a whole, kept as its two counts so that nothing is rounded before it is shown.
package struct Share: Hashable, Sendable {
  package var part: Int64
  package var whole: Int64

  package init(_ part: Int64, of whole: Int64) {
    self.part = part
    self.whole = whole
  }

  /// A probability to six decimals; a share of nothing for what is no probability.
  init(millionths probability: Double) {
    let isValid = (0...1).contains(probability)
    self.init(isValid ? Int64((probability * 1_000_000).rounded()) : 0, of: isValid ? 1_000_000 : 0)
  }

  /// `part / whole` in units of one `scale`-th, rounded half up; 0 for a share of nothing. For
  /// counts that are not negative.
  static func rounded(_ part: Int64, of whole: Int64, scale: Int64) -> Int64 {
    guard whole > 0 else { return 0 }
    let twice = Int128(part) * Int128(scale) * 2 + Int128(whole)
    return Int64(clamping: twice / (Int128(whole) * 2))
  }
}

/// A share of the cases that could be judged, and the two ends between which it lies whichever way the undecided ones
/// went.
package struct JudgedShare: Hashable, Sendable {
  package var part: Int64
  package var judged: Int64
  /// Cases of which nobody can tell whether they belong to the part.
  package var undecided: Int64

  package init(_ part: Int64, of judged: Int64, undecided: Int64) {
    self.part = part
    self.judged = judged
    self.undecided = undecided
  }

  /// As the judged cases alone tell it.
  package var known: Share { Share(part, of: judged) }
  package var lowest: Share { Share(part, of: judged + undecided) }
  package var highest: Share { Share(part + undecided, of: judged + undecided) }
}
