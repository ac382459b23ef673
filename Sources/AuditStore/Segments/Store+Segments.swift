internal import ServiceStandards

/// Segments are the transactions as columns, one value for each block of 4096 ids.
///
/// For every block without an entry of `changes` after the mark, the segment equals the rows. So whoever
/// reads segments alone refreshes them first or asks whether they are current. What changes a row leaves
/// an entry by trigger; the importer, whose connection has no triggers, writes the segments itself.
extension Store {
  /// Makes the segments of all blocks anew that have changed since they were written; call inside
  /// `write`, once, before anything else. Without a mark, of another format, without the triggers that tell
  /// of changes, or when they are not what the ledger says, all are.
  package func refreshSegments() throws(StoreError) {
    if let recorded = try recordedSegments(), try segmentsDigest() != recorded.digest {
      try connection.run(SQL.forgetMark) { _ in }
    }
    try refreshSegments(also: nil)
  }

  /// - Parameter block: A block to make anew in any case.
  /// - Throws: `StoreError` of SQLite.
  func refreshSegments(also block: Int64?) throws(StoreError) {
    var writer = try SegmentWriter(connection)
    var rows = try BlockReader(store: self)
    if let mark = try segmentMark() {
      let changes = try connection.prepare(SQL.changedBlocks)
      changes.bind(1, mark)
      changes.bind(2, block)
      while try changes.step() {
        let block = changes.int(0)
        try writer.write(try rows.read(block), block: block)
      }
    } else {
      try connection.run(SQL.deleteAll)
      var next = try rows.firstBlock()
      while let block = next {
        try writer.write(try rows.read(block), block: block)
        next = try rows.block(after: block)
      }
    }
    try setSegmentMark()
  }

  /// Whether every segment equals its rows, and every row is in one.
  func segmentsAreCurrent() throws(StoreError) -> Bool {
    guard let mark = try segmentMark() else { return false }
    // None, although there are rows: somebody has taken them away.
    if try connection.first(SQL.anySegment, { _ in true }) == nil {
      return try connection.first(SQL.anyRow, { _ in true }) == nil
    }
    return try connection.first(SQL.hasChanged, bind: { $0.bind(1, mark) }) { _ in true } == nil
  }

  /// The last entry of `changes` that the segments reflect; `nil` when they cannot be relied on.
  func segmentMark() throws(StoreError) -> Int64? {
    guard try connection.first(SQL.missingTrigger, { _ in true }) == nil,
      // A mark from the future means that the log was cut: its numbers come again.
      let mark = try connection.first(SQL.mark, { $0.int(0) }), try mark <= lastChange()
    else { return nil }
    let isKnown = try connection.first(SQL.anySegment) { row in
      row.lendBlob(0) { $0.count > 0 && $0[0] == SegmentFormat.version }
    }
    return isKnown ?? true ? mark : nil
  }

  private func setSegmentMark() throws(StoreError) {
    let last = try lastChange()
    try connection.run(SQL.setMark) { $0.bind(1, last) }
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

  init(store: Store) throws(StoreError) {
    rows = try RowReader(
      store: store, size: SegmentFormat.mostRows, ids: SegmentFormat.ids(ofBlock: 0))
    self.store = store
  }

  /// All rows of a block.
  mutating func read(_ block: Int64) throws(StoreError) -> TransactionBatch {
    rows.restart(ids: SegmentFormat.ids(ofBlock: block))
    _ = try rows.next(into: &batch)
    return batch
  }

  /// The first block with a row.
  func firstBlock() throws(StoreError) -> Int64? { try block(from: .min) }

  /// The next block with a row.
  func block(after block: Int64) throws(StoreError) -> Int64? {
    let last = SegmentFormat.ids(ofBlock: block).upperBound
    return last == .max ? nil : try self.block(from: last + 1)
  }

  private func block(from id: Int64) throws(StoreError) -> Int64? {
    try store.connection.first(SQL.nextID, bind: { $0.bind(1, id) }) {
      SegmentFormat.block(of: $0.int(0))
    }
  }
}

private enum SQL {
  static let mark = "SELECT change FROM segment_mark WHERE id = 0"
  static let setMark = """
    INSERT INTO segment_mark (id, change)
    VALUES (0, ?1)
    ON CONFLICT (id) DO UPDATE SET change = excluded.change
    """
  static let anySegment = "SELECT data FROM segments ORDER BY id LIMIT 1"
  static let anyRow = "SELECT 1 FROM transactions LIMIT 1"
  static let forgetMark = "DELETE FROM segment_mark"
  static let deleteAll = "DELETE FROM segments"
  static let changedBlocks = """
    SELECT id >> 12 FROM changes WHERE n > ?1 AND subject = 'transaction'
    UNION
    SELECT ?2 WHERE ?2 IS NOT NULL
    ORDER BY 1
    """
  static let hasChanged = """
    SELECT 1 FROM changes WHERE n > ?1 AND subject = 'transaction' LIMIT 1
    """
  static let nextID = "SELECT id FROM transactions WHERE id >= ?1 ORDER BY id LIMIT 1"
  static let missingTrigger = """
    SELECT 1
    FROM (
      VALUES
        ('transactions', 'transactions_inserted'), ('transactions', 'transactions_updated'),
        ('transactions', 'transactions_deleted'), ('pauses', 'pauses_inserted'),
        ('pauses', 'pauses_updated'), ('pauses', 'pauses_deleted'),
        ('further_documents', 'further_documents_inserted'),
        ('further_documents', 'further_documents_updated'),
        ('further_documents', 'further_documents_deleted')) AS wanted
    WHERE NOT EXISTS (
      SELECT 1 FROM sqlite_schema
      WHERE type = 'trigger' AND tbl_name = wanted.column1 AND name = wanted.column2)
    LIMIT 1
    """
}
