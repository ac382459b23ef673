internal import ServiceStandards
internal import WorkingTime

/// Writes the segments of new transactions while an import inserts them, without reading them back.
struct NewSegments: ~Copyable {
  private let store: Store
  private let recordedAt: Instant
  private var writer: SegmentWriter
  /// The first block that holds rows of this import alone.
  private let firstBlock: Int64
  /// The rows of a block that is not full yet.
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

  /// Takes a row that was inserted; ids ascend.
  mutating func add(
    _ prepared: PreparedTransaction, pauses: [CasePause], id: Int64
  ) throws(StoreError) {
    let block = SegmentFormat.block(of: id)
    guard block >= firstBlock else {
      sharedBlock = block
      return
    }
    if block != self.block { try finish() }
    self.block = block
    guard batch.append(prepared, pauses: pauses, id: id, recordedAt: recordedAt) else {
      throw store.damaged("documents of service \(prepared.row.service)")
    }
  }

  /// Writes the rows that are kept back.
  mutating func finish() throws(StoreError) {
    guard batch.count > 0 else { return }
    try writer.write(batch, block: block)
    batch.removeAll()
  }
}

extension TransactionBatch {
  /// Appends a row as it is read from the tables; `false` when a document has no ordinal that can be.
  fileprivate mutating func append(
    _ prepared: PreparedTransaction, pauses: [CasePause], id: Int64, recordedAt: Instant
  ) -> Bool {
    let row = prepared.row
    let missing = TransactionBatch.missing
    if !prepared.furtherDocuments.isEmpty {
      var sets = FurtherDocuments()
      for document in prepared.furtherDocuments {
        guard
          sets.insert(
            ordinal: document.ordinal, demanded: document.demanded, submitted: document.submitted)
        else { return false }
      }
      furtherDocuments[Int32(count)] = sets
    }
    self.id.append(id)
    service.append(row.service)
    variant.append(row.variant)
    status.append(row.status)
    received.append(row.received)
    complete.append(row.complete ?? missing)
    paid.append(row.paid ?? missing)
    finished.append(row.finished ?? missing)
    handedOver.append(row.handedOver ?? missing)
    promised.append(row.promised ?? missing)
    recorded.append(recordedAt.seconds)
    tariffPaid.append(row.tariffPaid ?? missing)
    unproven.append(row.unproven ?? missing)
    demanded.append(row.demanded)
    submitted.append(row.submitted)
    flags.append(row.flags)
    self.pauses.appendInOrder(pauses)
    pauseOffsets.append(Int32(self.pauses.count))
    return true
  }
}
