internal import ServiceStandards
internal import WorkingTime

/// Counts what is read, cheaply enough for every row.
struct ImportTally {
  var accepted = 0
  var rejected = 0
  var blank = 0
  var totals = 0
  var skipped = 0
  var afterTable = 0
  var short = 0
  private var spanningCells = 0
  private var firstSpanning: Int?
  /// Minor units and numbers of charges, by currency and then by the raw value of the kind.
  private var money: [Int64]
  private var charges: [Int]
  private let currencies: [Currency]
  /// Index into `currencies`, by unit.
  private let currencyOfUnit: [Int]
  private let units: [UnitCode: Int]
  /// What lines of totals say.
  private var told: [[ChargeKind: Int64]] = []
  /// By the place of the stamp in `TransactionColumn.stamps`.
  private var stamps = [StampTally](repeating: StampTally(), count: TransactionColumn.stamps.count)
  private var firstReceived: Instant?
  private var lastReceived: Instant?

  /// `units`: in the order in which rows name them.
  init(units: [(code: UnitCode, known: KnownUnit)]) {
    var currencies: [Currency] = []
    currencyOfUnit = units.map { unit in
      if let index = currencies.firstIndex(of: unit.known.currency) { return index }
      currencies.append(unit.known.currency)
      return currencies.count - 1
    }
    self.currencies = currencies
    self.units = Dictionary(
      units.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
    money = [Int64](repeating: 0, count: currencies.count * ChargeKind.allCases.count)
    charges = [Int](repeating: 0, count: money.count)
  }

  /// Counts a row of the unit in that place.
  mutating func accept(_ transaction: Transaction, unit: Int, isReceiptTold: Bool) {
    accepted += 1
    let received = transaction.stamps.received
    if isReceiptTold {
      firstReceived = min(firstReceived ?? received, received)
      lastReceived = max(lastReceived ?? received, received)
    }
    count(transaction.stamps, isReceiptTold: isReceiptTold)
    for charge in transaction.charges ?? [] {
      let index = place(charge.kind, unit)
      let (sum, overflow) = money[index].addingReportingOverflow(charge.amount.minorUnits)
      money[index] = overflow ? .max : sum
      charges[index] += 1
    }
  }

  var hasCharges: Bool { charges.contains { $0 > 0 } }

  /// The latest stamp of what has happened. A list of cases on which nothing was done does not tell by their receipts
  /// when it was made, and a promise tells of what is to come.
  private var lastStamp: Instant? {
    let latest = zip(TransactionColumn.stamps, stamps).filter { $0.0 != .promisedAt }
      .compactMap { column, tally in tally.latest.map { (column: column, at: $0) } }
    guard latest.contains(where: { $0.column != .receivedAt }) else { return nil }
    return latest.map(\.at).max().map { Instant($0) }
  }

  private func place(_ kind: ChargeKind, _ unit: Int) -> Int {
    currencyOfUnit[unit] * ChargeKind.allCases.count + Int(kind.rawValue)
  }

  /// The only currency of the charges so far; `nil`: there are none, or several.
  var onlyCurrency: Currency? {
    let used = currencies.indices.filter { currency in
      ChargeKind.allCases.contains {
        charges[currency * ChargeKind.allCases.count + Int($0.rawValue)] > 0
      }
    }
    return used.count == 1 ? currencies[used[0]] : nil
  }

  /// Counts a line of totals, and keeps what it says of money.
  mutating func add(total: [ChargeKind: Int64]) {
    totals += 1
    if !total.isEmpty { told.append(total) }
  }

  /// Counts cells that go over several lines.
  mutating func count(spanning cells: Int, on line: Int) {
    spanningCells += cells
    firstSpanning = firstSpanning ?? line
  }

  /// Takes the money of an accepted row out again, since it is not written.
  mutating func leaveOut(_ transaction: Transaction) {
    guard let unit = units[transaction.unit] else { return }
    for charge in transaction.charges ?? [] {
      let index = place(charge.kind, unit)
      // A sum that was too large stays so.
      if money[index] != .max { money[index] -= charge.amount.minorUnits }
      charges[index] -= 1
    }
  }

  /// Takes an accepted row as a rejected one.
  mutating func reject(_ transaction: Transaction) {
    leaveOut(transaction)
    // Of a file that tells no receipt none was counted.
    count(transaction.stamps, isReceiptTold: firstReceived != nil, by: -1)
    accepted -= 1
    rejected += 1
  }

  private mutating func count(_ recorded: Stamps, isReceiptTold: Bool, by step: Int = 1) {
    func count(_ stamp: Instant?, _ place: Int) {
      guard let stamp else { return }
      stamps[place].count(
        stamp.seconds, isDate: recorded.dates.contains(StampSet(rawValue: 1 << UInt8(place))),
        by: step)
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
    summary.skipped = skipped
    summary.afterTable = afterTable
    summary.short = short
    summary.spanningCells = spanningCells
    summary.firstSpanning = firstSpanning
    summary.firstReceived = firstReceived
    summary.lastReceived = lastReceived
    summary.lastStamp = lastStamp
    for (column, tally) in zip(TransactionColumn.stamps, stamps) {
      // A promised day is a day by its nature.
      if tally.dates > 0, column != .promisedAt {
        summary.dates.append(.init(column: column, dates: tally.dates, of: tally.count))
      }
      if let second = tally.onlySecondOfDay {
        summary.sameTimes.append(.init(column: column, secondOfDay: second, of: tally.count))
      }
    }
    for (index, currency) in currencies.enumerated() {
      for kind in ChargeKind.allCases {
        let place = index * ChargeKind.allCases.count + Int(kind.rawValue)
        if charges[place] > 0 { summary.money[currency, default: [:]][kind] = Money(money[place]) }
      }
    }
    summary.differingTotals = differingTotals(summary.money)
    return summary
  }

  /// Kinds of which lines of totals tell other sums than those of the rows; where one of several lines tells it, the
  /// others are of parts.
  private func differingTotals(
    _ money: [Currency: [ChargeKind: Money]]
  ) -> [ImportSummary.DifferingTotal] {
    guard let currency = onlyCurrency, let sums = money[currency] else { return [] }
    return ChargeKind.allCases.compactMap { kind in
      let said = told.compactMap { $0[kind] }
      guard let last = said.last, let sum = sums[kind], !said.contains(sum.minorUnits) else {
        return nil
      }
      return .init(kind: kind, currency: currency, told: Money(last), read: sum)
    }
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

  /// `step`: 1, or -1 for a row that was counted and is not written after all.
  mutating func count(_ seconds: Int64, isDate: Bool, by step: Int) {
    count += step
    if isDate { dates += step }
    guard step > 0 else { return }
    latest = max(latest ?? seconds, seconds)
    if isDate { return }
    let second = seconds % 86_400
    if secondOfDay == nil { secondOfDay = second }
    if secondOfDay != second { isShared = false }
  }

  /// The one time of day, by UTC, that all instants have, when there are enough of them to wonder.
  var onlySecondOfDay: Int64? {
    isShared && count - dates >= Self.fewest ? secondOfDay : nil
  }
}
