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

  /// Gives each version of each case with the import that wrote it; the versions of a case follow each
  /// other in time.
  mutating func forEachVersion(
    _ body: (CaseForm, _ importID: Int64) throws(StoreError) -> Void
  ) throws(StoreError) {
    while try cases.step() {
      let id = cases.int(0)
      let current = try read(id)
      // The import of a version stands in the history of the one before.
      var importID: Int64?
      while try history.isAt(id, &problems) {
        if let was = try historyOf.form(of: history.line, now: current) {
          try body(was.form, importID ?? was.importID)
        } else {
          note(.unreadable(transaction: id))
        }
        importID = history.line.int(2)
        try history.advance()
      }
      guard !cases.isNull(14) else {
        note(.orphan(transaction: id, table: "transactions"))
        continue
      }
      try body(current, cases.int(14))
    }
    try charges.finish(&problems)
    try pauses.finish(&problems)
    try documents.finish(&problems)
    try history.finish(&problems)
  }

  private mutating func note(_ problem: CaseProblem) {
    if problems.count < CaseScan.mostProblems { problems.append(problem) }
  }

  private mutating func read(_ id: Int64) throws(StoreError) -> CaseForm {
    var lines: [Charge] = []
    while try charges.isAt(id, &problems) {
      if let kind = ChargeKind(rawValue: UInt8(clamping: charges.line.int(1))) {
        lines.append(
          Charge(
            kind: kind, amount: Money(charges.line.int(2)), proof: charges.line.optionalText(3)))
      } else {
        note(.unreadable(transaction: id))
      }
      try charges.advance()
    }
    var stops: [CasePause] = []
    while try pauses.isAt(id, &problems) {
      if let reason = PauseReason(rawValue: UInt8(clamping: pauses.line.int(1))) {
        stops.append(
          CasePause(
            reason: reason, from: Instant(pauses.line.int(2)),
            to: pauses.line.optionalInt(3).map(Instant.init)))
      } else {
        note(.unreadable(transaction: id))
      }
      try pauses.advance()
    }
    var papers: [FurtherDocument] = []
    while try documents.isAt(id, &problems) {
      papers.append(
        FurtherDocument(
          ordinal: documents.line.int(1), demanded: documents.line.int(2) != 0,
          submitted: documents.line.int(3) != 0))
      try documents.advance()
    }
    let row = TransactionRow(
      service: cases.int(1), variant: cases.int(2), status: cases.int(3), received: cases.int(4),
      complete: cases.optionalInt(5), paid: cases.optionalInt(6), finished: cases.optionalInt(7),
      handedOver: cases.optionalInt(8), promised: cases.optionalInt(9),
      tariffPaid: cases.optionalInt(11), unproven: cases.optionalInt(12),
      demanded: cases.int(18), submitted: cases.int(19), flags: cases.int(20))
    if !row.fits(lines) { note(.sums(transaction: id)) }
    return CaseForm(
      id: id, caseNumber: cases.text(13), line: cases.int(15), recordedAt: cases.int(10), row: row,
      applicant: cases.optionalText(16), note: cases.optionalText(17), charges: lines,
      pauses: stops, furtherDocuments: papers)
  }
}

extension TransactionRow {
  /// Whether the sums are those of the charges.
  fileprivate func fits(_ charges: [Charge]) -> Bool {
    guard tariffPaid != nil || !charges.isEmpty else { return unproven == nil }
    var (paid, unproven): (Int64, Int64) = (0, 0)
    for charge in charges {
      if charge.kind == .tariff { paid &+= charge.amount.minorUnits }
      if charge.isUnproven { unproven &+= charge.amount.minorUnits }
    }
    return paid == tariffPaid && unproven == self.unproven
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
    of line: borrowing Statement, now: CaseForm
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
      service: now.row.service, variant: values.int(2), status: values.int(3),
      received: values.int(4), complete: values.optionalInt(5), paid: values.optionalInt(6),
      finished: values.optionalInt(7), handedOver: values.optionalInt(8),
      promised: values.optionalInt(9), tariffPaid: hasCharges ? 0 : nil, unproven: nil,
      demanded: values.int(11), submitted: values.int(12), flags: values.int(13))
    return (
      CaseForm(
        id: now.id, caseNumber: now.caseNumber, line: values.int(1), recordedAt: values.int(10),
        row: row, applicant: values.optionalText(14), note: values.optionalText(15),
        charges: charges, pauses: pauses, furtherDocuments: papers),
      values.int(0)
    )
  }
}

private enum SQL {
  static let cases = """
    SELECT
      transactions.id, transactions.service_id, transactions.variant_id, transactions.status,
      transactions.received_at, transactions.complete_at, transactions.paid_at,
      transactions.finished_at, transactions.handed_over_at, transactions.promised_at,
      transactions.recorded_at, transactions.tariff_paid, transactions.unproven,
      transaction_texts.case_number, transaction_texts.import_id, transaction_texts.line,
      transaction_texts.applicant, transaction_texts.note, transactions.demanded,
      transactions.submitted, transactions.flags
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
    var digesters: [Int64: CaseDigester] = [:]
    var scan = try CaseScan(self)
    try scan.forEachVersion { form, importID in
      digesters[
        importID, default: CaseDigester(importID: importID, first: first[importID] ?? 0)
      ].add(form)
    }
    let digests = digesters.keys.sorted().compactMap { digesters[$0]?.finish() }
    return (digests, scan.problems)
  }
}
