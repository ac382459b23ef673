import ServiceStandards
import Testing
import WorkingTime

@testable import AuditStore

@Suite struct `The history of findings` {
  let database: TemporaryDatabase
  let store: Store
  private let subject = ServiceRule(service: 1, rule: .finishedLate)

  init() throws {
    database = try TemporaryDatabase()
    store = try Sample.store(in: database)
  }

  /// A run and, by it, a finding with one answer and one evidence file.
  private func fill() throws {
    try store.recording(.run) { entry in
      let run = entry
      try store.insert(
        RunRecord(asOf: TemporaryDatabase.now, scope: "all units"), entry: run)
      _ = try store.open([NewFinding(subject, episode: 1, year: 2026)], run: run, entry: entry)
      var answer = FindingMoveRecord(
        finding: 1, kind: .responded, madeAt: TemporaryDatabase.now,
        origin: TemporaryDatabase.origin, seenRun: run)
      answer.text = "Sudah"
      answer.day = CivilDay(number: 20_000)
      answer.dueDay = CivilDay(number: 20_031)
      answer.isPartial = true
      answer.evidence = [
        EvidenceFile(sha256: String(repeating: "a", count: 64), name: "b.pdf", bytes: 5)
      ]
      try store.append(answer, entry: entry)
      try store.insert(
        CodeBookRecord(file: "c.yaml", sha256: "00", text: "x"), entry: entry)
    }
  }

  @Test func `gives back what was appended`() throws {
    try fill()
    let finding = try #require(try store.findings().first)
    #expect(finding.name == FindingID(year: 2026, number: 1) && finding.subject == subject)
    #expect(finding.episode == 1 && finding.opened == TemporaryDatabase.now)
    let moves = try #require(try store.findingMoves()[finding.id])
    #expect(moves.map(\.kind) == [.opened, .responded])
    let answer = try #require(moves.last)
    #expect(answer.text == "Sudah" && answer.isPartial && answer.run == nil)
    #expect(answer.day == CivilDay(number: 20_000) && answer.dueDay == CivilDay(number: 20_031))
    #expect(answer.evidence.map(\.name) == ["b.pdf"])
    #expect(answer.origin == TemporaryDatabase.origin && answer.madeAt == TemporaryDatabase.now)
  }

  @Test func `numbers the findings of a year from 1 without gaps`() throws {
    try fill()
    try store.recording(.run) { entry in
      try store.insert(
        RunRecord(asOf: TemporaryDatabase.now, scope: "all units"), entry: entry)
      let names = try store.open(
        [
          NewFinding(subject, episode: 2, year: 2026), NewFinding(subject, episode: 3, year: 2027),
          NewFinding(subject, episode: 4, year: 2026),
        ], run: entry, entry: entry)
      #expect(names.map(\.description) == ["T-2026-0002", "T-2027-0001", "T-2026-0003"])
    }
  }

  @Test(arguments: [
    "UPDATE findings SET rule = 1", "UPDATE OR REPLACE findings SET number = 9",
    "DELETE FROM findings WHERE id = 1",
    "REPLACE INTO findings (id, year, number, service_id, rule, episode, opened_by_run) SELECT 1, 2030, 1, 1, 7, 1, max(id) FROM runs",
    "INSERT OR REPLACE INTO findings (year, number, service_id, rule, episode, opened_by_run) SELECT 2026, 1, 1, 7, 1, max(id) FROM runs",
    "INSERT OR REPLACE INTO findings (year, number, service_id, rule, episode, opened_by_run) SELECT 2030, 1, 1, 2201, 1, max(id) FROM runs",
    "UPDATE finding_moves SET entry = entry + 1", "DELETE FROM finding_moves",
    "UPDATE OR IGNORE finding_moves SET text = 'x'",
    "INSERT OR REPLACE INTO finding_moves (id, entry, finding_id, kind, seen_run, run_id) SELECT 2, max(n) + 1, 1, 'opened', max(id), max(id) FROM ledger, runs",
    "INSERT INTO finding_moves (entry, finding_id, kind, seen_run, run_id) SELECT max(n), 1, 'opened', max(id), max(id) FROM ledger, runs",
    "INSERT INTO evidence_files (move_id, position, sha256, name, bytes) VALUES (2, 1, printf('%064d', 0), 'x', 1)",
    "UPDATE evidence_files SET sha256 = printf('%064d', 0)", "DELETE FROM evidence_files",
    "REPLACE INTO evidence_files (move_id, position, sha256, name, bytes) VALUES (2, 0, printf('%064d', 0), 'x', 1)",
    "UPDATE code_books SET text = 'y'", "DELETE FROM code_books",
    "REPLACE INTO code_books (id, entry, file, sha256, text) SELECT 1, max(n) + 1, '', '', '' FROM ledger",
    "INSERT INTO code_books (entry, file, sha256, text) SELECT max(n), '', '', '' FROM ledger",
  ])
  func `is never overwritten, not even by the shell`(sql: String) throws {
    try fill()
    #expect(throws: StoreError.self) { try database.shell(sql) }
    #expect(try database.number("SELECT count(*) FROM finding_list WHERE rule = 'W-01'") == 1)
    #expect(
      try database.number("SELECT count(*) FROM move_list WHERE actor = 'tester'") == 2)
    #expect(try database.number("SELECT sum(evidence) FROM move_list") == 1)
    #expect(try database.number("SELECT count(*) FROM code_books WHERE text = 'x'") == 1)
  }

  @Test(arguments: [
    "'paused', (SELECT max(id) FROM runs), NULL, NULL, NULL", "'opened', NULL, NULL, NULL, NULL",
    "'responded', NULL, NULL, NULL, NULL", "'excused', NULL, 'x', 'because', NULL",
    "'excused', NULL, NULL, 'court_case', NULL", "'delivered', NULL, NULL, NULL, 5",
  ])
  func `refuses a move that lacks what its kind needs`(values: String) throws {
    try fill()
    #expect(throws: StoreError.self) {
      try database.shell(
        """
        INSERT INTO finding_moves (entry, finding_id, seen_run, kind, run_id, reason, code, day)
        SELECT max(n) + 1, 1, (SELECT max(id) FROM runs), \(values) FROM ledger
        """)
    }
  }
}

