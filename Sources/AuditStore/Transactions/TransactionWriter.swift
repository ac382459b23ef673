package import ServiceStandards
package import WorkingTime

/// Writes the cases of one file, inside one `Store.record`.
///
/// A case is known by service, series and number: the first record inserts it, the same record again
/// changes nothing, another record updates it and keeps what was replaced in `transactions_past`. Triggers
/// are off on this connection meanwhile; the segments of new rows come from the record itself. Call
/// `finish` after the last record.
///
/// Records come some at a time, and each step is done for all of them before the next one: what a step
/// needs of the processor's caches is then loaded once, and not once a record.
package struct TransactionWriter: ~Copyable {
  /// A record, and the line of the file on which it stands. An object, since what stands in an array is
  /// copied when it is lent, and a transaction is large.
  package final class Record: Sendable {
    package let transaction: Transaction
    package let line: Int

    package init(_ transaction: consuming Transaction, line: Int) {
      self.transaction = transaction
      self.line = line
    }
  }

  package enum Outcome: Hashable, Sendable {
    case inserted, changed, unchanged
    /// This file has the case already, with other values, at that line.
    case duplicate(firstLine: Int)
  }

  /// From here on there is no room for the rows of a file below the ids that keys of deviations allow.
  fileprivate static let idLimit: Int64 = 1 << 48

  private let store: Store
  private let coming: ComingEntry
  private var nextID: Int64
  private var lookup: CaseLookup
  private let insert: Statement
  private let known: Statement
  private let keep: Statement
  private let delete: Statement
  private var texts = TextBuffer()
  private var segments: NewSegments
  private var cases: CaseDigester
  /// Ids of cases that this file changes.
  private var changed: Set<Int64> = []

  /// `entry` is the number of the ledger's entry that is being made, `recordedAt` what the import says of
  /// when its rows count as recorded.
  package init(store: Store, entry: Int64, recordedAt: Instant) throws(StoreError) {
    // All that can throw comes first: a value that cannot be copied is made whole or not at all.
    let connection = store.connection
    try store.refreshSegments()
    let lastID = try connection.first(SQL.lastID) { $0.optionalInt(0) } ?? nil
    if let lastID, lastID >= TransactionWriter.idLimit {
      throw store.damaged("transactions row \(lastID)")
    }
    let last = max(lastID ?? 0, try store.lastTransactionNumber())
    let lookup = try CaseLookup(store: store)
    let insert = try connection.prepare(SQL.insert)
    let known = try connection.prepare(SQL.known)
    let keep = try connection.prepare(SQL.keep)
    let delete = try connection.prepare(SQL.delete)
    let segments = try NewSegments(store: store, lastID: lastID, recordedAt: recordedAt)
    self.store = store
    coming = ComingEntry(number: entry, recordedAt: recordedAt)
    nextID = last + 1
    self.lookup = lookup
    self.insert = insert
    self.known = known
    self.keep = keep
    self.delete = delete
    self.segments = segments
    cases = CaseDigester(entry: entry, first: last + 1)
    connection.setTriggers(on: false)
    connection.setLargeCache(on: true)
  }

  deinit {
    store.connection.setTriggers(on: true)
    store.connection.setLargeCache(on: false)
  }

  /// Writes some records in their order, and says what came of each.
  ///
  /// - Throws: `StoreError`; a unit or service that is not in the database is damage, since the
  ///   reader of the file has checked them.
  package mutating func write(_ records: [Record]) throws(StoreError) -> [Outcome] {
    texts.removeAll()
    var prepared: [PreparedCase] = []
    prepared.reserveCapacity(records.count)
    for record in records { prepared.append(try lookup.prepare(record, &texts)) }
    let firstID = nextID
    let outcomes = try write(prepared.span)
    let inserted = outcomes.indices.filter { outcomes[$0] == .inserted }
    let bytes = texts.bytes
    try segments.add(prepared.span, bytes.span, at: inserted, firstID: firstID)
    digest(prepared.span, at: inserted, firstID: firstID)
    return outcomes
  }

  /// Brings the segments in line with the rows, and gives the digests of all that was written.
  package mutating func finish() throws(StoreError) -> CaseDigests {
    try segments.finish()
    var blocks = Set(changed.map(SegmentFormat.block(of:)))
    if let shared = segments.sharedBlock { blocks.insert(shared) }
    try store.remakeSegments(of: blocks.sorted(), coming: coming)
    for id in changed.sorted() {
      var rows = try RowReader(store: store, size: 1, ids: id...id, withTexts: true)
      guard try rows.advance() else { throw store.damaged("transactions row \(id)") }
      rows.lendTexts { cases.add(rows.form(0), of: $0) }
    }
    return cases.finish()
  }

  private mutating func write(
    _ cases: borrowing Span<PreparedCase>
  ) throws(StoreError) -> [Outcome] {
    var outcomes: [Outcome] = []
    outcomes.reserveCapacity(cases.count)
    // The buffer stays where it is while SQLite knows its address.
    let bytes = texts.bytes
    try unsafe bytes.withUnsafeBufferPointer { bytes throws(StoreError) in
      for index in cases.indices { outcomes.append(unsafe try write(cases[index], bytes)) }
    }
    return outcomes
  }

  private mutating func digest(
    _ prepared: borrowing Span<PreparedCase>, at places: [Int], firstID: Int64
  ) {
    let bytes = texts.bytes
    for (index, place) in places.enumerated() {
      cases.add(prepared[place].form(id: firstID + Int64(index)), of: bytes.span)
    }
  }

  private mutating func write(
    _ form: borrowing PreparedCase, _ bytes: UnsafeBufferPointer<UInt8>
  ) throws(StoreError) -> Outcome {
    unsafe try insert(form, id: nextID, bytes)
    guard store.connection.changedRows == 1 else { return unsafe try update(form, bytes) }
    nextID += 1
    return .inserted
  }

  private func insert(
    _ form: borrowing PreparedCase, id: Int64, _ bytes: UnsafeBufferPointer<UInt8>
  ) throws(StoreError) {
    insert.bind(1, id)
    insert.bind(2, coming.number)
    insert.bind(3, form.line)
    for place in TransactionRow.indices {
      insert.bind(cell: Int32(4 + place), form.row[place])
    }
    let first = Int32(4 + TransactionColumn.list.count)
    for column in CaseText.allCases where column != .salt {
      unsafe insert.bind(
        first + Int32(column.rawValue), form.texts[column], of: bytes, as: .text)
    }
    unsafe insert.bind(
      first + Int32(CaseText.salt.rawValue), form.texts[.salt], of: bytes, as: .bytes)
    try insert.run()
  }

  /// The case is known: compares, and replaces it with its past kept when something differs.
  private mutating func update(
    _ form: borrowing PreparedCase, _ bytes: UnsafeBufferPointer<UInt8>
  ) throws(StoreError) -> Outcome {
    known.bind(1, form.row[.service])
    unsafe known.bind(2, form.texts[.series], of: bytes, as: .text)
    unsafe known.bind(3, form.texts[.number], of: bytes, as: .text)
    defer { known.reset() }
    guard try known.step() else { throw store.damaged("transactions of a service") }
    let id = known.int(0)
    if unsafe known.isSame(as: form, bytes) { return .unchanged }
    if known.int(1) == coming.number { return .duplicate(firstLine: Int(known.int(2))) }
    known.reset()
    keep.bind(1, id)
    keep.bind(2, coming.number)
    try keep.run()
    delete.bind(1, id)
    try delete.run()
    // The id stays the case's own.
    unsafe try insert(form, id: id, bytes)
    changed.insert(id)
    return .changed
  }
}

