internal import ServiceStandards
internal import WorkingTime

/// Something about one transaction that does not fit together.
package enum CaseProblem: Hashable, Sendable {
  /// The sums of a transaction are not those of its charges.
  case sums(transaction: Int64)
  /// There are texts, charges, pauses, papers or history without the transaction, or the other way round.
  case orphan(transaction: Int64, table: String)
  /// A value that no import writes.
  case unreadable(transaction: Int64)
  /// There are lines of which the flags of their transactions do not tell.
  case lines(table: String)
}

/// Goes through every case in order of the ids, with all that belongs to it and all that it was before,
/// and compares segments on the way. Memory is one block.
struct CaseScan: ~Copyable {
  private let store: Store
  private var blocks: BlockReader
  private var texts: SideLines
  private var charges: SideLines
  private var history: SideLines
  private let historyOf: HistoryReader
  private(set) var problems: [CaseProblem] = []
  /// A damaged database has endless many.
  static let mostProblems = 100

  init(_ store: Store) throws(StoreError) {
    let connection = store.connection
    let blocks = try BlockReader(store: store)
    let texts = try SideLines(connection, SQL.texts, table: "transaction_texts")
    let charges = try SideLines(connection, SQL.charges, table: "charges")
    let history = try SideLines(connection, SQL.history, table: "transaction_history")
    let historyOf = try HistoryReader(connection)
    self.store = store
    self.blocks = blocks
    self.texts = texts
    self.charges = charges
    self.history = history
    self.historyOf = historyOf
  }

  /// Adds each version of each case to the digest of the import that wrote it, and gives the ids of
  /// segments that differ from their rows.
  mutating func digest(into digesters: inout CaseDigesters) throws(StoreError) -> [Int64] {
    var comparison = try SegmentComparison(store)
    var (pauses, documents) = (0 as Int64, 0 as Int64)
    var next = try blocks.firstBlock()
    while let block = next {
      let batch = try blocks.read(block)
      try comparison.compare(block, batch)
      for row in 0..<batch.count { try digest(batch, row, into: &digesters) }
      pauses += Int64(batch.pauses.count)
      for sets in batch.furtherDocuments.values { documents += sets.count }
      next = try blocks.block(after: block)
    }
    try texts.finish(&problems)
    try charges.finish(&problems)
    try history.finish(&problems)
    // Those of cases whose flags do not tell of them.
    if try store.connection.first(SQL.countPauses, { $0.int(0) }) != pauses {
      note(.lines(table: "pauses"))
    }
    if try store.connection.first(SQL.countDocuments, { $0.int(0) }) != documents {
      note(.lines(table: "further_documents"))
    }
    return try comparison.finish()
  }

  private mutating func digest(
    _ batch: borrowing TransactionBatch, _ row: Int, into digesters: inout CaseDigesters
  ) throws(StoreError) {
    let id = batch.id[row]
    guard try texts.isAt(id, &problems) else {
      return note(.orphan(transaction: id, table: "transactions"))
    }
    let written = texts.line.int(5)
    if try history.isAt(id, &problems),
      try digestHistory(of: id, service: batch.service[row], into: &digesters) != written
    {
      note(.orphan(transaction: id, table: "transaction_history"))
    }
    var sums = ChargeSums()
    try digesters.add(id, of: written) { digest throws(StoreError) in
      digest.add(batch, row) { digest in texts.line.add(text: 1, to: &digest) }
      digest.add(texts.line.optionalInt(2))
      texts.line.add(text: 3, to: &digest)
      texts.line.add(text: 4, to: &digest)
      while try charges.isAt(id, &problems) {
        charges.line.add(numbers: 1..<3, to: &digest)
        charges.line.add(text: 3, to: &digest)
        sums.add(
          kind: charges.line.int(1), amount: charges.line.int(2),
          hasProof: !charges.line.isNull(3))
        try charges.advance()
      }
      digest.add(sums.count)
      digest.endRow()
    }
    if !sums.fit(batch, row) { note(.sums(transaction: id)) }
    try texts.advance()
  }

