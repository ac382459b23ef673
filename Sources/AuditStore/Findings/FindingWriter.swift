package import ServiceStandards
internal import WorkingTime

extension Store {
  /// Opens a finding under the next free number of its year and gives its name and row id; call
  /// inside `write`, and append the move `opened`.
  package func openFinding(
    _ subject: ServiceRule, episode: Int, year: Int, run: Int64
  ) throws(StoreError) -> (id: Int64, name: FindingID) {
    let number =
      try connection.first(SQL.nextNumber, bind: { $0.bind(1, year) }) { Int($0.int(0)) } ?? 1
    try connection.run(SQL.insertFinding) { statement in
      statement.bind(1, year)
      statement.bind(2, number)
      statement.bind(3, subject.service)
      statement.bind(4, Int64(subject.rule.number))
      statement.bind(5, episode)
      statement.bind(6, run)
    }
    return (connection.lastInsertedID, FindingID(year: year, number: number))
  }

  /// Appends a move with its evidence; call inside `write`.
  package func append(_ move: FindingMoveRecord) throws(StoreError) {
    try connection.run(SQL.insertMove) { statement in
      statement.bind(1, move.finding)
      statement.bind(2, move.kind.rawValue)
      statement.bind(3, move.madeAt.seconds)
      statement.bind(4, move.origin.actor)
      statement.bind(5, move.origin.host)
      statement.bind(6, move.origin.program)
      statement.bind(7, move.run)
      statement.bind(8, move.seenRun)
      statement.bind(9, move.reason)
      statement.bind(10, move.text)
      statement.bind(11, move.code)
      statement.bind(12, move.role)
      statement.bind(13, move.day.map { Int64($0.number) })
      statement.bind(14, move.dueDay.map { Int64($0.number) })
      statement.bind(15, move.isPartial)
    }
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
}

private enum SQL {
  static let nextNumber = "SELECT coalesce(max(number), 0) + 1 FROM findings WHERE year = ?1"
  static let insertFinding = """
    INSERT INTO findings (year, number, service_id, rule, episode, opened_by_run)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6)
    """
  static let insertMove = """
    INSERT INTO finding_moves (
      finding_id, kind, made_at, actor, host, program, run_id, seen_run, reason, text, code, role,
      day, due_day, partial)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)
    """
  static let insertEvidence = """
    INSERT INTO evidence_files (move_id, position, sha256, name, bytes)
    VALUES (?1, ?2, ?3, ?4, ?5)
    """
}
