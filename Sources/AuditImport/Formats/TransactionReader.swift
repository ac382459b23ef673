package import ServiceStandards
package import WorkingTime

/// What a row may refer to.
package struct KnownUnit: Sendable {
  /// Zone of stamps without an offset.
  package var zone: Zone
  package var currency: Currency
  package var services: Set<ServiceCode>
  /// Under which a row may name them, too.
  package var names: [ServiceCode: String]
  /// Of the services whose numbers begin anew: when.
  package var restarts: [ServiceCode: NumbersRestart]

  package init(
    zone: Zone, currency: Currency, services: Set<ServiceCode>, names: [ServiceCode: String] = [:],
    restarts: [ServiceCode: NumbersRestart] = [:]
  ) {
    self.zone = zone
    self.currency = currency
    self.services = services
    self.names = names
    self.restarts = restarts
  }
}

extension KnownUnit {
  /// Of which series the number of a case of the unit is.
  package func series(of transaction: borrowing Transaction) -> String {
    switch restarts[transaction.service] {
    case nil, .never: ""
    case .byColumn: transaction.series ?? ""
    case .yearly: NumbersRestart.yearly.series(of: zone.day(of: transaction.stamps.received))
    case .monthly: NumbersRestart.monthly.series(of: zone.day(of: transaction.stamps.received))
    }
  }
}

