package import ServiceStandards

/// Reads the transactions with given ids as columns; ids that are not there are passed over.
package struct ListedReader: ~Copyable {
  private let ids: [Int64]
  private let size: Int
  private var rows: RowReader
  private var next = 0
  /// The ids that the batch read last is about.
  package private(set) var listed: [Int64] = []

  /// The ids are ascending, each once.
  package init(store: Store, ids: [Int64], size: Int = TransactionBatch.usualSize)
    throws(StoreError)
  {
    rows = try RowReader(store: store, size: size, ids: 0...0)
    self.ids = ids
    self.size = size
  }

  /// Fills `batch` with the rows of the next ids, perhaps none; `false` when there are no more ids.
  package mutating func next(into batch: inout TransactionBatch) throws(StoreError) -> Bool {
    batch.removeAll()
    guard next < ids.count else { return false }
    let end = min(next + size, ids.count)
    listed = Array(ids[next..<end])
    while next < end {
      // Ids one after the other are read in one go.
      let first = next
      while next + 1 < end, ids[next + 1] == ids[next] + 1 { next += 1 }
      rows.restart(ids: ids[first]...ids[next])
      while try rows.append(to: &batch) {}
      next += 1
    }
    return true
  }
}
