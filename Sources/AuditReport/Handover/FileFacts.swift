internal import ServiceStandards

/// What the manifest says of a file besides its bytes; counted while it is written.
package struct FileFacts: Hashable, Sendable {
  /// `nil`: the file is not made of rows.
  package var rows: Int64?
  /// Names in the header line, in their order.
  package var columns: [String] = []
  /// Sums of the columns of money, by the names in the header line and then by currency: control totals in
  /// minor units.
  package var sums: [String: CurrencySums] = [:]
  /// Name in the header line of the column that says in which currency a row is; `nil`: no money.
  package var currencyColumn: String?
  /// The first column of the first and of the last row.
  package var firstKey: String?
  package var lastKey: String?
  package var order: RowKeyOrder?
  /// `nil`: not CSV.
  package var csv: CSVProfile?

  package init() {}
}

/// Minor units by the ISO 4217 code of their currency: two currencies have no sum.
package typealias CurrencySums = [String: Int64]

/// By what the rows of a file ascend.
package enum RowKeyOrder: String, CaseIterable, Hashable, Sendable {
  /// Findings `T-2026-0042`: year, then number.
  case finding
  /// Deviations `W-01-4711`: transaction, then rule.
  case transaction

  /// What is compared; `nil` for a key of another form.
  package func place(of key: String) -> (Int64, Int64)? {
    switch self {
    case .finding: return FindingID(key).map { (Int64($0.year), Int64($0.number)) }
    case .transaction:
      let parts = key.split(separator: "-")
      guard parts.count == 3, let rule = RuleID("\(parts[0])-\(parts[1])"),
        let transaction = Int64(parts[2])
      else { return nil }
      return (transaction, Int64(rule.number))
    }
  }
}

extension Table {
  /// Writes every row as CSV, and counts what the manifest says of the file. Money is summed where a column
  /// `currency` tells its reader which sum a row belongs to.
  package func writeCSV(
    to sink: any ByteSink, _ presentation: Presentation, order: RowKeyOrder? = nil
  ) throws -> FileFacts {
    let header = CSVRows(head, presentation)
    let currencyIndex = head.columns.firstIndex { $0.key == "currency" }
    let money = head.columns.indices.filter {
      if case .money = head.columns[$0].kind { currencyIndex != nil } else { false }
    }
    var sums = [CurrencySums](repeating: [:], count: money.count)
    var facts = FileFacts()
    var last: Cell?
    var rows: Int64 = 0
    let writer = try TableWriter(head, as: .csv, to: sink, presentation)
    try writer.begin()
    try eachRow { row in
      for (place, index) in money.enumerated() {
        guard case .money(let money, let currency) = row[index] else { continue }
        sums[place][currency.code, default: 0] &+= money.minorUnits
      }
      if rows == 0 { facts.firstKey = row[0].key(in: presentation.csv) }
      last = row[0]
      rows += 1
      try writer.append(row)
      return true
    }
    try writer.end()
    facts.rows = rows
    facts.columns = header.headerNames
    facts.sums = Dictionary(
      uniqueKeysWithValues: zip(money.map { header.headerName(of: $0) }, sums))
    facts.currencyColumn = money.isEmpty ? nil : currencyIndex.map { header.headerName(of: $0) }
    facts.lastKey = last?.key(in: presentation.csv)
    facts.order = order
    facts.csv = presentation.csv
    return facts
  }
}

extension Cell {
  /// The text of an identifier, as it stands in a file.
  fileprivate func key(in csv: CSVProfile) -> String? {
    switch self {
    case .identifier(let text):
      csv.guardsFormulas
        ? FormulaGuard.guarded(text, staysText: csv.reader == .spreadsheet) : text
    case .text(let text): csv.guardsFormulas ? FormulaGuard.guarded(text) : text
    case .deviation(let rule, let subject): "\(rule)-\(subject)"
    default: nil
    }
  }
}
