internal import ServiceStandards
internal import WorkingTime

/// Counts what is read, cheaply enough for every row.
struct ImportTally {
  var accepted = 0
  var rejected = 0
  var blank = 0
  var totals = 0
  var aboveHeader = 0
  var skipped = 0
  var afterTable = 0
  var short = 0
  private var spanningCells = 0
  private var firstSpanning: Int?
  /// Minor units, by the raw value of the kind.
  private var money = [Int64](repeating: 0, count: ChargeKind.allCases.count)
  private var charges = [Int](repeating: 0, count: ChargeKind.allCases.count)
  /// By the place of the stamp in `TransactionColumn.stamps`.
  private var stamps = [StampTally](repeating: StampTally(), count: TransactionColumn.stamps.count)
  private var firstReceived: Instant?
  private var lastReceived: Instant?

  mutating func accept(_ transaction: Transaction, isReceiptTold: Bool) {
    accepted += 1
    let received = transaction.stamps.received
    if isReceiptTold {
      firstReceived = min(firstReceived ?? received, received)
      lastReceived = max(lastReceived ?? received, received)
    }
    count(transaction.stamps, isReceiptTold: isReceiptTold)
    for charge in transaction.charges ?? [] {
      let index = Int(charge.kind.rawValue)
      let (sum, overflow) = money[index].addingReportingOverflow(charge.amount.minorUnits)
      money[index] = overflow ? .max : sum
      charges[index] += 1
    }
  }

  var hasCharges: Bool { charges.contains { $0 > 0 } }

  /// Counts cells that go over several lines.
  mutating func count(spanning cells: Int, on line: Int) {
    spanningCells += cells
    firstSpanning = firstSpanning ?? line
  }

  /// Takes the money of an accepted row out again, since it is not written.
  mutating func leaveOut(_ transaction: Transaction) {
    for charge in transaction.charges ?? [] {
      let index = Int(charge.kind.rawValue)
      // A sum that was too large stays so.
      if money[index] != .max { money[index] -= charge.amount.minorUnits }
      charges[index] -= 1
    }
  }

  /// Takes an accepted row as a rejected one.
  mutating func reject(_ transaction: Transaction) {
    leaveOut(transaction)
    accepted -= 1
    rejected += 1
  }

  private mutating func count(_ recorded: Stamps, isReceiptTold: Bool) {
    func count(_ stamp: Instant?, _ place: Int) {
      guard let stamp else { return }
      stamps[place].count(
        stamp.seconds, isDate: recorded.dates.contains(StampSet(rawValue: 1 << UInt8(place))))
    }
    if isReceiptTold { count(recorded.received, 0) }
    count(recorded.complete, 1)
    count(recorded.paid, 2)
    count(recorded.finished, 3)
    count(recorded.handedOver, 4)
    count(recorded.promised, 5)
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
    summary.aboveHeader = aboveHeader
    summary.skipped = skipped
    summary.afterTable = afterTable
    summary.short = short
    summary.spanningCells = spanningCells
    summary.firstSpanning = firstSpanning
    summary.firstReceived = firstReceived
    summary.lastReceived = lastReceived
    // A promise tells of what is to come.
    summary.lastStamp = zip(TransactionColumn.stamps, stamps).filter { $0.0 != .promisedAt }
      .compactMap { $0.1.latest }.max().map { Instant($0) }
    for (column, tally) in zip(TransactionColumn.stamps, stamps) {
      // A promised day is a day by its nature.
      if tally.dates > 0, column != .promisedAt {
        summary.dates.append(.init(column: column, dates: tally.dates, of: tally.count))
      }
      if let second = tally.onlySecondOfDay {
        summary.sameTimes.append(.init(column: column, secondOfDay: second, of: tally.count))
      }
    }
    for kind in ChargeKind.allCases where charges[Int(kind.rawValue)] > 0 {
      summary.money[kind] = Money(money[Int(kind.rawValue)])
    }
    return summary
  }
}

/// Counts the stamps of one column.
private struct StampTally {
  private(set) var count = 0
  private(set) var dates = 0
  /// The latest of them, in epoch seconds.
  private(set) var latest: Int64?
  /// Second of the day by UTC of the first instant, and whether all others share it.
  private var secondOfDay: Int64?
  private var isShared = true

  /// Fewer may share it by chance.
  private static let fewest = 20

  mutating func count(_ seconds: Int64, isDate: Bool) {
    count += 1
    latest = max(latest ?? seconds, seconds)
    if isDate {
      dates += 1
      return
    }
    let second = seconds % 86_400
    if secondOfDay == nil { secondOfDay = second }
    if secondOfDay != second { isShared = false }
  }

  /// The one time of day, by UTC, that all instants have, when there are enough of them to wonder.
  var onlySecondOfDay: Int64? {
    isShared && count - dates >= Self.fewest ? secondOfDay : nil
  }
}
