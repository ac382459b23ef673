internal import AuditImport
internal import AuditReport
internal import AuditStore
internal import ServiceStandards
internal import WorkingTime

/// A delivery beside the one before of the same source, by service and month of receipt.
package struct DeliveryComparison: Sendable {
  /// One service and month.
  package struct Line: Hashable, Sendable {
    /// `UNIT/CODE`.
    package let service: String
    /// `2025-03`.
    package let month: String
    package let rows: Int64
    /// In the delivery before.
    package let before: Int64

    package var missing: Int64 { before - rows }
  }

  /// The import that is the delivery before.
  package let before: Int64
  /// What lies within the days of the new delivery and has fewer rows in it, the most missing first.
  package private(set) var shrunk: [Line] = []
  /// The new delivery tells again what the one before told: its covering letter says for which days it is complete, or
  /// at least half of the rows are there. One that does not is a file that only adds.
  package private(set) var isRetelling = true

  /// How many rows are missing in all.
  package var missing: Int64 { shrunk.reduce(0) { $0 + $1.missing } }

  /// `period`: the days of receipt for which the new delivery is said to be complete; `nil`: from its first to the month
  /// of its last receipt.
  init(
    _ months: [DeliveryMonth], before: Int64, told: [DeliveryMonth],
    period: CoveringLetter.Period?, names: ServiceNames
  ) {
    self.before = before
    guard let start = period?.first ?? months.map(\.first).min(),
      let end = months.map(\.month).max()
    else { return }
    let rows = Dictionary(
      months.map { (Place($0), $0.rows) }, uniquingKeysWith: { first, _ in first })
    var kept: Int64 = 0
    var all: Int64 = 0
    for one in told where one.first >= start {
      guard period.map({ one.last <= $0.last }) ?? (one.month <= end) else { continue }
      let now = rows[Place(one)] ?? 0
      kept += min(now, one.rows)
      all += one.rows
      guard now < one.rows else { continue }
      shrunk.append(
        Line(
          service: names.name(of: one.service).path, month: one.month.description, rows: now,
          before: one.rows))
    }
    isRetelling = period != nil || kept * 2 >= all
    shrunk.sort { one, other in
      (-one.missing, one.service, one.month) < (-other.missing, other.service, other.month)
    }
  }

  struct Place: Hashable {
    let service: Int64
    let month: DeliveryMonth.Month

    init(_ month: DeliveryMonth) {
      service = month.service
      self.month = month.month
    }
  }
}

extension Store {
  /// Holds an import beside the delivery before; `nil` when there is none.
  ///
  /// `instant`: as of when it speaks.
  func comparison(
    of id: Int64, at instant: Instant, period: CoveringLetter.Period?
  ) throws(StoreError) -> DeliveryComparison? {
    guard let before = try delivery(before: id, at: instant) else { return nil }
    return DeliveryComparison(
      try months(ofImport: id), before: before, told: try months(ofImport: before), period: period,
      names: ServiceNames(try catalogue()))
  }
}

extension DeliveryComparison {
  /// The first of what shrank, in words.
  func wording(most: Int) -> Wording {
    let lines = shrunk.prefix(most)
    let others = shrunk.count - lines.count
    return Wording(
      (lines.map { "\($0.service) \($0.month): \($0.rows), dulu \($0.before)" }
        + (others > 0 ? ["dan \(others) lagi"] : [])).joined(separator: "; ")
        + " (audit imports show --months)",
      (lines.map { "\($0.service) \($0.month): \($0.rows), was \($0.before)" }
        + (others > 0 ? ["and \(others) more"] : [])).joined(separator: "; ")
        + " (audit imports show --months)")
  }
}
