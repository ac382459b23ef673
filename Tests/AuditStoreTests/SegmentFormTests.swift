import NaiveAudit
import ServiceStandards
import TestSupport
import Testing
import WorkingTime

@testable import AuditStore

@Suite struct `The form of a segment` {
  static let columns: [[Int64]] = [
    [], [0], [.min], [.max], [.min, .min, .min], [7, 7, 7], [.min + 1, .max], [.min, .max],
    [.min, .min + 1, .max], [.min, .min + 2, .max], [.min + 1, .min + 1], [-1, .min, 0],
    [0, 255], [0, 256], [.min, 0, 254], [.min, 0, 255], [0, 65_535], [.min, 0, 65_535],
    [0, 65_536], [0, 1, 1 << 24 - 1], [.min, 0, 1 << 24 - 2], [0, 1 << 24],
    [.min, 0, 1 << 24 - 1], [0, 1 << 32 - 1], [.min, 5, 4 + 1 << 32], [0, .max], [-1, .max],
    [.min, -1, .max],
  ]

  @Test(arguments: columns)
  func `gives back every value of a column`(values: [Int64]) {
    let column = SegmentColumn(of: values)
    var bytes: [UInt8] = []
    column.append(values, to: &bytes)
    #expect(bytes.count == SegmentColumn.headSize + values.count * column.width)
    var read: [Int64] = []
    column.append(
      rows: 0..<values.count, of: bytes.span, from: SegmentColumn.headSize, to: &read)
    #expect(read == values)
  }

  @Test(
    arguments: [
      ([7, 7], 0), ([0, 255], 1), ([0, 256], 2), ([.min, 0, 254], 1), ([.min, 0, 255], 2),
      ([-40_000, 25_535], 2), ([0, 65_536], 3), ([0, 1 << 24 - 1], 3), ([.min, 0, 1 << 24 - 1], 4),
      ([0, 1 << 32 - 1], 4), ([0, 1 << 32], 8), ([.min], 0),
      ([.min, 0], 1),
    ] as [([Int64], Int)])
  func `takes no more bytes than its values need`(values: [Int64], width: Int) {
    #expect(SegmentColumn(of: values).width == width)
  }

  @Test(arguments: [1, 2, 255, 256])
  func `gives back every word of a column`(count: Int) throws {
    let different = (0..<count).map { $0 == 1 ? Int64.min : Int64($0) << 40 }
    let values = (0..<3000).map { different[$0 * 7 % count] }
    let words = try #require(SegmentWords(of: values))
    #expect(words.words.sorted() == different.sorted())
    var bytes: [UInt8] = [9]
    words.append(to: &bytes)
    #expect(bytes.count == 1 + words.size)
    let found = SegmentWords.Read(
      bytes.span, at: 1 + SegmentColumn.headSize, count: Int64(count), rows: values.count)
    let read = try #require(found)
    #expect(read.end == bytes.count)
    var again: [Int64] = []
    for rows in [0..<1, 1..<1, 1..<2999, 2999..<3000] {
      read.append(rows: rows, of: bytes.span, to: &again)
    }
    #expect(again == values)
  }

  @Test func `has no words for more values than a byte tells apart`() {
    #expect(SegmentWords(of: (0...256).map { $0 << 40 }) == nil)
  }

  @Test(arguments: [
    (0, 1, 3, true), (1, 1, 3, false), (1, 0, 3, false), (1, 257, 3, false), (0, 1, 4, false),
  ])
  func `refuses numbers of words that are not there`(
    number: UInt8, words: Int64, rows: Int, isSound: Bool
  ) {
    let bytes = [UInt8](repeating: number, count: 8 + 3)
    let read = SegmentWords.Read(bytes.span, at: 0, count: words, rows: rows)
    #expect((read != nil) == isSound)
  }

  @Test(arguments: [
    (1, 1), (1, 64), (2, 1), (7, 1), (7, 4096), (300, 1), (300, 64), (300, 1024), (4095, 64),
    (4096, 1024), (4096, 4096),
  ])
  func `gives back every row, in pieces of any size`(count: Int, size: Int) {
    let blocks: [Int64] = count > 1000 ? [1 << 40] : [-3, 0, 1 << 40]
    for block in blocks {
      let batch = TransactionBatch.random(block: block, count: count, seed: UInt64(count))
      var encoder = SegmentEncoder()
      encoder.encode(batch)
      #expect(
        TransactionBatch.decoding(encoder.bytes, block: block, size: size) == batch.content)
      #expect(TransactionBatch.decoding(encoder.bytes, block: block + 1, size: size) == nil)
      let first = encoder.bytes
      encoder.encode(batch)
      #expect(encoder.bytes == first)
    }
  }

  @Test func `that is damaged is told from one that is not, and never trusted`() {
    var random = SplitMix64(seed: 11)
    var refused = 0
    for round in 0..<2000 {
      let block = Int64(round % 5)
      var encoder = SegmentEncoder()
      encoder.encode(.random(block: block, count: 1 + round % 40, seed: UInt64(round)))
      var bytes = encoder.bytes
      switch random.below(4) {
      case 0: bytes.removeLast(1 + random.below(bytes.count))
      case 1: bytes.append(UInt8(truncatingIfNeeded: random.next()))
      default:
        for _ in 0...random.below(3) {
          // Most of what can go wrong stands at the beginning.
          let place = random.below(random.below(2) == 0 ? min(40, bytes.count) : bytes.count)
          bytes[place] = UInt8(truncatingIfNeeded: random.next())
        }
      }
      guard let content = TransactionBatch.decoding(bytes, block: block, size: 16) else {
        refused += 1
        continue
      }
      let ids = content.columns[0]
      #expect(zip(ids, ids.dropFirst()).allSatisfy { $0 < $1 })
      #expect(ids.allSatisfy { SegmentFormat.block(of: $0) == block })
    }
    #expect(refused > 1000)
  }
}
