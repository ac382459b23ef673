package import ServiceStandards

/// Reads transactions as columns, in order of their ids.
package struct BatchReader: ~Copyable {
  private var rows: RowReader

  /// Reads batches of at most `size` rows, of every transaction or of the one with that `id`.
  package init(store: Store, size: Int = TransactionBatch.usualSize, id: Int64? = nil)
    throws(StoreError)
  {
    rows = try RowReader(
      store: store, size: size, ids: id.map { $0...$0 } ?? Int64.min...Int64.max)
  }

  /// Fills `batch` with the next rows; `false` when there are none.
  package mutating func next(into batch: inout TransactionBatch) throws(StoreError) -> Bool {
    try rows.next(into: &batch)
  }
}
