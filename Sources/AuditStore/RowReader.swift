internal import ServiceStandards
internal import WorkingTime

/// Reads transactions from their tables as columns, in order of their ids.
///
/// Memory is one batch, whatever the number of rows. Side tables are read by cursors that move along,
/// and only for rows whose flags say that there is something.
struct RowReader: ~Copyable {
  private let store: Store
  private let rows: CollectedRows
  private var pauses: SideCursor
  private var documents: SideCursor
  private var isAtEnd = false

  /// Reads batches of at most `size` rows with ids in that range.
  init(store: Store, size: Int, ids: ClosedRange<Int64>) throws(StoreError) {
    // All that can throw comes first: a value that cannot be copied is made whole or not at all.
    let connection = store.connection
    let rows = try CollectedRows(
      connection, SQL.rows, columnCount: TransactionBatch.columns.count, size: size)
    let pauses = try CollectedRows(connection, SQL.pauses, columnCount: 4, size: size)
    let documents = try CollectedRows(
      connection, SQL.furtherDocuments, columnCount: 4, size: size)
    self.store = store
    self.rows = rows
    self.pauses = SideCursor(pauses)
    self.documents = SideCursor(documents)
    restart(ids: ids)
  }

  /// Begins anew with other ids.
  mutating func restart(ids: ClosedRange<Int64>) {
    rows.restart(ids: ids)
    pauses.restart(ids: ids)
    documents.restart(ids: ids)
    isAtEnd = false
  }

  /// Fills `batch` with the next rows; `false` when there are none.
  mutating func next(into batch: inout TransactionBatch) throws(StoreError) -> Bool {
    batch.removeAll()
    try append(to: &batch)
    return batch.count > 0
  }

  /// Appends the next rows, at most `size`; `false` when these are the last ones.
  @discardableResult
  mutating func append(to batch: inout TransactionBatch) throws(StoreError) -> Bool {
    if isAtEnd { return false }
    let first = batch.count
    isAtEnd = try !rows.next()
    for (index, column) in TransactionBatch.columns.enumerated() {
      rows.append(column: index, to: &batch[keyPath: column])
    }
    try fillSides(of: &batch, from: first)
    return !isAtEnd
  }

  /// Pauses and further documents of the rows whose flags say that there are some.
  private mutating func fillSides(
    of batch: inout TransactionBatch, from first: Int
  ) throws(StoreError) {
    for row in first..<batch.count {
      let flags = TransactionBatch.Flags(rawValue: batch.flags[row])
      if flags.contains(.hasPauses) {
        batch.pauses.appendInOrder(try pauses(of: batch.id[row]))
      }
      batch.pauseOffsets.append(Int32(batch.pauses.count))
      if flags.contains(.hasFurtherDocuments) {
        batch.furtherDocuments[Int32(row)] = try furtherDocuments(of: batch.id[row])
      }
    }
  }

  private mutating func pauses(of id: Int64) throws(StoreError) -> [CasePause] {
    var found: [CasePause] = []
    while try pauses.isAt(id) {
      guard let reason = PauseReason(rawValue: UInt8(clamping: pauses[1])) else {
        throw store.damaged("pauses of \(id)")
      }
      let end = pauses[3]
      found.append(
        CasePause(
          reason: reason, from: Instant(pauses[2]),
          to: end == TransactionBatch.missing ? nil : Instant(end)))
      pauses.advance()
    }
    return found
  }

  private mutating func furtherDocuments(of id: Int64)
    throws(StoreError) -> TransactionBatch.FurtherDocuments
  {
    var sets = TransactionBatch.FurtherDocuments()
    while try documents.isAt(id) {
      guard
        sets.insert(
          ordinal: documents[1], demanded: documents[2] != 0, submitted: documents[3] != 0)
      else { throw store.damaged("further_documents of \(id)") }
      documents.advance()
    }
    return sets
  }
}

/// A cursor over a side table in order of transaction ids that keeps pace with the main one. The
/// first column is the transaction's id.
private struct SideCursor: ~Copyable {
  private let rows: CollectedRows
  private var row = 0
  private var isLastBlock = false

  init(_ rows: consuming CollectedRows) { self.rows = rows }

  /// Begins anew with the rows of other ids.
  mutating func restart(ids: ClosedRange<Int64>) {
    rows.restart(ids: ids)
    row = 0
    isLastBlock = false
  }

  /// Whether the next row belongs to `id`; rows of earlier ids are passed over.
  mutating func isAt(_ id: Int64) throws(StoreError) -> Bool {
    while true {
      while row < rows.count {
        let current = rows[row, 0]
        if current >= id { return current == id }
        row += 1
      }
      if isLastBlock { return false }
      isLastBlock = try !rows.next()
      row = 0
    }
  }

  /// A column of the next row.
  subscript(column: Int) -> Int64 { rows[row, column] }

  mutating func advance() { row += 1 }
}

extension [CasePause] {
  /// Appends the pauses of one case, given by their positions, in the order of a batch: by start; of
  /// equal starts the earlier end first, a pause without an end last.
  mutating func appendInOrder(_ pauses: [CasePause]) {
    append(
      contentsOf: pauses.count < 2
        ? pauses
        : pauses.sorted {
          ($0.from, $0.to ?? Instant(.max)) < ($1.from, $1.to ?? Instant(.max))
        })
  }
}

extension TransactionBatch.FurtherDocuments {
  /// Adds the paper with that ordinal to the sets that have it; `false` when it is none from 64.
  /// A number beyond the limit would take memory for all below it.
  mutating func insert(ordinal: Int64, demanded: Bool, submitted: Bool) -> Bool {
    guard 64..<Int64(TransactionBatch.ordinalLimit) ~= ordinal else { return false }
    if demanded { self.demanded.insert(ordinal: Int(ordinal)) }
    if submitted { self.submitted.insert(ordinal: Int(ordinal)) }
    return true
  }
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
  // NOT INDEXED: by id, and nothing to sort.
  static let rows = """
    SELECT 1
    FROM transactions NOT INDEXED
    WHERE id BETWEEN ?2 AND ?3
      AND collect(
        ?1, id, service_id, variant_id, status, received_at, complete_at, paid_at, finished_at,
        handed_over_at, promised_at, recorded_at, tariff_paid, unproven, demanded, submitted, flags)
    ORDER BY id
    """
  static let pauses = """
    SELECT 1
    FROM pauses NOT INDEXED
    WHERE transaction_id BETWEEN ?2 AND ?3
      AND collect(?1, transaction_id, reason, started_at, ended_at)
    ORDER BY transaction_id, position
    """
  static let furtherDocuments = """
    SELECT 1
    FROM further_documents NOT INDEXED
    WHERE transaction_id BETWEEN ?2 AND ?3
      AND collect(?1, transaction_id, ordinal, demanded, submitted)
    ORDER BY transaction_id, ordinal
    """
}
