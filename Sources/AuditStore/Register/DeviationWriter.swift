package import ServiceStandards
internal import WorkingTime

/// Why a deviation that an earlier run found is gone.
package enum ClosingReason: String, CaseIterable, Hashable, Sendable {
  case transactionChanged = "transaction_changed"
  /// The transaction changed for days that had passed: `D-04` stands in its place.
  case datedBack = "dated_back"
  case transactionRemoved = "transaction_removed"
  case complaintChanged = "complaint_changed"
  case standardChanged = "standard_changed"
  case calendarChanged = "calendar_changed"
  case asOfChanged = "as_of_changed"
  case rulesChanged = "rules_changed"
  /// The run that found it was taken back.
  case runVoided = "run_voided"
}

/// What a run changed in the register of deviations.
package struct DeviationChanges: Hashable, Sendable {
  package var new = 0
  package var changed = 0
  package var same = 0
  package var closed: [ClosingReason: Int] = [:]

  package init() {}
}

/// A deviation with the service that it is held against; `nil`: of a complaint that names none.
package struct FoundDeviation: Sendable {
  package let deviation: Deviation
  package let service: Int64?

  package init(_ deviation: Deviation, service: Int64?) {
    self.deviation = deviation
    self.service = service
  }
}

/// Brings the register of deviations in line with a run: transactions batch by batch in order of ids, then
/// standards, then complaints. That is the order of the keys.
///
/// A deviation's identity is (subject, rule): found again nothing is written, unless something in it differs;
/// found no longer it is closed with the reason. Call inside `Store.record`.
package struct DeviationWriter: ~Copyable {
  private let store: Store
  /// The run and its entry.
  private let run: Int64
  private let scope: RegisterScope
  private var reasons: ClosingReasons
  private let known: Statement
  private let ending: Statement
  private let inserter: RowInserter
  /// So many new deviations wait for each other that nearly all share a statement.
  private static let waiting = 16 * RowInserter.size
  /// What is still to be inserted.
  private var new: [KeptDeviation] = []
  private var knownRows: [KeptDeviation] = []
  private var nextKey = Int64.min
  /// Earlier runs have left something in the register.
  package let hasKnown: Bool
  private let growth: Growth
  package private(set) var changes = DeviationChanges()
  /// Where it found what the register did not have there.
  package private(set) var found: Set<ServiceRule> = []
  /// Of each deviation taken last the run that found it.
  private var standing: [Int64] = []
  /// Row of the batch up to which new deviations have come.
  private var addedRow = 0
  private var digester = RegisterDigester()

  /// What stood in a baseline is excused as long as it does not grow.
  package struct Growth: Sendable {
    /// The entry of the baseline that counts for a service.
    private let baselines: [Int64: Int64]
    private let isWorse: @Sendable (Deviation, _ than: Deviation) -> Bool

    package init(
      baselines: [Int64: Int64] = [:],
      isWorse: @escaping @Sendable (Deviation, _ than: Deviation) -> Bool = { _, _ in false }
    ) {
      self.baselines = baselines
      self.isWorse = isWorse
    }

    fileprivate func breaks(_ old: KeptDeviation, into new: Deviation) -> Bool {
      guard !baselines.isEmpty, let service = old.service, let baseline = baselines[service],
        old.found <= baseline
      else { return false }
      return isWorse(new, old.deviation)
    }
  }

  package init(
    store: Store, run: RunRecord, id: Int64, scope: RegisterScope, growth: Growth = Growth()
  ) throws(StoreError) {
    // All that can throw comes first: a value that cannot be copied is made whole or not at all.
    let known = try store.connection.prepare(
      KeptDeviation.select(where: "until = 0 AND key BETWEEN ?1 AND ?2"))
    let ending = try store.connection.prepare(KeptDeviation.end)
    let inserter = try RowInserter(
      store.connection, KeptDeviation.insert, columnCount: KeptDeviation.columnCount)
    let hasKnown = try store.connection.first(SQL.any) { _ in true } ?? false
    self.store = store
    self.run = id
    self.scope = scope
    self.growth = growth
    reasons = ClosingReasons(store: store, asOf: run.asOf)
    self.known = known
    self.ending = ending
    self.inserter = inserter
    self.hasKnown = hasKnown
    // The triggers that keep others from writing the register are not for a run.
    store.connection.setTriggers(on: false)
  }

  deinit { store.connection.setTriggers(on: true) }

  /// What the run did to the register; call after all else.
  package var delta: RegisterDelta { digester.finish() }

  /// Takes the deviations of a batch, ascending by key; `examined` are the rows in the run's scope, ascending.
  ///
  /// - Returns: Of each deviation the run that found it.
  package mutating func write(
    _ deviations: [Deviation], of batch: borrowing TransactionBatch, examined: [Int]
  ) throws(StoreError) -> [Int64] {
    addedRow = 0
    standing.removeAll(keepingCapacity: true)
    if hasKnown {
      if let last = batch.id.last { try loadKnown(through: last << 12 | 0xFFF) }
      try merge(deviations, batch: batch, examined: examined)
    } else {
      for deviation in deviations { add(deviation, of: batch) }
    }
    if new.count >= DeviationWriter.waiting { try insertNew() }
    return standing
  }

  private mutating func insertNew() throws(StoreError) {
    try inserter.insert(new) { $2.bind(to: $0, from: $1) }
    for kept in new { digester.add(kept) }
    new.removeAll(keepingCapacity: true)
  }

  /// After the last batch: what is known of transactions that are no longer there.
  package mutating func finishTransactions() throws(StoreError) {
    guard hasKnown else { return }
    try loadKnown(through: Subject.Kind.transaction.keys.upperBound)
    for kept in knownRows { try close(kept, service: nil) }
  }

  /// Takes all that the run found on some kinds of subjects, which are few, ascending by key. `isLookedAt` tells
  /// whether the run speaks of something that the register has.
  ///
  /// - Returns: Of each deviation the run that found it.
  package mutating func write(
    _ deviations: [FoundDeviation], on kinds: Subject.Kind...,
    isLookedAt: (KeptDeviation) throws(StoreError) -> Bool
  ) throws(StoreError) -> [Int64] {
    standing.removeAll(keepingCapacity: true)
    let last = kinds.map(\.keys.upperBound).max() ?? nextKey
    if hasKnown { try loadKnown(through: last) }
    var rest = knownRows[...]
    for one in deviations {
      while let first = rest.first, first.key < one.deviation.key {
        rest.removeFirst()
        if try isLookedAt(first) { try end(first, reason(for: first)) }
      }
      if let first = rest.first, first.key == one.deviation.key {
        rest.removeFirst()
        try replace(first, by: one.deviation, service: one.service)
      } else {
        add(one.deviation, service: one.service)
      }
    }
    for kept in rest where try isLookedAt(kept) { try end(kept, reason(for: kept)) }
    knownRows.removeAll(keepingCapacity: true)
    try insertNew()
    return standing
  }

  private mutating func merge(
    _ deviations: [Deviation], batch: borrowing TransactionBatch, examined: [Int]
  ) throws(StoreError) {
    let datedBack = Set(deviations.filter { $0.rule == .datedBack }.map(\.transaction))
    var found = deviations[...]
    var inScope = examined[...]
    var row = 0
    for old in knownRows {
      var goesOn = false
      while let first = found.first, first.key < old.key {
        goesOn = old.isSameLateness(as: first)
        if goesOn { goOn(old, as: first) } else { add(first, of: batch) }
        found.removeFirst()
      }
      while row < batch.count, batch.id[row] < old.deviation.transaction { row += 1 }
      let isThere = row < batch.count && batch.id[row] == old.deviation.transaction
      if let first = found.first, first.key == old.key {
        try replace(old, by: first, service: isThere ? batch.service[row] : old.service)
        found.removeFirst()
        continue
      }
      if goesOn {
        try end(old, nil)
      } else if isThere {
        while let first = inScope.first, first < row { inScope.removeFirst() }
        // Of a service that is looked at as a whole, only what comes after the as-of instant is left out.
        if inScope.first == row || scope.isWhole(batch.service[row]) {
          let isDatedBack =
            old.deviation.rule.isLateness && datedBack.contains(old.deviation.transaction)
          try close(old, service: batch.service[row], isDatedBack: isDatedBack)
        }
      } else {
        try close(old, service: nil)
      }
    }
    for deviation in found { add(deviation, of: batch) }
  }

  /// Keeps what the register did not have; ascending within a batch.
  private mutating func add(_ deviation: Deviation, of batch: borrowing TransactionBatch) {
    while addedRow < batch.count, batch.id[addedRow] < deviation.transaction { addedRow += 1 }
    add(deviation, service: addedRow < batch.count ? batch.service[addedRow] : nil)
  }

  private mutating func add(_ deviation: Deviation, service: Int64?) {
    new.append(KeptDeviation(deviation, service: service, since: run, found: run))
    standing.append(run)
    changes.new += 1
    if let service { found.insert(ServiceRule(service: service, rule: deviation.foundUnder)) }
  }

  /// An overdue case that is finished at last is late since it was overdue.
  private mutating func goOn(_ old: KeptDeviation, as deviation: Deviation) {
    var deviation = deviation
    deviation.detail = Int64(old.deviation.rule.number)
    new.append(KeptDeviation(deviation, service: old.service, since: run, found: old.found))
    standing.append(old.found)
    changes.changed += 1
  }

  /// What was found again stays as it is, or is what it was until now and goes on otherwise. What has grown
  /// beyond a baseline is new.
  private mutating func replace(
    _ old: KeptDeviation, by deviation: Deviation, service: Int64?
  ) throws(StoreError) {
    var deviation = deviation
    if deviation.detail == nil, deviation.rule == .finishedLate {
      deviation.detail = old.deviation.detail
    }
    guard old.deviation != deviation || old.service != service else {
      changes.same += 1
      standing.append(old.found)
      return
    }
    try end(old, nil)
    if growth.breaks(old, into: deviation) {
      if deviation.rule == .finishedLate { deviation.detail = nil }
      return add(deviation, service: service)
    }
    new.append(KeptDeviation(deviation, service: service, since: run, found: old.found))
    standing.append(old.found)
    changes.changed += 1
    // On the service to which its case has come nobody may be at work on it.
    if let service, service != old.service {
      found.insert(ServiceRule(service: service, rule: deviation.foundUnder))
    }
  }

  /// Closes a deviation on a transaction. Without a service this is gone, and only a run that looked at the
  /// service of which it was speaks of it.
  private mutating func close(
    _ old: KeptDeviation, service: Int64?, isDatedBack: Bool = false
  ) throws(StoreError) {
    if service == nil, let services = scope.services, let place = old.service,
      !services.contains(place)
    {
      return
    }
    let reason = try isDatedBack ? .datedBack : reasons.reason(for: old, isGone: service == nil)
    try end(old, reason)
  }

  private mutating func reason(for old: KeptDeviation) throws(StoreError) -> ClosingReason {
    try reasons.reason(for: old, isGone: false)
  }

  /// From now on it does not stand so; with a reason, not at all.
  private mutating func end(_ old: KeptDeviation, _ reason: ClosingReason?) throws(StoreError) {
    ending.bind(1, old.key)
    ending.bind(2, run)
    ending.bind(3, reason?.rawValue)
    try ending.run()
    digester.end(old.key, reason?.rawValue)
    if let reason { changes.closed[reason, default: 0] += 1 }
  }

  private mutating func loadKnown(through lastKey: Int64) throws(StoreError) {
    knownRows.removeAll(keepingCapacity: true)
    guard nextKey <= lastKey else { return }
    known.bind(1, nextKey)
    known.bind(2, lastKey)
    defer { known.reset() }
    while try known.step() { knownRows.append(try KeptDeviation(known, store)) }
    nextKey = lastKey == Int64.max ? lastKey : lastKey + 1
  }
}

private enum SQL {
  static let any = "SELECT 1 FROM deviations WHERE until = 0 LIMIT 1"
}
