internal import Crypto
internal import ServiceStandards

/// Something that is not as the ledger says, or the ledger itself.
package enum LedgerProblem: Hashable, Sendable {
  /// There is no entry with that number, though there are later ones.
  case entryMissing(Int64)
  /// The bytes of an entry are not those of its hash.
  case entryChanged(Int64)
  /// An entry does not carry the hash of the one before.
  case chainBroken(Int64)
  /// There are no entries, though there are rows that events have written.
  case emptied
  /// The first entry found rows that were there before it, and nobody has accepted that.
  case begunAnew(entry: Int64)
  /// The rows of an event are not those that it wrote.
  case rows(entry: Int64, table: String, expected: Int64, found: Int64)
  /// Rows that no entry answers for.
  case rowsOutside(table: String, rows: Int64)
  /// A table that changes in place is not as the last entry about it left it.
  case table(entry: Int64, table: String, expected: Int64, found: Int64)
  /// The cases that an entry wrote are not as it wrote them.
  case cases(entry: Int64, expected: Int64, found: Int64)
  /// Cases that claim to be from an entry that knows of none.
  case casesOutside(entry: Int64, found: Int64)
  /// What a run did to the register is not what it did then.
  case register(entry: Int64, run: Int64, expected: Int64, found: Int64)
  /// Deviations of a run that no entry knows.
  case registerOutside(run: Int64, found: Int64)
  /// A row of the register that no run writes.
  case badDeviation(key: Int64)
  /// Segments are not what the transactions make, though nothing says that these have changed.
  case segment(block: Int64)
  /// The segments are not those that the last entry left.
  case segments(entry: Int64)
  /// Changes since the last entry by something else than this program.
  case foreign(ForeignChanges)
  /// An entry names such changes, and nobody has answered for them.
  case unanswered(entry: Int64, ForeignChanges)
  /// A table, index, trigger or view that the migrations made is missing or another one.
  case schema(name: String)
  /// One that they did not make.
  case schemaExtra(name: String)
}

extension LedgerProblem {
  fileprivate var isMissingTable: Bool {
    if case .schema(let name) = self { name.hasPrefix("table ") } else { false }
  }
}

/// What a check of the database against its ledger has looked at.
package struct LedgerCheckResult: Sendable {
  /// `nil`: the ledger has not begun.
  package var head: LedgerHead?
  package var problems: [LedgerProblem] = []
  /// What earlier entries say of changes by something else than this program, with their numbers.
  package var foreign: [(entry: Int64, changes: ForeignChanges)] = []
  /// The first entry, when it found rows that were there before it.
  package var beginsWithRows: Int64?
  /// What people have accepted.
  package var acceptances: [Acceptance] = []
  package var imports: Int64 = 0
  package var runs: Int64 = 0
  package var transactions: Int64 = 0

  /// Whether somebody has answered for what an entry names.
  func hasAccepted(_ entry: Int64) -> Bool { acceptances.contains { $0.named == entry } }

  /// Tables are missing, so that nothing else was asked.
  package var lacksTables: Bool { problems.contains(where: \.isMissingTable) }
}

extension Store {
  /// Makes everything anew that the ledger says, and compares; call inside `read`.
  ///
  /// - Complexity: One pass over all that the database holds; memory does not grow with it.
  package func checkLedger(progress: (Int64) throws -> Void) throws -> LedgerCheckResult {
    var result = LedgerCheckResult()
    result.problems += try schemaProblems()
    // Without its tables nothing else can be asked.
    guard !result.lacksTables else { return result }
    let head = try checkChain(&result)
    result.head = head
    guard let head else {
      if try hasEventRows() { result.problems.append(.emptied) }
      return result
    }
    result.acceptances = try acceptances()
    result.beginsWithRows = try beginsWithRows()
    if let begin = result.beginsWithRows, !result.hasAccepted(begin) {
      result.problems.append(.begunAnew(entry: begin))
    }
    for (entry, changes) in result.foreign where !result.hasAccepted(entry) {
      result.problems.append(.unanswered(entry: entry, changes))
    }
    try checkTables(&result)
    try checkCases(&result)
    try checkRegisters(&result)
    try checkSegments(&result)
    if let changes = try foreignChanges(after: head) {
      result.problems.append(.foreign(changes))
    }
    return result
  }

  // MARK: The chain

