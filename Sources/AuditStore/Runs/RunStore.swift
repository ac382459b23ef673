package import ServiceStandards
package import WorkingTime

/// One execution with its inputs pinned.
package struct RunRecord: Sendable {
  package var asOf: Instant
  /// Units and services as text.
  package var scope: String
  /// Which it looks at; `nil`: all that there are.
  package var services: Set<Int64>?
  /// Of those of which it looks only at what was received on some days: on which.
  package var days: [Int64: [DayRange]]

  package init(
    asOf: Instant, scope: String, services: Set<Int64>? = nil,
    days: [Int64: [DayRange]] = [:]
  ) {
    self.asOf = asOf
    self.scope = scope
    self.services = services
    self.days = days
  }

  /// Ids in ascending order as JSON, one with days of its own as a list of it and of their numbers, the first and the
  /// last one of each range; `nil`: all.
  fileprivate var servicesText: String? {
    services.map { services in
      let texts = services.sorted().map { service in
        guard let days = days[service] else { return "\(service)" }
        let ends = days.flatMap { [$0.from, $0.to] }.map { $0.map { "\($0.number)" } ?? "null" }
        return "[" + (["\(service)"] + ends).joined(separator: ",") + "]"
      }
      return "[" + texts.joined(separator: ",") + "]"
    }
  }
}

/// By what a run judged.
package struct PinnedInstants: Hashable, Sendable {
  package let asOf: Instant
  package let startedAt: Instant
}

/// The run of each service that was as of the latest instant.
package struct LatestRuns: Sendable {
  fileprivate var ofAll: (id: Int64, asOf: Instant)?
  fileprivate var ofSome: [Int64: (id: Int64, asOf: Instant)] = [:]

  /// `nil`: the service was never audited.
  package func of(_ service: Int64) -> (id: Int64, asOf: Instant)? {
    [ofAll, ofSome[service]].compactMap(\.self).max { ($0.asOf, $0.id) < ($1.asOf, $1.id) }
  }
}

extension Store {
  /// A condition on `runs`: nobody has taken the run back.
  static let runStands = "runs.id NOT IN (SELECT run_id FROM void_runs)"

  /// Starts a run under the number of the ledger's entry that is being made; call inside `record`.
  package func insert(_ run: RunRecord, entry: Int64) throws(StoreError) {
    try connection.run(SQL.insertRun) { statement in
      statement.bind(1, entry)
      statement.bind(2, run.asOf.seconds)
      statement.bind(3, run.scope)
      statement.bind(4, run.servicesText)
    }
  }

  /// Writes what a run found out, at its end; `services` are those that it looked at.
  package func finishRun(
    _ id: Int64, examined: Int64, changes: DeviationChanges, isComplete: Bool,
    verdicts: [VerdictCount], services: Set<Int64>? = nil
  ) throws(StoreError) {
    try write(verdicts, ofRun: id, services: services)
    try connection.run(SQL.finishRun) { statement in
      statement.bind(1, id)
      statement.bind(2, examined)
      statement.bind(3, changes.new)
      statement.bind(4, changes.changed)
      statement.bind(5, changes.closed.values.reduce(0, +))
      statement.bind(6, isComplete)
    }
  }

  /// For each service the run that was as of the latest instant.
  package func latestRuns() throws(StoreError) -> LatestRuns {
    var latest = LatestRuns()
    latest.ofAll = try connection.first(SQL.latestOfAll) { ($0.int(0), Instant($0.int(1))) }
    try connection.forEachRow(SQL.latestOfSome) {
      latest.ofSome[$0.int(0)] = ($0.int(1), Instant($0.int(2)))
    }
    return latest
  }

  /// The run recorded last; `nil` before the first.
  package func lastRun() throws(StoreError) -> (id: Int64, asOf: Instant)? {
    try lastRun(lookingAt: nil)
  }

  /// The run recorded last that looked at one of these services at least; `nil`: at any.
  package func lastRun(
    lookingAt services: Set<Int64>?
  ) throws(StoreError) -> (id: Int64, asOf: Instant)? {
    let ids = services.map { "[" + $0.sorted().map(String.init).joined(separator: ",") + "]" }
    return try connection.first(SQL.lastRun, bind: { $0.bind(1, ids) }) {
      ($0.int(0), Instant($0.int(1)))
    }
  }
}

private enum SQL {
  static let insertRun = """
    INSERT INTO runs (
      id, as_of, scope, services, examined, new_deviations, changed_deviations,
      closed_deviations, complete, closed)
    VALUES (?1, ?2, ?3, ?4, 0, 0, 0, 0, 0, 0)
    """
  static let finishRun = """
    UPDATE runs
    SET examined = ?2, new_deviations = ?3, changed_deviations = ?4, closed_deviations = ?5,
      complete = ?6, closed = 1
    WHERE runs.id = ?1
    """
  // A run over some days of a service counts for all of it: it goes on from there.
  static let latestOfAll = """
    SELECT runs.id, runs.as_of FROM runs WHERE services IS NULL AND \(standing)
    ORDER BY as_of DESC, id DESC LIMIT 1
    """
  // Beside max() the other columns are those of the row that has it.
  static let latestOfSome = """
    SELECT \(lookedService) AS service, runs.id, max(runs.as_of)
    FROM runs CROSS JOIN \(looked)
    WHERE runs.services IS NOT NULL AND \(standing)
    GROUP BY service
    """
  /// Of a run: nobody has taken it back.
  private static let standing = Store.runStands
  /// What a run looked at, a row for each service; one with days of its own is a list that it begins.
  private static let looked =
    "json_each(iif(json_valid(runs.services), runs.services, '[]')) AS looked"
  private static let lookedService =
    "iif(looked.type = 'array', looked.value ->> 0, looked.value)"
  static let lastRun = """
    SELECT runs.id, runs.as_of FROM runs
    WHERE \(standing) AND (
      ?1 IS NULL OR runs.services IS NULL OR EXISTS (
        SELECT 1 FROM \(looked)
        WHERE \(lookedService) IN (SELECT asked.value FROM json_each(?1) AS asked)))
    ORDER BY runs.id DESC LIMIT 1
    """
}
