/// A set of numbers as ranges, of which there may only be so many.
package struct NumberRanges: Hashable, Sendable {
  /// Ranges that a set may have; with more it says that it does not know.
  package static let most = 2_000
  /// Numbers that wait to be sorted in.
  private static let mostWaiting = 512

  /// Apart from each other, ascending.
  private var ranges: [ClosedRange<Int64>] = []
  private var waiting: [Int64] = []
  /// It has had more ranges than it may: what it holds is not all.
  private(set) var isOver = false

  package init() {}

  /// Numbers come in any order, most of them one after the other.
  package mutating func insert(_ number: Int64) {
    if waiting.isEmpty, let last = ranges.last {
      if last.contains(number) { return }
      if last.upperBound + 1 == number {
        ranges[ranges.count - 1] = last.lowerBound...number
        return
      }
    }
    guard !isOver else { return }
    waiting.append(number)
    if waiting.count >= NumberRanges.mostWaiting { settle() }
  }

  /// The ranges, ascending and apart from each other. Those of a set that was settled.
  package var sorted: [ClosedRange<Int64>] { settled.ranges }

  /// How many there are.
  var count: Int64 { ranges.reduce(0) { $0 + Int64($1.count) } }

  /// From the least to the greatest; `nil`: there are none.
  var span: ClosedRange<Int64>? {
    guard let first = ranges.first, let last = ranges.last else { return nil }
    return first.lowerBound...last.upperBound
  }

  /// Those that another set has too. Both are settled.
  func shared(with other: NumberRanges) -> Int64 {
    var shared: Int64 = 0
    var (left, right) = (0, 0)
    while left < ranges.count, right < other.ranges.count {
      let (one, two) = (ranges[left], other.ranges[right])
      if one.overlaps(two) {
        let both = one.clamped(to: two)
        shared += Int64(both.count)
      }
      if one.upperBound < two.upperBound { left += 1 } else { right += 1 }
    }
    return shared
  }

  /// The stretches within `span` that are not in the set, which is settled.
  func gaps(in span: ClosedRange<Int64>) -> [ClosedRange<Int64>] {
    var gaps: [ClosedRange<Int64>] = []
    var next = span.lowerBound
    for range in ranges where range.upperBound >= span.lowerBound {
      guard range.lowerBound <= span.upperBound else { break }
      if range.lowerBound > next { gaps.append(next...(range.lowerBound - 1)) }
      next = range.upperBound + 1
    }
    if next <= span.upperBound { gaps.append(next...span.upperBound) }
    return gaps
  }

  /// The same set in the one form that two equal sets have.
  var settled: NumberRanges {
    var settled = self
    settled.settle()
    return settled
  }

  package static func + (left: NumberRanges, right: NumberRanges) -> NumberRanges {
    var sum = NumberRanges()
    sum.ranges = merged(left.sorted + right.sorted)
    sum.isOver = left.isOver || right.isOver || sum.ranges.count > most
    return sum
  }

  private mutating func settle() {
    guard !waiting.isEmpty else { return }
    ranges = NumberRanges.merged(ranges + waiting.map { $0...$0 })
    waiting.removeAll(keepingCapacity: true)
    if ranges.count > NumberRanges.most {
      isOver = true
      ranges.removeLast(ranges.count - NumberRanges.most)
    }
  }

  private static func merged(_ ranges: [ClosedRange<Int64>]) -> [ClosedRange<Int64>] {
    var merged: [ClosedRange<Int64>] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = merged.last, range.lowerBound <= last.upperBound + 1 {
        merged[merged.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
      } else {
        merged.append(range)
      }
    }
    return merged
  }
}
