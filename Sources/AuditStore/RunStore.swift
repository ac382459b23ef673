package import ServiceStandards
package import WorkingTime

/// One execution with its inputs pinned.
package struct RunRecord: Sendable {
  package var startedAt: Instant
  package var asOf: Instant
  /// `nil`: all that was recorded at the start.
  package var knownAt: Instant?
  /// Units, services, period and rules as text.
  package var scope: String
  package var origin: Origin

  package init(
    startedAt: Instant, asOf: Instant, knownAt: Instant?, scope: String, origin: Origin
  ) {
    self.startedAt = startedAt
    self.asOf = asOf
    self.knownAt = knownAt
    self.scope = scope
    self.origin = origin
  }
}

/// By what a run judged.
package struct PinnedInstants: Hashable, Sendable {
  package let asOf: Instant
  /// As it was asked for.
  package let knownAt: Instant?
  package let startedAt: Instant

  /// What was recorded by then was known to the run.
  package var knowledge: Instant { knownAt ?? startedAt }
}

/// How many transactions of a service got a verdict.
package struct VerdictCount: Hashable, Sendable {
  package var service: Int64
  package var criterion: Criterion
  package var verdict: Verdict
  package var transactions: Int64

  package init(service: Int64, criterion: Criterion, verdict: Verdict, transactions: Int64) {
    self.service = service
    self.criterion = criterion
    self.verdict = verdict
    self.transactions = transactions
  }
}

extension Store {
  /// Starts a run under the number of the ledger's entry that is being made, and gives its id; call inside
  /// `record`.
  package func insert(_ run: RunRecord, entry: Int64) throws(StoreError) -> Int64 {
    let id = try nextID(of: .run, in: .runs)
    try connection.run(SQL.insertRun) { statement in
      statement.bind(1, run.startedAt.seconds)
      statement.bind(2, run.asOf.seconds)
      statement.bind(3, run.knownAt?.seconds)
      statement.bind(4, run.scope)
      statement.bind(5, run.origin.program)
      statement.bind(6, run.origin.actor)
      statement.bind(7, id)
      statement.bind(8, entry)
    }
    return id
  }

  /// Writes what a run found out, at its end.
  package func finishRun(
    _ id: Int64, examined: Int64, changes: DeviationChanges, isComplete: Bool,
    verdicts: [VerdictCount]
  ) throws(StoreError) {
    try connection.run(SQL.finishRun) { statement in
      statement.bind(1, id)
      statement.bind(2, examined)
      statement.bind(3, changes.new)
      statement.bind(4, changes.changed)
      statement.bind(5, changes.closed.values.reduce(0, +))
      statement.bind(6, isComplete)
    }
    let inserter = try RowInserter(connection, SQL.insertVerdict, columnCount: 6)
    try inserter.insert(verdicts) { statement, first, count in
      let (verdict, reason) = count.verdict.columns
      statement.bind(first, id)
      statement.bind(first + 1, count.service)
      statement.bind(first + 2, count.criterion.word)
      statement.bind(first + 3, verdict)
      statement.bind(first + 4, reason)
      statement.bind(first + 5, count.transactions)
    }
  }

  /// The instants that pin the inputs of a run; `nil` when there is none with that id. A run that was
  /// not told what to know knew what was recorded when it started.
  package func run(_ id: Int64) throws(StoreError) -> PinnedInstants? {
    try connection.first(SQL.run, bind: { $0.bind(1, id) }) {
      PinnedInstants(
        asOf: Instant($0.int(0)), knownAt: $0.optionalInt(1).map(Instant.init),
        startedAt: Instant($0.int(2)))
    }
  }

  /// The run recorded last; `nil` before the first.
  package func lastRun() throws(StoreError) -> (id: Int64, asOf: Instant)? {
    try connection.first(SQL.lastRun) { ($0.int(0), Instant($0.int(1))) }
  }

  /// The latest as-of instant of any run; `nil` before the first.
  package func latestAsOf() throws(StoreError) -> Instant? {
    try connection.first(SQL.latestAsOf) { $0.optionalInt(0).map(Instant.init) } ?? nil
  }
}

extension Verdict {
  var columns: (verdict: String, reason: String) {
    switch self {
    case .compliant: ("compliant", "")
    case .deviates: ("deviates", "")
    case .notAssessable(let reason): ("not_assessable", reason.word)
    case .notApplicable(let reason): ("not_applicable", reason.word)
    }
  }
}

private enum SQL {
  static let insertRun = """
    INSERT INTO runs (
      id, started_at, as_of, known_at, scope, program, actor, examined, new_deviations,
      changed_deviations, closed_deviations, complete, closed, entry)
    VALUES (?7, ?1, ?2, ?3, ?4, ?5, ?6, 0, 0, 0, 0, 0, 0, ?8)
    """
  static let finishRun = """
    UPDATE runs
    SET examined = ?2, new_deviations = ?3, changed_deviations = ?4, closed_deviations = ?5,
      complete = ?6, closed = 1
    WHERE runs.id = ?1
    """
  static let insertVerdict = """
    INSERT INTO run_verdicts (run_id, service_id, criterion, verdict, reason, transactions)
    VALUES
    """
  static let run = "SELECT runs.as_of, runs.known_at, runs.started_at FROM runs WHERE runs.id = ?1"
  static let lastRun = "SELECT runs.id, runs.as_of FROM runs ORDER BY runs.id DESC LIMIT 1"
  static let latestAsOf = "SELECT max(runs.as_of) FROM runs"
}