/// Reads a file of transactions row by row, a text or the chosen sheets of a workbook. Its memory does not grow with the file.
///
/// Every physical line after the header belongs to exactly one item, or is counted as blank or as a
/// total, or as one that the profile says is no row. A total line is one that cannot be read, begins
/// with a word for totals, and has nothing but lines without rows after it.
package struct TransactionReader: ~Copyable {
  /// What one or several lines of the file stand for. It is handed on and never copied: a record is
  /// large, and there is one for every line.
  package enum Item: ~Copyable, Sendable {
    /// `line`: the physical line on which the row starts.
    case transaction(Transaction, line: Int)
    case rejected(RejectedLine)
  }

  /// A line that may be a total, and what it says of money.
  private struct HeldLine {
    let line: RejectedLine
    let money: [ChargeKind: Int64]
  }

  /// Most totals at the end of a file.
  private static let mostTotals = 16

  private let sorter: LineSorter
  private var lines: RecordLines
  private var rows: RowReader
  private var tally: ImportTally
  /// Possible totals, oldest first.
  private var held: [HeldLine] = []
  /// An item that comes after those held.
  private var following: Item?
  /// A line has come with which the table is over.
  private var isAfterTable = false
  private var isAtEnd = false

  /// Reads the header of the file.
  ///
  /// `neverFilled`: what an earlier reading has found to be kept a column for and never filled.
  package init(
    _ file: InputFile, profile: MappingProfile = .canonical, known: [UnitCode: KnownUnit],
    neverFilled: UntoldFields = []
  ) throws(ImportFault) {
    try self.init(
      file, profile: profile, known: known, neverFilled: neverFilled, pieceSize: 1 << 18)
  }

  /// Reads so many bytes at once.
  init(
    _ file: InputFile, profile: MappingProfile, known: [UnitCode: KnownUnit],
    neverFilled: UntoldFields = [], pieceSize: Int
  ) throws(ImportFault) {
    let lines = try RecordLines(
      file, form: profile,
      needed: NeededHeadings(all: profile.requiredHeadings, together: profile.essentialHeadings),
      filled: profile.filledHeadings,
      wanted: profile.headings, freeText: profile.columns[.note], pieceSize: pieceSize)
    sorter = LineSorter(
      totals: profile.totals, shape: profile.shape, header: lines.header)
    let units = known.sorted { $0.key < $1.key }.map { (code: $0.key, known: $0.value) }
    tally = ImportTally(units: units)
    rows = RowReader(
      file: file.path, header: lines.header, profile: profile, neverFilled: neverFilled,
      units: units)
    self.lines = lines
  }

  /// What was read so far; complete once `next()` has returned `nil`.
  package var summary: ImportSummary {
    var summary = tally.summary(
      encoding: lines.source.encoding, delimiter: lines.delimiter, unmappedColumns: lines.unmapped)
    summary.blank += lines.blankBefore
    summary.aboveHeader = lines.above
    summary.filledCells = lines.filledCells
    summary.workbook = lines.source.workbook.map { WorkbookNotes($0, of: lines) }
    summary.apostrophes = rows.cells.notes.apostrophes
    summary.cleanedCells = rows.cells.notes.cleaned
    summary.cutFractions = rows.cells.cutFractions
    return summary
  }

  /// Says that a row is not written, since the file has told it before: its money counts once.
  package mutating func leaveOut(_ transaction: Transaction) { tally.leaveOut(transaction) }

  /// Says that a row is not written, since it cannot be what it says.
  package mutating func reject(_ transaction: Transaction) { tally.reject(transaction) }

  /// What the file has a column for that is empty on every line read so far, though lines have what belongs to it.
  /// Nobody can be accused of an absence that is the file's; it has to be read again with this known.
  package var neverFilled: UntoldFields { tally.hasCharges ? rows.neverFilled : [] }

  /// The service of a row that was read, where nobody has declared it and no row of it was asked about before. Only of
  /// rows that are written: the service of one that is rejected is not there.
  package mutating func takeNewService(of transaction: borrowing Transaction) -> Service? {
    rows.cells.takeNewService(of: transaction)
  }

  /// For which fields of a case the file speaks.
  package var form: DeliveryForm { rows.form }

  /// Of which columns the file's covering letter can name the sum.
  package var moneyColumns: MoneyColumns { rows.moneyColumns }

  /// The text of the transaction that `next()` gave last, as it stands in the file: bytes that were
  /// checked to be text. A very long one is cut.
  package var originalBytes: ArraySlice<UInt8> { lines.source.originalBytes }

  /// Where a line stands in a workbook; `nil` for a text.
  package func place(ofLine line: Int) -> SheetPlace? {
    lines.source.workbook.map { RowNumber.place(line, sheets: $0.names) }
  }

  /// How people find a line: `12`, or `Juli!12` in a workbook.
  package func name(ofLine line: Int) -> String {
    RowNumber.text(line, sheets: lines.source.workbook?.names ?? [])
  }

  /// The next row, in order of lines; `nil` at the end of the file.
  package mutating func next() throws(ImportFault) -> Item? {
    if following != nil { return waiting() }
    while !isAtEnd {
      guard let item = try read() else { continue }
      if held.isEmpty { return item }
      // Another row comes after them, so the lines held are no totals.
      following = consume item
      return waiting()
    }
    return nil
  }

  /// The oldest line held, and after all of them the item that follows.
  private mutating func waiting() -> Item? {
    if !held.isEmpty { return reject(held.removeFirst().line) }
    return following.take()
  }

  /// The next record; `nil` for one that is no item, or not yet.
  private mutating func read() throws(ImportFault) -> Item? {
    let outcome = try lines.advance()
    switch outcome {
    case .end, .nextSheet:
      isAtEnd = outcome == .end
      isAfterTable = false
      for total in held { tally.add(total: total.money) }
      held.removeAll()
      if isAtEnd { try checkDates() }
    case .blank:
      tally.blank += 1
    case .damaged where isAfterTable: tally.afterTable += 1
    case .damaged(let problem):
      return reject(lines.rejected([lines.diagnostic(problem)]))
    case .record:
      let spanning = lines.source.spanningFields
      let line = lines.source.line
      if spanning > 0 { tally.count(spanning: spanning, on: line) }
      if let faults = lines.faultsOfLine() { return sort(faults) }
      let (bytes, fields) = lines.cells()
      if let transaction = rows.read(bytes, fields, line: line, place: lines.source.place) {
        if isAfterTable { return reject(lines.rejected([lines.diagnostic(.rowAfterTable)])) }
        tally.accept(
          transaction, unit: rows.unit, isReceiptTold: rows.form.fields.contains(.received))
        if lines.isShort { tally.short += 1 }
        return .transaction(transaction, line: line)
      }
      return sort(rows.takeDiagnostics())
    }
    return nil
  }

  /// Counts a line that is no row, keeps one that may be a total, and gives back any other. So many
  /// totals in a row are none.
  private mutating func sort(_ faults: [Diagnostic]) -> Item? {
    let (bytes, fields) = (lines.source.bytes, lines.source.fields)
    let kind = isAfterTable ? .end : sorter.kind(bytes, fields)
    switch kind {
    case .skipped: tally.skipped += 1
    case .end:
      isAfterTable = true
      tally.afterTable += 1
    case .total where held.count < Self.mostTotals:
      let money = tally.onlyCurrency.map {
        rows.totals(bytes, lines.padded(fields), decimals: $0.decimals)
      }
      held.append(HeldLine(line: lines.rejected(faults), money: money ?? [:]))
    case .total, nil: return reject(lines.rejected(faults))
    }
    return nil
  }

  /// - Throws: `ImportFault.exchangedDates`: nobody can tell which of the dates are right.
  private func checkDates() throws(ImportFault) {
    guard let (heading, dates, texts) = rows.cells.exchanges.found else { return }
    throw .exchangedDates(file: lines.path, column: heading, dates: dates, texts: texts)
  }

  private mutating func reject(_ line: RejectedLine) -> Item {
    tally.rejected += 1
    return .rejected(line)
  }
}
