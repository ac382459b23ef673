/// A set of numbers from 0 on, of which most lie close together: a bit for each, in stretches of 1,024.
package struct NumberSet: Hashable, Sendable {
  /// Bits of a stretch, and words.
  private static let shift: Int64 = 10
  private static let wordCount = 16

  /// Which stretches there are, ascending.
  private let keys: [Int64]
  /// Those of one stretch after those of another.
  private let words: [UInt64]

  package init() { (keys, words) = ([], []) }

  private init(keys: [Int64], words: [UInt64]) { (self.keys, self.words) = (keys, words) }

  package var isEmpty: Bool { keys.isEmpty }

  /// How many stretches it has: its memory is 136 bytes for each.
  package var stretches: Int { keys.count }

  /// How many numbers there are.
  package var count: Int64 { words.reduce(0) { $0 + Int64($1.nonzeroBitCount) } }

  /// From the least to the greatest; `nil`: there are none.
  package var span: ClosedRange<Int64>? {
    guard let first = words.firstIndex(where: { $0 != 0 }),
      let last = words.lastIndex(where: { $0 != 0 })
    else { return nil }
    return start(ofWord: first) + Int64(words[first].trailingZeroBitCount)...start(ofWord: last)
      + 63 - Int64(words[last].leadingZeroBitCount)
  }

  private func start(ofWord index: Int) -> Int64 {
    keys[index / NumberSet.wordCount] << NumberSet.shift + Int64(index % NumberSet.wordCount) * 64
  }

  /// How many lie in a range.
  package func count(in range: ClosedRange<Int64>) -> Int64 {
    var count: Int64 = 0
    for index in words.indices where words[index] != 0 {
      let start = start(ofWord: index)
      guard start <= range.upperBound, start + 63 >= range.lowerBound else { continue }
      var word = words[index]
      if start < range.lowerBound { word &= ~0 << UInt64(range.lowerBound - start) }
      if start + 63 > range.upperBound { word &= ~0 >> UInt64(start + 63 - range.upperBound) }
      count += Int64(word.nonzeroBitCount)
    }
    return count
  }

  /// How many another set has too.
  package func countShared(with other: NumberSet) -> Int64 {
    var count: Int64 = 0
    forEachPair(with: other) { _, left, right in
      guard let left, let right else { return }
      for word in 0..<NumberSet.wordCount {
        count += Int64((words[left + word] & other.words[right + word]).nonzeroBitCount)
      }
    }
    return count
  }

  package static func + (left: NumberSet, right: NumberSet) -> NumberSet {
    if left.isEmpty { return right }
    if right.isEmpty { return left }
    var (keys, words) = ([Int64](), [UInt64]())
    left.forEachPair(with: right) { key, one, other in
      keys.append(key)
      for word in 0..<wordCount {
        words.append(
          (one.map { left.words[$0 + word] } ?? 0) | (other.map { right.words[$0 + word] } ?? 0))
      }
    }
    return NumberSet(keys: keys, words: words)
  }

  /// The stretches of both, ascending, with where the words of each begin.
  private func forEachPair(
    with other: NumberSet, _ body: (_ key: Int64, _ own: Int?, _ other: Int?) -> Void
  ) {
    var (left, right) = (0, 0)
    while left < keys.count || right < other.keys.count {
      let one = left < keys.count ? keys[left] : .max
      let two = right < other.keys.count ? other.keys[right] : .max
      body(
        min(one, two), one <= two ? left * NumberSet.wordCount : nil,
        two <= one ? right * NumberSet.wordCount : nil)
      if one <= two { left += 1 }
      if two <= one { right += 1 }
    }
  }

  /// The ranges within `span` of which it has no number, ascending.
  package func gaps(in span: ClosedRange<Int64>) -> [ClosedRange<Int64>] {
    var gaps: [ClosedRange<Int64>] = []
    var next = span.lowerBound
    for index in words.indices {
      var word = words[index]
      let start = start(ofWord: index)
      while word != 0 {
        let number = start + Int64(word.trailingZeroBitCount)
        guard number <= span.upperBound else { break }
        if number > next { gaps.append(next...(number - 1)) }
        next = max(next, number + 1)
        word &= word - 1
      }
    }
    if next <= span.upperBound { gaps.append(next...span.upperBound) }
    return gaps
  }

  /// Gathers numbers, in any order; most come soon after one that is near.
  package struct Collector: Sendable {
    private var keys: [Int64] = []
    private var words: [UInt64] = []
    private var places: [Int64: Int] = [:]
    private var lastKey = Int64.min
    /// Where the words of the stretch begin that was met last.
    private var last = 0

    package init() {}

    /// Says whether a stretch began with the number, which is 0 or more.
    @inline(__always)
    package mutating func insert(_ number: Int64) -> Bool {
      let key = number >> NumberSet.shift
      let isNew = key != lastKey && turn(to: key)
      words[last + Int(number >> 6) & (NumberSet.wordCount - 1)] |= 1 << UInt64(number & 63)
      return isNew
    }

    private mutating func turn(to key: Int64) -> Bool {
      lastKey = key
      if let place = places[key] {
        last = place
        return false
      }
      last = words.count
      places[key] = last
      keys.append(key)
      words.append(contentsOf: repeatElement(0, count: NumberSet.wordCount))
      return true
    }

    /// What was gathered.
    package var set: NumberSet {
      let order = keys.indices.sorted { keys[$0] < keys[$1] }
      return NumberSet(
        keys: order.map { keys[$0] },
        words: order.flatMap {
          words[$0 * NumberSet.wordCount..<($0 + 1) * NumberSet.wordCount]
        })
    }
  }
}
