internal import Crypto
internal import ServiceStandards

extension Store {
  /// What tells the transactions that segments reflect from any others: SHA-256, in hexadecimal digits,
  /// of each segment's id (8 bytes, the highest first) and digest, in order of ids.
  package func segmentsDigest() throws(StoreError) -> String {
    var hash = SHA256()
    try connection.forEachRow(SQL.digests) { row in
      let id = row.int(0)
      hash.update(
        data: stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: id >> $0) })
      row.lendBlob(1) { digest in
        unsafe digest.withUnsafeBytes { unsafe hash.update(bufferPointer: $0) }
      }
    }
    return hash.finalize().hexadecimal
  }

  /// Gives the ids of segments that are not what their rows make, of those that are missing, and of
  /// those that have no rows, ascending; see `SegmentComparison`. Memory is one block.
  package func differingSegments(_ body: (Int64) throws -> Void) throws {
    var comparison = try SegmentComparison(self)
    var rows = try BlockReader(store: self)
    try rows.forEachBlock { block, batch throws(StoreError) in
      try comparison.compare(block, batch)
    }
    for block in try comparison.finish() { try body(block) }
  }
}

/// Compares segments with their rows, block by block in ascending order.
///
/// Stale blocks are passed over: the next run makes their segments anew.
struct SegmentComparison: ~Copyable {
  private let segments: Statement
  private var hasSegment: Bool
  private var encoder = SegmentEncoder()
  private let stale: Set<Int64>
  /// Without any segment all are made anew by the next run.
  private let isWanted: Bool
  private var differing: [Int64] = []

  init(_ store: Store) throws(StoreError) {
    // All that can throw comes first: a value that cannot be copied is made whole or not at all.
    let segments = try store.connection.prepare(SQL.segments)
    let stale = Set(try store.staleBlocks())
    let isAny = try segments.step()
    self.segments = segments
    self.stale = stale
    isWanted = isAny
    hasSegment = isAny
  }

  /// Takes all rows of a block that has some.
  mutating func compare(
    _ block: Int64, _ batch: borrowing TransactionBatch
  ) throws(StoreError) {
    guard isWanted else { return }
    while hasSegment, segments.int(0) < block {
      note(segments.int(0))
      hasSegment = try segments.step()
    }
    guard hasSegment, segments.int(0) == block else { return note(block) }
    if !stale.contains(block) {
      encoder.encode(batch)
      if !segments.holds(encoder.bytes, of: batch) { note(block) }
    }
    hasSegment = try segments.step()
  }

  /// The ids of those that differ, ascending.
  consuming func finish() throws(StoreError) -> [Int64] {
    while hasSegment {
      note(segments.int(0))
      hasSegment = try segments.step()
    }
    return differing
  }

  private mutating func note(_ block: Int64) {
    if !stale.contains(block) { differing.append(block) }
  }
}

extension Statement {
  /// Whether the row of `segments` has this content.
  fileprivate func holds(_ bytes: [UInt8], of batch: borrowing TransactionBatch) -> Bool {
    int(1) == batch.count && int(4) == batch.contents.rawValue
      && lendBlob(3) { $0.equals(bytes.span) }
      && lendBlob(2) { $0.equals(Array(SHA256.hash(data: bytes)).span) }
  }
}

private enum SQL {
  static let digests = "SELECT id, sha256 FROM segments ORDER BY id"
  static let segments = "SELECT id, rows, sha256, data, contents FROM segments ORDER BY id"
}
