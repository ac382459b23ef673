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
  /// `nil`: not read yet.
  private var written: Written?

  /// The last entries that wrote a standard by which each service goes, a calendar, and a ladder.
  private struct Written {
    var standards: [Int64: Int64] = [:]
    var calendar: Int64 = 0
    var ladder: Int64 = 0
  }

  init(store: Store, asOf: Instant) {
    self.store = store
    self.asOf = asOf
  }

  /// Why a deviation is gone; `isGone`: the transaction itself is.
  mutating func reason(for kept: KeptDeviation, isGone: Bool) throws(StoreError) -> ClosingReason {
    guard !isGone else { return .transactionRemoved }
    let lastRun: Int64? = if let service = kept.service { try lastRun(of: service) } else { nil }
    let run = try run(lastRun ?? kept.found)
    let written = try lastEntries()
    switch kept.deviation.subject {
    case .transaction(let id):
      if try entry(SQL.transaction, of: id) > run.entry { return .transactionChanged }
    case .complaint(let id):
      if try entry(SQL.complaint, of: id) > run.entry { return .complaintChanged }
      if written.ladder > run.entry { return .standardChanged }
    case .standard, .gap: break
    }
    if let service = kept.service, written.standards[service, default: 0] > run.entry {
      return .standardChanged
    }
    if written.calendar > run.entry { return .calendarChanged }
    switch kept.deviation.subject {
    // A standard deviates by the cases to which it applies.
    case .standard, .gap: return .transactionChanged
    case .transaction, .complaint: return run.asOf != asOf ? .asOfChanged : .rulesChanged
    }
  }

  private mutating func lastRun(of service: Int64) throws(StoreError) -> Int64? {
    if let known = services[service] { return known }
    let run = try store.lastKeptRun(ofService: service)?.id
    services[service] = .some(run)
    return run
  }

  private mutating func run(_ id: Int64) throws(StoreError) -> Mark {
    if let run = runs[id] { return run }
    let asOf = try store.connection.first(SQL.run, bind: { $0.bind(1, id) }) { Instant($0.int(0)) }
    let run = Mark(asOf: asOf ?? Instant(0), entry: asOf == nil ? 0 : id)
    runs[id] = run
    return run
  }

  /// The entry that wrote what a transaction or a complaint is now.
  private func entry(_ sql: String, of id: Int64) throws(StoreError) -> Int64 {
    try store.connection.first(sql, bind: { $0.bind(1, id) }) { $0.int(0) } ?? 0
  }

  private mutating func lastEntries() throws(StoreError) -> Written {
    if let written { return written }
    var last = Written()
    try store.connection.forEachRow(SQL.standards) { last.standards[$0.int(0)] = $0.int(1) }
    try inherit(&last.standards)
    last.calendar = try store.connection.first(SQL.calendar) { $0.int(0) } ?? 0
    last.ladder = try store.connection.first(SQL.ladder) { $0.int(0) } ?? 0
    written = last
    return last
  }

  /// Adds what was written for a service elsewhere: the standards that it inherits, and that it inherits them.
  private func inherit(_ standards: inout [Int64: Int64]) throws(StoreError) {
    var changes: [String: Int64] = [:]
    try store.connection.forEachRow(SQL.inheritance) { changes[$0.text(0)] = $0.int(1) }
    let catalogue = try store.places()
    let inheritance = Inheritance(catalogue)
    var written: [Inheritance.Place: Int64] = [:]
    for service in catalogue.services {
      written[Inheritance.Place(service.value)] = standards[service.id]
    }
    for service in catalogue.services {
      for home in inheritance.homes(of: service.value) {
        let last = max(written[home.place] ?? 0, changes[home.unit.text] ?? 0)
        if last > standards[service.id, default: 0] { standards[service.id] = last }
      }
    }
  }
}

private enum SQL {
  static let run = "SELECT as_of FROM runs WHERE id = ?1"
  static let transaction = "SELECT entry FROM transactions WHERE id = ?1"
  static let complaint = "SELECT entry FROM complaints WHERE id = ?1"
  static let standards = "SELECT service_id, max(entry) FROM standards GROUP BY service_id"
  // When a unit began to inherit, ceased to, or came to inherit from another one.
  static let inheritance = """
    SELECT units.code, max(past.superseded_by)
    FROM units_past AS past
    JOIN units ON units.id = past.id
    WHERE past.inherits_services <> units.inherits_services
      OR units.inherits_services AND past.parent_id IS NOT units.parent_id
    GROUP BY units.code
    """
  static let calendar = "SELECT coalesce(max(entry), 0) FROM calendar_versions"
  static let ladder = "SELECT coalesce(max(entry), 0) FROM ladders"
}
