internal import ServiceStandards
internal import WorkingTime

/// Writes the segments of new transactions while an import inserts them, without reading them back.
struct NewSegments: ~Copyable {
  private let store: Store
  private let recordedAt: Instant
  private var writer: SegmentWriter
  /// The first block that holds rows of this import alone.
  private let firstBlock: Int64
  /// The cases of a block that is not full yet.
  private var ids: [Int64] = []
  private var cases: [PreparedCase] = []
  private var batch = TransactionBatch()
  private var block: Int64
  /// The block that had rows before and got others; its segment is still to be made anew.
  private(set) var sharedBlock: Int64?

  /// - Parameters:
  ///   - store: Whose segments to write.
  ///   - lastID: The greatest id in use; `nil`: there is no transaction yet.
  ///   - recordedAt: When the new rows count as imported.
  /// - Throws: `StoreError` of SQLite.
  init(store: Store, lastID: Int64?, recordedAt: Instant) throws(StoreError) {
    writer = try SegmentWriter(store.connection)
    self.store = store
    self.recordedAt = recordedAt
    firstBlock = lastID.map { SegmentFormat.block(of: $0) + 1 } ?? .min
    block = firstBlock
  }

  /// Takes a case that was inserted; ids ascend.
  mutating func add(_ prepared: PreparedCase, id: Int64) throws(StoreError) {
    let block = SegmentFormat.block(of: id)
    guard block >= firstBlock else {
      sharedBlock = block
      return
    }
    if block != self.block { try finish() }
    self.block = block
    ids.append(id)
    cases.append(prepared)
  }

  /// Writes the cases that are kept back.
  mutating func finish() throws(StoreError) {
    guard !ids.isEmpty else { return }
    batch.removeAll()
    guard batch.append(ids, cases, recordedAt: recordedAt) else {
      throw store.damaged("documents of service \(cases.last?.row[.service] ?? 0)")
    }
    ids.removeAll(keepingCapacity: true)
    cases.removeAll(keepingCapacity: true)
    try writer.write(batch, block: block)
  }
}

extension TransactionBatch {
  /// Appends cases as they are read from their rows; `false` when a document has no ordinal that can be.
  fileprivate mutating func append(
    _ ids: [Int64], _ cases: [PreparedCase], recordedAt: Instant
  ) -> Bool {
    id.append(contentsOf: ids)
    for (place, column) in TransactionColumn.list.enumerated() {
      for form in cases { self[keyPath: column.batch].append(form.row[place]) }
    }
    recorded.append(contentsOf: repeatElement(recordedAt.seconds, count: cases.count))
    for (row, form) in cases.enumerated() {
      tariffPaid.append(form.tariffPaid)
      unproven.append(form.unproven)
      guard setLines(ofRow: row, pauses: form.pauses, papers: form.furtherPapers) else {
        return false
      }
    }
    return true
  }
}
