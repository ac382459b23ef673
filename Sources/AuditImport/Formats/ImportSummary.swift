package import ServiceStandards
package import WorkingTime

/// What was read of a file so far.
package struct ImportSummary: Hashable, Sendable {
  /// Stamps of one column that have no time of day.
  package struct Dates: Hashable, Sendable {
    package let column: TransactionColumn
    package let dates: Int
    /// All stamps of the column.
    package let of: Int
  }

  /// A column of which all stamps have one time of day.
  package struct SameTime: Hashable, Sendable {
    package let column: TransactionColumn
    /// By UTC.
    package let secondOfDay: Int64
    package let of: Int
  }

  /// Lines that are neither blank nor totals: `accepted` and `rejected` together.
  package var rows: Int { accepted + rejected }
  package var accepted = 0
  package var rejected = 0
  package var blank = 0
  package var totals = 0
  /// Lines above the header that are not blank.
  package var aboveHeader = 0
  /// Lines that the profile leaves out: numbers of columns, subtotals.
  package var skipped = 0
  /// Lines from the one on with which the table is over.
  package var afterTable = 0
  /// Accepted rows whose last cells are not written.
  package var short = 0
  /// Apostrophes in front of numbers, which were left out.
  package var apostrophes = 0
  /// Cells with signs that nobody sees, or with `="…"` around them, which were left out.
  package var cleanedCells = 0
  /// Cells that go over several lines.
  package var spanningCells = 0
  /// The line on which the first of them begins.
  package var firstSpanning: Int?
  /// Empty cells that have the value of the one above, as the profile says.
  package var filledCells = 0
  /// What there is to say of a workbook; `nil` for a text.
  package var workbook: WorkbookNotes?
  /// Stamps that lost a fraction of a second.
  package var cutFractions = 0
  package var encoding: TextEncoding
  package var delimiter: Delimiter
  /// Headings of the file that no column of ours is mapped to.
  package var unmappedColumns: [String]
  /// A line of totals that tells another sum than that of the rows that were written.
  package struct DifferingTotal: Hashable, Sendable {
    package let kind: ChargeKind
    package let currency: Currency
    package let told: Money
    package let read: Money
  }

  /// Of rows that are written, each currency apart; a sum too large for the type stays at its end.
  package var money: [Currency: [ChargeKind: Money]] = [:]
  package var differingTotals: [DifferingTotal] = []
  package var dates: [Dates] = []
  package var sameTimes: [SameTime] = []
  package var firstReceived: Instant?
  package var lastReceived: Instant?
  /// The latest stamp of what has happened, of a date its first second; `nil` where nothing was done but receive.
  package var lastStamp: Instant?

  /// How people find a line of the file: `12`, or `Juli!12` in a workbook.
  package func place(ofLine line: Int) -> String {
    RowNumber.text(line, sheets: workbook?.sheets ?? [])
  }

  package init(encoding: TextEncoding, delimiter: Delimiter, unmappedColumns: [String]) {
    self.encoding = encoding
    self.delimiter = delimiter
    self.unmappedColumns = unmappedColumns
  }
}
