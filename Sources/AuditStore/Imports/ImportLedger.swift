package import ServiceStandards
package import WorkingTime

/// One imported (or refused) file.
package struct ImportRecord: Sendable {
  package enum Kind: String, Sendable {
    case standards, calendar, holidays, transactions, complaints, ladder
  }

  package enum State: String, Sendable {
    case done, refused
  }

  package var kind: Kind
  package var file: String
  package var sha256: String
  package var bytes: Int64
  /// Empty without a mapping profile.
  package var profileSHA256: String
  /// When its rows count as recorded, where somebody states it; `nil`: when they are.
  package var knownFrom: Instant?
  /// What it tells is as of then, where that is not when it is recorded.
  package var speaksAt: Instant?
  /// Its profile demands a control file, and somebody said to go without; the ledger has it, no column.
  package var isWithoutControl = false
  package var state: State
  package var inserted: Int
  package var changed: Int
  package var unchanged: Int
  package var rejected: Int

  package init(
    kind: Kind, file: String, sha256: String, bytes: Int64, profileSHA256: String,
    knownFrom: Instant? = nil, speaksAt: Instant? = nil, state: State = .done, inserted: Int = 0,
    changed: Int = 0,
    unchanged: Int = 0, rejected: Int = 0
  ) {
    self.kind = kind
    self.file = file
    self.sha256 = sha256
    self.bytes = bytes
    self.profileSHA256 = profileSHA256
    self.knownFrom = knownFrom
    self.speaksAt = speaksAt
    self.state = state
    self.inserted = inserted
    self.changed = changed
    self.unchanged = unchanged
    self.rejected = rejected
  }
}

/// Who did something, where and with which program.
package struct Origin: Hashable, Sendable {
  package var actor: String
  package var host: String
  package var program: String

  package init(actor: String, host: String, program: String) {
    self.actor = actor
    self.host = host
    self.program = program
  }
}

/// One reason why a line was rejected, as it is kept.
package struct RejectedReason: Hashable, Sendable {
  package var line: Int
  package var position: Int
  package var column: String?
  package var code: String
  package var value: String?
  package var message: String
  package var original: String

  package init(
    line: Int, position: Int, column: String?, code: String, value: String?, message: String,
    original: String
  ) {
    self.line = line
    self.position = position
    self.column = column
    self.code = code
    self.value = value
    self.message = message
    self.original = original
  }
}

extension Store {
  /// The import that already brought in these bytes under the same profile, and as of when it speaks; `nil` when none
  /// did, or it was taken back.
  package func earlierImport(of kind: ImportRecord.Kind, sha256: String, profileSHA256: String)
    throws(StoreError) -> (id: Int64, speaksAt: Instant)?
  {
    try connection.first(
      SQL.earlierImport,
      bind: {
        $0.bind(1, kind.rawValue)
        $0.bind(2, sha256)
        $0.bind(3, profileSHA256)
      }
    ) { ($0.int(0), Instant($0.int(1))) }
  }

  /// The last import of a kind; `nil` before the first.
  package func lastImport(of kind: ImportRecord.Kind) throws(StoreError) -> Int64? {
    try connection.first(SQL.lastImport, bind: { $0.bind(1, kind.rawValue) }) {
      $0.optionalInt(0)
    } ?? nil
  }

  /// Writes the record of an import under the number of the ledger's entry that is being made, and gives
  /// its id; call inside `record`.
  package func insert(_ record: ImportRecord, entry: Int64) throws(StoreError) -> Int64 {
    let id = try nextID(of: .import, in: .imports)
    try connection.run(SQL.insertImport) { statement in
      statement.bind(1, record.kind.rawValue)
      statement.bind(2, record.file)
      statement.bind(3, record.sha256)
      statement.bind(4, record.bytes)
      statement.bind(5, record.profileSHA256)
      statement.bind(6, record.knownFrom?.seconds)
      statement.bind(7, record.state.rawValue)
      statement.bind(8, record.inserted)
      statement.bind(9, record.changed)
      statement.bind(10, record.unchanged)
      statement.bind(11, record.rejected)
      statement.bind(12, id)
      statement.bind(13, entry)
      statement.bind(14, record.speaksAt?.seconds)
    }
    return id
  }

  /// Writes the counts of an import at its end, and of transactions for which fields it speaks and until when its open
  /// cases are known to be open.
  package func finishImport(
    _ id: Int64, inserted: Int, changed: Int, unchanged: Int, rejected: Int,
    form: DeliveryForm? = nil, newsUntil: Instant? = nil
  ) throws(StoreError) {
    try connection.run(SQL.finishImport) { statement in
      statement.bind(1, id)
      statement.bind(2, inserted)
      statement.bind(3, changed)
      statement.bind(4, unchanged)
      statement.bind(5, rejected)
      statement.bind(6, form?.rawValue)
      statement.bind(7, newsUntil?.seconds)
    }
  }
}

private enum SQL {
  static let earlierImport = """
    SELECT imports.id, \(Deliveries.speaksAt)
    FROM imports
    WHERE imports.sha256 = ?2 AND imports.kind = ?1 AND imports.profile_sha256 = ?3
      AND imports.state = 'done' AND \(Deliveries.stands)
    ORDER BY imports.id
    LIMIT 1
    """
  static let lastImport = """
    SELECT max(imports.id) FROM imports WHERE imports.kind = ?1 AND imports.state = 'done'
    """
  static let insertImport = """
    INSERT INTO imports (
      id, kind, file, sha256, bytes, profile_sha256, known_from, state, inserted, changed, unchanged,
      rejected, entry, speaks_at)
    VALUES (?12, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?13, ?14)
    """
  static let finishImport = """
    UPDATE imports
    SET inserted = ?2, changed = ?3, unchanged = ?4, rejected = ?5, form = ?6, news_until = ?7
    WHERE imports.id = ?1
    """
}
