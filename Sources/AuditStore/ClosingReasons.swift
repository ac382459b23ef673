internal import ServiceStandards
package import WorkingTime

/// What a run had seen.
package struct JudgedMark: Hashable, Sendable {
  package let asOf: Instant
  /// Last entry of the change log.
  package let change: Int64

  package init(asOf: Instant, change: Int64) {
    self.asOf = asOf
    self.change = change
  }
}

/// Finds out why a deviation is gone, from what changed since the last run that kept judgements, or,
/// where there is none, since the run that found it.
struct ClosingReasons {

  private let store: Store
  private let asOf: Instant
  private let since: JudgedMark?
  private var runs: [Int64: JudgedMark] = [:]
  /// Last entry of the change log for each transaction; filled when first asked for.
  private var changedTransactions: [Int64: Int64]?
  /// Last entry that concerns the standards of each service.
  private var changedServices: [Int64: Int64] = [:]
  private var lastCalendarChange: Int64 = 0

  init(store: Store, asOf: Instant, since: JudgedMark?) {
    self.store = store
    self.since = since
    self.asOf = asOf
  }

  /// Why a deviation is gone; without a service its transaction is no longer there.
  mutating func reason(for known: KnownDeviation, service: Int64?)
    throws(StoreError) -> ClosingReason
  {
    guard let service else { return .transactionRemoved }
    let seen = if let since { since } else { try run(known.foundByRun) }
    let transactions = try transactionChanges()
    if transactions[known.deviation.transaction, default: 0] > seen.change {
      return .transactionChanged
    }
    if changedServices[service, default: 0] > seen.change { return .standardChanged }
    if lastCalendarChange > seen.change { return .calendarChanged }
    return seen.asOf != asOf ? .asOfChanged : .rulesChanged
  }

  private mutating func run(_ id: Int64) throws(StoreError) -> JudgedMark {
    if let run = runs[id] { return run }
    let run =
      try store.connection.first(SQL.run, bind: { $0.bind(1, id) }) {
        JudgedMark(asOf: Instant($0.int(0)), change: $0.int(1))
      } ?? JudgedMark(asOf: Instant(0), change: 0)
    runs[id] = run
    return run
  }

  private mutating func transactionChanges() throws(StoreError) -> [Int64: Int64] {
    if let changedTransactions { return changedTransactions }
    var changes: [Int64: Int64] = [:]
    let mark = since?.change ?? 0
    try store.connection.forEachRow(SQL.transactionChanges, bind: { $0.bind(1, mark) }) { row in
      changes[row.int(0)] = row.int(1)
    }
    try store.connection.forEachRow(SQL.serviceChanges, bind: { $0.bind(1, mark) }) { row in
      changedServices[row.int(0)] = row.int(1)
    }
    lastCalendarChange =
      try store.connection.first(SQL.calendarChange, bind: { $0.bind(1, mark) }) { $0.int(0) } ?? 0
    changedTransactions = changes
    return changes
  }
}

private enum SQL {
  static let run = "SELECT as_of, changes_mark FROM runs WHERE id = ?1"
  static let transactionChanges = """
    SELECT id, max(n) FROM changes WHERE n > ?1 AND subject = 'transaction' GROUP BY id
    """
  static let serviceChanges = """
    SELECT standards.service_id, max(changes.n)
    FROM changes
    JOIN standards ON standards.id = changes.id
    WHERE changes.n > ?1 AND changes.subject = 'standard'
    GROUP BY standards.service_id
    """
  static let calendarChange = """
    SELECT max(n) FROM changes WHERE n > ?1 AND subject = 'calendar'
    """
}
