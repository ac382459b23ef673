package import WorkingTime

/// A set of days, one bit each.
package struct ReceiptDays: Hashable, Sendable {
  /// More years than any register has.
  private static let mostWords = 4096

  /// The first word that is set, in days since 1970 / 64.
  private var base = 0
  private var words: [UInt64] = []

  package init() {}

  /// A day centuries away from the others is a mistake, and left out.
  package mutating func insert(_ day: CivilDay) {
    let word = Int(day.number) >> 6
    if words.isEmpty { base = word }
    if word < base {
      guard base + words.count - word <= ReceiptDays.mostWords else { return }
      words.insert(contentsOf: repeatElement(0, count: base - word), at: 0)
      base = word
    } else if word >= base + words.count {
      guard word - base < ReceiptDays.mostWords else { return }
      words.append(contentsOf: repeatElement(0, count: word - base - words.count + 1))
    }
    words[word - base] |= 1 << UInt64(day.number & 63)
  }

  package func contains(_ day: CivilDay) -> Bool {
    let word = Int(day.number) >> 6 - base
    return words.indices.contains(word) && words[word] & 1 << UInt64(day.number & 63) != 0
  }

  package static func + (left: ReceiptDays, right: ReceiptDays) -> ReceiptDays {
    var sum = left
    for (index, word) in right.words.enumerated() where word != 0 {
      for bit in 0..<64 where word & 1 << UInt64(bit) != 0 {
        sum.insert(CivilDay(number: Int32(truncatingIfNeeded: (right.base + index) << 6 + bit)))
      }
    }
    return sum
  }
}
