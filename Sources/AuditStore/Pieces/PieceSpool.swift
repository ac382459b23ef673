package import ServiceStandards
internal import WorkingTime

/// Gathers the rows of a file by the case of which they tell, wherever in the file they stand. A private database on disk
/// that vanishes with the value: memory does not grow with the number of rows.
package struct PieceSpool: ~Copyable {
  /// All rows of a file about one case, as one telling.
  package struct Gathered: Sendable {
    package var record: Transaction
    /// The first of the rows.
    package let line: Int
    package var rows = 1
    /// Rows that are known to be the same as one before, with what they tell.
    package var repeated: [(line: Int, record: Transaction)] = []
    /// Payments that are like one before without a proof that tells them apart: each counts.
    package var alike: [Int] = []
  }

  private let connection: Connection
  private let insert: Statement
  /// What all rows of the file have in common.
  private var untold: UntoldFields = []
  private var proofScope: ProofScope?

  package init() throws(StoreError) {
    // The empty path is SQLite's name for a private temporary database.
    let connection = try Connection(path: "", access: .create)
    try connection.execute(SQL.create)
    let insert = try connection.prepare(SQL.insert)
    self.connection = connection
    self.insert = insert
  }

  package mutating func append(_ row: Transaction, line: Int) throws(StoreError) {
    (untold, proofScope) = (row.untold, row.proofScope)
    insert.bind(1, row.unit.text)
    insert.bind(2, row.service.text)
    insert.bind(3, CaseNumber.folded(row.caseNumber))
    insert.bind(4, row.series)
    insert.bind(5, line)
    insert.bind(6, row.caseNumber)
    insert.bind(7, row.charges.map { PieceSpool.text($0) { CaseLines.append($0, to: &$1) } })
    insert.bind(
      8, row.pauses.isEmpty ? nil : PieceSpool.text(row.pauses) { CaseLines.append($0, to: &$1) })
    insert.bind(9, row.demanded?.joined(separator: String(PieceSpool.sign)))
    insert.bind(10, row.submitted?.joined(separator: String(PieceSpool.sign)))
    insert.bind(11, row.stamps.paid?.seconds)
    insert.bind(12, row.stamps.dates.contains(.paid))
    try insert.run()
  }

  /// Gives what was gathered, case by case.
  package func forEachCase(_ body: (Gathered) throws -> Void) throws {
    let rows = try connection.prepare(SQL.all)
    var gathered: (key: [String?], value: Gathered)?
    while try rows.step() {
      let key = (0..<4).map { rows.optionalText($0) }
      guard let row = row(rows) else {
        throw StoreError(code: 11, message: "rows of a file", sql: "", path: connection.path)
      }
      let line = Int(rows.int(4))
      if gathered?.key == key {
        gathered?.value.add(row, line: line)
        continue
      }
      if let gathered { try body(gathered.value) }
      gathered = (key, Gathered(record: row, line: line))
    }
    if let gathered { try body(gathered.value) }
  }

  /// No cell holds this sign.
  private static let sign: Character = "\u{1F}"

  private static func text<Lines>(_ lines: Lines, _ append: (Lines, inout [UInt8]) -> Void)
    -> String
  {
    var bytes: [UInt8] = []
    append(lines, &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  private func row(_ row: borrowing Statement) -> Transaction? {
    func lines<Value>(
      _ column: Int32, _ read: (borrowing Span<UInt8>, TextPlace) -> Value?
    ) -> Value? {
      let bytes = Array(row.text(column).utf8)
      return read(bytes.span, TextPlace(start: 0, count: Int32(bytes.count)))
    }
    func papers(_ column: Int32) -> [String]? {
      row.optionalText(column).map { text in
        text.isEmpty
          ? [] : text.split(separator: PieceSpool.sign).map { String($0) }
      }
    }
    guard let unit = try? UnitCode(row.text(0)), let service = try? ServiceCode(row.text(1)) else {
      return nil
    }
    var stamps = Stamps(received: Instant(0))
    stamps.paid = row.optionalInt(10).map { Instant($0) }
    if row.int(11) == 1 { stamps.dates.insert(.paid) }
    var charges: [Charge]?
    if !row.isNull(6) {
      guard let read = lines(6, { CaseLines.charges($0, $1) }) else { return nil }
      charges = read
    }
    var pauses: [CasePause] = []
    if !row.isNull(7) {
      guard let read = lines(7, { CaseLines.pauses($0, $1) }) else { return nil }
      pauses = read
    }
    return Transaction(
      unit: unit, service: service, caseNumber: row.text(5), variant: .unknown, status: .open,
      stamps: stamps, pauses: pauses, untold: untold, charges: charges, proofScope: proofScope,
      demanded: papers(8), submitted: papers(9), series: row.optionalText(3))
  }
}

extension PieceSpool.Gathered {
  fileprivate init(record: Transaction, line: Int) {
    self.record = record
    self.line = line
    // What was given back says nothing of when the case was paid.
    if record.isRefund { self.record.stamps.paid = nil }
  }

  /// Adds another row, unless it is known to be one of those before.
  fileprivate mutating func add(_ row: Transaction, line: Int) {
    rows += 1
    if record.tells(row) {
      repeated.append((line, row))
      return
    }
    let known = record.charges ?? []
    if let charges = row.charges {
      if charges.contains(where: { $0.proofKey == nil && known.contains($0) }) {
        alike.append(line)
      }
      record.charges = known + charges
    }
    record.pauses += row.pauses.filter { !record.pauses.contains($0) }
    record.demanded = Self.united(record.demanded, row.demanded)
    record.submitted = Self.united(record.submitted, row.submitted)
    guard let paid = row.stamps.paid, !row.isRefund else { return }
    // The case is paid when the last of its payments was made.
    if let last = record.stamps.paid, last >= paid { return }
    record.stamps.paid = paid
    record.stamps.dates = row.stamps.dates
  }

  private static func united(_ papers: [String]?, _ others: [String]?) -> [String]? {
    guard let papers, let others else { return papers ?? others }
    return papers + others.filter { !papers.contains($0) }
  }
}

extension Transaction {
  fileprivate var isRefund: Bool {
    guard let charges, !charges.isEmpty else { return false }
    return charges.allSatisfy { $0.amount < .zero }
  }

  /// Whether another row says nothing that is not told: its payments by the numbers of their proofs.
  fileprivate func tells(_ row: Transaction) -> Bool {
    let known = charges ?? []
    return (row.charges ?? []).allSatisfy { $0.proofKey != nil && known.contains($0) }
      && (row.charges == nil) == (charges == nil)
      && row.pauses.allSatisfy(pauses.contains)
      && (row.demanded ?? []).allSatisfy { demanded?.contains($0) ?? false }
      && (row.submitted ?? []).allSatisfy { submitted?.contains($0) ?? false }
      && (row.charges?.isEmpty ?? true) == (charges?.isEmpty ?? true)
  }
}

private enum SQL {
  static let create = """
    CREATE TABLE rows (
      unit TEXT NOT NULL, service TEXT NOT NULL, number TEXT NOT NULL, series TEXT,
      line INTEGER NOT NULL, written TEXT NOT NULL, charges TEXT, pauses TEXT, demanded TEXT,
      submitted TEXT, paid_at INTEGER, paid_is_date INTEGER NOT NULL) STRICT
    """
  static let insert =
    "INSERT INTO rows VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)"
  static let all = """
    SELECT
      unit, service, number, series, line, written, charges, pauses, demanded, submitted, paid_at,
      paid_is_date
    FROM rows
    ORDER BY unit, service, number, series, line
    """
}