  /// Every entry once: numbers, hashes, and what each one has of the one before.
  private func checkChain(_ result: inout LedgerCheckResult) throws -> LedgerHead? {
    let entries = try connection.prepare(SQL.entries)
    var (last, hash) = (0 as Int64, LedgerWriter.none)
    while try entries.step() {
      let n = entries.int(0)
      // A ledger that began over rows begins with a number to which none of them refers.
      // Numbers of entries whose loss was accepted are not given again.
      let next =
        last == 0 && entries.text(5) == LedgerEvent.begin.word
        ? n : max(last.plus(1), entries.int(6).plus(1))
      if n != next { result.problems.append(.entryMissing(next)) }
      let made = entries.lendText(2) { text in
        unsafe text.withUnsafeBytes { bytes in
          var hash = SHA256()
          unsafe hash.update(bufferPointer: bytes)
          return hash.finalize().hexadecimal
        }
      }
      let kept = entries.lendBlob(1) { $0.hexadecimal }
      if made != kept || entries.int(4) != n {
        result.problems.append(.entryChanged(n))
      } else if n == next, entries.text(3) != hash {
        result.problems.append(.chainBroken(n))
      }
      (last, hash) = (n, kept)
    }
    for foreign in try connection.numbers(SQL.foreign) {
      let changes = try foreignChanges(inEntriesAfter: foreign.minus(1)).first
      if let changes { result.foreign.append((foreign, changes)) }
    }
    return last == 0 ? nil : LedgerHead(entries: last, hash: hash)
  }

  // MARK: Tables

  private func checkTables(_ result: inout LedgerCheckResult) throws {
    let coming = (result.head?.entries ?? 0).plus(1)
    func count(_ table: CoveredTable) throws(StoreError) -> Int64 {
      try connection.first(
        table.count, bind: { if table.isByEntry { $0.bind(1, coming) } }, { $0.int(0) }) ?? 0
    }
    for table in CoveredTable.all {
      let claims = try tableClaims(of: table)
      var covered: Int64 = 0
      for claim in claims {
        let found = try digest(of: table, spans: claim.spans)
        if found != claim.rows {
          let expected = claim.rows.rows
          result.problems.append(
            table.span == .whole
              ? .table(
                entry: claim.entry, table: table.name, expected: expected, found: found.rows)
              : .rows(
                entry: claim.entry, table: table.name, expected: expected, found: found.rows))
        }
        covered += found.rows
      }
      if table.span != .whole || claims.isEmpty {
        // What has come since the last entry is told apart.
        let all = try count(table)
        if all != covered {
          result.problems.append(.rowsOutside(table: table.name, rows: all - covered))
        }
      }
    }
    result.runs = try count(.runs)
    result.imports = try count(.imports)
  }

  /// What entries say of the rows of a table; of one that changes in place what the last one says.
  private func tableClaims(of table: CoveredTable) throws(StoreError) -> [TableClaim] {
    var claims: [TableClaim] = []
    try connection.forEachRow(
      table.span == .whole ? SQL.lastClaim : SQL.claims,
      bind: { $0.bind(1, "$.tables." + table.name) }
    ) { row in
      // An entry that claims what is none cannot crash the check.
      let (from, through) = (row.int(3), max(row.int(3), row.int(4)))
      claims.append(
        TableClaim(
          entry: row.int(0), spans: from...through,
          rows: DigestedRows(rows: row.int(1), sha256: row.text(2))))
    }
    return claims
  }

  // MARK: Transactions and deviations

  private func checkCases(_ result: inout LedgerCheckResult) throws {
    var claims: [CaseDigests] = []
    try connection.forEachRow(SQL.cases) { row in
      claims.append(
        CaseDigests(
          entry: row.int(0), form: Int(clamping: row.int(1)), first: row.int(2),
          new: DigestedRows(rows: row.int(3), sha256: row.text(4)),
          changed: DigestedRows(rows: row.int(5), sha256: row.text(6))))
    }
    let forms = claims.map { ($0.entry, CaseDigesters.Claim(first: $0.first, form: $0.form)) }
    let made = try caseDigests(claims: Dictionary(forms, uniquingKeysWith: { $1 }))
    result.problems += made.segments.prefix(Store.mostSegments).map(LedgerProblem.segment)
    var found = Dictionary(made.digests.map { ($0.entry, $0) }, uniquingKeysWith: { $1 })
    for claim in claims {
      let digests =
        found.removeValue(forKey: claim.entry)
        ?? CaseDigester(entry: claim.entry, first: claim.first, form: claim.form).finish()
      result.transactions = result.transactions.plus(digests.rows)
      if digests != claim {
        result.problems.append(
          .cases(entry: claim.entry, expected: claim.rows, found: digests.rows))
      }
    }
    // What has come since the last entry is told apart.
    let coming = result.head?.entries.plus(1)
    for digests in found.values.sorted(by: { $0.entry < $1.entry }) where digests.entry != coming {
      result.problems.append(.casesOutside(entry: digests.entry, found: digests.rows))
    }
  }

