internal import ServiceStandards
internal import WorkingTime

/// Until when open cases are known to be open: each by the last delivery that told its status.
///
/// It follows from the deliveries, and changes with each of them for all its cases; so it is not kept with the rows but
/// asked for block by block, and only for the cases that are open.
struct News: ~Copyable {
  private struct Teller {
    /// In the order in which deliveries speak.
    let order: Int
    let until: Int64
  }

  private let store: Store
  /// Deliveries that tell of the status, by entry.
  private let tellers: [Int64: Teller]
  private var block: Int64?
  /// Those of the block, the one that speaks last first.
  private var rows: [(teller: Teller, row: DeliveryRow)] = []

  init(store: Store) throws(StoreError) {
    self.store = store
    var tellers: [Int64: Teller] = [:]
    for (order, delivery) in try store.deliveries().enumerated()
    where delivery.form.fields.contains(.status) {
      tellers[delivery.entry] = Teller(order: order, until: delivery.newsUntil?.seconds ?? .max)
    }
    self.tellers = tellers
  }

  /// Fills the column of a batch.
  mutating func fill(_ batch: inout TransactionBatch) throws(StoreError) {
    batch.news = Array(repeating: .max, count: batch.count)
    let open = Int64(CaseStatus.open.rawValue)
    for row in 0..<batch.count
    where batch.status[row] == open && batch.finished[row] == TransactionBatch.missing {
      batch.news[row] = try until(batch.id[row])
    }
  }

  private mutating func until(_ id: Int64) throws(StoreError) -> Int64 {
    let block = SegmentFormat.block(of: id)
    if self.block != block {
      rows = try store.deliveryRows(ofBlock: block).compactMap { entry, row in
        tellers[entry].map { ($0, row) }
      }.sorted { $0.teller.order > $1.teller.order }
      self.block = block
    }
    let place = SegmentFormat.place(of: id)
    return rows.first { $0.row.contains(place) }?.teller.until ?? .max
  }
}