  /// What the case was before; gives the import that wrote what it is now, which stands in the last
  /// line of the history.
  private mutating func digestHistory(
    of id: Int64, service: Int64, into digesters: inout CaseDigesters
  ) throws(StoreError) -> Int64? {
    var importID: Int64?
    while try history.isAt(id, &problems) {
      if let was = try historyOf.form(
        of: history.line, id: id, service: service, caseNumber: texts.line.text(1))
      {
        try digesters.add(id, of: importID ?? was.importID) { $0.add(was.form) }
      } else {
        note(.unreadable(transaction: id))
      }
      importID = history.line.int(2)
      try history.advance()
    }
    return importID
  }

  private mutating func note(_ problem: CaseProblem) {
    if problems.count < CaseScan.mostProblems { problems.append(problem) }
  }
}

extension TransactionBatch.FurtherDocuments {
  /// How many papers are in one of the sets.
  fileprivate var count: Int64 {
    var count = 0
    for word in 0..<max(demanded.count, submitted.count) {
      let both =
        (word < demanded.count ? demanded[word] : 0)
        | (word < submitted.count ? submitted[word] : 0)
      count += both.nonzeroBitCount
    }
    return Int64(count)
  }
}

/// The sums of a transaction's charges, as the import makes them.
private struct ChargeSums {
  private(set) var count: Int64 = 0
  private var paid: Int64 = 0
  private var unproven: Int64 = 0

  mutating func add(kind: Int64, amount: Int64, hasProof: Bool) {
    count += 1
    if kind == Int64(ChargeKind.tariff.rawValue) { paid &+= amount }
    if kind != Int64(ChargeKind.thirdParty.rawValue), amount > 0, !hasProof {
      unproven &+= amount
    }
  }

  /// Whether they are those of the row; without charges there may be none recorded.
  func fit(_ batch: borrowing TransactionBatch, _ row: Int) -> Bool {
    let (kept, open) = (batch.tariffPaid[row], batch.unproven[row])
    let missing = TransactionBatch.missing
    return kept == paid && open == unproven || count == 0 && kept == missing && open == missing
  }
}

/// Lines that belong to transactions, in order of these, walked along with them.
private struct SideLines: ~Copyable {
  /// Stands on the next line; its first column is the transaction.
  let line: Statement
  private let table: String
  private var isAtEnd: Bool

  init(_ connection: Connection, _ sql: String, table: String) throws(StoreError) {
    let line = try connection.prepare(sql)
    let isMore = try line.step()
    isAtEnd = !isMore
    self.line = line
    self.table = table
  }

  /// Whether the next line belongs to `id`. Lines of transactions that were passed over have none.
  mutating func isAt(_ id: Int64, _ problems: inout [CaseProblem]) throws(StoreError) -> Bool {
    while !isAtEnd {
      let owner = line.int(0)
      if owner >= id { return owner == id }
      try orphan(owner, &problems)
    }
    return false
  }

  mutating func advance() throws(StoreError) { isAtEnd = try !line.step() }

  /// After the last transaction.
  mutating func finish(_ problems: inout [CaseProblem]) throws(StoreError) {
    while !isAtEnd { try orphan(line.int(0), &problems) }
  }

  private mutating func orphan(
    _ owner: Int64, _ problems: inout [CaseProblem]
  ) throws(StoreError) {
    if problems.count < CaseScan.mostProblems {
      problems.append(.orphan(transaction: owner, table: table))
    }
    try advance()
  }
}

/// Reads what a case was from the JSON of its history.
private struct HistoryReader: ~Copyable {
  private let values: Statement
  private let lists: Statement

  init(_ connection: Connection) throws(StoreError) {
    let values = try connection.prepare(SQL.was)
    let lists = try connection.prepare(SQL.wasList)
    self.values = values
    self.lists = lists
  }

