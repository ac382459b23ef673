internal import AuditStore
internal import ServiceStandards

/// The transactions that a run looks at: all of them, or those of a list.
struct TransactionSource: ~Copyable {
  private var all: BatchReader?
  private var some: ListedReader?

  init(store: Store, listed: [Int64]?) throws(StoreError) {
    all = nil
    some = nil
    if let listed {
      some = try ListedReader(store: store, ids: listed)
    } else {
      all = try BatchReader(store: store)
    }
  }

  /// Ids that the batch read last is about, whether they are there or not; `nil`: all up to its last.
  private(set) var listed: [Int64]?

  /// Fills `batch` with the next rows; `false` when there are none.
  mutating func next(into batch: inout TransactionBatch) throws(StoreError) -> Bool {
    guard var some = some.take() else { return try all?.next(into: &batch) ?? false }
    let isMore = try some.next(into: &batch)
    listed = some.listed
    self.some = consume some
    return isMore
  }
}
