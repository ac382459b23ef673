package import ServiceStandards
package import WorkingTime

/// What a row may refer to.
package struct KnownUnit: Sendable {
  /// Zone of stamps without an offset.
  package var zone: Zone
  /// Digits of the minor unit of its currency.
  package var decimals: Int
  package var services: Set<ServiceCode>

  package init(zone: Zone, decimals: Int, services: Set<ServiceCode>) {
    self.zone = zone
    self.decimals = decimals
    self.services = services
  }
}

/// Reads a CSV file of transactions row by row. Its memory does not grow with the file.
///
/// Every physical line after the header belongs to exactly one item, or is counted as blank or as a
/// total. A total line is one that cannot be read, begins with a word for totals, and has nothing
/// but such lines and blank ones after it.
package struct TransactionReader: ~Copyable {
  /// What one or several lines of the file stand for. It is handed on and never copied: a record is
  /// large, and there is one for every line.
  package enum Item: ~Copyable, Sendable {
    /// `line`: the physical line on which the row starts.
    case transaction(Transaction, line: Int)
    case rejected(RejectedLine)
  }

  /// Most totals at the end of a file.
  private static let mostTotals = 16

  private let path: String
  private let header: CSVHeader
  private let delimiter: Delimiter
  private let unmapped: [String]
  private let totals: TotalWords
  private var csv: CSVReader
  private var rows: RowReader
  private var tally = ImportTally()
  /// Possible totals, oldest first.
  private var held: [RejectedLine] = []
  /// An item that comes after those held.
  private var following: Item?
  private var isAtEnd = false

  /// Opens the file and reads its header.
  package init(
    path: String, profile: MappingProfile = .canonical, known: [UnitCode: KnownUnit]
  ) throws(ImportFault) {
    try self.init(path: path, profile: profile, known: known, pieceSize: 1 << 18)
  }

  /// Reads so many bytes at once.
  init(
    path: String, profile: MappingProfile, known: [UnitCode: KnownUnit], pieceSize: Int
  ) throws(ImportFault) {
    var blank = 0
    var csv = try CSVReader(path: path, declared: profile.encoding, pieceSize: pieceSize)
    let wanted = profile.headings
    let (header, delimiter) = try CSVHeader.read(
      from: &csv, path: path, declared: profile.delimiter, required: profile.requiredHeadings,
      wanted: wanted, blank: &blank)
    tally.blank = blank
    self.path = path
    self.header = header
    self.delimiter = delimiter
    unmapped = header.names.filter { !$0.isEmpty && !wanted.contains($0) }
    totals = TotalWords(profile.totals)
    let units = known.sorted { $0.key < $1.key }.map { (code: $0.key, known: $0.value) }
    rows = RowReader(file: path, header: header, profile: profile, units: units)
    self.csv = csv
  }

  /// What was read so far; complete once `next()` has returned `nil`.
  package var summary: ImportSummary {
    var summary = tally.summary(
      encoding: csv.encoding, delimiter: delimiter, unmappedColumns: unmapped)
    summary.apostrophes = rows.cells.apostrophes
    return summary
  }

  /// The text of the transaction that `next()` gave last, as it stands in the file.
  package var originalText: String { csv.originalText }

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
    if !held.isEmpty { return reject(held.removeFirst()) }
    return following.take()
  }

  /// The next record; `nil` for one that is no item, or not yet.
  private mutating func read() throws(ImportFault) -> Item? {
    switch try csv.advance() {
    case .end:
      isAtEnd = true
      tally.totals += held.count
      held.removeAll()
    case .blank:
      tally.blank += 1
    case .damaged(let problem):
      return reject(rejected([diagnostic(problem)]))
    case .record:
      let bytes = csv.unescaped ?? csv.text
      if let faults = faultsOfLine() { return hold(rejected(faults), bytes) }
      if let transaction = rows.read(bytes, csv.fields, line: csv.line) {
        tally.accept(transaction)
        return .transaction(transaction, line: csv.line)
      }
      return hold(rejected(rows.takeDiagnostics()), bytes)
    }
    return nil
  }

  /// Keeps a line that may be a total, and gives back any other. So many in a row are none.
  private mutating func hold(_ line: RejectedLine, _ bytes: [UInt8]) -> Item? {
    guard held.count < Self.mostTotals, totals.contains(bytes, csv.fields) else {
      return reject(line)
    }
    held.append(line)
    return nil
  }

  private mutating func reject(_ line: RejectedLine) -> Item {
    tally.rejected += 1
    return .rejected(line)
  }

  /// What is wrong with the line as a whole; `nil` when its fields can be read.
  private func faultsOfLine() -> [Diagnostic]? {
    let count = csv.fieldCount
    if count == header.fieldCount, !csv.hasUnusualBytes, !csv.hasLongField { return nil }
    if csv.hasUnusualBytes, let finding = csv.firstFinding() {
      return [
        Diagnostic(
          file: path, line: finding.line, position: finding.position,
          column: finding.field.flatMap { name(ofField: $0) }, value: "", problem: finding.problem)
      ]
    }
    let excess = csv.fields.dropFirst(header.fieldCount)
    if count < header.names.count || excess.contains(where: { !$0.range.isEmpty }) {
      return [diagnostic(.fieldCount(found: count, expected: header.names.count))]
    }
    let limit = CSVReader.fieldLimit
    let tooLong = csv.fields.indices.filter { csv.fields[$0].range.count > limit }
    if tooLong.isEmpty { return nil }
    return tooLong.map { diagnostic(.fieldTooLong(limit: limit), column: name(ofField: $0)) }
  }

  private func name(ofField field: Int) -> String? {
    field < header.names.count ? header.names[field] : nil
  }

  private func diagnostic(_ problem: Problem, column: String? = nil) -> Diagnostic {
    Diagnostic(file: path, line: csv.line, column: column, value: "", problem: problem)
  }

  private func rejected(_ diagnostics: [Diagnostic]) -> RejectedLine {
    RejectedLine(line: csv.line, original: csv.originalText, diagnostics: diagnostics)
  }
}
