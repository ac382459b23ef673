import NaiveAudit
import ServiceStandards
import TestSupport
import WorkingTime

@testable import AuditStore

/// All that a batch holds, in a form that can be compared.
struct BatchContent: Equatable {
  var columns: [[Int64]]
  var pauses: [[CasePause]]
  var furtherDocuments: [TransactionBatch.FurtherDocuments?]
  var proofs: [[Int64]]

  static let empty = BatchContent(
    columns: TransactionBatch.columns.map { _ in [] }, pauses: [], furtherDocuments: [], proofs: [])

  mutating func append(_ batch: TransactionBatch) {
    for (index, column) in TransactionBatch.columns.enumerated() {
      columns[index] += batch[keyPath: column]
    }
    for row in 0..<batch.count {
      let range = Int(batch.pauseOffsets[row])..<Int(batch.pauseOffsets[row + 1])
      pauses.append(Array(batch.pauses[range]))
      furtherDocuments.append(batch.furtherDocuments[Int32(row)])
      proofs.append(
        zip(batch.proofRows, batch.proofKeys).filter { $0.0 == Int32(row) }.map(\.1))
    }
  }
}

extension TransactionBatch {
  var content: BatchContent {
    var content = BatchContent.empty
    content.append(self)
    return content
  }

  /// Rows of one block with values of every size, pauses and further documents.
  static func random(block: Int64, count: Int, seed: UInt64) -> TransactionBatch {
    var random = SplitMix64(seed: seed)
    var batch = TransactionBatch()
    let places = (0..<SegmentFormat.mostRows).shuffled(using: &random).prefix(count).sorted()
    batch.id = places.map { block << SegmentFormat.bits + Int64($0) }
    for column in columns.dropFirst() {
      let bits = random.below(65)
      let hasMissing = random.below(2) == 0
      // Few different values, as papers and tariffs are, in every third column.
      let few = random.below(3) == 0 ? (0..<200).map { _ in random.next() } : []
      batch[keyPath: column] = batch.id.map { _ in
        let sign = few.isEmpty ? random.next() : random.pick(few, else: 0)
        let value = Int64(bitPattern: bits == 0 ? 0 : sign >> UInt64(64 - bits))
        return hasMissing && random.below(3) == 0 ? missing : value
      }
    }
    for row in 0..<count {
      batch.flags[row] &= ~3
      for _ in 0..<max(0, random.below(9) - 6) {
        batch.proofRows.append(Int32(row))
        batch.proofKeys.append(Int64(random.below(1 << 62)))
      }
      for _ in 0..<max(0, random.below(12) - 8) {
        batch.flags[row] |= 1
        batch.pauses.append(
          CasePause(
            reason: random.pick(PauseReason.allCases, else: .other),
            from: Instant(Int64(random.below(1 << 30))),
            to: random.below(2) == 0 ? nil : Instant(Int64(random.below(1 << 31)))))
      }
      batch.pauseOffsets.append(Int32(batch.pauses.count))
      guard random.below(9) == 0 else { continue }
      batch.flags[row] |= 2
      var sets = FurtherDocuments()
      for _ in 0..<random.below(4) {
        _ = sets.insert(
          FurtherPaper(
            ordinal: Int64(64 + random.below(300)), demanded: random.below(2) == 0,
            submitted: random.below(2) == 0))
      }
      batch.furtherDocuments[Int32(row)] = sets
    }
    return batch
  }

  /// Every row in batches of at most `size`; `nil` when the bytes are no segment of the block.
  static func decoding(_ bytes: [UInt8], block: Int64, size: Int) -> BatchContent? {
    guard var decoder = SegmentDecoder(bytes.span, block: block) else { return nil }
    var content = BatchContent.empty
    while !decoder.isAtEnd {
      var batch = TransactionBatch()
      guard decoder.append(size, of: bytes.span, to: &batch) else { return nil }
      content.append(batch)
    }
    return content
  }
}

extension Store {
  /// Every transaction as a run sees it.
  func contentForRuns(size: Int = 1000) throws -> BatchContent {
    var reader = try BatchReader(store: self, size: size)
    var content = BatchContent.empty
    var batch = TransactionBatch()
    while try reader.next(into: &batch) { content.append(batch) }
    return content
  }

  /// Every transaction as its tables have it.
  func contentOfRows() throws -> BatchContent {
    var reader = try RowReader(store: self, size: 700, ids: .min ... .max)
    var content = BatchContent.empty
    var batch = TransactionBatch()
    while try reader.next(into: &batch) { content.append(batch) }
    return content
  }

  func idsOfDifferingSegments() throws -> [Int64] {
    var ids: [Int64] = []
    try differingSegments { ids.append($0) }
    return ids
  }
}
