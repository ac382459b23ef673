internal import ServiceStandards
internal import WorkingTime

/// Counts what is read, cheaply enough for every row.
struct ImportTally {
  var accepted = 0
  var rejected = 0
  var blank = 0
  var totals = 0
  /// Minor units, by the raw value of the kind.
  private var money = [Int64](repeating: 0, count: ChargeKind.allCases.count)
  private var charges = [Int](repeating: 0, count: ChargeKind.allCases.count)
  private var firstReceived: Instant?
  private var lastReceived: Instant?

  mutating func accept(_ transaction: Transaction) {
    accepted += 1
    let received = transaction.stamps.received
    firstReceived = min(firstReceived ?? received, received)
    lastReceived = max(lastReceived ?? received, received)
    for charge in transaction.charges ?? [] {
      let index = Int(charge.kind.rawValue)
      let (sum, overflow) = money[index].addingReportingOverflow(charge.amount.minorUnits)
      money[index] = overflow ? .max : sum
      charges[index] += 1
    }
  }

  func summary(
    encoding: TextEncoding, delimiter: Delimiter, unmappedColumns: [String]
  ) -> ImportSummary {
    var summary = ImportSummary(
      encoding: encoding, delimiter: delimiter, unmappedColumns: unmappedColumns)
    summary.accepted = accepted
    summary.rejected = rejected
    summary.blank = blank
    summary.totals = totals
    summary.firstReceived = firstReceived
    summary.lastReceived = lastReceived
    for kind in ChargeKind.allCases where charges[Int(kind.rawValue)] > 0 {
      summary.money[kind] = Money(money[Int(kind.rawValue)])
    }
    return summary
  }
}
