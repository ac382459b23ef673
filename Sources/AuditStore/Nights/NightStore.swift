package import WorkingTime

/// One night as the database remembers it.
package struct NightRecord: Hashable, Sendable {
  package enum State: String, Sendable {
    /// It runs, or it was cut off.
    case running
    case done
    /// Some step failed, or its answer is not complete.
    case failed
  }

  package let id: Int64
  package let day: CivilDay
  package let asOf: Instant
  package let startedAt: Instant
  package let state: State
  /// Runs up to this one have been looked at for changes.
  package let runMark: Int64
  /// Its changes were printed.
  package let isTold: Bool
}

/// What became of one step of a night.
package struct NightStepRecord: Hashable, Sendable {
  package var step: String
  package var status: String
  package var exitStatus: Int32
  package var code: String?
  /// An object of whole numbers as JSON.
  package var counts: String
  package var milliseconds: Int64

  package init(
    step: String, status: String, exitStatus: Int32, code: String?, counts: String,
    milliseconds: Int64
  ) {
    self.step = step
    self.status = status
    self.exitStatus = exitStatus
    self.code = code
    self.counts = counts
    self.milliseconds = milliseconds
  }

  /// `[step, status, milliseconds, counts, exit status, code]`, without what is 0, empty or null at the
  /// end: most steps of most nights do nothing.
  fileprivate var json: [UInt8] {
    let texts = [step, status, code].map { text in
      guard let text else { return [UInt8]("null".utf8) }
      var bytes: [UInt8] = []
      LedgerValue.append(text, to: &bytes)
      return bytes
    }
    let rest = [
      ([UInt8]("\(milliseconds)".utf8), milliseconds == 0), ([UInt8](counts.utf8), counts == "{}"),
      ([UInt8]("\(exitStatus)".utf8), exitStatus == 0), (texts[2], code == nil),
    ]
    let said = rest[...(rest.lastIndex { !$0.1 } ?? -1)].map(\.0)
    let values = (texts[..<2] + said).joined(separator: [UInt8(ascii: ",")])
    return [UInt8(ascii: "[")] + values + [UInt8(ascii: "]")]
  }
}

extension Store {
  /// Starts a night and gives its id; call inside `write`.
  package func insertNight(
    day: CivilDay, asOf: Instant, startedAt: Instant, runMark: Int64
  ) throws(StoreError) -> Int64 {
    try connection.run(SQL.insertNight) { statement in
      statement.bind(1, Int64(day.number))
      statement.bind(2, asOf.seconds)
      statement.bind(3, startedAt.seconds)
      statement.bind(4, runMark)
    }
    return connection.lastInsertedID
  }

  /// Writes what became of the next step; call inside `write`.
  package func insert(_ step: NightStepRecord, night: Int64) throws(StoreError) {
    try connection.run(SQL.insertStep) { statement in
      statement.bind(1, night)
      statement.bind(2, String(decoding: step.json, as: UTF8.self))
    }
  }

  /// Writes the end of a night; call inside `write`.
  package func finishNight(
    _ id: Int64, state: NightRecord.State, exitStatus: Int32
  ) throws(StoreError) {
    try connection.run(SQL.finishNight) { statement in
      statement.bind(1, id)
      statement.bind(2, state.rawValue)
      statement.bind(3, Int64(exitStatus))
    }
  }

  /// Writes down that the changes of a night were printed, those of the runs up to `runMark`; call
  /// inside `write`.
  package func markNightTold(_ id: Int64, runMark: Int64) throws(StoreError) {
    try connection.run(SQL.markTold) { statement in
      statement.bind(1, id)
      statement.bind(2, runMark)
    }
  }

  /// The night with the latest as-of instant, whatever became of it; `nil` before the first.
  package func latestNight(by now: Instant = Instant(.max)) throws(StoreError) -> NightRecord? {
    try night(SQL.latestNight, by: now)
  }

  /// The night that was begun last; `nil` before the first.
  package func lastNight() throws(StoreError) -> NightRecord? {
    try night(SQL.lastNight)
  }

  /// The last night whose steps all came to their end.
  package func lastGoodNight() throws(StoreError) -> NightRecord? {
    try night(SQL.lastGoodNight)
  }

  /// The last night whose changes were printed.
  package func lastToldNight(by now: Instant = Instant(.max)) throws(StoreError) -> NightRecord? {
    try night(SQL.lastToldNight, by: now)
  }

  /// Whether any night has put a checkpoint outside.
  package func hasNightlyCheckpoint() throws(StoreError) -> Bool {
    try connection.first(SQL.checkpoint) { _ in true } ?? false
  }

  /// `now`: a night as of a later instant was one of a clock that was ahead.
  private func night(_ sql: String, by now: Instant? = nil) throws(StoreError) -> NightRecord? {
    try connection.first(sql, bind: { if let now { $0.bind(1, now.seconds) } }) {
      row throws(StoreError) in
      guard let state = NightRecord.State(rawValue: row.text(4)) else {
        throw damaged("night \(row.int(0))")
      }
      return NightRecord(
        id: row.int(0), day: row.day(1),
        asOf: Instant(row.int(2)), startedAt: Instant(row.int(3)), state: state,
        runMark: row.int(5), isTold: row.int(6) != 0)
    }
  }

  /// The steps of a night in their order.
  package func nightSteps(_ night: Int64) throws(StoreError) -> [NightStepRecord] {
    var steps: [NightStepRecord] = []
    try connection.forEachRow(SQL.steps, bind: { $0.bind(1, night) }) { row in
      steps.append(
        NightStepRecord(
          step: row.text(0), status: row.text(1), exitStatus: Int32(clamping: row.int(4)),
          code: row.optionalText(5), counts: row.text(3), milliseconds: row.int(2)))
    }
    return steps
  }
}

private enum SQL {
  static let insertNight = """
    INSERT INTO nights (
      day, as_of, started_at, state, exit_status, run_mark, told, steps)
    VALUES (?1, ?2, ?3, 'running', NULL, ?4, 0, '[]')
    """
  static let insertStep = """
    UPDATE nights
    SET steps = json_insert(iif(json_valid(steps), steps, '[]'), '$[#]', json(?2))
    WHERE id = ?1
    """
  static let finishNight = """
    UPDATE nights SET state = ?2, exit_status = ?3 WHERE id = ?1
    """
  static let markTold = "UPDATE nights SET told = 1, run_mark = ?2 WHERE id = ?1"
  static let columns = """
    SELECT id, day, as_of, started_at, state, run_mark, told FROM nights
    """
  static let latestNight = columns + " WHERE as_of <= ?1 ORDER BY as_of DESC, id DESC LIMIT 1"
  static let lastNight = columns + " ORDER BY id DESC LIMIT 1"
  static let lastGoodNight = columns + " WHERE state = 'done' ORDER BY id DESC LIMIT 1"
  static let lastToldNight = columns + " WHERE told = 1 AND as_of <= ?1 ORDER BY id DESC LIMIT 1"
  static let checkpoint = """
    SELECT 1 FROM nights WHERE steps LIKE '%["checkpoint","done"%' LIMIT 1
    """
  static let steps = """
    SELECT
      step.value ->> 0, step.value ->> 1, coalesce(step.value ->> 2, 0),
      coalesce(step.value -> 3, '{}'), coalesce(step.value ->> 4, 0), step.value ->> 5
    FROM nights
    CROSS JOIN json_each(iif(json_valid(nights.steps), nights.steps, '[]')) AS step
    WHERE nights.id = ?1 AND step.type = 'array'
    ORDER BY step.id
    """
}
