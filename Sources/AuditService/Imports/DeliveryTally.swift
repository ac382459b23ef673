internal import AuditImport
internal import AuditStore
internal import ServiceStandards
internal import WorkingTime

/// Counts the rows of a delivery by service and month of receipt, cheaply enough for every row.
package struct DeliveryTally: Sendable {
  private struct Name: Hashable {
    let unit: UnitCode
    let service: ServiceCode
    let month: DeliveryMonth.Month
  }

  private struct Count {
    let name: Name
    var rows: Int64 = 0
    var first: CivilDay
    var last: CivilDay
    var money: [ChargeKind: Int64] = [:]
  }

  private var counts: [Count] = []
  private var places: [Name: Int] = [:]
  /// Where the row before was counted: rows of a file seldom change month.
  private var current = 0

  init() {}

  /// Counts a row of a case.
  mutating func count(_ transaction: borrowing Transaction, zone: Zone) {
    let place = place(of: transaction, on: zone.day(of: transaction.stamps.received))
    counts[place].rows += 1
    guard let charges = transaction.charges else { return }
    for charge in charges {
      counts[place].money[charge.kind, default: 0].add(charge.amount.minorUnits)
    }
  }

  private mutating func place(of transaction: borrowing Transaction, on day: CivilDay) -> Int {
    if counts.indices.contains(current) {
      let known = counts[current]
      if known.first <= day, day <= known.last, known.name.unit == transaction.unit,
        known.name.service == transaction.service
      {
        return current
      }
    }
    let name = Name(
      unit: transaction.unit, service: transaction.service, month: DeliveryMonth.Month(of: day))
    if let place = places[name] {
      current = place
    } else {
      current = counts.count
      places[name] = current
      counts.append(Count(name: name, first: day, last: day))
    }
    counts[current].first = min(counts[current].first, day)
    counts[current].last = max(counts[current].last, day)
    return current
  }

  /// What was counted, by the ids of services.
  func months(in catalogue: Catalogue) -> [DeliveryMonth] {
    var ids: [UnitCode: [ServiceCode: Int64]] = [:]
    for service in catalogue.services {
      ids[service.value.unit, default: [:]][service.value.code] = service.id
    }
    return counts.compactMap { count in
      ids[count.name.unit]?[count.name.service].map {
        DeliveryMonth(
          service: $0, month: count.name.month, rows: count.rows, first: count.first,
          last: count.last, money: count.money)
      }
    }
  }
}

extension Int64 {
  /// A sum too large for the type stays at its end.
  fileprivate mutating func add(_ other: Int64) {
    let (sum, overflow) = addingReportingOverflow(other)
    self = overflow ? (other < 0 ? .min : .max) : sum
  }
}
