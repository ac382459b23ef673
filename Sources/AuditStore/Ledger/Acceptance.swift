/// What a person has accepted: edits by something else than this program, or the loss of entries.
package struct Acceptance: Hashable, Sendable {
  /// What a checkpoint says that does not fit any more.
  package struct LostHead: Hashable, Sendable {
    package let entries: Int64
    /// Of the last entry then, in hexadecimal digits.
    package let hash: String

    package init(entries: Int64, hash: String) {
      self.entries = entries
      self.hash = hash
    }

    var value: LedgerValue {
      .object([.init("entries", .number(entries)), .init("hash", .text(hash))])
    }
  }

  /// The entry that says so.
  package let n: Int64
  /// RFC 3339, in UTC.
  package let at: String
  package let actor: String
  package let reason: String
  /// The entry that named the edits; `nil`: it is about a loss alone.
  package let named: Int64?
  package let lost: [LostHead]
}

/// What a table's rows are from an acceptance on, whatever earlier entries say of them.
struct RetoldRows: Hashable, Sendable {
  struct Place: Hashable, Sendable {
    let table: String
    /// 0 through 0: all rows of a table that changes in place.
    let from: Int64
    let through: Int64
  }

  let place: Place
  let rows: DigestedRows

  var value: LedgerValue {
    .object([
      .init("from", .number(place.from)), .init("rows", .number(rows.rows)),
      .init("sha256", .text(rows.sha256)), .init("table", .text(place.table)),
      .init("through", .number(place.through)),
    ])
  }
}

extension Store {
  /// All that was accepted, in the order of the entries.
  package func acceptances() throws(StoreError) -> [Acceptance] {
    var acceptances: [Acceptance] = []
    try connection.forEachRow(SQL.acceptances) { row throws(StoreError) in
      var lost: [Acceptance.LostHead] = []
      try connection.forEachRow(SQL.lost, bind: { $0.bind(1, row.int(0)) }) {
        lost.append(Acceptance.LostHead(entries: $0.int(0), hash: $0.text(1)))
      }
      acceptances.append(
        Acceptance(
          n: row.int(0), at: row.text(1), actor: row.text(2), reason: row.text(3),
          named: row.optionalInt(4), lost: lost))
    }
    return acceptances
  }

  /// What acceptances say of rows, the last one of each place, with its entry.
  func retoldRows() throws(StoreError) -> [RetoldRows.Place: (entry: Int64, rows: DigestedRows)] {
    var retold: [RetoldRows.Place: (entry: Int64, rows: DigestedRows)] = [:]
    try connection.forEachRow(SQL.retold) { row in
      let place = RetoldRows.Place(table: row.text(1), from: row.int(2), through: row.int(3))
      retold[place] = (row.int(0), DigestedRows(rows: row.int(4), sha256: row.text(5)))
    }
    return retold
  }

  /// Whether entry `n` says what something else than this program has changed.
  package func isForeign(entry n: Int64) throws(StoreError) -> Bool {
    try connection.first(SQL.event, bind: { $0.bind(1, n) }) {
      $0.text(0) == LedgerEvent.foreign.word
    }
      ?? false
  }

  /// The first entry, when it found rows that were there before it: it is not the first that this database
  /// had.
  package func beginsWithRows() throws(StoreError) -> Int64? {
    try connection.first(SQL.beginsWithRows) { $0.int(0) }
  }

  /// Whether there is anything that an event has written, though the ledger may be empty.
  func hasEventRows() throws(StoreError) -> Bool {
    for table in CoveredTable.all where !CoveredTable.rowsFromTheStart.contains(table) {
      let exists = try connection.first("SELECT EXISTS (SELECT 1 FROM \(table.name))") {
        $0.int(0) == 1
      }
      if exists == true { return true }
    }
    return try lastChange() > 0
  }
}

extension LedgerDraft {
  /// Takes the standards, calendars, units and services that entry `n` named as they are now. Its
  /// transactions need it not: the entry tells what they are, and what they were is in the past.
  package mutating func accept(changesOfEntry n: Int64) throws {
    let named = try store.namedChanges(ofEntry: n)
    for (subject, tables) in CoveredTable.bySubject {
      guard let ids = named[subject] else { continue }
      for table in tables { retold += try store.changedRows(of: table, touching: ids) }
    }
  }
}

