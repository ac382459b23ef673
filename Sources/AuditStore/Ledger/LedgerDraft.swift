internal import ServiceStandards
package import WorkingTime

/// An entry that is being made while its event happens.
package struct LedgerDraft: ~Copyable {
  /// What a reader of the entry should know at once, besides the digests.
  package var facts: [LedgerValue.Member] = []
  /// Of imports of transactions.
  package var cases: [CaseDigests] = []
  /// Of a run that kept the register; `nil`: of anything else.
  package var register: RegisterDelta?
  /// The transactions as the event left or saw them, by `Store.segmentsDigest`.
  package var segments: String?
  /// Heads of which a checkpoint tells and that are gone, as people accept.
  package var lost: [Acceptance.LostHead] = []
  /// What something else than this program has changed since the entry before; `nil`: nothing.
  package let foreign: ForeignChanges?

  let store: Store
  private var writer: LedgerWriter
  private let event: LedgerEvent
  /// When the transaction began to write.
  package let instant: Instant
  private let origin: Origin
  /// The greatest span of each table before the event, in the order of `event.tables`.
  private let spans: [Int64]

  /// Call at the beginning of the event's write transaction. A database whose ledger has not begun gets
  /// its first entry, and changes by others one of their own.
  init(
    _ event: LedgerEvent, store: Store, at instant: Instant, by origin: Origin
  ) throws(StoreError) {
    var writer = try LedgerWriter(store)
    let head = try writer.lastEntry()
    let instant =
      if event.goesByTheClock, let head { try store.forward(instant, after: head) } else { instant }
    var foreign: ForeignChanges?
    if let head {
      foreign = try store.foreignChanges(after: head)
      if let foreign {
        let members = try store.foreignMembers(foreign, entry: head.entries.plus(1))
        try writer.append(.foreign, members, at: instant, by: origin)
      }
    } else {
      try store.beginLedger(&writer, at: instant, by: origin)
    }
    let spans = try store.lastSpans(of: event.tables)
    self.spans = spans
    self.foreign = foreign
    self.store = store
    self.writer = writer
    self.event = event
    self.instant = instant
    self.origin = origin
  }

  /// The last number that was given in a past whose loss the event accepts.
  private var gone: Int64 { lost.map(\.entries).max() ?? 0 }

  /// Which entry it will be.
  package var number: Int64 {
    get throws(StoreError) { try writer.nextNumber(after: gone) }
  }

  /// Appends the entry with the digests of all that the event has changed.
  @discardableResult
  mutating func append() throws(StoreError) -> LedgerHead {
    try store.keepTransactionNumber()
    var tables = try store.members(
      of: event.tables.filter(\.isByEntry), writtenBy: try number)
    let ends = try store.lastSpans(of: event.tables)
    for (index, table) in event.tables.enumerated() where !table.isByEntry {
      let (start, end) = (spans[index], ends[index])
      // Nothing was added.
      if table.span != .whole, start == end { continue }
      let first = start.plus(1)
      let spans = first...max(first, end)
      let rows = try store.digest(of: table, spans: spans)
      // What an entry says of a whole table holds until another one says something else.
      if table.span == .whole, try store.lastTold(of: table, before: number) == rows { continue }
      tables.append(table.member(rows, spans: spans))
    }
    let told = try store.recordedSegments(after: number - Store.lookBack)
    let run = try number
    let registers = register.map {
      LedgerValue.list($0.rows == 0 ? [] : [$0.value(ofRun: run)])
    }
    let members = [
      LedgerValue.Member("facts", facts.isEmpty ? nil : .object(facts)),
      LedgerValue.Member("cases", cases.isEmpty ? nil : .list(cases.map(\.value))),
      LedgerValue.Member("lost", lost.isEmpty ? nil : .list(lost.map(\.value))),
      LedgerValue.Member("registers", registers),
      LedgerValue.Member(
        "segments", segments == told?.digest ? nil : segments.map(LedgerValue.text)),
      LedgerValue.Member("tables", tables.isEmpty ? nil : .object(tables)),
    ]
    return try writer.append(
      event, members.compactMap(\.self), at: instant, by: origin, after: gone)
  }
}

extension Store {
  /// One event in one write transaction, with its entry in the ledger when it stays. `clock` is read
  /// once, when nobody else can write.
  ///
  /// - Throws: `StoreError`, and what `body` throws; then nothing stays.
  package func record<Result>(
    _ event: LedgerEvent, by origin: Origin, clock: () -> Instant,
    keepingIf isKept: (Result) -> Bool = { _ in true },
    _ body: (inout LedgerDraft) throws -> Result
  ) throws -> Result {
    try connection.transaction(keepingIf: isKept) {
      var draft = try LedgerDraft(event, store: self, at: clock(), by: origin)
      let result = try body(&draft)
      if isKept(result) { try draft.append() }
      return result
    }
  }

  /// The last entry of the ledger; `nil` before the first.
  package func ledgerHead() throws(StoreError) -> LedgerHead? {
    try LedgerWriter(self).lastEntry()
  }

