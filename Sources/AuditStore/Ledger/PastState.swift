/// What the ledger says of the inputs of a run.
package struct RunInputs: Hashable, Sendable {
  /// Number of the run's entry.
  package let entry: Int64
  /// The last import before it; 0: none.
  package let lastImport: Int64
  /// The ids of transactions that came later begin with it; `nil`: none came.
  package let firstLater: Int64?
  /// The run kept the register.
  package let keptRegister: Bool
  package let program: String
  /// Later entries tell of changes by something else than this program.
  package let hasForeign: Bool
}

extension Store {
  /// What the ledger says of a run; `nil` when it has no entry of its own.
  package func inputs(ofRun run: Int64) throws(StoreError) -> RunInputs? {
    let found = try connection.first(SQL.entry, bind: { $0.bind(1, run) }) { row in
      (entry: row.int(0), kept: row.int(1) > 0, program: row.text(2))
    }
    guard let found else { return nil }
    func number(_ sql: String) throws(StoreError) -> Int64? {
      try connection.first(sql, bind: { $0.bind(1, found.entry) }) { $0.optionalInt(0) } ?? nil
    }
    return RunInputs(
      entry: found.entry, lastImport: try number(SQL.lastImport) ?? 0,
      firstLater: try number(SQL.firstLater), keptRegister: found.kept, program: found.program,
      hasForeign: try number(SQL.foreignLater) != nil)
  }

  /// Opens a database as it was for a run: transactions, standards and calendars that came later are not
  /// there, and cases that a later import changed are as they were. Nothing is written; what differs
  /// stands in temporary views and tables of this connection, whose names go before those of the file.
  package static func open(_ path: String, asOf inputs: RunInputs) throws(StoreError) -> Store {
    let store = try Store.openUnguarded(path)
    let connection = store.connection
    let last = inputs.lastImport
    // Whole numbers of our own: a view takes no parameters.
    try connection.execute(
      """
      CREATE TEMP VIEW standards AS SELECT * FROM main.standards WHERE import_id <= \(last);
      CREATE TEMP VIEW calendar_versions AS
        SELECT * FROM main.calendar_versions WHERE import_id <= \(last);
      """)
    try connection.execute(SQL.createRestored)
    try connection.run(SQL.fillRestored) { statement in
      statement.bind(1, last)
    }
    try connection.execute(
      """
      CREATE TEMP VIEW transactions AS
      \(SQL.overlaid)
      WHERE now.id < \(inputs.firstLater ?? .max)
      """)
    // Pauses and papers of restored cases are few, those of all others stay where they are.
    let isAnyRestored = try connection.first(SQL.anyRestored) { _ in true } ?? false
    if isAnyRestored { try connection.execute(SQL.restoreSides) }
    try connection.execute("PRAGMA query_only = ON")
    return store
  }
}

