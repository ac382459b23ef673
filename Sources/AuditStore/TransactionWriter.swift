package import ServiceStandards
package import WorkingTime

/// Writes the cases of one file, inside one `Store.write`.
///
/// A case is known by service and case number: the first record inserts it, the same record again
/// changes nothing, another record updates it and keeps what was replaced. Triggers are off on this
/// connection meanwhile; the sums come from the record itself, and so do the segments of new rows. Call
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
  static let idLimit: Int64 = 1 << 50

  private let store: Store
  private let importID: Int64
  private let recordedAt: Instant
  private var nextID: Int64
  private var lookup: CaseLookup
  private let insertTransaction: Statement
  private let insertText: Statement
  private var lines: PendingLines
  private var segments: NewSegments
  private var cases: CaseDigester
  /// Ids of cases that this file changes.
  private var changed: [Int64] = []

  package init(store: Store, importID: Int64, recordedAt: Instant) throws(StoreError) {
    // All that can throw comes first: a value that cannot be copied is made whole or not at all.
    let connection = store.connection
    try store.refreshSegments()
    let lastID = try connection.first(SQL.lastID) { $0.optionalInt(0) } ?? nil
    if let lastID, lastID >= TransactionWriter.idLimit {
      throw store.damaged("transactions row \(lastID)")
    }
    let lastNumber = try store.lastTransactionNumber()
    let lookup = try CaseLookup(store: store)
    let insertTransaction = try connection.prepare(SQL.insertTransaction)
    let insertText = try connection.prepare(SQL.insertText)
    let lines = try PendingLines(connection: connection)
    let segments = try NewSegments(store: store, lastID: lastID, recordedAt: recordedAt)
    self.store = store
    self.importID = importID
    self.recordedAt = recordedAt
    nextID = max(lastID ?? 0, lastNumber) + 1
    self.lookup = lookup
    self.insertTransaction = insertTransaction
    self.insertText = insertText
    self.lines = lines
    self.segments = segments
    cases = CaseDigester(importID: importID, first: nextID)
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
    var prepared: [PreparedTransaction] = []
    prepared.reserveCapacity(records.count)
    for record in records { prepared.append(try lookup.prepare(record)) }
    let firstID = nextID
    var outcomes: [Outcome] = []
    outcomes.reserveCapacity(records.count)
    for (index, record) in records.enumerated() {
      outcomes.append(try write(record, prepared[index]))
    }
    var id = firstID
    for index in records.indices where outcomes[index] == .inserted {
      try segments.add(prepared[index], pauses: records[index].transaction.pauses, id: id)
      id += 1
    }
    id = firstID
    for index in records.indices where outcomes[index] == .inserted {
      cases.add(
        CaseForm(records[index], prepared[index], id: id, recordedAt: recordedAt.seconds))
      id += 1
    }
    return outcomes
  }

  private mutating func write(
    _ record: Record, _ prepared: PreparedTransaction
  ) throws(StoreError) -> Outcome {
    let id = nextID
    try insert(prepared.row, id: id)
    try insertText(of: record, service: prepared.row.service, id: id)
    guard store.connection.changedRows == 1 else {
      try store.connection.run(SQL.deleteTransaction) { $0.bind(1, id) }
      return try update(record, prepared)
    }
    try lines.add(record.transaction, prepared.furtherDocuments, id: id)
    nextID += 1
    return .inserted
  }

  /// Writes what is kept back of the records, brings the segments in line with the rows, and gives the
  /// digests of all that was written.
  package mutating func finish() throws(StoreError) -> CaseDigests {
    try lines.write()
    try segments.finish()
    try store.refreshSegments(also: segments.sharedBlock)
    for id in changed.sorted() {
      guard let stored = try store.storedCase(id: id) else {
        throw store.damaged("transactions row \(id)")
      }
      cases.add(CaseForm(stored))
    }
    return cases.finish()
  }

  private func insert(_ row: TransactionRow, id: Int64) throws(StoreError) {
    insertTransaction.bind(1, id)
    insertTransaction.bind(2, row.service)
    insertTransaction.bind(3, row.variant)
    insertTransaction.bind(4, row.status)
    insertTransaction.bind(5, row.received)
    insertTransaction.bind(6, row.complete)
    insertTransaction.bind(7, row.paid)
    insertTransaction.bind(8, row.finished)
    insertTransaction.bind(9, row.handedOver)
    insertTransaction.bind(10, row.promised)
    insertTransaction.bind(11, recordedAt.seconds)
    insertTransaction.bind(12, row.tariffPaid)
    insertTransaction.bind(13, row.unproven)
    insertTransaction.bind(14, row.demanded)
    insertTransaction.bind(15, row.submitted)
    insertTransaction.bind(16, row.flags)
    try insertTransaction.run()
  }

  private func insertText(
    of record: Record, service: Int64, id: Int64
  ) throws(StoreError) {
    insertText.bind(1, id)
    insertText.bind(2, service)
    insertText.bind(4, importID)
    insertText.bind(5, record.line)
    try insertText.withText(3, record.transaction.caseNumber) { () throws(StoreError) in
      try insertText.withText(6, record.transaction.applicant) { () throws(StoreError) in
        try insertText.withText(7, record.transaction.note) { () throws(StoreError) in
          try insertText.run()
        }
      }
    }
  }

  /// The case is known: compares, and replaces it with history when something differs.
  private mutating func update(
    _ record: Record, _ prepared: PreparedTransaction
  ) throws(StoreError) -> Outcome {
    let transaction = record.transaction
    // The case may be one of this file, whose lines are kept back.
    try lines.write()
    let row = prepared.row
    guard
      let known = try store.storedCase(service: row.service, caseNumber: transaction.caseNumber)
    else { throw store.damaged("transaction_texts of case") }
    if known.equals(transaction, as: prepared) { return .unchanged }
    if known.importID == importID { return .duplicate(firstLine: known.line) }
    let connection = store.connection
    try connection.run(SQL.keepHistory) { statement in
      statement.bind(1, known.id)
      statement.bind(2, importID)
      statement.bind(3, recordedAt.seconds)
    }
    // Texts and lines go with the row (ON DELETE CASCADE); the id stays the case's own.
    try connection.run(SQL.deleteTransaction) { $0.bind(1, known.id) }
    try insert(row, id: known.id)
    try insertText(of: record, service: row.service, id: known.id)
    try lines.add(transaction, prepared.furtherDocuments, id: known.id)
    changed.append(known.id)
    // A new row needs no entry: its segment is written with it.
    try connection.run(SQL.logChange) { $0.bind(1, known.id) }
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

private enum SQL {
  static let lastID = "SELECT max(transactions.id) FROM transactions"
  static let largestID = "SELECT coalesce(max(id), 0) FROM transactions WHERE id < ?1"
  static let lastNumber = "SELECT last FROM transaction_numbers WHERE id = 0"
  static let keepNumber = """
    INSERT INTO transaction_numbers (id, last)
    VALUES (0, ?1)
    ON CONFLICT (id) DO UPDATE SET last = excluded.last
    """
  static let insertTransaction = """
    INSERT INTO transactions (
      id, service_id, variant_id, status, received_at, complete_at, paid_at, finished_at,
      handed_over_at, promised_at, recorded_at, tariff_paid, unproven, demanded, submitted, flags)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)
    """
  static let insertText = """
    INSERT INTO transaction_texts (
      transaction_id, service_id, case_number, import_id, line, applicant, note)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
    ON CONFLICT (service_id, case_number) DO NOTHING
    """
  static let deleteTransaction = "DELETE FROM transactions WHERE transactions.id = ?1"
  static let logChange = "INSERT INTO changes (subject, id) VALUES ('transaction', ?1)"
  static let keepHistory = """
    INSERT INTO transaction_history (transaction_id, replaced_by_import, replaced_at, was)
    SELECT transactions.id, ?2, ?3, json_object(
      'import', transaction_texts.import_id, 'line', transaction_texts.line,
      'variant_id', transactions.variant_id, 'status', transactions.status,
      'received_at', transactions.received_at, 'complete_at', transactions.complete_at,
      'paid_at', transactions.paid_at, 'finished_at', transactions.finished_at,
      'handed_over_at', transactions.handed_over_at, 'promised_at', transactions.promised_at,
      'recorded_at', transactions.recorded_at, 'demanded', transactions.demanded,
      'submitted', transactions.submitted, 'flags', transactions.flags,
      'charges_recorded', transactions.tariff_paid IS NOT NULL,
      'applicant', transaction_texts.applicant, 'note', transaction_texts.note,
      'charges', (
        SELECT json_group_array(json_array(kind, amount, proof)) FROM charges
        WHERE charges.transaction_id = transactions.id),
      'pauses', (
        SELECT json_group_array(json_array(reason, started_at, ended_at)) FROM pauses
        WHERE pauses.transaction_id = transactions.id),
      'further_documents', (
        SELECT json_group_array(json_array(ordinal, demanded, submitted)) FROM further_documents
        WHERE further_documents.transaction_id = transactions.id))
    FROM transactions
    JOIN transaction_texts ON transaction_texts.transaction_id = transactions.id
    WHERE transactions.id = ?1
    """
}
