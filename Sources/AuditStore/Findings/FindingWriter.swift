package import ServiceStandards
internal import WorkingTime

extension Store {
  /// Opens findings under the next free numbers of their years, each with the move `opened`, and gives
  /// their names in the same order; call inside `record`, with the number of the entry that is being made.
  package func open(
    _ findings: [NewFinding], run: Int64, entry: Int64
  ) throws(StoreError) -> [FindingID] {
    guard !findings.isEmpty else { return [] }
    var last: [Int: Int64] = [:]
    var names: [FindingID] = []
    for finding in findings {
      if last[finding.year] == nil { last[finding.year] = try lastNumber(of: finding.year) }
      let number = try nextNumber(
        of: .finding, year: finding.year, last: last[finding.year] ?? 0)
      last[finding.year] = number
      names.append(FindingID(year: finding.year, number: Int(number)))
    }
    let inserter = try RowInserter(connection, SQL.insertFinding, columnCount: 6)
    try inserter.insert(Array(zip(findings, names))) { statement, first, row in
      let (finding, name) = row
      statement.bind(first, name.year)
      statement.bind(first + 1, name.number)
      statement.bind(first + 2, finding.subject.service)
      statement.bind(first + 3, Int64(finding.subject.rule.number))
      statement.bind(first + 4, finding.episode)
      statement.bind(first + 5, run)
    }
    try connection.run(SQL.insertOpenings) { statement in
      statement.bind(1, FindingMove.opened.rawValue)
      statement.bind(2, entry)
      statement.bind(3, run)
    }
    return names
  }

  private func lastNumber(of year: Int) throws(StoreError) -> Int64 {
    let last = try connection.first(SQL.lastNumber, bind: { $0.bind(1, year) }) { $0.int(0) } ?? 0
    guard last < FindingRecord.numberLimit else { throw damaged("findings of \(year)") }
    return last
  }

  /// Appends a move with its evidence; call inside `record`, with the number of the entry that is being made,
  /// which says when it was made and by whom.
  package func append(_ move: FindingMoveRecord, entry: Int64) throws(StoreError) {
    try connection.run(SQL.insertMove) { bind(move, entry: entry, to: $0) }
    let id = connection.lastInsertedID
    for (position, file) in move.evidence.enumerated() {
      try connection.run(SQL.insertEvidence) { statement in
        statement.bind(1, id)
        statement.bind(2, position)
        statement.bind(3, file.sha256)
        statement.bind(4, file.name)
        statement.bind(5, file.bytes)
      }
    }
  }

  private func bind(
    _ move: FindingMoveRecord, entry: Int64, to statement: borrowing Statement
  ) {
    statement.bind(1, move.finding)
    statement.bind(2, move.kind.rawValue)
    statement.bind(3, entry)
    statement.bind(4, move.run)
    statement.bind(5, move.seenRun)
    statement.bind(6, move.reason)
    statement.bind(7, move.text)
    statement.bind(8, move.code)
    statement.bind(9, move.role)
    statement.bind(10, move.day.map { Int64($0.number) })
    statement.bind(11, move.dueDay.map { Int64($0.number) })
    statement.bind(12, move.isPartial)
  }
}

private enum SQL {
  static let lastNumber = "SELECT coalesce(max(number), 0) FROM findings WHERE year = ?1"
  static let insertFinding = """
    INSERT INTO findings (year, number, service_id, rule, episode, opened_by_run)
    VALUES
    """
  static let insertOpenings = """
    INSERT INTO finding_moves (finding_id, kind, entry, run_id, seen_run)
    SELECT findings.id, ?1, ?2, findings.opened_by_run, findings.opened_by_run
    FROM findings
    WHERE findings.opened_by_run = ?3
    ORDER BY findings.id
    """
  static let insertMove = """
    INSERT INTO finding_moves (
      finding_id, kind, entry, run_id, seen_run, reason, text, code, role, day, due_day, partial)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
    """
  static let insertEvidence = """
    INSERT INTO evidence_files (move_id, position, sha256, name, bytes)
    VALUES (?1, ?2, ?3, ?4, ?5)
    """
}
