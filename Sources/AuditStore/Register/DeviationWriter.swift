package import ServiceStandards
internal import WorkingTime

/// Why a deviation that an earlier run found is gone.
package enum ClosingReason: String, CaseIterable, Hashable, Sendable {
  case transactionChanged = "transaction_changed"
  case transactionRemoved = "transaction_removed"
  case standardChanged = "standard_changed"
  case calendarChanged = "calendar_changed"
  case asOfChanged = "as_of_changed"
  case rulesChanged = "rules_changed"
}

/// What a run changed in the register of deviations.
package struct DeviationChanges: Hashable, Sendable {
  package var new = 0
  package var changed = 0
  package var same = 0
  package var closed: [ClosingReason: Int] = [:]
  /// Of the new ones those that a waiver covers.
  package var newExcepted = 0

  package init() {}
}

/// Brings the register of deviations in line with a run, batch by batch in order of ids.
///
/// A deviation's identity is (transaction, rule): found again it is updated, only when something in
/// it differs; found no longer it is closed with the reason. Call inside `Store.write`.
package struct DeviationWriter: ~Copyable {
  private let store: Store
  private let run: Int64
  private let scope: RegisterScope
  private var reasons: ClosingReasons
  private let known: Statement
  private let inserter: RowInserter
  /// So many new deviations wait for each other that nearly all share a statement.
  private static let waiting = 16 * RowInserter.size
  /// New deviations that are still to be inserted.
  private var new: [Deviation] = []
  private var knownRows: [KnownDeviation] = []
  private var nextKey = Int64.min
  /// Earlier runs have left something in the register.
  package let hasKnown: Bool
  private var excepted: Set<Int64> = []
  package private(set) var changes = DeviationChanges()
  /// Where it found what the register did not have.
  package private(set) var found: Set<ServiceRule> = []
  /// Row of the batch up to which new deviations have come.
  private var addedRow = 0
  private var digester: RegisterDigester

  package init(
    store: Store, run: RunRecord, id: Int64, scope: RegisterScope
  ) throws(StoreError) {
    // All that can throw comes first: a value that cannot be copied is made whole or not at all.
    let known = try store.connection.prepare(SQL.known)
    let inserter = try RowInserter(store.connection, SQL.insert, columnCount: 8)
    let hasKnown = try store.connection.first(SQL.any) { _ in true } ?? false
    self.store = store
    self.run = id
    self.scope = scope
    reasons = ClosingReasons(store: store, asOf: run.asOf)
    self.known = known
    self.inserter = inserter
    self.hasKnown = hasKnown
    digester = RegisterDigester(run: id)
  }

  /// What the run did to the register; call after `finish`.
  package var delta: RegisterDelta { digester.finish() }

  /// Takes the deviations of a batch, ascending by key.
  ///
  /// `examined` are the rows in the run's scope, ascending; `excepted` the keys of deviations that are not
  /// held against the unit.
  package mutating func write(
    _ deviations: [Deviation], of batch: borrowing TransactionBatch, examined: [Int],
    excepted: Set<Int64> = []
  ) throws(StoreError) {
    addedRow = 0
    self.excepted = excepted
    if hasKnown {
      if let last = batch.id.last { try loadKnown(through: last << 12 | 0xFFF) }
      try merge(deviations, batch: batch, examined: examined)
    } else {
      for deviation in deviations { add(deviation, of: batch) }
    }
    if new.count >= DeviationWriter.waiting { try insertNew() }
  }

  private mutating func insertNew() throws(StoreError) {
    let run = run
    try inserter.insert(new) { statement, first, deviation in
      statement.bind(first, deviation.key)
      statement.bind(first + 1, Int64(deviation.severity.rawValue))
      statement.bind(first + 2, deviation.standard)
      statement.bind(first + 3, deviation.expected)
      statement.bind(first + 4, deviation.actual)
      statement.bind(first + 5, deviation.amount.minorUnits)
      statement.bind(first + 6, run)
      statement.bind(first + 7, run)
    }
    for deviation in new { digester.find(deviation) }
    changes.new += new.count
    new.removeAll(keepingCapacity: true)
  }

  /// After the last batch: what is still to be inserted, and what is known of transactions that are no
  /// longer there.
  package mutating func finish() throws(StoreError) {
    try insertNew()
    guard hasKnown else { return }
    try loadKnown(through: Int64.max)
    for deviation in knownRows { try close(deviation, service: nil) }
  }

  private mutating func merge(
    _ deviations: [Deviation], batch: borrowing TransactionBatch, examined: [Int]
  ) throws(StoreError) {
    var found = deviations[...]
    var inScope = examined[...]
    var row = 0
    for old in knownRows {
      while let first = found.first, first.key < old.key {
        add(first, of: batch)
        found.removeFirst()
      }
      if let first = found.first, first.key == old.key {
        try replace(old, by: first)
        found.removeFirst()
        continue
      }
      while row < batch.count, batch.id[row] < old.key >> 12 { row += 1 }
      if row < batch.count, batch.id[row] == old.key >> 12 {
        while let first = inScope.first, first < row { inScope.removeFirst() }
        // Of a service that is looked at as a whole, only what comes after the as-of instant is left out.
        if inScope.first == row || scope.isWhole(batch.service[row]) {
          try close(old, service: batch.service[row])
        }
      } else {
        try close(old, service: nil)
      }
    }
    for deviation in found { add(deviation, of: batch) }
  }

  /// Keeps what the register did not have; ascending within a batch.
  private mutating func add(_ deviation: Deviation, of batch: borrowing TransactionBatch) {
    new.append(deviation)
    if !excepted.isEmpty, excepted.contains(deviation.key) { changes.newExcepted += 1 }
    while addedRow < batch.count, batch.id[addedRow] < deviation.transaction { addedRow += 1 }
    guard addedRow < batch.count else { return }
    found.insert(ServiceRule(service: batch.service[addedRow], rule: deviation.rule))
  }

  private mutating func replace(_ old: KnownDeviation, by new: Deviation) throws(StoreError) {
    guard old.deviation != new else {
      changes.same += 1
      return
    }
    try store.connection.run(SQL.keepEarlier) { statement in
      statement.bind(1, new.key)
      statement.bind(2, run)
    }
    try store.connection.run(SQL.update) { statement in
      statement.bind(1, new.key)
      statement.bind(2, Int64(new.severity.rawValue))
      statement.bind(3, new.standard)
      statement.bind(4, new.expected)
      statement.bind(5, new.actual)
      statement.bind(6, new.amount.minorUnits)
      statement.bind(7, run)
    }
    digester.change(to: new)
    changes.changed += 1
  }

  /// Closes a deviation. Without a service its transaction is gone: the standard that it names tells of
  /// which service it was, and one that names none belongs to every run.
  private mutating func close(_ old: KnownDeviation, service: Int64?) throws(StoreError) {
    if let rules = scope.rules, !rules.contains(old.deviation.rule) { return }
    if service == nil {
      guard scope.isWholePeriod else { return }
      if let services = scope.services, let standard = old.deviation.standard,
        let place = try store.service(ofStandard: standard), !services.contains(place)
      {
        return
      }
    }
    let reason = try reasons.reason(for: old, service: service)
    try store.connection.run(SQL.close) { statement in
      statement.bind(1, old.key)
      statement.bind(2, run)
      statement.bind(3, reason.rawValue)
    }
    try store.connection.run(SQL.delete) { $0.bind(1, old.key) }
    digester.close(old.key, reason.rawValue)
    changes.closed[reason, default: 0] += 1
  }

  private mutating func loadKnown(through lastKey: Int64) throws(StoreError) {
    knownRows.removeAll(keepingCapacity: true)
    known.bind(1, nextKey)
    known.bind(2, lastKey)
    defer { known.reset() }
    while try known.step() { knownRows.append(try DeviationWriter.known(known, store)) }
    nextKey = lastKey == Int64.max ? lastKey : lastKey + 1
  }

  private static func known(
    _ row: borrowing Statement, _ store: Store
  ) throws(StoreError) -> KnownDeviation {
    guard let deviation = Deviation(row) else {
      throw store.damaged("deviations row \(row.int(0))")
    }
    return KnownDeviation(deviation: deviation, foundByRun: row.int(6))
  }
}

