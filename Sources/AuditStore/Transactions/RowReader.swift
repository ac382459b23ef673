internal import ServiceStandards
internal import WorkingTime

/// Reads cases from their rows, in order of their ids: as columns for the engine, or row by row for the
/// ledger.
///
/// Memory is one block, whatever the number of rows.
struct RowReader: ~Copyable {
  enum Table: String {
    case current = "transactions"
    case past = "transactions_past"
    case told = "tellings"
    case pieces
  }

  /// The texts from which the engine's columns follow.
  private static let lines: [CaseText] =
    [.series, .number, .charges, .pauses, .furtherPapers, .earlier]
    + CaseText.keyed.map { $0.column }
  // Where the integers stand: the id, the columns of the list, then these.
  private static let entry = 1 + TransactionColumn.list.count
  private static let line = entry + 1

  private let store: Store
  private let table: Table
  private let rows: CollectedRows
  private let texts: [CaseText]
  private var instants: EntryInstants
  private var isAtEnd = false

  /// Reads at most `size` rows at a time, with ids in that range; `withTexts` also what the engine has no
  /// need of. `coming` is the entry under which rows were written that no other can tell about yet.
  init(
    store: Store, table: Table = .current, size: Int, ids: ClosedRange<Int64>,
    withTexts: Bool = false, coming: ComingEntry? = nil
  ) throws(StoreError) {
    // All that can throw comes first: a value that cannot be copied is made whole or not at all.
    let texts = withTexts ? CaseText.allCases : RowReader.lines
    let rows = try CollectedRows(
      store.connection, RowReader.sql(table, texts), integers: RowReader.line + 1,
      texts: texts.count, size: size)
    let instants = try EntryInstants(store, coming: coming)
    self.store = store
    self.table = table
    self.rows = rows
    self.texts = texts
    self.instants = instants
    restart(ids: ids)
  }

  /// Begins anew with other ids.
  mutating func restart(ids: ClosedRange<Int64>) {
    rows.restart(ids: ids)
    isAtEnd = false
  }

  /// Reads the next rows, at most `size`; `false` when there are none.
  mutating func advance() throws(StoreError) -> Bool {
    if isAtEnd { return false }
    isAtEnd = try !rows.next()
    return rows.count > 0
  }

  /// Fills `batch` with the next rows; `false` when there are none.
  mutating func next(into batch: inout TransactionBatch) throws(StoreError) -> Bool {
    batch.removeAll()
    guard try advance() else { return false }
    try append(to: &batch)
    return true
  }

  /// Appends the rows that were read last.
  mutating func append(to batch: inout TransactionBatch) throws(StoreError) {
    let first = batch.count
    rows.append(column: 0, to: &batch.id)
    for (place, column) in TransactionColumn.list.enumerated() {
      rows.append(column: 1 + place, to: &batch[keyPath: column.batch])
    }
    for row in 0..<rows.count {
      batch.recorded.append(try instants.instant(of: rows[row, RowReader.entry]))
    }
    for text in CaseText.keyed {
      for row in 0..<rows.count {
        let place = self.text(row, text.column)
        batch[keyPath: text.key].append(rows.lendTexts { place.key($0) })
      }
    }
    try appendLines(to: &batch, from: first)
  }

  /// What follows from the lines of the rows: sums, pauses, papers, and that there are some.
  private func appendLines(
    to batch: inout TransactionBatch, from first: Int
  ) throws(StoreError) {
    for row in 0..<rows.count {
      let place = first + row
      let (charges, pauses, papers) = (
        self.text(row, .charges), self.text(row, .pauses), self.text(row, .furtherPapers)
      )
      let isSound = rows.lendTexts { texts in
        if charges.isNull {
          batch.tariffPaid.append(TransactionBatch.missing)
          batch.unproven.append(TransactionBatch.missing)
          batch.mixedPaid.append(0)
        } else {
          guard let sums = CaseLines.sums(texts, charges) else { return false }
          batch.tariffPaid.append(sums.tariffPaid)
          batch.unproven.append(sums.unproven)
          batch.mixedPaid.append(sums.mixedPaid)
        }
        guard
          let pauses = pauses.isNull ? [] : CaseLines.pauses(texts, pauses),
          let papers = papers.isNull ? [] : CaseLines.papers(texts, papers)
        else { return false }
        let scope = TransactionBatch.Flags(rawValue: batch.flags[place]).proofScope
        let isUnique = scope != nil && !charges.isNull
        let proofs = isUnique ? CaseLines.charges(texts, charges)?.proofKeys ?? [] : []
        return batch.setLines(ofRow: place, pauses: pauses, papers: papers, proofs: proofs)
      }
      guard isSound else { throw damaged(row) }
      let (number, series) = (self.text(row, .number), self.text(row, .series))
      rows.lendTexts { texts in
        batch.appendNumber(
          texts.extracting(number.range), series: texts.extracting(series.range),
          received: batch.received[place])
      }
      if !text(row, .earlier).isNull {
        batch.flags[place] |= TransactionBatch.Flags.hasEarlier.rawValue
      }
    }
  }

  // MARK: Row by row

  /// Rows that were read last.
  var count: Int { rows.count }

  func id(_ row: Int) -> Int64 { rows[row, 0] }

  /// The entry of the ledger that wrote the row.
  func entry(_ row: Int) -> Int64 { rows[row, RowReader.entry] }

  func form(_ row: Int) -> CaseForm {
    var form = CaseForm(id: rows[row, 0], line: rows[row, RowReader.line])
    for place in TransactionRow.indices { form.row[place] = rows[row, 1 + place] }
    for (index, column) in texts.enumerated() { form.texts[column] = rows.text(row, index) }
    return form
  }

