internal import ServiceStandards
internal import WorkingTime

/// Counts the rows of a delivery by service and month of receipt, cheaply enough for every row.
struct DeliveryTally {
  private struct Place: Hashable {
    let service: Int64
    let month: DeliveryMonth.Month
  }

  private struct Count {
    let place: Place
    var rows: Int64 = 0
    var first: CivilDay
    var last: CivilDay
    /// By the number of the kind; `nil` where no row has one of it.
    var money = [Int64?](repeating: nil, count: ChargeKind.allCases.count)
  }

  private var counts: [Count] = []
  private var indices: [Place: Int] = [:]

  /// Counts a row of a case of the service with that database id.
  mutating func count(service: Int64, on day: CivilDay, charges: [Charge]?) {
    let index = index(of: Place(service: service, month: DeliveryMonth.Month(of: day)), day)
    counts[index].rows += 1
    counts[index].first = min(counts[index].first, day)
    counts[index].last = max(counts[index].last, day)
    for charge in charges ?? [] {
      let kind = Int(charge.kind.rawValue)
      // A sum too large for the type stays at its end.
      counts[index].money[kind] = (counts[index].money[kind] ?? 0).plus(charge.amount.minorUnits)
    }
  }

  private mutating func index(of place: Place, _ day: CivilDay) -> Int {
    if let index = indices[place] { return index }
    indices[place] = counts.count
    counts.append(Count(place: place, first: day, last: day))
    return counts.count - 1
  }

  /// What was counted.
  var months: [DeliveryMonth] {
    counts.map { count in
      var money: [ChargeKind: Int64] = [:]
      for kind in ChargeKind.allCases { money[kind] = count.money[Int(kind.rawValue)] }
      return DeliveryMonth(
        service: count.place.service, month: count.place.month, rows: count.rows,
        first: count.first, last: count.last, money: money)
    }
  }
}