extension CoveredTable {
  /// Those that have rows as soon as the database is made.
  fileprivate static let rowsFromTheStart: [CoveredTable] = [.identity, .variants]

  /// By the words of `changes`.
  fileprivate static let bySubject: [(String, [CoveredTable])] = [
    ("standard", [.standards, .standardTimes, .standardTariffs, .standardDocuments]),
    ("calendar", [.calendarVersions, .calendarEntries, .calendarHours, .holidays]),
    ("unit", [.units]), ("service", [.services]),
  ]
}

extension Store {
  /// Ids by subject, from the log of changes.
  fileprivate func namedChanges(ofEntry n: Int64) throws(StoreError) -> [String: Set<Int64>] {
    var named: [String: Set<Int64>] = [:]
    try connection.forEachRow(SQL.named, bind: { $0.bind(1, n) }) {
      named[$0.text(0), default: []].insert($0.int(1))
    }
    return named
  }

  /// The digests of the spans of a table that hold one of those ids, where they are not as they were told.
  fileprivate func changedRows(
    of table: CoveredTable, touching ids: Set<Int64>
  ) throws(StoreError) -> [RetoldRows] {
    guard table.span != nil else {
      let place = RetoldRows.Place(table: table.name, from: 0, through: 0)
      return [RetoldRows(place: place, rows: try digest(of: table, spans: 0...0))]
    }
    var changed: [RetoldRows] = []
    var rest = ids
    for claim in try tableClaims(of: table, retold: try retoldRows()) {
      let span = claim.place.from...claim.place.through
      guard ids.contains(where: span.contains) else { continue }
      rest = rest.filter { !span.contains($0) }
      let rows = try digest(of: table, spans: span)
      if rows != claim.rows { changed.append(RetoldRows(place: claim.place, rows: rows)) }
    }
    for id in rest.sorted() {
      let rows = try digest(of: table, spans: id...id)
      guard rows.rows > 0 else { continue }
      let place = RetoldRows.Place(table: table.name, from: id, through: id)
      changed.append(RetoldRows(place: place, rows: rows))
    }
    return changed
  }
}

private enum SQL {
  static let acceptances = """
    SELECT
      n, entry ->> '$.at', entry ->> '$.actor', entry ->> '$.facts.reason', entry ->> '$.facts.entry'
    FROM ledger
    WHERE json_valid(entry) AND entry ->> '$.event' = 'accepted'
    ORDER BY n
    """
  static let lost = """
    SELECT head.value ->> '$.entries', head.value ->> '$.hash'
    FROM ledger
    CROSS JOIN json_each(ledger.entry, '$.lost') AS head
    WHERE ledger.n = ?1
    """
  static let retold = """
    SELECT
      ledger.n, claim.value ->> '$.table', claim.value ->> '$.from', claim.value ->> '$.through',
      claim.value ->> '$.rows', claim.value ->> '$.sha256'
    FROM ledger
    CROSS JOIN json_each(ledger.entry, '$.retold') AS claim
    WHERE json_valid(ledger.entry)
    ORDER BY ledger.n
    """
  static let event = """
    SELECT CASE WHEN json_valid(entry) THEN entry ->> '$.event' END FROM ledger WHERE n = ?1
    """
  static let beginsWithRows = """
    SELECT n
    FROM ledger
    WHERE n = (SELECT min(n) FROM ledger) AND json_valid(entry) AND (
      EXISTS (
        SELECT 1 FROM json_each(ledger.entry, '$.tables') AS told
        WHERE told.key NOT IN ('identity', 'variants') AND told.value ->> '$.rows' > 0)
      OR coalesce(json_array_length(ledger.entry, '$.cases'), 0) > 0
      OR coalesce(json_array_length(ledger.entry, '$.registers'), 0) > 0)
    """
  static let named = """
    SELECT DISTINCT changes.subject, changes.id
    FROM ledger
    JOIN ledger AS before ON before.n = ledger.n - 1
    JOIN changes ON changes.n > before.change AND changes.n <= ledger.change
    WHERE ledger.n = ?1
    """
}
