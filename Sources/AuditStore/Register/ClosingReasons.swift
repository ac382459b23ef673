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
  }

  private let store: Store
  private let asOf: Instant
  private var runs: [Int64: Mark] = [:]
  /// The last run over the whole of each service; `nil`: there is none.
  private var services: [Int64: Int64?] = [:]
  /// The last entries that wrote a standard of each service, and a calendar; `nil`: not read yet.
  private var catalogue: (standards: [Int64: Int64], calendar: Int64)?

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
    let written = try lastEntries()
    if try entry(of: known.deviation.transaction) > seen.entry { return .transactionChanged }
    if written.standards[service, default: 0] > seen.entry { return .standardChanged }
    if written.calendar > seen.entry { return .calendarChanged }
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
        Mark(asOf: Instant($0.int(0)), entry: $0.int(1))
      } ?? Mark(asOf: Instant(0), entry: 0)
    runs[id] = run
    return run
  }

  /// The entry that wrote what a transaction is now.
  private func entry(of transaction: Int64) throws(StoreError) -> Int64 {
    try store.connection.first(SQL.entry, bind: { $0.bind(1, transaction) }) { $0.int(0) } ?? 0
  }

  private mutating func lastEntries() throws(StoreError) -> (
    standards: [Int64: Int64], calendar: Int64
  ) {
    if let catalogue { return catalogue }
    var standards: [Int64: Int64] = [:]
    try store.connection.forEachRow(SQL.standards) { standards[$0.int(0)] = $0.int(1) }
    let calendar = try store.connection.first(SQL.calendar) { $0.int(0) } ?? 0
    catalogue = (standards, calendar)
    return (standards, calendar)
  }
}

private enum SQL {
  static let run = "SELECT as_of, entry FROM runs WHERE id = ?1"
  static let entry = "SELECT entry FROM transactions WHERE id = ?1"
  static let standards = "SELECT service_id, max(entry) FROM standards GROUP BY service_id"
  static let calendar = "SELECT coalesce(max(entry), 0) FROM calendar_versions"
}
