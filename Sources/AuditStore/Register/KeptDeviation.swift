package import ServiceStandards

/// A row of the register: a deviation with the service that it is held against, and since when.
package struct KeptDeviation: Hashable, Sendable {
  package let deviation: Deviation
  /// `nil`: of a complaint that names none.
  package let service: Int64?
  /// The run that wrote these values: its inputs explain them.
  package let since: Int64
  /// The run that found it; it has stood ever since.
  package let found: Int64

  package init(_ deviation: Deviation, service: Int64?, since: Int64, found: Int64) {
    self.deviation = deviation
    self.service = service
    self.since = since
    self.found = found
  }

  package var key: Int64 { deviation.key }

  /// Whether another row says of the deviation what this one says, whenever they were written.
  func saysTheSame(as other: KeptDeviation) -> Bool {
    deviation == other.deviation && service == other.service && found == other.found
  }

  /// Whether it is an overdue case of which the other deviation says that it was finished at last: one lateness under
  /// two rules.
  func isSameLateness(as other: Deviation) -> Bool {
    deviation.rule == .openOverdue && other.rule == .finishedLate
      && deviation.transaction == other.transaction
  }

  /// Where people work on it: under the rule by which it was found, also when it was finished since.
  package var place: ServiceRule? {
    service.map { ServiceRule(service: $0, rule: deviation.foundUnder) }
  }

  static let columns = """
    deviations.key, deviations.service_id, deviations.since, deviations.found, deviations.severity,
    deviations.standard_id, deviations.expected, deviations.actual, deviations.amount, deviations.detail
    """
  static let columnCount = 10
  static let insert = "INSERT INTO deviations (\(names)) VALUES"

  private static let names = columns.replacing("deviations.", with: "")

  /// Reads rows in order of their keys.
  static func select(where condition: String) -> String {
    "SELECT \(columns) FROM deviations WHERE \(condition) ORDER BY key"
  }

  /// Condition of what a run left in the register; `run` is its parameter.
  static func standing(after run: String) -> String {
    "since <= \(run) AND (until = 0 OR until > \(run))"
  }

  /// Ends what stands under the key ?1 by the run or entry ?2, for the reason ?3.
  static let end = "UPDATE deviations SET until = ?2, reason = ?3 WHERE until = 0 AND key = ?1"

  /// Reads `columns`.
  ///
  /// - Throws: `StoreError` with `damaged` for what no run writes.
  @inline(__always)
  init(_ row: borrowing Statement, _ store: Store) throws(StoreError) {
    let key = row.int(0)
    guard let rule = RuleID(number: Int(key & 0xFFF)),
      let severity = Severity(rawValue: UInt8(clamping: row.int(4)))
    else { throw store.damaged("deviations row \(key)") }
    self.init(
      Deviation(
        key: key, rule: rule, severity: severity, standard: row.optionalInt(5),
        expected: row.int(6), actual: row.optionalInt(7), amount: Money(row.int(8)),
        detail: row.optionalInt(9)),
      service: row.optionalInt(1), since: row.int(2), found: row.int(3))
  }

  /// Binds `columns` to the parameters that begin at `first`.
  func bind(to statement: borrowing Statement, from first: Int32) {
    statement.bind(first, key)
    statement.bind(first + 1, service)
    statement.bind(first + 2, since)
    statement.bind(first + 3, found)
    statement.bind(first + 4, Int64(deviation.severity.rawValue))
    statement.bind(first + 5, deviation.standard)
    statement.bind(first + 6, deviation.expected)
    statement.bind(first + 7, deviation.actual)
    statement.bind(first + 8, deviation.amount.minorUnits)
    statement.bind(first + 9, deviation.detail)
  }
}

extension Store {
  /// The rows of a `KeptDeviation.select`.
  func keptDeviations(
    _ sql: String, bind: (borrowing Statement) -> Void
  ) throws(StoreError) -> [KeptDeviation] {
    var rows: [KeptDeviation] = []
    try connection.forEachRow(sql, bind: bind) { row throws(StoreError) in
      rows.append(try KeptDeviation(row, self))
    }
    return rows
  }
}
