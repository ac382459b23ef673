package import ServiceStandards
package import WorkingTime

/// Writes what a file of payments, papers or pauses tells of cases, inside one `Store.record`, and joins it to those that
/// are known; the rest waits for its case. Call `finish` after the last one.
package struct PieceWriter: ~Copyable {
  /// Certifies the file and its profile: the same bytes tell everything once.
  package typealias Source = (sha256: String, profileSHA256: String)

  private let store: Store
  private let delivery: Delivery
  private let kind: PieceKind
  private let source: Source
  private let hasEarlier: Bool
  private var rows: CaseReplacer
  private let insert: Statement
  private let known: Statement
  private var next: Int64
  /// Pieces that were written; others the same bytes had told before.
  package private(set) var written = 0

  /// - Parameters:
  ///   - store: Where to write.
  ///   - delivery: The import, under the number of the ledger's entry that is being made.
  ///   - recordedAt: When its rows count as recorded.
  ///   - kind: What the rows are.
  ///   - source: Of the file that is read.
  ///   - repeats: What an earlier import of the same bytes has told is not told again.
  /// - Throws: `StoreError` of SQLite.
  package init(
    store: Store, delivery: Delivery, recordedAt: Instant, kind: PieceKind, source: Source,
    repeats: Bool
  ) throws(StoreError) {
    try store.refreshSegments()
    let insert = try store.connection.prepare(SQL.insert)
    let known = try store.connection.prepare(SQL.known)
    let next = 1 + (try store.connection.first(SQL.lastID) { $0.int(0) } ?? 0)
    let rows = try CaseReplacer(
      store: store, coming: ComingEntry(number: delivery.entry, recordedAt: recordedAt))
    self.store = store
    self.delivery = delivery
    self.kind = kind
    self.source = source
    hasEarlier = repeats
    self.rows = rows
    self.insert = insert
    self.known = known
    self.next = next
  }

  /// Writes what so many rows tell of one case.
  package mutating func write(
    _ record: TransactionWriter.Record, rows count: Int
  ) throws(StoreError) {
    var texts = TextBuffer()
    let form = try rows.lookup.prepare(record, &texts)
    let tellsSeries = form.tellsSeries ?? false
    let bytes = texts.bytes
    try unsafe bytes.withUnsafeBufferPointer { bytes throws(StoreError) in
      if hasEarlier, unsafe try isKnown(form, count, tellsSeries, bytes) { return }
      insert.bind(SQL.columns + 1, kind.rawValue)
      insert.bind(SQL.columns + 2, count)
      insert.bind(SQL.columns + 3, tellsSeries)
      unsafe try rows.write(form, id: next, bytes, by: insert)
      next += 1
      written += 1
    }
  }

  /// Whether the same bytes have told it, and that still holds. What they tell otherwise takes its place.
  private func isKnown(
    _ form: borrowing PreparedCase, _ count: Int, _ tellsSeries: Bool,
    _ bytes: UnsafeBufferPointer<UInt8>
  ) throws(StoreError) -> Bool {
    defer { known.reset() }
    known.bind(1, source.sha256)
    known.bind(2, source.profileSHA256)
    known.bind(3, form.row[.service])
    unsafe known.bind(4, form.texts[.number], of: bytes, as: .text)
    known.bind(5, tellsSeries)
    unsafe known.bind(6, form.texts[.series], of: bytes, as: .text)
    known.bind(7, count)
    unsafe known.bind(8, form.texts[.charges], of: bytes, as: .text)
    unsafe known.bind(9, form.texts[.pauses], of: bytes, as: .text)
    known.bind(10, form.row[.demanded])
    known.bind(11, form.row[.submitted])
    known.bind(cell: 12, form.row[.paid])
    unsafe known.bind(13, form.texts[.furtherPapers], of: bytes, as: .text)
    known.bind(14, delivery.entry)
    return try known.step()
  }

  /// Joins all that waits and has its case by now, from this file and from others.
  ///
  /// - Returns: What was joined, how many rows of this file wait, and the digests of the cases that were written.
  package mutating func finish() throws(StoreError) -> (
    joined: JoinedPieces, waiting: Int, cases: CaseDigests
  ) {
    let joined = try store.joinPieces(entry: delivery.entry, coming: delivery, by: &rows)
    let waiting = try store.waitingRows(ofEntry: delivery.entry)
    var digester = CaseDigester(
      entry: delivery.entry, first: try store.lastTransactionNumber() + 1)
    try rows.finish(&digester)
    return (joined, waiting, digester.finish())
  }
}

private enum SQL {
  static let columns = Int32(3 + TransactionColumn.names.count + CaseText.names.count)
  static let lastID = "SELECT coalesce(max(pieces.id), 0) FROM pieces"
  static let insert = """
    INSERT INTO pieces (\(CaseReplacer.columns), what, rows, tells_series)
    VALUES (\(CaseReplacer.parameters), ?\(columns + 1), ?\(columns + 2), ?\(columns + 3))
    """
  static let known = """
    SELECT 1
    FROM pieces
    JOIN imports ON imports.entry = pieces.entry
    WHERE imports.sha256 = ?1 AND imports.profile_sha256 = ?2 AND \(Deliveries.stands)
      AND pieces.service_id = ?3 AND pieces.number = ?4 AND pieces.tells_series = ?5
      AND pieces.series = ?6 AND pieces.rows = ?7 AND pieces.charges IS ?8 AND pieces.pauses IS ?9
      AND pieces.demanded = ?10 AND pieces.submitted = ?11 AND pieces.paid_at IS ?12
      AND pieces.further_papers IS ?13 AND pieces.entry <> ?14 AND NOT \(Pieces.isToldAgain())
    LIMIT 1
    """
}