  /// The first entry: everything as it is, whoever made it so.
  fileprivate func beginLedger(
    _ writer: inout LedgerWriter, at instant: Instant, by origin: Origin
  ) throws(StoreError) {
    var tables: [LedgerValue.Member] = []
    let number = try writer.nextNumber()
    for (table, last) in zip(CoveredTable.all, try lastSpans(of: CoveredTable.all)) {
      let last = table.isByEntry ? number : last
      if table.span == .whole || last > 0 {
        tables.append(try member(of: table, spans: 1...max(1, last)))
      }
    }
    let cases = try caseDigests(claims: [:]).digests
    let registers = try registerDeltas().deltas
    try writer.append(
      .begin,
      [
        .init("cases", .list(cases.map(\.value))), .init("database", .text(try identity())),
        .init(
          "registers",
          .list(registers.sorted { $0.key < $1.key }.map { $1.value(ofRun: $0) })),
        .init("tables", .object(tables)),
      ], at: instant, by: origin)
    // What entries that are gone said of when their rows were recorded stands in the segments still.
    try remakeAllSegments()
  }

  /// What the entry says that names edits by something else: what they were, and the digests of all that they
  /// wrote, for it answers for that.
  fileprivate func foreignMembers(
    _ foreign: ForeignChanges, entry: Int64
  ) throws(StoreError) -> [LedgerValue.Member] {
    var members = [foreign.member]
    let cases = try foreignCases(entry: entry)
    if cases.rows > 0 { members.append(.init("cases", .list([cases.value]))) }
    let tables = try self.members(of: CoveredTable.all.filter(\.isByEntry), writtenBy: entry)
    if !tables.isEmpty { members.append(.init("tables", .object(tables))) }
    return members
  }

  /// The tables that an entry has written, with its rows in them.
  fileprivate func members(
    of tables: [CoveredTable], writtenBy entry: Int64
  ) throws(StoreError) -> [LedgerValue.Member] {
    var members: [LedgerValue.Member] = []
    for table in tables {
      let digest = try digest(of: table, spans: entry...entry)
      if digest.rows > 0 { members.append(table.member(digest, spans: entry...entry)) }
    }
    return members
  }

  /// What an entry need not repeat it repeats after so many, so that nobody has to look back further.
  fileprivate static let lookBack: Int64 = 128

  /// The rows of a table that changes in place as an entry said last; `nil`: too long ago.
  fileprivate func lastTold(
    of table: CoveredTable, before n: Int64
  ) throws(StoreError) -> DigestedRows? {
    try connection.first(
      SQL.lastTold,
      bind: {
        $0.bind(1, "$.tables." + table.name)
        $0.bind(2, n - Store.lookBack)
      }
    ) { DigestedRows(rows: $0.int(0), sha256: $0.text(1)) }
  }

  fileprivate func member(
    of table: CoveredTable, spans: ClosedRange<Int64>
  ) throws(StoreError) -> LedgerValue.Member {
    table.member(try digest(of: table, spans: spans), spans: spans)
  }

  /// In the order of the tables; 0 for those to which rows are not added by a number of their own.
  fileprivate func lastSpans(of tables: [CoveredTable]) throws(StoreError) -> [Int64] {
    guard !tables.isEmpty else { return [] }
    let spans = tables.map { table in table.last.map { "(\($0))" } ?? "0" }
    let statement = try connection.prepare("SELECT " + spans.joined(separator: ", "))
    guard try statement.step() else { return tables.map { _ in 0 } }
    return tables.indices.map { statement.int(Int32($0)) }
  }
}

extension CoveredTable {
  fileprivate func member(
    _ digest: DigestedRows, spans: ClosedRange<Int64>
  ) -> LedgerValue.Member {
    var value: [LedgerValue.Member] = [
      .init("rows", .number(digest.rows)), .init("sha256", .text(digest.sha256)),
    ]
    if span != .whole {
      value += [
        .init("from", .number(spans.lowerBound)), .init("through", .number(spans.upperBound)),
      ]
    }
    return LedgerValue.Member(name, .object(value))
  }
}

extension Store {
  /// - Throws: `StoreError` with `clockBehind` when the last entry of the ledger was written a minute or more later
  ///   than now.
  package func requireClock(_ now: Instant) throws(StoreError) {
    if let head = try ledgerHead() { _ = try forward(now, after: head) }
  }

  /// Now, or the instant of the last entry: clocks are set right by seconds all the time, and the order of the
  /// entries is that of their instants.
  fileprivate func forward(_ now: Instant, after head: LedgerHead) throws(StoreError) -> Instant {
    let last = try connection.first(SQL.instant, bind: { $0.bind(1, head.entries) }) {
      $0.optionalInt(0).map { Instant($0) }
    }
    guard let last = last ?? nil, now < last else { return now }
    guard last - now <= Store.clockCorrection else {
      throw StoreError(.clockBehind(now: now, last: last, entry: head.entries), path: path)
    }
    return last
  }

  /// By so many seconds a clock may be set back without anybody being asked.
  private static let clockCorrection: Int64 = 60
}

private enum SQL {
  static let instant = """
    SELECT CASE WHEN json_valid(entry) THEN unixepoch(entry ->> '$.at') END FROM ledger WHERE n = ?1
    """
  static let lastTold = """
    SELECT claim ->> '$.rows', claim ->> '$.sha256'
    FROM (SELECT n, entry -> ?1 AS claim FROM ledger WHERE n > ?2 AND json_valid(entry))
    WHERE claim IS NOT NULL
    ORDER BY n DESC
    LIMIT 1
    """
}
