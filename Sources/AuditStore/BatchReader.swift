package import ServiceStandards
internal import WorkingTime

/// Reads transactions as columns, in order of their ids, within one snapshot.
///
/// Memory is one batch, whatever the number of rows. Side tables are read by cursors that move along,
/// and only for rows whose flags say that there is something.
package struct BatchReader: ~Copyable {
  private let store: Store
  private let size: Int
  private let rows: Statement
  private var pauses: SideCursor
  private var documents: SideCursor
  private var isAtEnd = false
  /// The columns of a batch row by row.
  private var cells: [Int64]

  /// Reads batches of at most `size` rows, of every transaction or of the one with that `id`.
  package init(store: Store, size: Int = TransactionBatch.usualSize, id: Int64? = nil)
    throws(StoreError)
  {
    // All that can throw comes first: a value that cannot be copied is made whole or not at all.
    let rows = try store.connection.prepare(SQL.rows)
    let pauses = try store.connection.prepare(SQL.pauses)
    let documents = try store.connection.prepare(SQL.furtherDocuments)
    rows.bind(1, id ?? Int64.min)
    rows.bind(2, id ?? Int64.max)
    self.store = store
    self.size = size
    self.rows = rows
    cells = Array(repeating: 0, count: size * TransactionBatch.columnCount)
    self.pauses = SideCursor(pauses, from: id ?? Int64.min)
    self.documents = SideCursor(documents, from: id ?? Int64.min)
  }

  /// Fills `batch` with the next rows; `false` when there are none.
  package mutating func next(into batch: inout TransactionBatch) throws(StoreError) -> Bool {
    let count = isAtEnd ? 0 : try fillCells()
    isAtEnd = count < size
    batch.resize(to: count)
    for (index, column) in TransactionBatch.columns.enumerated() {
      copyColumn(index, to: &batch[keyPath: column])
    }
    try fillSides(of: &batch)
    return count > 0
  }

  /// Reads rows side by side as far as they go, and says how many. One span serves the whole batch:
  /// appending to sixteen arrays for every row would cost more than the rows.
  private mutating func fillCells() throws(StoreError) -> Int {
    let missing = TransactionBatch.missing
    var cells = self.cells
    self.cells = []
    defer { self.cells = cells }
    var span = cells.mutableSpan
    var row = 0
    while row < size, try rows.step() {
      let start = row * TransactionBatch.columnCount
      span[start] = rows.int(0)
      span[start + 1] = rows.int(1)
      span[start + 2] = rows.int(2)
      span[start + 3] = rows.int(3)
      span[start + 4] = rows.int(4)
      span[start + 5] = rows.int(5, or: missing)
      span[start + 6] = rows.int(6, or: missing)
      span[start + 7] = rows.int(7, or: missing)
      span[start + 8] = rows.int(8, or: missing)
      span[start + 9] = rows.int(9, or: missing)
      span[start + 10] = rows.int(10)
      span[start + 11] = rows.int(11, or: missing)
      span[start + 12] = rows.int(12, or: missing)
      span[start + 13] = rows.int(13)
      span[start + 14] = rows.int(14)
      span[start + 15] = rows.int(15)
      row += 1
    }
    return row
  }

  private func copyColumn(_ index: Int, to column: inout [Int64]) {
    let cells = cells.span
    var column = column.mutableSpan
    var cell = index
    for row in column.indices {
      column[row] = cells[cell]
      cell += TransactionBatch.columnCount
    }
  }

  /// Pauses and further documents of the rows whose flags say that there are some.
  private mutating func fillSides(of batch: inout TransactionBatch) throws(StoreError) {
    for row in 0..<batch.count {
      let flags = TransactionBatch.Flags(rawValue: batch.flags[row])
      if flags.contains(.hasPauses) { try appendPauses(of: batch.id[row], to: &batch) }
      batch.pauseOffsets.append(Int32(batch.pauses.count))
      if flags.contains(.hasFurtherDocuments) {
        batch.furtherDocuments[Int32(row)] = try furtherDocuments(of: batch.id[row])
      }
    }
  }

  private mutating func appendPauses(of id: Int64, to batch: inout TransactionBatch)
    throws(StoreError)
  {
    let first = batch.pauses.count
    while try pauses.isAt(id) {
      guard let reason = PauseReason(rawValue: UInt8(clamping: pauses.rows.int(1))) else {
        throw store.damaged("pauses of \(id)")
      }
      batch.pauses.append(
        CasePause(
          reason: reason, from: Instant(pauses.rows.int(2)),
          to: pauses.rows.optionalInt(3).map(Instant.init)))
      pauses.advance()
    }
    if batch.pauses.count - first > 1 {
      // Of equal starts the earlier end first, a pause without an end last.
      batch.pauses[first...].sort {
        ($0.from, $0.to ?? Instant(.max)) < ($1.from, $1.to ?? Instant(.max))
      }
    }
  }

  private mutating func furtherDocuments(of id: Int64)
    throws(StoreError) -> TransactionBatch.FurtherDocuments
  {
    var sets = TransactionBatch.FurtherDocuments()
    while try documents.isAt(id) {
      let ordinal = Int(documents.rows.int(1))
      if documents.rows.int(2) != 0 { sets.demanded.insert(ordinal: ordinal) }
      if documents.rows.int(3) != 0 { sets.submitted.insert(ordinal: ordinal) }
      documents.advance()
    }
    return sets
  }
}

/// A cursor over a side table in order of transaction ids that keeps pace with the main one.
private struct SideCursor: ~Copyable {
  let rows: Statement
  private var isLoaded = false
  private var isAtEnd = false

  init(_ rows: consuming Statement, from id: Int64) {
    rows.bind(1, id)
    self.rows = rows
  }

  /// Whether the next row belongs to `id`; rows of earlier ids are passed over.
  mutating func isAt(_ id: Int64) throws(StoreError) -> Bool {
    while !isAtEnd {
      if !isLoaded {
        guard try rows.step() else {
          isAtEnd = true
          return false
        }
        isLoaded = true
      }
      let current = rows.int(0)
      if current >= id { return current == id }
      isLoaded = false
    }
    return false
  }

  mutating func advance() { isLoaded = false }
}

extension [UInt64] {
  /// Sets the bit of an ordinal from 64 in a further document set.
  fileprivate mutating func insert(ordinal: Int) {
    let word = ordinal / 64 - 1
    while count <= word { append(0) }
    self[word] |= 1 << UInt64(ordinal % 64)
  }
}

private enum SQL {
  static let rows = """
    SELECT
      id, service_id, variant_id, status, received_at, complete_at, paid_at, finished_at,
      handed_over_at, promised_at, recorded_at, tariff_paid, unproven, demanded, submitted, flags
    FROM transactions
    WHERE id BETWEEN ?1 AND ?2
    ORDER BY id
    """
  static let pauses = """
    SELECT transaction_id, reason, started_at, ended_at
    FROM pauses WHERE transaction_id >= ?1 ORDER BY transaction_id, position
    """
  static let furtherDocuments = """
    SELECT transaction_id, ordinal, demanded, submitted
    FROM further_documents WHERE transaction_id >= ?1 ORDER BY transaction_id, ordinal
    """
}
