package import ServiceStandards
package import WorkingTime

/// Writes the cases of one file, inside one `Store.record`.
///
/// A case is known by service, series and number. The first record inserts it; of a known case the record is one telling
/// among others (see `CaseTellings`), and what it replaces is kept in `transactions_past`. Triggers are off on this
/// connection meanwhile; the segments of new rows come from the record itself. Call `finish` after the last record.
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
    /// This file has told the case before, in the same words.
    case repeated
    /// This file has told the case before, in other words: neither may hold.
    case contradicted
    /// People took the case out since it was recorded in error.
    case retracted
    case refused(Refusal)

    /// Whether the row counts as one that the delivery brought, also where people took its case out.
    fileprivate var isTold: Bool {
      switch self {
      case .inserted, .changed, .unchanged, .retracted: true
      case .repeated, .contradicted, .refused: false
      }
    }
  }

  /// Why a record cannot be a telling of the case with its number.
  package enum Refusal: Hashable, Sendable {
    /// The file lacks what a new case needs, and no case has this number.
    case unknown
    /// The case with this number was received on another day.
    case receivedOn(CivilDay, told: CivilDay)
    /// The file does not say of which series the case is, and several have its number.
    case severalSeries
    /// It does not say so of a new case.
    case seriesNotTold
  }

  /// Where a known case tells how it was written, and how many cases of its service have its number.
  private static let written =
    Int32(3 + TransactionColumn.list.count + CaseText.written.rawValue)
  private static let caseCount =
    Int32(3 + TransactionColumn.list.count + CaseText.allCases.count)

  private let store: Store
  private let delivery: Delivery
  private let allowsReceiptChanges: Bool
  private let said: SaidColumns
  private let names: WritingNames
  private var tellings: CaseTellings
  private let retracted: Set<CaseKey>
  private var rows: CaseReplacer
  private let known: Statement
  private let tell: Statement
  private var texts = TextBuffer()
  private var segments: NewSegments
  private var cases: CaseDigester
  private var marks: DeliveryMarks
  private var neighbours: NeighbouringSeries
  private var tally = DeliveryTally()
  private var variants = VariantTally()
  /// What else there is to say of the records.
  package private(set) var notes = TellingNotes()

  /// - Parameters:
  ///   - store: Where to write.
  ///   - delivery: The import, under the number of the ledger's entry that is being made.
  ///   - recordedAt: When its rows count as recorded.
  ///   - allowsReceiptChanges: A known case may have been received on another day.
  /// - Throws: `StoreError` of SQLite.
  package init(
    store: Store, delivery: Delivery, recordedAt: Instant, allowsReceiptChanges: Bool = false
  ) throws(StoreError) {
    // All that can throw comes first: a value that cannot be copied is made whole or not at all.
    let connection = store.connection
    try store.refreshSegments()
    let lastID = try connection.first(SQL.lastID) { $0.optionalInt(0) } ?? nil
    if let lastID, lastID >= Store.transactionLimit {
      throw store.damaged("transactions row \(lastID)")
    }
    let last = max(lastID ?? 0, try store.lastTransactionNumber())
    let names = try WritingNames(store: store)
    let tellings = try CaseTellings(store: store, names: names)
    let retracted = Set(try store.retractedCases().keys)
    let known = try connection.prepare(SQL.known)
    let tell = try connection.prepare(SQL.tell)
    let neighbours = try NeighbouringSeries(store: store)
    let segments = try NewSegments(store: store, lastID: lastID, recordedAt: recordedAt)
    let rows = try CaseReplacer(
      store: store, coming: ComingEntry(number: delivery.entry, recordedAt: recordedAt))
    self.store = store
    self.delivery = delivery
    self.allowsReceiptChanges = allowsReceiptChanges
    said = SaidColumns(delivery.form.fields)
    self.names = names
    self.tellings = tellings
    self.retracted = retracted
    self.rows = rows
    self.known = known
    self.tell = tell
    self.segments = segments
    cases = CaseDigester(entry: delivery.entry, first: last + 1)
    marks = DeliveryMarks(first: last + 1)
    self.neighbours = neighbours
  }

  /// Registers a service that the file names and nobody has declared, before the first of its records is written.
  package mutating func register(_ service: Service) throws(StoreError) {
    try rows.lookup.add(service, id: try store.register(service))
  }

  /// Writes some records in their order, and says what came of each.
  ///
  /// - Throws: `StoreError`; a unit or service that is not in the database is damage, since the
  ///   reader of the file has checked them.
  package mutating func write(_ records: [Record]) throws(StoreError) -> [Outcome] {
    texts.removeAll()
    var prepared: [PreparedCase] = []
    prepared.reserveCapacity(records.count)
    for record in records { prepared.append(try rows.lookup.prepare(record, &texts)) }
    let firstID = marks.next
    let outcomes = try write(prepared.span, records)
    let inserted = outcomes.indices.filter { outcomes[$0] == .inserted }
    let bytes = texts.bytes
    try segments.add(prepared.span, bytes.span, at: inserted, firstID: firstID)
    digest(prepared.span, at: inserted, firstID: firstID)
    count(prepared.span, records, outcomes)
    return outcomes
  }

  /// The rows that were written or known by service and month of receipt; none where the file does not tell it.
  package var months: [DeliveryMonth] { tally.months }

  /// The rows that were written or known and name a class or tier, by database id of the service.
  package var rowsOfVariants: [Int64: [Variant: Int]] {
    get throws(StoreError) { variants.counts(try store.variants()) }
  }

  /// Brings the segments in line with the rows, keeps of which cases the file told, and gives the digests of all that
  /// was written.
  package mutating func finish() throws(StoreError) -> CaseDigests {
    try segments.finish()
    notes.neighbours = neighbours.found(marks)
    try store.insert(marks, entry: delivery.entry)
    try rows.finish(sharedBlock: segments.sharedBlock, &cases)
    return cases.finish()
  }

  private mutating func write(
    _ cases: borrowing Span<PreparedCase>, _ records: [Record]
  ) throws(StoreError) -> [Outcome] {
    var outcomes: [Outcome] = []
    outcomes.reserveCapacity(cases.count)
    // The buffer stays where it is while SQLite knows its address.
    let bytes = texts.bytes
    try unsafe bytes.withUnsafeBufferPointer { bytes throws(StoreError) in
      for index in cases.indices {
        outcomes.append(unsafe try write(cases[index], records[index], bytes))
      }
    }
    return outcomes
  }

  private mutating func count(
    _ prepared: borrowing Span<PreparedCase>, _ records: [Record], _ outcomes: [Outcome]
  ) {
    let tellsReceipt = delivery.form.fields.contains(.received)
    for (index, outcome) in outcomes.enumerated() where outcome.isTold {
      variants.count(
        service: prepared[index].row[.service], variant: prepared[index].row[.variant])
      guard tellsReceipt else { continue }
      tally.count(
        service: prepared[index].row[.service], on: prepared[index].receivedOn,
        charges: records[index].transaction.charges)
    }
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
    _ form: borrowing PreparedCase, _ record: Record, _ bytes: UnsafeBufferPointer<UInt8>
  ) throws(StoreError) -> Outcome {
    // Without a receipt nothing says of which series it is, unless a column does.
    let hasSeries = form.tellsSeries ?? delivery.form.fields.contains(.received)
    if hasSeries, unsafe isRetracted(form, bytes, ofAnySeries: false) { return .retracted }
    let bringsCases = delivery.form.fields.isSuperset(of: .essential)
    if bringsCases, form.tellsSeries != false {
      unsafe try rows.insert(form, id: marks.next, bytes)
      if store.connection.changedRows == 1 {
        marks.add()
        unsafe try lookForNeighbours(of: form, record, bytes)
        return .inserted
      }
    }
    known.bind(1, form.row[.service])
    unsafe known.bind(2, form.texts[.number], of: bytes, as: .text)
    unsafe known.bind(3, hasSeries ? form.texts[.series] : .null, of: bytes, as: .text)
    defer { known.reset() }
    guard try known.step() else {
      if unsafe isRetracted(form, bytes, ofAnySeries: true) { return .retracted }
      return .refused(bringsCases ? .seriesNotTold : .unknown)
    }
    let id = known.int(0)
    if !hasSeries {
      guard known.int(TransactionWriter.caseCount) == 1 else { return .refused(.severalSeries) }
    }
    if unsafe !known.equals(TransactionWriter.written, form.texts[.written], of: bytes) {
      notes.writtenOtherwise.add(record.line)
    }
    let isSame = unsafe said.areEqual(known, form, bytes)
    guard marks.insert(id) else { return isSame ? .repeated : .contradicted }
    if isSame { return .unchanged }
    known.reset()
    return unsafe try merge(form, record, id: id, bytes)
  }

  private func isRetracted(
    _ form: borrowing PreparedCase, _ bytes: UnsafeBufferPointer<UInt8>, ofAnySeries isAny: Bool
  ) -> Bool {
    guard !retracted.isEmpty else { return false }
    let bytes = unsafe bytes.span
    guard let number = form.texts[.number].text(bytes) else { return false }
    let (service, series) = (form.row[.service], form.texts[.series].text(bytes) ?? "")
    return isAny
      ? retracted.contains { $0.service == service && $0.number == number }
      : retracted.contains(CaseKey(service: service, number: number, series: series))
  }

  /// Where the numbers of a service begin anew.
  private mutating func lookForNeighbours(
    of form: borrowing PreparedCase, _ record: Record, _ bytes: UnsafeBufferPointer<UInt8>
  ) throws(StoreError) {
    let series = form.texts[.series]
    guard series.count > 0 else { return }
    let text = unsafe String(decoding: bytes[series.range], as: UTF8.self)
    try neighbours.look(
      at: record.transaction, service: form.row[.service], series: text, line: record.line,
      zone: try names.zone(of: record.transaction))
  }

  // MARK: Cases that are known

  /// The case is known and told otherwise: makes of it what all tellings say.
  private mutating func merge(
    _ form: borrowing PreparedCase, _ record: Record, id: Int64,
    _ bytes: UnsafeBufferPointer<UInt8>
  ) throws(StoreError) -> Outcome {
    var told = record.transaction
    let papers = try names.papers(of: form)
    if told.demanded != nil { told.demanded = papers.demanded }
    if told.submitted != nil { told.submitted = papers.submitted }
    let telling = Telling(form: delivery.form, record: told, until: delivery.until)
    let zone = try names.zone(of: told)
    guard let before = try store.standingCase(id, names: names) else {
      throw store.damaged("transactions row \(id)")
    }
    let (was, isNow) = (zone.day(of: before.stamps.received), zone.day(of: told.stamps.received))
    if delivery.form.fields.contains(.received), was != isNow, !allowsReceiptChanges {
      return .refused(.receivedOn(was, told: isNow))
    }
    var after = before
    let left = after.take(telling, zone: zone)
    let later = try tellings.later(than: delivery, of: id)
    if later != nil || after.endsEarlier(than: before) {
      after = try tellings.told(of: id, with: (delivery, telling)) ?? after
    } else if !after.differences(from: before).isDisjoint(with: .time),
      let until = try tellings.lastTold(id, beside: delivery)
    {
      after.keepEarlier(before, until: until, zone: zone)
    }
    // A telling that does not say it is of the case all the same.
    after.series = before.series
    let says = after.says(telling, zone: zone)
    if !says { unsafe try rows.write(form, id: id, bytes, by: tell) }
    notes.add(
      record.line, before: before, after: after, left: left, later: says ? nil : later?.importID)
    guard after != before else { return .unchanged }
    try rows.replace(id, with: after, line: record.line)
    // What was told before is kept too, where it says otherwise; the case is what it was.
    after.earlier = before.earlier
    return after == before ? .unchanged : .changed
  }
}

extension PreparedCase {
  borrowing func form(id: Int64) -> CaseForm {
    CaseForm(id: id, line: Int64(line), row: row, texts: texts)
  }
}

private enum SQL {
  static let lastID = "SELECT max(transactions.id) FROM transactions"
  static let tell =
    "INSERT INTO tellings (\(CaseReplacer.columns)) VALUES (\(CaseReplacer.parameters))"
  static let known = """
    SELECT
      \(CaseReplacer.columns),
      iif(?3 IS NULL, (
        SELECT count(*) FROM transactions AS other WHERE other.service_id = ?1 AND other.number = ?2), 1)
    FROM transactions
    WHERE service_id = ?1 AND number = ?2 AND (?3 IS NULL OR series = ?3)
    """
}
