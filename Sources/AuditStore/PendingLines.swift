internal import ServiceStandards
internal import WorkingTime

/// Charges, pauses and further documents of cases that are in `transactions` already, kept back until
/// there are many: one statement that runs many times in a row costs less than several in turn.
struct PendingLines: ~Copyable {
  /// So many lines of one kind are enough.
  private static let enough = 256

  private var charges: [(transaction: Int64, position: Int, charge: Charge)] = []
  private var pauses: [(transaction: Int64, position: Int, pause: CasePause)] = []
  private var documents: [(transaction: Int64, document: FurtherDocument)] = []
  private let insertCharge: Statement
  private let insertPause: Statement
  private let insertDocument: Statement

  init(connection: Connection) throws(StoreError) {
    // All that can throw comes first: a value that cannot be copied is made whole or not at all.
    let insertCharge = try connection.prepare(SQL.insertCharge)
    let insertPause = try connection.prepare(SQL.insertPause)
    let insertDocument = try connection.prepare(SQL.insertFurtherDocument)
    self.insertCharge = insertCharge
    self.insertPause = insertPause
    self.insertDocument = insertDocument
  }

  /// Takes the lines of one case, and writes all that are kept back once there are many.
  mutating func add(
    _ transaction: Transaction, _ further: [FurtherDocument], id: Int64
  ) throws(StoreError) {
    for (position, charge) in (transaction.charges ?? []).enumerated() {
      charges.append((id, position, charge))
    }
    for (position, pause) in transaction.pauses.enumerated() {
      pauses.append((id, position, pause))
    }
    for document in further { documents.append((id, document)) }
    if max(charges.count, pauses.count, documents.count) >= Self.enough { try write() }
  }

  /// Writes all that are kept back.
  mutating func write() throws(StoreError) {
    for line in charges {
      insertCharge.bind(1, line.transaction)
      insertCharge.bind(2, line.position)
      insertCharge.bind(3, Int64(line.charge.kind.rawValue))
      insertCharge.bind(4, line.charge.amount.minorUnits)
      try insertCharge.withText(5, line.charge.proof) { () throws(StoreError) in
        try insertCharge.run()
      }
    }
    for line in pauses {
      insertPause.bind(1, line.transaction)
      insertPause.bind(2, line.position)
      insertPause.bind(3, Int64(line.pause.reason.rawValue))
      insertPause.bind(4, line.pause.from.seconds)
      insertPause.bind(5, line.pause.to?.seconds)
      try insertPause.run()
    }
    for line in documents {
      insertDocument.bind(1, line.transaction)
      insertDocument.bind(2, line.document.ordinal)
      insertDocument.bind(3, line.document.demanded)
      insertDocument.bind(4, line.document.submitted)
      try insertDocument.run()
    }
    charges.removeAll(keepingCapacity: true)
    pauses.removeAll(keepingCapacity: true)
    documents.removeAll(keepingCapacity: true)
  }
}

private enum SQL {
  static let insertCharge = """
    INSERT INTO charges (transaction_id, position, kind, amount, proof)
    VALUES (?1, ?2, ?3, ?4, ?5)
    """
  static let insertPause = """
    INSERT INTO pauses (transaction_id, position, reason, started_at, ended_at)
    VALUES (?1, ?2, ?3, ?4, ?5)
    """
  static let insertFurtherDocument = """
    INSERT INTO further_documents (transaction_id, ordinal, demanded, submitted)
    VALUES (?1, ?2, ?3, ?4)
    """
}