extension Store {
  /// `nil`: there is no such standard.
  fileprivate func service(ofStandard id: Int64) throws(StoreError) -> Int64? {
    try connection.first(SQL.serviceOfStandard, bind: { $0.bind(1, id) }) { $0.int(0) }
  }
}

/// A deviation of the register and the run that found it.
struct KnownDeviation {
  let deviation: Deviation
  let foundByRun: Int64

  var key: Int64 { deviation.key }
}

extension Deviation {
  /// Reads `key, severity, standard_id, expected, actual, amount`; `nil` for what no run writes.
  @inline(__always)
  init?(_ row: borrowing Statement) {
    let key = row.int(0)
    guard let rule = RuleID(number: Int(key & 0xFFF)),
      let severity = Severity(rawValue: UInt8(clamping: row.int(1)))
    else { return nil }
    self.init(
      transaction: key >> 12, rule: rule, severity: severity, standard: row.optionalInt(2),
      expected: row.int(3), actual: row.optionalInt(4), amount: Money(row.int(5)))
  }
}

private enum SQL {
  static let any = "SELECT 1 FROM deviations LIMIT 1"
  static let known = """
    SELECT key, severity, standard_id, expected, actual, amount, found_by_run
    FROM deviations WHERE key BETWEEN ?1 AND ?2 ORDER BY key
    """
  static let insert = """
    INSERT INTO deviations (
      key, severity, standard_id, expected, actual, amount, found_by_run, judged_by_run)
    VALUES
    """
  static let keepEarlier = """
    INSERT INTO changed_deviations (
      key, changed_by_run, severity, standard_id, expected, actual, amount)
    SELECT key, ?2, severity, standard_id, expected, actual, amount
    FROM deviations WHERE key = ?1
    """
  static let update = """
    UPDATE deviations
    SET severity = ?2, standard_id = ?3, expected = ?4, actual = ?5, amount = ?6,
      judged_by_run = ?7
    WHERE key = ?1
    """
  static let close = """
    INSERT INTO closed_deviations (
      key, severity, standard_id, expected, actual, amount, found_by_run, closed_by_run, reason)
    SELECT key, severity, standard_id, expected, actual, amount, found_by_run, ?2, ?3
    FROM deviations WHERE key = ?1
    """
  static let delete = "DELETE FROM deviations WHERE key = ?1"
  static let serviceOfStandard = "SELECT service_id FROM standards WHERE id = ?1"
}
