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

  /// Takes the cases that were inserted, which stand in those places; their ids ascend from the first. Their
  /// texts are the buffer's.
  mutating func add(
    _ cases: borrowing Span<PreparedCase>, _ texts: borrowing Span<UInt8>, at places: [Int],
    firstID: Int64
  ) throws(StoreError) {
    var start = 0
    while start < places.count {
      let id = firstID + Int64(start)
      let last = SegmentFormat.ids(ofBlock: SegmentFormat.block(of: id)).upperBound
      let end = min(places.count, start + Int(last - id) + 1)
      try addWithinBlock(cases, texts, at: places[start..<end], firstID: id)
      start = end
    }
  }

  private mutating func addWithinBlock(
    _ cases: borrowing Span<PreparedCase>, _ texts: borrowing Span<UInt8>,
    at places: ArraySlice<Int>, firstID: Int64
  ) throws(StoreError) {
    let block = SegmentFormat.block(of: firstID)
    guard block >= firstBlock else {
      sharedBlock = block
      return
    }
    if block != self.block { try finish() }
    self.block = block
    guard batch.append(cases, texts, at: places, firstID: firstID, recordedAt: recordedAt) else {
      throw store.damaged("documents of cases from \(firstID)")
    }
  }

  /// Writes the cases that are kept back.
  mutating func finish() throws(StoreError) {
    guard batch.count > 0 else { return }
    try writer.write(batch, block: block)
    batch.removeAll()
  }
}

extension TransactionBatch {
  /// Appends cases as they are read from their rows; `false` when a document has no ordinal that can be.
  fileprivate mutating func append(
    _ cases: borrowing Span<PreparedCase>, _ texts: borrowing Span<UInt8>,
    at places: ArraySlice<Int>, firstID: Int64, recordedAt: Instant
  ) -> Bool {
    let firstRow = count
    for index in 0..<places.count { id.append(firstID + Int64(index)) }
    for (place, column) in TransactionColumn.list.enumerated() {
      self[keyPath: column.batch].append(cases, at: places, column: place)
    }
    for text in CaseText.keyed {
      for place in places {
        self[keyPath: text.key].append(cases[place].texts[text.column].key(texts))
      }
    }
    recorded.append(contentsOf: repeatElement(recordedAt.seconds, count: places.count))
    var row = firstRow
    for place in places {
      tariffPaid.append(cases[place].tariffPaid)
      unproven.append(cases[place].unproven)
      mixedPaid.append(cases[place].mixedPaid)
      let known = cases[place].texts
      appendNumber(
        texts.extracting(known[.number].range), series: texts.extracting(known[.series].range),
        received: received[row])
      guard
        setLines(
          ofRow: row, pauses: cases[place].pauses, papers: cases[place].furtherPapers,
          proofs: cases[place].proofs)
      else { return false }
      row += 1
    }
    return true
  }
}

extension [Int64] {
  /// Appends one column of some cases.
  fileprivate mutating func append(
    _ cases: borrowing Span<PreparedCase>, at places: ArraySlice<Int>, column: Int
  ) {
    for place in places { append(cases[place].row[column]) }
  }
}
