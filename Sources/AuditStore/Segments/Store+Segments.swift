internal import ServiceStandards

/// Segments are the transactions as columns, one value for each block of 4096 ids.
///
/// For every block that is not in `stale_blocks` the segment equals the rows. So whoever reads segments
/// alone refreshes them first or asks whether they are current. Who changes a row with another program
/// makes its block stale by trigger; the importer, whose connection has no triggers, writes the segments
/// itself.
extension Store {
  /// Makes the segments of stale blocks anew; call inside `write`, once, before anything else. Without
  /// segments, of another format, without the triggers that tell of changes, or when they are not what
  /// the ledger says, all are.
  package func refreshSegments() throws(StoreError) {
    if try segmentsAreAsRecorded(), try segmentsAreKept() {
      try remakeSegments(of: try staleBlocks())
    } else {
      try remakeAllSegments()
    }
    if try connection.first(SQL.anyStale, { _ in true }) != nil {
      try connection.run(SQL.deleteStale)
    }
  }

  func remakeAllSegments() throws(StoreError) {
    try connection.run(SQL.deleteAll)
    var writer = try SegmentWriter(connection)
    var rows = try BlockReader(store: self)
    try rows.forEachBlock { block, batch throws(StoreError) in
      try writer.write(batch, block: block)
    }
  }

  /// Whether they are what the ledger says, if it says anything.
  private func segmentsAreAsRecorded() throws(StoreError) -> Bool {
    guard let recorded = try recordedSegments() else { return true }
    return try segmentsDigest() == recorded.digest
  }

  /// Makes the segments of some blocks anew; some of their rows may be of an entry that is being made.
  func remakeSegments(
    of blocks: [Int64], coming: ComingEntry? = nil
  ) throws(StoreError) {
    guard !blocks.isEmpty else { return }
    var writer = try SegmentWriter(connection)
    var rows = try BlockReader(store: self, coming: coming)
    for block in blocks { try writer.write(try rows.read(block), block: block) }
  }

  /// Blocks whose rows something else than this program has changed, ascending.
  func staleBlocks() throws(StoreError) -> [Int64] {
    var blocks: [Int64] = []
    try connection.forEachRow(SQL.staleBlocks) { blocks.append($0.int(0)) }
    return blocks
  }

  /// Whether every segment equals the rows as this connection sees them, and every row is in one.
  func segmentsAreCurrent() throws(StoreError) -> Bool {
    guard !isOfThePast, try connection.first(SQL.anyStale, { _ in true }) == nil else {
      return false
    }
    return try segmentsAreKept()
  }

  /// Whether those of blocks that are not stale can be relied on.
  private func segmentsAreKept() throws(StoreError) -> Bool {
    guard try connection.first(SQL.missingTrigger, { _ in true }) == nil else { return false }
    let isKnown = try connection.first(SQL.anySegment) { row in
      row.lendBlob(0) { $0.count > 0 && $0[0] == SegmentFormat.version }
    }
    if let isKnown { return isKnown }
    // None, although there are rows: somebody has taken them away.
    return try connection.first(SQL.anyRow, { _ in true }) == nil
  }

  func damagedSegment(_ id: Int64) -> StoreError {
    StoreError(.damagedSegment, detail: "segments row \(id)", path: path)
  }
}

/// Reads whole blocks from their rows.
struct BlockReader: ~Copyable {
  private let store: Store
  private var rows: RowReader
  private var batch = TransactionBatch()

  init(store: Store, coming: ComingEntry? = nil) throws(StoreError) {
    rows = try RowReader(
      store: store, size: SegmentFormat.mostRows, ids: SegmentFormat.ids(ofBlock: 0),
      coming: coming)
    self.store = store
  }

  /// All rows of a block.
  mutating func read(_ block: Int64) throws(StoreError) -> TransactionBatch {
    rows.restart(ids: SegmentFormat.ids(ofBlock: block))
    batch.removeAll()
    while try rows.advance() { try rows.append(to: &batch) }
    return batch
  }

  /// Gives every block that has rows, in order.
  mutating func forEachBlock(
    _ body: (Int64, borrowing TransactionBatch) throws(StoreError) -> Void
  ) throws(StoreError) {
    var next = try block(from: .min)
    while let block = next {
      try body(block, try read(block))
      let last = SegmentFormat.ids(ofBlock: block).upperBound
      next = last == .max ? nil : try self.block(from: last + 1)
    }
  }

  private func block(from id: Int64) throws(StoreError) -> Int64? {
    try store.connection.first(SQL.nextID, bind: { $0.bind(1, id) }) {
      SegmentFormat.block(of: $0.int(0))
    }
  }
}

private enum SQL {
  static let anySegment = "SELECT data FROM segments ORDER BY id LIMIT 1"
  static let anyRow = "SELECT 1 FROM transactions LIMIT 1"
  static let deleteAll = "DELETE FROM segments"
  static let anyStale = "SELECT 1 FROM stale_blocks LIMIT 1"
  static let staleBlocks = "SELECT block FROM stale_blocks ORDER BY block"
  static let deleteStale = "DELETE FROM stale_blocks"
  static let nextID = "SELECT id FROM transactions WHERE id >= ?1 ORDER BY id LIMIT 1"
  static let missingTrigger = """
    SELECT 1
    FROM (
      VALUES ('transactions_inserted'), ('transactions_updated'), ('transactions_deleted')
    ) AS wanted
    WHERE NOT EXISTS (
      SELECT 1 FROM sqlite_schema
      WHERE type = 'trigger' AND tbl_name = 'transactions' AND name = wanted.column1)
    LIMIT 1
    """
}
