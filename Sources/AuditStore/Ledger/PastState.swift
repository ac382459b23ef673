/// What the ledger says of the inputs of a run.
package struct RunInputs: Hashable, Sendable {
  /// The run, which is named by its entry.
  package let entry: Int64
  /// The last import before it; 0: none.
  package let lastImport: Int64
  /// The run kept the register.
  package let keptRegister: Bool
  package let program: String
}

extension Store {
  /// What the ledger says of a run; `nil` when it has no entry of its own.
  package func inputs(ofRun run: Int64) throws(StoreError) -> RunInputs? {
    let found = try connection.first(SQL.entry, bind: { $0.bind(1, run) }) { row in
      (kept: row.int(0) > 0, program: row.text(1))
    }
    guard let found else { return nil }
    let lastImport = try connection.first(SQL.lastImport, bind: { $0.bind(1, run) }) {
      $0.optionalInt(0)
    }
    return RunInputs(
      entry: run, lastImport: (lastImport ?? nil) ?? 0, keptRegister: found.kept,
      program: found.program)
  }

  /// Opens a database as an entry left it, which is what was written by it or before and not superseded by one of
  /// these: transactions, standards, calendars, units, agencies, services, papers and what their spellings mean, complaints, ladders, runs, what they
  /// said and the register. Nothing is written; what differs stands in temporary views and tables of this
  /// connection, whose names go before those of the file. It stays on the snapshot on which it was opened.
  package static func open(_ path: String, asOf entry: Int64) throws(StoreError) -> Store {
    let store = try Store.openUnguarded(path)
    let connection = store.connection
    try store.holdSnapshot()
    // Whole numbers of our own: a view takes no parameters.
    try connection.execute(
      """
      CREATE TEMP VIEW standards AS SELECT * FROM main.standards WHERE entry <= \(entry);
      CREATE TEMP VIEW calendar_versions AS
        SELECT * FROM main.calendar_versions WHERE entry <= \(entry);
      CREATE TEMP VIEW paper_assignments AS
        SELECT * FROM main.paper_assignments WHERE entry <= \(entry);
      CREATE TEMP VIEW imports AS SELECT * FROM main.imports WHERE entry <= \(entry);
      CREATE TEMP VIEW undone_imports AS
        SELECT * FROM main.undone_imports WHERE entry <= \(entry);
      CREATE TEMP VIEW deliveries AS SELECT * FROM main.deliveries WHERE entry <= \(entry);
      CREATE TEMP VIEW tellings AS SELECT * FROM main.tellings WHERE entry <= \(entry);
      CREATE TEMP VIEW pieces AS SELECT * FROM main.pieces WHERE entry <= \(entry);
      CREATE TEMP VIEW joined_pieces AS SELECT * FROM main.joined_pieces WHERE entry <= \(entry);
      CREATE TEMP VIEW units_past AS
        SELECT * FROM main.units_past WHERE superseded_by <= \(entry);
      CREATE TEMP VIEW findings AS
        SELECT * FROM main.findings WHERE opened_by_run <= \(entry);
      CREATE TEMP VIEW ladders AS SELECT * FROM main.ladders WHERE entry <= \(entry);
      CREATE TEMP VIEW runs AS SELECT * FROM main.runs WHERE id <= \(entry);
      CREATE TEMP VIEW void_runs AS SELECT * FROM main.void_runs WHERE entry <= \(entry);
      CREATE TEMP VIEW verdicts AS SELECT * FROM main.verdicts WHERE run_id <= \(entry);
      CREATE TEMP VIEW deviations AS
        SELECT * FROM main.deviations WHERE until = 0 AND since <= \(entry)
        UNION ALL
        SELECT 0, key, service_id, since, found, severity, standard_id, expected, actual, amount, detail, NULL
        FROM main.deviations WHERE until > 0 AND until > \(entry) AND since <= \(entry)
        UNION ALL
        SELECT * FROM main.deviations WHERE until > 0 AND until <= \(entry);
      CREATE TEMP TABLE restored AS
        SELECT * FROM main.transactions_past WHERE entry <= \(entry) AND superseded_by > \(entry);
      CREATE UNIQUE INDEX temp.restored_by_id ON restored (id);
      """)
    for table in [
      CoveredTable.units, CoveredTable.agencies, CoveredTable.services, CoveredTable.documents,
      CoveredTable.complaints,
    ] {
      try connection.execute(SQL.restored(table.now, until: entry))
    }
    store.isOfThePast =
      try connection.first(SQL.anyLater, bind: { $0.bind(1, entry) }) { _ in true } ?? false
    let isAnyGone = try connection.first(SQL.anyGone) { _ in true } ?? false
    try connection.execute(
      isAnyGone ? SQL.copied(until: entry) : SQL.overlaid(until: entry))
    try connection.execute("PRAGMA query_only = ON")
    return store
  }
}

private enum SQL {
  // Only an import or something else than this program brings transactions; whatever else changes them leaves a past.
  static let anyLater = """
    SELECT 1 FROM main.imports
    WHERE entry > ?1 AND kind = 'transactions' AND inserted + changed > 0
    UNION ALL
    SELECT 1 FROM main.ledger
    WHERE n > ?1 AND json_valid(entry) AND entry ->> '$.event' IN ('foreign', 'begin')
    UNION ALL
    SELECT 1 FROM main.transactions_past WHERE superseded_by > ?1
    LIMIT 1
    """
  static let entry = """
    SELECT json_type(entry, '$.registers') IS NOT NULL, entry ->> '$.program'
    FROM ledger
    WHERE n = ?1 AND json_valid(entry) AND entry ->> '$.event' = 'run'
    """
  static let lastImport = "SELECT max(id) FROM imports WHERE entry < ?1"
  static let anyGone = """
    SELECT 1 FROM restored WHERE id NOT IN (SELECT id FROM main.transactions) LIMIT 1
    """
  private static let columns = ["entry", "line"] + TransactionColumn.names + CaseText.names

  /// Few rows: all are copied.
  static func restored(_ table: CoveredTable, until entry: Int64) -> String {
    let (name, columns) = (table.name, table.columns)
    return """
      CREATE TEMP TABLE \(name) AS
      SELECT \(columns) FROM main.\(name) WHERE entry <= \(entry)
      UNION ALL
      SELECT \(columns) FROM main.\(name)_past
      WHERE entry <= \(entry) AND superseded_by > \(entry);
      CREATE UNIQUE INDEX temp.\(name)_by_key ON \(name) (\(table.order))
      """
  }

  // One walk in order of the ids: rows are collected on the way.
  static func overlaid(until entry: Int64) -> String {
    let columns = columns.map { "iif(was.id IS NULL, now.\($0), was.\($0)) AS \($0)" }
    return """
      CREATE TEMP VIEW transactions AS
      SELECT now.id, \(columns.joined(separator: ", "))
      FROM main.transactions AS now
      LEFT JOIN temp.restored AS was ON was.id = now.id
      WHERE now.entry <= \(entry) OR was.id IS NOT NULL
      """
  }

  /// Where cases are gone that were there, a walk through those of today does not meet them. Walks go by the key of
  /// the table.
  static func copied(until entry: Int64) -> String {
    let columns = columns.joined(separator: ", ")
    return """
      CREATE TEMP TABLE transactions (id INTEGER PRIMARY KEY, \(columns));
      INSERT INTO temp.transactions (id, \(columns))
      SELECT id, \(columns) FROM main.transactions
      WHERE entry <= \(entry) AND id NOT IN (SELECT id FROM restored)
      UNION ALL
      SELECT id, \(columns) FROM restored
      """
  }
}
