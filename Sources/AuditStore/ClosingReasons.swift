internal import ServiceStandards
internal import WorkingTime

/// Finds out why a deviation is gone, from what changed since the run that found it.
struct ClosingReasons {
  private struct FoundBy {
    let asOf: Int64
    let mark: Int64
  }

  private let store: Store
  private let asOf: Instant
  private var runs: [Int64: FoundBy] = [:]
  /// Last entry of the change log for each transaction; filled when first asked for.
  private var changedTransactions: [Int64: Int64]?
  /// Last entry that concerns the standards of each service.
  private var changedServices: [Int64: Int64] = [:]
  private var lastCalendarChange: Int64 = 0

  init(store: Store, asOf: Instant) {
    self.store = store
    self.asOf = asOf
  }

  /// Why a deviation is gone; without a service its transaction is no longer there.
  mutating func reason(for known: KnownDeviation, service: Int64?)
    throws(StoreError) -> ClosingReason
  {
    guard let service else { return .transactionRemoved }
    let found = try run(known.foundByRun)
    let transactions = try transactionChanges()
    if transactions[known.deviation.transaction, default: 0] > found.mark {
      return .transactionChanged
    }
    if changedServices[service, default: 0] > found.mark { return .standardChanged }
    if lastCalendarChange > found.mark { return .calendarChanged }
    return found.asOf != asOf.seconds ? .asOfChanged : .rulesChanged
  }

  private mutating func run(_ id: Int64) throws(StoreError) -> FoundBy {
    if let run = runs[id] { return run }
    let run =
      try store.connection.first(SQL.run, bind: { $0.bind(1, id) }) {
        FoundBy(asOf: $0.int(0), mark: $0.int(1))
      } ?? FoundBy(asOf: 0, mark: 0)
    runs[id] = run
    return run
  }

  private mutating func transactionChanges() throws(StoreError) -> [Int64: Int64] {
    if let changedTransactions { return changedTransactions }
    var changes: [Int64: Int64] = [:]
    try store.connection.forEachRow(SQL.transactionChanges) { row in
      changes[row.int(0)] = row.int(1)
    }
    try store.connection.forEachRow(SQL.serviceChanges) { row in
      changedServices[row.int(0)] = row.int(1)
    }
    lastCalendarChange = try store.connection.first(SQL.calendarChange) { $0.int(0) } ?? 0
    changedTransactions = changes
    return changes
  }
}

private enum SQL {
  static let run = "SELECT as_of, changes_mark FROM runs WHERE id = ?1"
  static let transactionChanges = """
    SELECT id, max(n) FROM changes WHERE subject = 'transaction' GROUP BY id
    """
  static let serviceChanges = """
    SELECT standards.service_id, max(changes.n)
    FROM changes
    JOIN standards ON standards.id = changes.id
    WHERE changes.subject = 'standard'
    GROUP BY standards.service_id
    """
  static let calendarChange = "SELECT max(n) FROM changes WHERE subject = 'calendar'"
}
