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
}

/// Goes through every case in order of the ids, with all that belongs to it and all that it was before.
/// Memory is one case.
struct CaseScan: ~Copyable {
  private let cases: Statement
  private var charges: SideLines
  private var pauses: SideLines
  private var documents: SideLines
  private var history: SideLines
  private let historyOf: HistoryReader
  private(set) var problems: [CaseProblem] = []
  /// A damaged database has endless many.
  static let mostProblems = 100

  init(_ store: Store) throws(StoreError) {
    let connection = store.connection
    let cases = try connection.prepare(SQL.cases)
    let charges = try SideLines(connection, SQL.charges, table: "charges")
    let pauses = try SideLines(connection, SQL.pauses, table: "pauses")
    let documents = try SideLines(connection, SQL.documents, table: "further_documents")
    let history = try SideLines(connection, SQL.history, table: "transaction_history")
    let historyOf = try HistoryReader(connection)
    self.cases = cases
    self.charges = charges
    self.pauses = pauses
    self.documents = documents
    self.history = history
    self.historyOf = historyOf
  }

  /// Adds each version of each case to the digest of the import that wrote it.
  mutating func digest(into digesters: inout CaseDigesters) throws(StoreError) {
    while try cases.step() {
      let id = cases.int(0)
      var importID: Int64?
      if try history.isAt(id, &problems) { importID = try digestHistory(of: id, into: &digesters) }
      guard !cases.isNull(Column.importID) else {
        note(.orphan(transaction: id, table: "transactions"))
        continue
      }
      let written = cases.int(Column.importID)
      if let importID, importID != written {
        note(.orphan(transaction: id, table: "transaction_history"))
      }
      try digesters.add(id, of: written) { digest throws(StoreError) in
        try self.digest(id, into: &digest)
      }
    }
    try charges.finish(&problems)
    try pauses.finish(&problems)
    try documents.finish(&problems)
    try history.finish(&problems)
  }

  /// What the case was before; gives the import that wrote what it is now, which stands in the last
  /// line of the history.
  private mutating func digestHistory(
    of id: Int64, into digesters: inout CaseDigesters
  ) throws(StoreError) -> Int64? {
    var importID: Int64?
    while try history.isAt(id, &problems) {
      if let was = try historyOf.form(
        of: history.line, id: id, service: cases.int(1), caseNumber: cases.text(2))
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

  /// The same bytes as of a `CaseForm`, without making one: columns stand in that order.
  private mutating func digest(
    _ id: Int64, into digest: inout RowDigest
  ) throws(StoreError) {
    // Columns are asked for by their kind: to ask each value for it costs a third as much again.
    cases.add(numbers: 0..<2, to: &digest)
    cases.add(text: 2, to: &digest)
    cases.add(numbers: 3..<17, to: &digest)
    cases.add(text: 17, to: &digest)
    cases.add(text: 18, to: &digest)
    var sums = ChargeSums()
    var count: Int64 = 0
    while try charges.isAt(id, &problems) {
      charges.line.add(numbers: 1..<3, to: &digest)
      charges.line.add(text: 3, to: &digest)
      sums.add(
        kind: charges.line.int(1), amount: charges.line.int(2),
        hasProof: !charges.line.isNull(3))
      count += 1
      try charges.advance()
    }
    digest.add(count)
    if !sums.fit(cases, count: count) { note(.sums(transaction: id)) }
    digest.add(try pauses.digest(of: id, into: &digest, &problems))
    digest.add(try documents.digest(of: id, into: &digest, &problems))
    digest.endRow()
  }

  private mutating func note(_ problem: CaseProblem) {
    if problems.count < CaseScan.mostProblems { problems.append(problem) }
  }

  /// Of the query of cases, after those that are digested.
  fileprivate enum Column {
    static let importID: Int32 = 19
    static let tariffPaid: Int32 = 20
    static let unproven: Int32 = 21
  }
}

/// The sums of a transaction's charges, as the import makes them.
private struct ChargeSums {
  private var paid: Int64 = 0
  private var unproven: Int64 = 0

  mutating func add(kind: Int64, amount: Int64, hasProof: Bool) {
    if kind == Int64(ChargeKind.tariff.rawValue) { paid &+= amount }
    if kind != Int64(ChargeKind.thirdParty.rawValue), amount > 0, !hasProof {
      unproven &+= amount
    }
  }

  /// Whether they are those of the row; without charges there may be none recorded.
  func fit(_ row: borrowing Statement, count: Int64) -> Bool {
    let kept = row.optionalInt(CaseScan.Column.tariffPaid)
    let open = row.optionalInt(CaseScan.Column.unproven)
    return kept == paid && open == unproven || count == 0 && kept == nil && open == nil
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

  /// Adds the lines of `id`, and gives their number.
  mutating func digest(
    of id: Int64, into digest: inout RowDigest, _ problems: inout [CaseProblem]
  ) throws(StoreError) -> Int64 {
    var count: Int64 = 0
    while try isAt(id, &problems) {
      line.add(numbers: 1..<4, to: &digest)
      count += 1
      try advance()
    }
    return count
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
  static let cases = """
    SELECT
      transactions.id, transactions.service_id, transaction_texts.case_number,
      transaction_texts.line, transactions.variant_id, transactions.status,
      transactions.received_at, transactions.complete_at, transactions.paid_at,
      transactions.finished_at, transactions.handed_over_at, transactions.promised_at,
      transactions.recorded_at, transactions.tariff_paid IS NOT NULL, transactions.demanded,
      transactions.submitted, transactions.flags, transaction_texts.applicant,
      transaction_texts.note,
      transaction_texts.import_id, transactions.tariff_paid, transactions.unproven
    FROM transactions NOT INDEXED
    LEFT JOIN transaction_texts ON transaction_texts.transaction_id = transactions.id
    ORDER BY transactions.id
    """
  static let charges = """
    SELECT transaction_id, kind, amount, proof FROM charges ORDER BY transaction_id, position
    """
  static let pauses = """
    SELECT transaction_id, reason, started_at, ended_at
    FROM pauses ORDER BY transaction_id, position
    """
  static let documents = """
    SELECT transaction_id, ordinal, demanded, submitted
    FROM further_documents ORDER BY transaction_id, ordinal
    """
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
  /// imports; and what does not fit together. `first` is where the ids of an import's new cases begin.
  ///
  /// - Complexity: One pass over all transactions; memory does not grow with them.
  func caseDigests(first: [Int64: Int64]) throws(StoreError) -> (
    digests: [CaseDigests], problems: [CaseProblem]
  ) {
    var digesters = CaseDigesters(first: first)
    var scan = try CaseScan(self)
    try scan.digest(into: &digesters)
    let digests = digesters.finish()
    return (digests, scan.problems)
  }
}
