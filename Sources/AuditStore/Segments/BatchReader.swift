package import ServiceStandards

/// Reads transactions as columns, in order of their ids, within one snapshot.
///
/// Segments are read when they reflect every row, which a run sees to first (`refreshSegments`); the
/// rows themselves when some are newer, or when one transaction is asked for. Memory is one batch and
/// one segment, whatever the number of rows.
package struct BatchReader: ~Copyable {
  private var segments: SegmentReader?
  private var rows: RowReader?
  private var news: News
  private var earlier: EarlierTellings

  /// Reads batches of at most `size` rows, of every transaction or of the one with that `id`.
  package init(store: Store, size: Int = TransactionBatch.usualSize, id: Int64? = nil)
    throws(StoreError)
  {
    // All that can throw comes first: a value that cannot be copied is made whole or not at all.
    let isCurrent = id == nil ? try store.segmentsAreCurrent() : false
    let segments = isCurrent ? try SegmentReader(store: store, size: size) : nil
    let rows =
      isCurrent
      ? nil
      : try RowReader(
        store: store, size: size, ids: id.map { $0...$0 } ?? Int64.min...Int64.max)
    let news = try News(store: store)
    let earlier = try EarlierTellings(store: store)
    self.segments = segments
    self.rows = rows
    self.news = news
    self.earlier = earlier
  }

  /// Reads what holds some of the `contents`, in blocks; other rows may be among them.
  package init(store: Store, holding contents: TransactionBatch.Contents) throws(StoreError) {
    let isCurrent = try store.segmentsAreCurrent()
    let segments =
      isCurrent
      ? try SegmentReader(store: store, size: TransactionBatch.usualSize, holding: contents) : nil
    let areRows = isCurrent ? false : try store.hasTransaction(with: contents)
    let rows =
      areRows
      ? try RowReader(
        store: store, size: TransactionBatch.usualSize, ids: Int64.min...Int64.max) : nil
    let news = try News(store: store)
    let earlier = try EarlierTellings(store: store)
    self.segments = segments
    self.rows = rows
    self.news = news
    self.earlier = earlier
  }

  /// Reads the rows themselves, whatever the segments say.
  package init(rowsOf store: Store) throws(StoreError) {
    let rows: RowReader? = try RowReader(
      store: store, size: TransactionBatch.usualSize, ids: Int64.min...Int64.max)
    let news = try News(store: store)
    let earlier = try EarlierTellings(store: store)
    segments = nil
    self.rows = rows
    self.news = news
    self.earlier = earlier
  }

  /// Fills `batch` with the next rows; `false` when there are none.
  package mutating func next(into batch: inout TransactionBatch) throws(StoreError) -> Bool {
    let isMore =
      if let isMore = try segments?.next(into: &batch) { isMore } else {
        try rows?.next(into: &batch) ?? false
      }
    if isMore {
      try news.fill(&batch)
      try earlier.fill(&batch)
    }
    return isMore
  }
}

extension Store {
  /// Whether the rows have any of that.
  fileprivate func hasTransaction(
    with contents: TransactionBatch.Contents
  ) throws(StoreError) -> Bool {
    try connection.first(SQL.any, bind: { $0.bind(1, contents.rawValue) }) { _ in true } ?? false
  }
}

private enum SQL {
  static let any = """
    SELECT 1 FROM transactions
    WHERE ?1 & \(TransactionBatch.Contents.officers.rawValue) AND officer IS NOT NULL
      OR ?1 & \(TransactionBatch.Contents.proofs.rawValue) AND flags & 96
    LIMIT 1
    """
}
