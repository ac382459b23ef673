internal import ServiceStandards
internal import WorkingTime

/// Finds out why a deviation is gone, from what changed since the last run over the whole of its service, or,
/// where there is none, since the run that found it.
struct ClosingReasons {
  /// What a run had seen.
  private struct Mark {
    let asOf: Instant
    /// The run's entry in the ledger.
    let entry: Int64
    /// Last entry of the change log.
    let change: Int64
  }

  private let store: Store
  private let asOf: Instant
  private var runs: [Int64: Mark] = [:]
  /// The last run over the whole of each service; `nil`: there is none.
  private var services: [Int64: Int64?] = [:]
  /// What is read of the change log begins after this entry.
  private var firstChange = Int64.max
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
    let seen = try run(try lastRun(of: service) ?? known.foundByRun)
    try readChanges(after: seen.change)
    if try entry(of: known.deviation.transaction) > seen.entry { return .transactionChanged }
    if changedServices[service, default: 0] > seen.change { return .standardChanged }
    if lastCalendarChange > seen.change { return .calendarChanged }
    return seen.asOf != asOf ? .asOfChanged : .rulesChanged
  }

  private mutating func lastRun(of service: Int64) throws(StoreError) -> Int64? {
    if let known = services[service] { return known }
    let run = try store.lastKeptRun(ofService: service)?.id
    services[service] = .some(run)
    return run
  }

  private mutating func run(_ id: Int64) throws(StoreError) -> Mark {
    if let run = runs[id] { return run }
    let run =
      try store.connection.first(SQL.run, bind: { $0.bind(1, id) }) {
        Mark(asOf: Instant($0.int(0)), entry: $0.int(2), change: $0.int(1))
      } ?? Mark(asOf: Instant(0), entry: 0, change: 0)
    runs[id] = run
    return run
  }

  /// The entry that wrote what a transaction is now.
  private func entry(of transaction: Int64) throws(StoreError) -> Int64 {
    try store.connection.first(SQL.entry, bind: { $0.bind(1, transaction) }) { $0.int(0) } ?? 0
  }

  private mutating func readChanges(after mark: Int64) throws(StoreError) {
    guard mark < firstChange else { return }
    firstChange = mark
    try store.connection.forEachRow(SQL.serviceChanges, bind: { $0.bind(1, mark) }) { row in
      changedServices[row.int(0)] = row.int(1)
    }
    lastCalendarChange =
      try store.connection.first(SQL.calendarChange, bind: { $0.bind(1, mark) }) { $0.int(0) } ?? 0
  }
}

private enum SQL {
  static let run = "SELECT as_of, changes_mark, entry FROM runs WHERE id = ?1"
  static let entry = "SELECT entry FROM transactions WHERE id = ?1"
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
