internal import ServiceStandards

/// Writes rows of cases and keeps what they replace, inside one event. Triggers are off on this connection meanwhile.
struct CaseReplacer: ~Copyable {
  private let store: Store
  private let coming: ComingEntry
  var lookup: CaseLookup
  private let insert: Statement
  private let keep: Statement
  private let delete: Statement
  private var texts = TextBuffer()
  /// Ids of cases whose rows were replaced or taken away.
  private var changed: Set<Int64> = []

  /// `coming` is the entry of the ledger that is being made.
  init(store: Store, coming: ComingEntry) throws(StoreError) {
    // All that can throw comes first: a value that cannot be copied is made whole or not at all.
    let lookup = try CaseLookup(store: store)
    let insert = try store.connection.prepare(SQL.insert)
    let keep = try store.connection.prepare(SQL.keep)
    let delete = try store.connection.prepare(SQL.delete)
    self.store = store
    self.coming = coming
    self.lookup = lookup
    self.insert = insert
    self.keep = keep
    self.delete = delete
    store.connection.setTriggers(on: false)
    store.connection.setLargeCache(on: true)
  }

  deinit {
    store.connection.setTriggers(on: true)
    store.connection.setLargeCache(on: false)
  }

  /// Inserts a row unless there is one of that service, series and number.
  func insert(
    _ form: borrowing PreparedCase, id: Int64, _ bytes: UnsafeBufferPointer<UInt8>
  ) throws(StoreError) {
    unsafe try write(form, id: id, bytes, by: insert)
  }

  /// Writes a row by a statement whose parameters are `columns`.
  func write(
    _ form: borrowing PreparedCase, id: Int64, _ bytes: UnsafeBufferPointer<UInt8>,
    by statement: borrowing Statement
  ) throws(StoreError) {
    statement.bind(1, id)
    statement.bind(2, coming.number)
    statement.bind(3, form.line)
    for place in TransactionRow.indices {
      statement.bind(cell: Int32(4 + place), form.row[place])
    }
    let first = Int32(4 + TransactionColumn.list.count)
    for column in CaseText.allCases where column != .salt {
      unsafe statement.bind(
        first + Int32(column.rawValue), form.texts[column], of: bytes, as: .text)
    }
    unsafe statement.bind(
      first + Int32(CaseText.salt.rawValue), form.texts[.salt], of: bytes, as: .bytes)
    try statement.run()
  }

  /// Puts another state in the place of a row; the id stays the case's own. `false`: another case has that series and
  /// number.
  @discardableResult
  mutating func replace(
    _ id: Int64, with transaction: Transaction, line: Int
  ) throws(StoreError) -> Bool {
    try remove(id)
    return try insert(id, transaction, line: line)
  }

  /// Writes a state of a case that has no row; the id stays the case's own. `false`: another case has that series and
  /// number.
  mutating func insert(
    _ id: Int64, _ transaction: Transaction, line: Int
  ) throws(StoreError) -> Bool {
    texts.removeAll()
    let form = try lookup.prepare(
      TransactionWriter.Record(transaction, line: line), &texts)
    changed.insert(id)
    let bytes = texts.bytes
    try unsafe bytes.withUnsafeBufferPointer { bytes throws(StoreError) in
      unsafe try insert(form, id: id, bytes)
    }
    return store.connection.changedRows == 1
  }

  /// Takes a row away; its past stays.
  mutating func remove(_ id: Int64) throws(StoreError) {
    keep.bind(1, id)
    keep.bind(2, coming.number)
    try keep.run()
    delete.bind(1, id)
    try delete.run()
    changed.insert(id)
  }

  /// Brings the segments in line with the rows that were replaced, and takes these for the digests. `sharedBlock`: one
  /// that new rows have come into as well.
  func finish(sharedBlock: Int64? = nil, _ cases: inout CaseDigester) throws(StoreError) {
    let blocks = Set(changed.map(SegmentFormat.block(of:))).union(sharedBlock.map { [$0] } ?? [])
    try store.remakeSegments(of: blocks.sorted(), coming: coming)
    for id in changed.sorted() {
      var rows = try RowReader(store: store, size: 1, ids: id...id, withTexts: true)
      guard try rows.advance() else { continue }
      rows.lendTexts { cases.add(rows.form(0), of: $0) }
    }
  }

  static let columns =
    (["id", "entry", "line"] + TransactionColumn.names + CaseText.names).joined(separator: ", ")
  static let parameters =
    (1...3 + TransactionColumn.names.count + CaseText.names.count).map { "?\($0)" }
    .joined(separator: ", ")
}

private enum SQL {
  static let insert = """
    INSERT INTO transactions (\(CaseReplacer.columns))
    VALUES (\(CaseReplacer.parameters))
    ON CONFLICT (service_id, number, series) DO NOTHING
    """
  static let keep = """
    INSERT INTO transactions_past (\(CaseReplacer.columns), superseded_by)
    SELECT \(CaseReplacer.columns), ?2 FROM transactions WHERE id = ?1
    """
  static let delete = "DELETE FROM transactions WHERE id = ?1"
}
