package import ServiceStandards
package import WorkingTime

/// How many rows of a delivery are of cases of one service that were received in one month.
package struct DeliveryMonth: Hashable, Sendable {
  /// Database id of the service.
  package let service: Int64
  package let month: Month
  package let rows: Int64
  /// The first and the last on which one of them was received.
  package let first: CivilDay
  package let last: CivilDay
  /// Sums in minor units.
  package let money: [ChargeKind: Int64]

  package init(
    service: Int64, month: Month, rows: Int64, first: CivilDay, last: CivilDay,
    money: [ChargeKind: Int64]
  ) {
    self.service = service
    self.month = month
    self.rows = rows
    self.first = first
    self.last = last
    self.money = money
  }

  /// A month of a year, counted from year 0.
  package struct Month: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let number: Int64

    init(number: Int64) { self.number = number }

    package init(of day: CivilDay) {
      let (year, month, _) = day.components
      number = Int64(year) * 12 + Int64(month) - 1
    }

    package static func < (left: Month, right: Month) -> Bool { left.number < right.number }

    /// `2025-03`.
    package var description: String {
      let (year, month) = (number / 12, number % 12 + 1)
      return "\(year)-\(month < 10 ? "0" : "")\(month)"
    }
  }
}

extension Store {
  /// Keeps the months of an import; call inside `record`.
  package func insert(_ months: [DeliveryMonth], ofImport id: Int64) throws(StoreError) {
    guard !months.isEmpty else { return }
    let insert = try connection.prepare(SQL.insert)
    for month in months {
      insert.bind(1, id)
      insert.bind(2, month.service)
      insert.bind(3, month.month.number)
      insert.bind(4, month.rows)
      insert.bind(5, Int64(month.first.number))
      insert.bind(6, Int64(month.last.number))
      insert.bind(7, month.money.isEmpty ? nil : DeliveryMonth.text(month.money))
      try insert.run()
    }
  }

  /// The months of an import, by service and month.
  package func months(ofImport id: Int64) throws(StoreError) -> [DeliveryMonth] {
    var months: [DeliveryMonth] = []
    try connection.forEachRow(SQL.months, bind: { $0.bind(1, id) }) { row in
      var money: [ChargeKind: Int64] = [:]
      for kind in ChargeKind.allCases {
        if let sum = row.optionalInt(5 + Int32(kind.rawValue)) { money[kind] = sum }
      }
      months.append(
        DeliveryMonth(
          service: row.int(0), month: DeliveryMonth.Month(number: row.int(1)), rows: row.int(2),
          first: CivilDay(number: Int32(clamping: row.int(3))),
          last: CivilDay(number: Int32(clamping: row.int(4))), money: money))
    }
    return months
  }

  /// The delivery of the same source before one: of those under the same profile that speak for the same fields, tell of
  /// a service and a month of which it tells, and stand, the one that speaks last before it; `nil`: there is none.
  ///
  /// `instant`: as of when the delivery speaks.
  package func delivery(before id: Int64, at instant: Instant) throws(StoreError) -> Int64? {
    try connection.first(
      SQL.before,
      bind: {
        $0.bind(1, id)
        $0.bind(2, instant.seconds)
      }
    ) { $0.int(0) }
  }
}

extension DeliveryMonth {
  /// As it is kept: kinds by their words, in their order.
  fileprivate static func text(_ money: [ChargeKind: Int64]) -> String {
    let members = ChargeKind.allCases.compactMap { kind in
      money[kind].map { "\"\(kind.word)\":\($0)" }
    }
    return "{\(members.joined(separator: ","))}"
  }
}

private enum SQL {
  static let insert = """
    INSERT INTO delivery_months (
      import_id, service_id, month, row_count, first_day, last_day, money)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
    """
  /// One column for each kind, in their order.
  static let months = """
    SELECT
      service_id, month, row_count, first_day, last_day,
      \(ChargeKind.allCases.map { "iif(json_valid(money), money, '{}') ->> '\($0.word)'" }
        .joined(separator: ", "))
    FROM delivery_months
    WHERE import_id = ?1
    ORDER BY service_id, month
    """
  static let before = """
    SELECT imports.id
    FROM imports
    JOIN imports AS one ON one.id = ?1
    WHERE imports.kind = 'transactions' AND imports.state = 'done' AND \(Deliveries.stands)
      AND imports.profile_sha256 = one.profile_sha256 AND imports.form = one.form
      AND (\(Deliveries.speaksAt), imports.id) < (?2, ?1)
      AND EXISTS (
        SELECT 1
        FROM delivery_months AS mine
        JOIN delivery_months AS theirs
          ON theirs.service_id = mine.service_id AND theirs.month = mine.month
        WHERE mine.import_id = ?1 AND theirs.import_id = imports.id)
    ORDER BY \(Deliveries.speaksAt) DESC, imports.id DESC
    LIMIT 1
    """
}
