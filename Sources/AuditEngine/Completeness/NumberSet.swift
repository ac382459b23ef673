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
    for (place, key) in keys.enumerated() {
      let (start, end) = (key << NumberSet.shift, (key + 1) << NumberSet.shift - 1)
      guard start <= range.upperBound, end >= range.lowerBound else { continue }
      let isWhole = start >= range.lowerBound && end <= range.upperBound
      for word in 0..<NumberSet.wordCount {
        var bits = words[place * NumberSet.wordCount + word]
        if !isWhole { bits &= NumberSet.mask(of: range, from: start + Int64(word) * 64) }
        count += Int64(bits.nonzeroBitCount)
      }
    }
    return count
  }

  /// The bits of the word that begins with that number which lie in a range.
  private static func mask(of range: ClosedRange<Int64>, from start: Int64) -> UInt64 {
    guard start <= range.upperBound, start + 63 >= range.lowerBound else { return 0 }
    let low = UInt64(max(0, range.lowerBound - start))
    let high = UInt64(max(0, start + 63 - range.upperBound))
    return ~0 << low & ~0 >> high
  }

  /// How many another set has too.
  package func countShared(with other: NumberSet) -> Int64 {
    var count: Int64 = 0
    var (left, right) = (0, 0)
    while left < keys.count, right < other.keys.count {
      if keys[left] == other.keys[right] {
        for word in 0..<NumberSet.wordCount {
          count += Int64(
            (words[left * NumberSet.wordCount + word]
              & other.words[right * NumberSet.wordCount + word]).nonzeroBitCount)
        }
      }
      let step = keys[left] - other.keys[right]
      if step <= 0 { left += 1 }
      if step >= 0 { right += 1 }
    }
    return count
  }

  package static func + (left: NumberSet, right: NumberSet) -> NumberSet {
    if left.isEmpty { return right }
    if right.isEmpty { return left }
    var (keys, words) = ([Int64](), [UInt64]())
    keys.reserveCapacity(max(left.keys.count, right.keys.count))
    words.reserveCapacity(max(left.words.count, right.words.count))
    var (one, other) = (0, 0)
    while one < left.keys.count || other < right.keys.count {
      let ownKey = one < left.keys.count ? left.keys[one] : .max
      let key = min(ownKey, other < right.keys.count ? right.keys[other] : .max)
      keys.append(key)
      if key == ownKey {
        words += left.words[one * wordCount..<(one + 1) * wordCount]
        one += 1
        guard other < right.keys.count, right.keys[other] == key else { continue }
        let place = words.count - wordCount
        for word in 0..<wordCount { words[place + word] |= right.words[other * wordCount + word] }
      } else {
        words += right.words[other * wordCount..<(other + 1) * wordCount]
      }
      other += 1
    }
    return NumberSet(keys: keys, words: words)
  }

  /// The ranges within `span` of which it has no number, ascending.
  package func gaps(in span: ClosedRange<Int64>) -> [ClosedRange<Int64>] {
    var gaps: [ClosedRange<Int64>] = []
    var next = span.lowerBound
    for index in words.indices where words[index] != 0 {
      var word = words[index]
      let start = start(ofWord: index)
      // Most are whole, and go on where the one before ended.
      if word == ~0, start == next, start + 63 <= span.upperBound {
        next = start + 64
        continue
      }
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
