package import ServiceStandards
internal import WorkingTime

/// A case as the tables hold it, with where it came from.
struct StoredCase {
  let id: Int64
  let importID: Int64
  let line: Int
  let caseNumber: String
  let recordedAt: Instant
  let row: TransactionRow
  let charges: [Charge]
  let pauses: [CasePause]
  let furtherDocuments: [FurtherDocument]
  let applicant: String?
  let note: String?

  /// Whether the record says the same of the case.
  func equals(_ transaction: Transaction, as prepared: PreparedTransaction) -> Bool {
    row == prepared.row && charges == transaction.charges ?? [] && pauses == transaction.pauses
      && furtherDocuments == prepared.furtherDocuments && applicant == transaction.applicant
      && note == transaction.note
  }
}

extension Store {
  /// Database id of the case with that number at that service; `nil` when there is none.
  package func transactionID(service: Int64, caseNumber: String) throws(StoreError) -> Int64? {
    try connection.first(
      SQL.idOfCase,
      bind: {
        $0.bind(1, service)
        $0.bind(2, caseNumber)
      }
    ) { $0.int(0) }
  }

  func storedCase(service: Int64, caseNumber: String) throws(StoreError) -> StoredCase? {
    guard let id = try transactionID(service: service, caseNumber: caseNumber) else { return nil }
    return try storedCase(id: id)
  }

  func storedCase(id: Int64) throws(StoreError) -> StoredCase? {
    let charges = try charges(of: id)
    let pauses = try pauses(of: id)
    let documents = try furtherDocuments(of: id)
    return try connection.first(SQL.transaction, bind: { $0.bind(1, id) }) { row in
      StoredCase(
        id: id, importID: row.int(15), line: Int(row.int(16)), caseNumber: row.text(17),
        recordedAt: Instant(row.int(9)),
        row: TransactionRow(
          service: row.int(0), variant: row.int(1), status: row.int(2), received: row.int(3),
          complete: row.optionalInt(4), paid: row.optionalInt(5), finished: row.optionalInt(6),
          handedOver: row.optionalInt(7), promised: row.optionalInt(8),
          tariffPaid: row.optionalInt(10), unproven: row.optionalInt(11), demanded: row.int(12),
          submitted: row.int(13), flags: row.int(14)),
        charges: charges, pauses: pauses, furtherDocuments: documents,
        applicant: row.optionalText(18), note: row.optionalText(19))
    }
  }

  /// One case with its texts, as an import would give it; `nil` when there is none with that id.
  /// Documents are given by their codes.
  package func transaction(id: Int64, in catalogue: Catalogue)
    throws(StoreError) -> Recorded<Transaction>?
  {
    guard let stored = try storedCase(id: id) else { return nil }
    let row = stored.row
    guard let service = catalogue.services.first(where: { $0.id == row.service }),
      let status = CaseStatus(rawValue: UInt8(clamping: row.status)),
      catalogue.variants.indices.contains(Int(row.variant))
    else { throw damaged("transactions row \(id)") }
    let flags = TransactionBatch.Flags(rawValue: row.flags)
    let entries = catalogue.documents[row.service] ?? []
    func codes(_ bits: Int64, _ keyPath: KeyPath<FurtherDocument, Bool>) -> [String] {
      let low = (0..<64).filter { UInt64(bitPattern: bits) & (1 << UInt64($0)) != 0 }
      let further = stored.furtherDocuments.filter { $0[keyPath: keyPath] }.map { Int($0.ordinal) }
      return (low + further).filter { $0 < entries.count }.map { entries[$0].code.text }
    }
    let stamps = Stamps(
      received: Instant(row.received), complete: row.complete.map(Instant.init),
      paid: row.paid.map(Instant.init), finished: row.finished.map(Instant.init),
      handedOver: row.handedOver.map(Instant.init), promised: row.promised.map(Instant.init))
    let transaction = Transaction(
      unit: service.value.unit, service: service.value.code, caseNumber: stored.caseNumber,
      variant: catalogue.variants[Int(row.variant)], status: status, stamps: stamps,
      isExtended: flags.contains(.isExtended), pauses: stored.pauses,
      charges: row.tariffPaid == nil ? nil : stored.charges,
      demanded: flags.contains(.demandedRecorded) ? codes(row.demanded, \.demanded) : nil,
      submitted: flags.contains(.submittedRecorded) ? codes(row.submitted, \.submitted) : nil,
      applicant: stored.applicant, note: stored.note)
    return Recorded(id: id, recordedAt: stored.recordedAt, value: transaction)
  }

  private func charges(of id: Int64) throws(StoreError) -> [Charge] {
    var charges: [Charge] = []
    try connection.forEachRow(SQL.charges, bind: { $0.bind(1, id) }) { row throws(StoreError) in
      guard let kind = ChargeKind(rawValue: UInt8(clamping: row.int(0))) else {
        throw damaged("charges of \(id)")
      }
      charges.append(
        Charge(kind: kind, amount: Money(row.int(1)), proof: row.optionalText(2)))
    }
    return charges
  }

  private func pauses(of id: Int64) throws(StoreError) -> [CasePause] {
    var pauses: [CasePause] = []
    try connection.forEachRow(SQL.pauses, bind: { $0.bind(1, id) }) { row throws(StoreError) in
      guard let reason = PauseReason(rawValue: UInt8(clamping: row.int(0))) else {
        throw damaged("pauses of \(id)")
      }
      pauses.append(
        CasePause(
          reason: reason, from: Instant(row.int(1)), to: row.optionalInt(2).map(Instant.init)))
    }
    return pauses
  }

  private func furtherDocuments(of id: Int64) throws(StoreError) -> [FurtherDocument] {
    var documents: [FurtherDocument] = []
    try connection.forEachRow(SQL.furtherDocuments, bind: { $0.bind(1, id) }) { row in
      documents.append(
        FurtherDocument(
          ordinal: row.int(0), demanded: row.int(1) != 0, submitted: row.int(2) != 0))
    }
    return documents
  }
}

private enum SQL {
  static let idOfCase = """
    SELECT transaction_texts.transaction_id
    FROM transaction_texts
    WHERE transaction_texts.service_id = ?1 AND transaction_texts.case_number = ?2
    """
  static let transaction = """
    SELECT
      transactions.service_id, transactions.variant_id, transactions.status,
      transactions.received_at, transactions.complete_at, transactions.paid_at,
      transactions.finished_at, transactions.handed_over_at, transactions.promised_at,
      transactions.recorded_at, transactions.tariff_paid, transactions.unproven,
      transactions.demanded, transactions.submitted, transactions.flags,
      transaction_texts.import_id, transaction_texts.line, transaction_texts.case_number,
      transaction_texts.applicant, transaction_texts.note
    FROM transactions
    JOIN transaction_texts ON transaction_texts.transaction_id = transactions.id
    WHERE transactions.id = ?1
    """
  static let charges = """
    SELECT kind, amount, proof FROM charges WHERE transaction_id = ?1 ORDER BY position
    """
  static let pauses = """
    SELECT reason, started_at, ended_at FROM pauses WHERE transaction_id = ?1 ORDER BY position
    """
  static let furtherDocuments = """
    SELECT ordinal, demanded, submitted
    FROM further_documents WHERE transaction_id = ?1 ORDER BY ordinal
    """
}
