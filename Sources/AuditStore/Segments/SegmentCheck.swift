internal import Crypto
internal import Glibc
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
  /// those that have no rows, ascending. Blocks that have changed since the mark are passed over: the
  /// next run makes their segments anew, as it makes all when there is no mark. Memory is one block.
  package func differingSegments(_ body: (Int64) throws -> Void) throws {
    guard let mark = try segmentMark() else { return }
    var changed: Set<Int64> = []
    try connection.forEachRow(SQL.changedBlocks, bind: { $0.bind(1, mark) }) {
      changed.insert($0.int(0))
    }
    let segments = try connection.prepare(SQL.segments)
    var rows = try BlockReader(store: self)
    var encoder = SegmentEncoder()
    var hasSegment = try segments.step()
    var next = try rows.firstBlock()
    while hasSegment || next != nil {
      let block = min(hasSegment ? segments.int(0) : .max, next ?? .max)
      let isStored = hasSegment && segments.int(0) == block
      var isSound = isStored && next == block
      if next == block {
        if isSound, !changed.contains(block) {
          let batch = try rows.read(block)
          encoder.encode(batch)
          isSound = segments.holds(encoder.bytes, rows: batch.count)
        }
        next = try rows.block(after: block)
      }
      if !isSound, !changed.contains(block) { try body(block) }
      if isStored { hasSegment = try segments.step() }
    }
  }
}

extension Statement {
  /// Whether the row of `segments` has this content.
  fileprivate func holds(_ bytes: [UInt8], rows: Int) -> Bool {
    int(1) == rows && lendBlob(3) { $0.equals(bytes.span) }
      && lendBlob(2) { $0.equals(Array(SHA256.hash(data: bytes)).span) }
  }
}

extension Span<UInt8> {
  fileprivate func equals(_ other: borrowing Span<UInt8>) -> Bool {
    guard count == other.count else { return false }
    return unsafe withUnsafeBytes { left in
      unsafe other.withUnsafeBytes { right in
        guard let left = left.baseAddress, let right = right.baseAddress else { return true }
        return unsafe memcmp(left, right, count) == 0
      }
    }
  }
}

private enum SQL {
  static let digests = "SELECT id, sha256 FROM segments ORDER BY id"
  static let segments = "SELECT id, rows, sha256, data FROM segments ORDER BY id"
  static let changedBlocks = """
    SELECT DISTINCT id >> 12 FROM changes WHERE n > ?1 AND subject = 'transaction'
    """
}
