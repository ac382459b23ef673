internal import ServiceStandards
internal import WorkingTime

extension Store {
  /// Every finding, in the order of their names.
  package func findings() throws(StoreError) -> [FindingRecord] {
    try findings(SQL.findings) { _ in }
  }

  /// The findings of some services by some rules, in the same order.
  package func findings(of subjects: Set<ServiceRule>) throws(StoreError) -> [FindingRecord] {
    let keys = subjects.map { [$0.service, Int64($0.rule.number)] }
    return try findings(SQL.findingsOfSubjects) { $0.bind(1, "\(keys)") }
  }

  private func findings(
    _ sql: String, bind: (borrowing Statement) -> Void
  ) throws(StoreError) -> [FindingRecord] {
    var findings: [FindingRecord] = []
    try connection.forEachRow(sql, bind: bind) { row throws(StoreError) in
      guard let rule = RuleID(number: Int(row.int(4))), row.int(5) < FindingRecord.numberLimit
      else { throw damaged("findings row \(row.int(0))") }
      findings.append(
        FindingRecord(
          id: row.int(0), name: FindingID(year: Int(row.int(1)), number: Int(row.int(2))),
          subject: ServiceRule(service: row.int(3), rule: rule), episode: Int(row.int(5)),
          openedByRun: row.int(6), opened: Instant(row.int(7))))
    }
    return findings
  }

  /// Every move of every finding (by its row id), in the order in which they were made.
  package func findingMoves() throws(StoreError) -> [Int64: [FindingMoveRecord]] {
    try moves(SQL.moves, evidence: SQL.evidence) { _ in }
  }

  /// The moves of the findings with those row ids.
  package func findingMoves(
    of findings: [Int64]
  ) throws(StoreError) -> [Int64: [FindingMoveRecord]] {
    try moves(SQL.movesOfFindings, evidence: SQL.evidenceOfFindings) { $0.bind(1, "\(findings)") }
  }

  private func moves(
    _ sql: String, evidence evidenceSQL: String, bind: (borrowing Statement) -> Void
  ) throws(StoreError) -> [Int64: [FindingMoveRecord]] {
    var evidence: [Int64: [EvidenceFile]] = [:]
    try connection.forEachRow(evidenceSQL, bind: bind) { row in
      evidence[row.int(0), default: []].append(
        EvidenceFile(sha256: row.text(1), name: row.text(2), bytes: row.int(3)))
    }
    var moves: [Int64: [FindingMoveRecord]] = [:]
    try connection.forEachRow(sql, bind: bind) { row throws(StoreError) in
      guard let kind = FindingMove(rawValue: row.text(2)) else {
        throw damaged("finding_moves row \(row.int(0))")
      }
      let move = FindingMoveRecord(
        finding: row.int(1), kind: kind, madeAt: Instant(row.int(3)),
        origin: Origin(actor: row.text(4), host: row.text(5), program: row.text(6)),
        run: row.optionalInt(7), seenRun: row.int(8), reason: row.optionalText(9),
        text: row.optionalText(10), code: row.optionalText(11), role: row.optionalText(12),
        day: row.optionalDay(13), dueDay: row.optionalDay(14), isPartial: row.int(15) != 0,
        evidence: evidence[row.int(0)] ?? [])
      moves[move.finding, default: []].append(move)
    }
    return moves
  }

  /// Where a finding is, or has been, whose evidence was accepted.
  package func everVerifiedSubjects() throws(StoreError) -> Set<ServiceRule> {
    var subjects: Set<ServiceRule> = []
    try connection.forEachRow(SQL.everVerified) { row throws(StoreError) in
      guard let rule = RuleID(number: Int(row.int(1))) else { throw damaged("findings row") }
      subjects.insert(ServiceRule(service: row.int(0), rule: rule))
    }
    return subjects
  }

  /// Whether any run has opened a finding.
  package func hasFindings() throws(StoreError) -> Bool {
    try connection.first(SQL.any) { _ in true } ?? false
  }
}

private enum SQL {
  static let any = "SELECT 1 FROM findings LIMIT 1"
  private static let finding = """
    SELECT
      findings.id, findings.year, findings.number, findings.service_id, findings.rule,
      findings.episode, findings.opened_by_run, runs.as_of
    FROM findings
    JOIN runs ON runs.id = findings.opened_by_run
    """
  static let findings = finding + " ORDER BY findings.year, findings.number"
  // Lists of ids are bound as JSON.
  static let findingsOfSubjects =
    finding + """
       WHERE (findings.service_id, findings.rule) IN (
        SELECT value ->> 0, value ->> 1 FROM json_each(?1))
      ORDER BY findings.year, findings.number
      """
  private static let move = """
    SELECT
      id, finding_id, kind, \(Ledger.instant(of: "finding_moves.entry")),
      \(Ledger.origin(of: "finding_moves.entry")), run_id, seen_run, reason, text,
      code, role, day, due_day, partial
    FROM finding_moves
    """
  static let moves = move + " ORDER BY id"
  static let movesOfFindings =
    move + " WHERE finding_id IN (SELECT value FROM json_each(?1)) ORDER BY id"
  static let evidence = """
    SELECT move_id, sha256, name, bytes FROM evidence_files ORDER BY move_id, position
    """
  static let evidenceOfFindings = """
    SELECT move_id, sha256, name, bytes FROM evidence_files
    WHERE move_id IN (
      SELECT id FROM finding_moves WHERE finding_id IN (SELECT value FROM json_each(?1)))
    ORDER BY move_id, position
    """
  static let everVerified = """
    SELECT DISTINCT findings.service_id, findings.rule
    FROM finding_moves
    JOIN findings ON findings.id = finding_moves.finding_id
    WHERE finding_moves.kind = 'accepted'
    """
}