@Suite struct `The last run over a service` {
  let database: TemporaryDatabase
  let store: Store

  init() throws {
    database = try TemporaryDatabase()
    store = try Sample.store(in: database)
  }

  @discardableResult
  private func run(
    _ scope: String, asOf: Int64, services: [Int64] = [1], looksAt: Set<Int64>? = nil
  ) throws -> Int64 {
    try store.recording(.run) { id in
      try store.insert(
        RunRecord(asOf: Instant(asOf), scope: scope, services: looksAt), entry: id)
      try store.finishRun(
        id, examined: 3, changes: DeviationChanges(), isComplete: true,
        verdicts: services.flatMap { service in
          [
            VerdictCount(
              service: service, criterion: .time, verdict: .compliant, transactions: 2),
            VerdictCount(
              service: service, criterion: .time, verdict: .notAssessable(.noLimit),
              transactions: 1),
          ]
        }, services: looksAt)
      return id
    }
  }

  @Test func `is the last one that looked at it`() throws {
    #expect(try store.lastKeptRun(ofService: 1) == nil)
    let first = try run("all units", asOf: 100)
    try run("units LAIN", asOf: 200, services: [2], looksAt: [2])
    #expect(try store.lastKeptRun(ofService: 1)?.id == first)
    let last = try run("units MPP-Uji; services SKCK", asOf: 300)
    #expect(try store.lastKeptRun(ofService: 1)?.id == last)
    #expect(try store.lastKeptRun(ofService: 3) == nil)
  }

  @Test func `is, of each service, the one as of the latest instant`() throws {
    #expect(try store.latestRuns().of(1) == nil)
    let first = try run("all units", asOf: 300)
    let second = try run("units LAIN", asOf: 400, services: [2], looksAt: [2])
    try run("units LAIN", asOf: 350, services: [2], looksAt: [2])
    let latest = try store.latestRuns()
    #expect(latest.of(1)?.id == first && latest.of(7)?.id == first)
    #expect(latest.of(2)?.id == second && latest.of(2)?.asOf == Instant(400))
  }

  @Test func `is compared with the last one that looked at one of its services`() throws {
    let first = try run("units SATU", asOf: 300, services: [1], looksAt: [1])
    let second = try run("units DUA", asOf: 400, services: [2], looksAt: [2])
    #expect(try store.lastRun(lookingAt: [1])?.id == first)
    #expect(try store.lastRun(lookingAt: [1, 2])?.id == second)
    #expect(try store.lastRun(lookingAt: nil)?.id == second)
    #expect(try store.lastRun(lookingAt: [3]) == nil)
    let all = try run("all units", asOf: 500)
    #expect(try store.lastRun(lookingAt: [3])?.id == all)
  }

  @Test func `tells how many were judged`() throws {
    let run = try run("all units", asOf: 100)
    let tally = try #require(try store.verdicts(ofRun: run, service: 1)[.time])
    #expect(tally.compliant == 2 && tally.deviates == 0)
    #expect(tally.judged == 2 && tally.examined == 3)
  }
}