extension Store {
  /// The largest id that a transaction had at the end of any event: no new one gets it, though its row may be
  /// gone. 0 before the first.
  fileprivate func lastTransactionNumber() throws(StoreError) -> Int64 {
    let last = try connection.first(SQL.lastNumber) { $0.int(0) } ?? 0
    guard last < TransactionWriter.idLimit else { throw damaged("transaction_numbers") }
    return last
  }

  /// Remembers the largest id of a transaction; call at the end of each event. One that no import could give
  /// is not remembered.
  func keepTransactionNumber() throws(StoreError) {
    let last =
      try connection.first(SQL.largestID, bind: { $0.bind(1, TransactionWriter.idLimit) }) {
        $0.int(0)
      } ?? 0
    let known = try connection.first(SQL.lastNumber) { $0.int(0) } ?? 0
    guard last > known else { return }
    try connection.run(SQL.keepNumber) { $0.bind(1, last) }
  }
}

extension PreparedCase {
  borrowing func form(id: Int64) -> CaseForm {
    CaseForm(id: id, line: Int64(line), row: row, texts: texts)
  }
}

extension Statement {
  /// Whether the case on which the statement stands says what a record says.
  fileprivate func isSame(as form: borrowing PreparedCase, _ bytes: UnsafeBufferPointer<UInt8>)
    -> Bool
  {
    for place in TransactionRow.indices where cell(Int32(3 + place)) != form.row[place] {
      return false
    }
    let first = Int32(3 + TransactionColumn.list.count)
    for column in CaseText.said {
      let place = first + Int32(column.rawValue)
      guard unsafe equals(place, form.texts[column], of: bytes) else { return false }
    }
    return true
  }
}

private enum SQL {
  private static let columns =
    (["id", "entry", "line"] + TransactionColumn.names + CaseText.names).joined(separator: ", ")
  private static let parameters =
    (1...3 + TransactionColumn.names.count + CaseText.names.count).map { "?\($0)" }
    .joined(separator: ", ")

  static let lastID = "SELECT max(transactions.id) FROM transactions"
  static let largestID = """
    SELECT coalesce(max(id), 0) FROM (
      SELECT max(id) AS id FROM transactions WHERE id < ?1
      UNION ALL SELECT max(id) FROM transactions_past WHERE id < ?1)
    """
  static let lastNumber = "SELECT last FROM transaction_numbers WHERE id = 0"
  static let keepNumber = """
    INSERT INTO transaction_numbers (id, last)
    VALUES (0, ?1)
    ON CONFLICT (id) DO UPDATE SET last = excluded.last
    """
  static let insert = """
    INSERT INTO transactions (\(columns))
    VALUES (\(parameters))
    ON CONFLICT (service_id, series, number) DO NOTHING
    """
  static let known = """
    SELECT \(columns)
    FROM transactions WHERE service_id = ?1 AND series = ?2 AND number = ?3
    """
  static let keep = """
    INSERT INTO transactions_past (\(columns), superseded_by)
    SELECT \(columns), ?2 FROM transactions WHERE id = ?1
    """
  static let delete = "DELETE FROM transactions WHERE id = ?1"
}