  /// The version that a line of the history has, with the import that its text names; `nil` for text
  /// that no import writes.
  func form(
    of line: borrowing Statement, id: Int64, service: Int64, caseNumber: String
  ) throws(StoreError) -> (form: CaseForm, importID: Int64)? {
    let text = line.text(1)
    values.bind(1, text)
    defer { values.reset() }
    guard try values.step(), values.kind(of: 0) == .integer else { return nil }
    var charges: [Charge] = []
    var pauses: [CasePause] = []
    var papers: [FurtherDocument] = []
    lists.bind(1, text)
    defer { lists.reset() }
    while try lists.step() {
      switch lists.text(0) {
      case "charges":
        guard let kind = ChargeKind(rawValue: UInt8(clamping: lists.int(1))) else { return nil }
        charges.append(
          Charge(kind: kind, amount: Money(lists.int(2)), proof: lists.optionalText(3)))
      case "pauses":
        guard let reason = PauseReason(rawValue: UInt8(clamping: lists.int(1))) else { return nil }
        pauses.append(
          CasePause(
            reason: reason, from: Instant(lists.int(2)),
            to: lists.optionalInt(3).map(Instant.init)))
      default:
        papers.append(
          FurtherDocument(
            ordinal: lists.int(1), demanded: lists.int(2) != 0, submitted: lists.int(3) != 0))
      }
    }
    // Of histories written before the sums were kept, no charges means that none were recorded.
    let hasCharges = values.optionalInt(16).map { $0 != 0 } ?? !charges.isEmpty
    let row = TransactionRow(
      service: service, variant: values.int(2), status: values.int(3),
      received: values.int(4), complete: values.optionalInt(5), paid: values.optionalInt(6),
      finished: values.optionalInt(7), handedOver: values.optionalInt(8),
      promised: values.optionalInt(9), tariffPaid: hasCharges ? 0 : nil, unproven: nil,
      demanded: values.int(11), submitted: values.int(12), flags: values.int(13))
    return (
      CaseForm(
        id: id, caseNumber: caseNumber, line: values.int(1), recordedAt: values.int(10),
        row: row, applicant: values.optionalText(14), note: values.optionalText(15),
        charges: charges, pauses: pauses, furtherDocuments: papers),
      values.int(0)
    )
  }
}

private enum SQL {
  static let texts = """
    SELECT transaction_id, case_number, line, applicant, note, import_id
    FROM transaction_texts NOT INDEXED ORDER BY transaction_id
    """
  static let charges = """
    SELECT transaction_id, kind, amount, proof FROM charges ORDER BY transaction_id, position
    """
  static let countPauses = "SELECT count(*) FROM pauses"
  static let countDocuments = "SELECT count(*) FROM further_documents"
  static let history = """
    SELECT transaction_id, was, replaced_by_import
    FROM transaction_history ORDER BY transaction_id, id
    """
  static let was = """
    SELECT
      ?1 ->> '$.import', ?1 ->> '$.line', ?1 ->> '$.variant_id', ?1 ->> '$.status',
      ?1 ->> '$.received_at', ?1 ->> '$.complete_at', ?1 ->> '$.paid_at', ?1 ->> '$.finished_at',
      ?1 ->> '$.handed_over_at', ?1 ->> '$.promised_at', ?1 ->> '$.recorded_at',
      ?1 ->> '$.demanded', ?1 ->> '$.submitted', ?1 ->> '$.flags', ?1 ->> '$.applicant',
      ?1 ->> '$.note', ?1 ->> '$.charges_recorded'
    WHERE json_valid(?1)
    """
  static let wasList = """
    SELECT names.column1, line.value ->> 0, line.value ->> 1, line.value ->> 2
    FROM (VALUES ('charges'), ('pauses'), ('further_documents')) AS names
    CROSS JOIN json_each(?1, '$.' || names.column1) AS line
    """
}

extension Store {
  /// The digests of every import of transactions, made from the rows as they are now, in order of the
  /// imports; what does not fit together; and the segments that differ from their rows. `first` is where
  /// the ids of an import's new cases begin.
  ///
  /// - Complexity: One pass over all transactions; memory does not grow with them.
  func caseDigests(first: [Int64: Int64]) throws(StoreError) -> (
    digests: [CaseDigests], problems: [CaseProblem], segments: [Int64]
  ) {
    var digesters = CaseDigesters(first: first)
    var scan = try CaseScan(self)
    let segments = try scan.digest(into: &digesters)
    let digests = digesters.finish()
    return (digests, scan.problems, segments)
  }
}