private enum SQL {
  static let entry = """
    SELECT n, json_array_length(entry, '$.registers'), entry ->> '$.program'
    FROM ledger
    WHERE entry ->> '$.event' = 'run' AND entry ->> '$.facts.run' = ?1
    """
  static let lastImport = """
    SELECT max(entry ->> '$.tables.imports.through') FROM ledger WHERE n < ?1
    """
  static let firstLater = """
    SELECT min(claim.value ->> '$.first')
    FROM ledger
    CROSS JOIN json_each(ledger.entry, '$.cases') AS claim
    WHERE ledger.n > ?1
    """
  static let foreignLater = """
    SELECT min(n) FROM ledger WHERE n > ?1 AND entry ->> '$.event' = 'foreign'
    """
  static let createRestored = """
    CREATE TEMP TABLE restored (
      id INTEGER PRIMARY KEY, was TEXT NOT NULL, variant_id INTEGER, status INTEGER,
      received_at INTEGER, complete_at INTEGER, paid_at INTEGER, finished_at INTEGER,
      handed_over_at INTEGER, promised_at INTEGER, recorded_at INTEGER, tariff_paid INTEGER,
      unproven INTEGER, demanded INTEGER, submitted INTEGER, flags INTEGER)
    """
  // Of several later changes the first one has what the run saw. The sums follow from the charges.
  static let fillRestored = """
    INSERT INTO restored
    SELECT
      earliest.transaction_id, earliest.was,
      earliest.was ->> '$.variant_id', earliest.was ->> '$.status',
      earliest.was ->> '$.received_at', earliest.was ->> '$.complete_at',
      earliest.was ->> '$.paid_at', earliest.was ->> '$.finished_at',
      earliest.was ->> '$.handed_over_at', earliest.was ->> '$.promised_at',
      earliest.was ->> '$.recorded_at',
      CASE
        WHEN earliest.was ->> '$.charges_recorded' OR json_array_length(earliest.was, '$.charges')
        THEN (
          SELECT coalesce(sum(CASE WHEN charge.value ->> 0 = 0 THEN charge.value ->> 1 END), 0)
          FROM json_each(earliest.was, '$.charges') AS charge)
      END,
      CASE
        WHEN earliest.was ->> '$.charges_recorded' OR json_array_length(earliest.was, '$.charges')
        THEN (
          SELECT coalesce(sum(
            CASE
              WHEN charge.value ->> 0 <> 4 AND charge.value ->> 1 > 0
                AND charge.value ->> 2 IS NULL
              THEN charge.value ->> 1
            END), 0)
          FROM json_each(earliest.was, '$.charges') AS charge)
      END,
      earliest.was ->> '$.demanded', earliest.was ->> '$.submitted', earliest.was ->> '$.flags'
    FROM transaction_history AS earliest
    WHERE earliest.id IN (
      SELECT min(id) FROM transaction_history
      WHERE replaced_by_import > ?1 AND was ->> '$.import' <= ?1
      GROUP BY transaction_id)
    """
  static let anyRestored = "SELECT 1 FROM restored LIMIT 1"
  // One walk in order of the ids: rows are collected on the way.
  static let overlaid = """
      SELECT
        now.id, now.service_id, iif(was.id IS NULL, now.variant_id, was.variant_id) AS variant_id,
        iif(was.id IS NULL, now.status, was.status) AS status,
        iif(was.id IS NULL, now.received_at, was.received_at) AS received_at,
        iif(was.id IS NULL, now.complete_at, was.complete_at) AS complete_at,
        iif(was.id IS NULL, now.paid_at, was.paid_at) AS paid_at,
        iif(was.id IS NULL, now.finished_at, was.finished_at) AS finished_at,
        iif(was.id IS NULL, now.handed_over_at, was.handed_over_at) AS handed_over_at,
        iif(was.id IS NULL, now.promised_at, was.promised_at) AS promised_at,
        iif(was.id IS NULL, now.recorded_at, was.recorded_at) AS recorded_at,
        iif(was.id IS NULL, now.tariff_paid, was.tariff_paid) AS tariff_paid,
        iif(was.id IS NULL, now.unproven, was.unproven) AS unproven,
        iif(was.id IS NULL, now.demanded, was.demanded) AS demanded,
        iif(was.id IS NULL, now.submitted, was.submitted) AS submitted,
        iif(was.id IS NULL, now.flags, was.flags) AS flags
      FROM main.transactions AS now
      LEFT JOIN temp.restored AS was ON was.id = now.id
    """
  static let restoreSides = """
    CREATE TEMP TABLE pauses (
      transaction_id INTEGER, position INTEGER, reason INTEGER, started_at INTEGER,
      ended_at INTEGER, PRIMARY KEY (transaction_id, position)) WITHOUT ROWID;
    INSERT INTO temp.pauses
    SELECT transaction_id, position, reason, started_at, ended_at
    FROM main.pauses
    WHERE transaction_id NOT IN (SELECT id FROM restored)
    UNION ALL
    SELECT restored.id, line.key, line.value ->> 0, line.value ->> 1, line.value ->> 2
    FROM restored
    CROSS JOIN json_each(restored.was, '$.pauses') AS line;
    CREATE TEMP TABLE further_documents (
      transaction_id INTEGER, ordinal INTEGER, demanded INTEGER, submitted INTEGER,
      PRIMARY KEY (transaction_id, ordinal)) WITHOUT ROWID;
    INSERT INTO temp.further_documents
    SELECT transaction_id, ordinal, demanded, submitted
    FROM main.further_documents
    WHERE transaction_id NOT IN (SELECT id FROM restored)
    UNION ALL
    SELECT restored.id, line.value ->> 0, line.value ->> 1, line.value ->> 2
    FROM restored
    CROSS JOIN json_each(restored.was, '$.further_documents') AS line
    """
}