  func lendTexts<Result>(_ body: (borrowing Span<UInt8>) throws -> Result) rethrows -> Result {
    try rows.lendTexts(body)
  }

  func damaged(_ row: Int) -> StoreError { store.damaged("\(table.rawValue) row \(id(row))") }

  private func text(_ row: Int, _ column: CaseText) -> TextPlace {
    guard let index = texts.firstIndex(of: column) else { return .null }
    return rows.text(row, index)
  }

  private static func sql(_ table: Table, _ texts: [CaseText]) -> String {
    let names = ["id"] + TransactionColumn.names + ["entry", "line"]
    let columns = (names + texts.map { CaseText.names[$0.rawValue] }).joined(separator: ", ")
    // The order is that of the walk. NOT INDEXED: by id, and nothing to sort.
    let walk = table.rawValue + " NOT INDEXED"
    let order =
      switch table {
      case .current, .pieces: "id"
      case .past: "id, superseded_by"
      case .told: "id, entry"
      }
    return """
      SELECT 1
      FROM \(walk)
      WHERE id BETWEEN ?2 AND ?3 AND collect(?1, \(columns))
      ORDER BY \(order)
      """
  }
}

/// An entry of the ledger that is being made, and when its rows count as recorded.
struct ComingEntry {
  let number: Int64
  let recordedAt: Instant
}

/// When what an entry of the ledger wrote counts as recorded.
private struct EntryInstants: ~Copyable {
  private let find: Statement
  private var last: (entry: Int64, seconds: Int64)?
  private var known: [Int64: Int64] = [:]

  init(_ store: Store, coming: ComingEntry?) throws(StoreError) {
    find = try store.connection.prepare(SQL.instant)
    if let coming { known[coming.number] = coming.recordedAt.seconds }
  }

  mutating func instant(of entry: Int64) throws(StoreError) -> Int64 {
    // Most rows come from the same entry as the one before.
    if let last, last.entry == entry { return last.seconds }
    if let seconds = known[entry] {
      last = (entry, seconds)
      return seconds
    }
    find.bind(1, entry)
    defer { find.reset() }
    let seconds = try find.step() ? find.int(0) : 0
    known[entry] = seconds
    last = (entry, seconds)
    return seconds
  }
}

extension TransactionBatch {
  /// Appends what runs on in the number of a case.
  mutating func appendNumber(
    _ text: borrowing Span<UInt8>, series: borrowing Span<UInt8>, received: Int64
  ) {
    let read = RunningNumber.read(text, series: series, received: received)
    number.append(read?.number ?? TransactionBatch.missing)
    frame.append(read?.frame ?? TransactionBatch.missing)
  }

  /// Appends the pauses, further papers and proofs of the row, which is the last one, and says so in its flags;
  /// `false` when a paper has an ordinal that none can have.
  mutating func setLines(
    ofRow row: Int, pauses: [CasePause], papers: [FurtherPaper], proofs: [Int64]
  ) -> Bool {
    var flags = Flags(rawValue: self.flags[row])
    flags.subtract([.hasPauses, .hasFurtherDocuments])
    if !pauses.isEmpty { flags.insert(.hasPauses) }
    if !papers.isEmpty {
      flags.insert(.hasFurtherDocuments)
      var sets = FurtherDocuments()
      for paper in papers where !sets.insert(paper) { return false }
      furtherDocuments[Int32(truncatingIfNeeded: row)] = sets
    }
    self.flags[row] = flags.rawValue
    self.pauses.appendInOrder(pauses)
    pauseOffsets.append(Int32(truncatingIfNeeded: self.pauses.count))
    for proof in proofs {
      proofRows.append(Int32(truncatingIfNeeded: row))
      proofKeys.append(proof)
    }
    return true
  }
}

extension [CasePause] {
  /// Appends the pauses of one case, given by their positions, in the order of a batch: by start; of
  /// equal starts the earlier end first, a pause without an end last.
  mutating func appendInOrder(_ pauses: [CasePause]) {
    append(
      contentsOf: pauses.count < 2
        ? pauses
        : pauses.sorted {
          ($0.from, $0.to ?? Instant(.max)) < ($1.from, $1.to ?? Instant(.max))
        })
  }
}

extension TransactionBatch.FurtherDocuments {
  /// Adds the paper to the sets that have it; `false` when its ordinal is none from 64.
  /// A number beyond the limit would take memory for all below it.
  mutating func insert(_ paper: FurtherPaper) -> Bool {
    guard 64..<Int64(TransactionBatch.ordinalLimit) ~= paper.ordinal else { return false }
    if paper.demanded { demanded.insert(ordinal: Int(paper.ordinal)) }
    if paper.submitted { submitted.insert(ordinal: Int(paper.ordinal)) }
    return true
  }
}

extension [UInt64] {
  /// Sets the bit of an ordinal from 64 in a further document set.
  fileprivate mutating func insert(ordinal: Int) {
    let word = ordinal / 64 - 1
    while count <= word { append(0) }
    self[word] |= 1 << UInt64(ordinal % 64)
  }
}

private enum SQL {
  // An import may state the instant; what something else wrote counts from the entry that names it, and
  // until there is one from the last.
  static let instant = """
    SELECT coalesce(
      (SELECT known_from FROM imports WHERE entry = ?1),
      \(Ledger.instant(of: "?1")),
      \(Ledger.instant(of: "(SELECT max(n) FROM ledger)")),
      0)
    """
}