  /// A damaged database has endless many.
  private static let mostSegments = 100

  private func checkRegisters(_ result: inout LedgerCheckResult) throws {
    var (found, unreadable) = try registerDeltas()
    result.problems += unreadable.map(LedgerProblem.badDeviation)
    let none = RegisterDigester().finish()
    func rows(_ row: borrowing Statement, _ column: Int32) -> DigestedRows {
      row.isNull(column)
        ? none.added : DigestedRows(rows: row.int(column), sha256: row.text(column + 1))
    }
    try connection.forEachRow(SQL.registers) { row in
      let run = row.int(1)
      let claim = RegisterDelta(added: rows(row, 2), ended: rows(row, 4))
      let delta = found.removeValue(forKey: run) ?? none
      if delta != claim {
        result.problems.append(
          .register(entry: row.int(0), run: run, expected: claim.rows, found: delta.rows))
      }
    }
    for (run, delta) in found.sorted(by: { $0.key < $1.key }) {
      result.problems.append(.registerOutside(run: run, found: delta.rows))
    }
  }

  /// Whether the segments are those that the last entry left.
  private func checkSegments(_ result: inout LedgerCheckResult) throws {
    if let last = try recordedSegments(), try segmentsAreCurrent(),
      try segmentsDigest() != last.digest
    {
      result.problems.append(.segments(entry: last.entry))
    }
  }

  /// The last entry that says what the segments were, by their digest.
  func recordedSegments(
    after n: Int64 = 0
  ) throws(StoreError) -> (entry: Int64, digest: String)? {
    try connection.first(SQL.segments, bind: { $0.bind(1, n) }) { ($0.int(0), $0.text(1)) }
  }
}

/// What an entry says of rows.
private struct TableClaim {
  let entry: Int64
  let spans: ClosedRange<Int64>
  let rows: DigestedRows
}

extension Connection {
  fileprivate func numbers(_ sql: String) throws(StoreError) -> [Int64] {
    var numbers: [Int64] = []
    try forEachRow(sql) { numbers.append($0.int(0)) }
    return numbers
  }
}

private enum SQL {
  static let entries = """
    SELECT
      n, hash, entry, CASE WHEN json_valid(entry) THEN entry ->> '$.previous' END,
      CASE WHEN json_valid(entry) THEN entry ->> '$.n' END,
      CASE WHEN json_valid(entry) THEN entry ->> '$.event' END,
      CASE WHEN json_valid(entry) AND entry ->> '$.event' = 'accepted' THEN (
        SELECT max(head.value ->> '$.entries') FROM json_each(ledger.entry, '$.lost') AS head) END
    FROM ledger ORDER BY n
    """
  static let foreign = """
    SELECT n FROM ledger
    WHERE json_valid(entry) AND entry ->> '$.event' = 'foreign' ORDER BY n
    """
  static let claims = """
    SELECT
      n, claim ->> '$.rows', claim ->> '$.sha256', claim ->> '$.from', claim ->> '$.through'
    FROM (SELECT n, CASE WHEN json_valid(entry) THEN entry -> ?1 END AS claim FROM ledger)
    WHERE claim IS NOT NULL
    ORDER BY n
    """
  static let lastClaim = claims + " DESC LIMIT 1"
  static let cases = """
    SELECT
      claim.value ->> '$.entry', claim.value ->> '$.form', claim.value ->> '$.first',
      claim.value ->> '$.new.rows', claim.value ->> '$.new.sha256',
      claim.value ->> '$.changed.rows', claim.value ->> '$.changed.sha256'
    FROM ledger
    CROSS JOIN json_each(ledger.entry, '$.cases') AS claim
    WHERE json_valid(ledger.entry)
    ORDER BY ledger.n
    """
  static let registers = """
    SELECT
      ledger.n, claim.value ->> '$.run',
      claim.value ->> '$.added.rows', claim.value ->> '$.added.sha256',
      claim.value ->> '$.ended.rows', claim.value ->> '$.ended.sha256'
    FROM ledger
    CROSS JOIN json_each(ledger.entry, '$.registers') AS claim
    WHERE json_valid(ledger.entry)
    ORDER BY ledger.n
    """
  static let segments = """
    SELECT n, digest
    FROM (
      SELECT n, CASE WHEN json_valid(entry) THEN entry ->> '$.segments' END AS digest
      FROM ledger WHERE n > ?1)
    WHERE digest IS NOT NULL
    ORDER BY n DESC
    LIMIT 1
    """
}
