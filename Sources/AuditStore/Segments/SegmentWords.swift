/// The few different values of a column, each written once as a word, and for each row the number of its
/// word in one byte.
///
/// Bytes: a head of `SegmentColumn` whose base is the number of words, the words with 8 bytes each, the
/// numbers.
struct SegmentWords {
  /// As many as a byte can tell apart.
  static let most = 256
  /// A power of two, so many that most slots are empty.
  private static let slotCount = 1024

  /// In the order in which they first come.
  private(set) var words: [Int64] = []
  private var numbers: [UInt8] = []

  /// `nil` when there are more different values.
  init?(of values: [Int64]) {
    // In a slot: the number of a word and 1, or 0.
    var slots = [UInt16](repeating: 0, count: SegmentWords.slotCount)
    numbers.reserveCapacity(values.count)
    for value in values {
      var slot = SegmentWords.firstSlot(of: value)
      while slots[slot] != 0, words[Int(slots[slot]) - 1] != value {
        slot = (slot + 1) & (SegmentWords.slotCount - 1)
      }
      if slots[slot] == 0 {
        guard words.count < SegmentWords.most else { return nil }
        words.append(value)
        slots[slot] = UInt16(words.count)
      }
      numbers.append(UInt8(truncatingIfNeeded: slots[slot] - 1))
    }
  }

  private static func firstSlot(of value: Int64) -> Int {
    let mixed = UInt64(bitPattern: value) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: mixed >> 54)
  }

  /// Bytes with the head.
  var size: Int { SegmentColumn.headSize + 8 * words.count + numbers.count }

  func append(to bytes: inout [UInt8]) {
    SegmentColumn.appendHead(base: Int64(words.count), width: 1, .words, to: &bytes)
    for word in words { SegmentColumn.append(word, to: &bytes) }
    bytes.append(contentsOf: numbers)
  }
}

extension SegmentWords {
  /// Words as a segment has them.
  struct Read {
    /// Filled up, so that every byte is the number of one.
    private let words: [Int64]
    private let start: Int
    /// Where the column ends.
    let end: Int

    /// Reads so many words from that place; `nil` when the numbers of the rows after them are not all
    /// those of words.
    init?(_ bytes: Span<UInt8>, at place: Int, count: Int64, rows: Int) {
      guard 1...Int64(SegmentWords.most) ~= count else { return nil }
      start = place + 8 * Int(count)
      end = start + rows
      guard end <= bytes.count else { return nil }
      var words: [Int64] = []
      words.reserveCapacity(SegmentWords.most)
      for word in 0..<Int(count) {
        words.append(Int64(bitPattern: bytes.number(at: place + 8 * word, width: 8)))
      }
      words.append(contentsOf: repeatElement(0, count: SegmentWords.most - words.count))
      self.words = words
      let numbers = bytes.extracting(start..<end)
      var greatest: UInt8 = 0
      for row in numbers.indices { greatest = max(greatest, numbers[row]) }
      guard greatest < count else { return nil }
    }

    /// Appends the values of some rows.
    func append(rows: Range<Int>, of bytes: Span<UInt8>, to target: inout [Int64]) {
      let numbers = bytes.extracting(start + rows.lowerBound..<start + rows.upperBound)
      let words = words.span
      target.append(addingCapacity: rows.count) { output in
        for row in numbers.indices { output.append(words[Int(numbers[row])]) }
      }
    }
  }
}
