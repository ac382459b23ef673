internal import ServiceStandards

/// Reads all segments, in order of ids.
struct SegmentReader: ~Copyable {
  private let store: Store
  private let size: Int
  private let segments: Statement
  /// Of the segment on which the statement stands.
  private var decoder: SegmentDecoder?
  private var isAtEnd = false

  /// Reads batches of at most `size` rows, of all segments or of those that hold some of the `contents`.
  init(store: Store, size: Int, holding contents: TransactionBatch.Contents? = nil)
    throws(StoreError)
  {
    segments = try store.connection.prepare(contents == nil ? SQL.segments : SQL.holding)
    if let contents { segments.bind(1, contents.rawValue) }
    self.store = store
    self.size = size
  }

  /// Fills `batch` with the next rows; `false` when there are none.
  mutating func next(into batch: inout TransactionBatch) throws(StoreError) -> Bool {
    batch.removeAll()
    while batch.count < size, !isAtEnd {
      if decoder == nil {
        isAtEnd = try !segments.step()
        if isAtEnd { break }
        decoder = segments.lendBlob(1) { SegmentDecoder($0, block: segments.int(0)) }
      }
      let wanted = size - batch.count
      let isSound = segments.lendBlob(1) { bytes in
        decoder?.append(wanted, of: bytes, to: &batch) ?? false
      }
      guard isSound else { throw store.damagedSegment(segments.int(0)) }
      if decoder?.isAtEnd == true { decoder = nil }
    }
    return batch.count > 0
  }
}

private enum SQL {
  static let segments = "SELECT id, data FROM segments ORDER BY id"
  static let holding = "SELECT id, data FROM segments WHERE contents & ?1 <> 0 ORDER BY id"
}
