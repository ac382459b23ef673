internal import WorkingTime

extension Store {
  /// The run whose answer the register holds: the last one as of the latest instant, since a run
  /// that looks back leaves the register as it is. `nil` before the first run.
  package func registerRun() throws(StoreError) -> (id: Int64, pinned: PinnedInstants)? {
    try connection.first(SQL.registerRun) { row in
      (
        row.int(0),
        PinnedInstants(
          asOf: Instant(row.int(1)), knownAt: row.optionalInt(2).map(Instant.init),
          startedAt: Instant(row.int(3)))
      )
    }
  }

  /// Whether a transaction, standard, calendar, unit or service was changed since that run began.
  package func hasChanged(sinceRun run: Int64) throws(StoreError) -> Bool {
    try connection.first(SQL.hasChanged, bind: { $0.bind(1, run) }) { $0.int(0) != 0 } ?? false
  }
}

private enum SQL {
  static let registerRun = """
    SELECT runs.id, runs.as_of, runs.known_at, runs.started_at
    FROM runs
    ORDER BY runs.as_of DESC, runs.id DESC
    LIMIT 1
    """
  static let hasChanged = """
    SELECT EXISTS (
      SELECT 1 FROM changes
      WHERE changes.n > (SELECT runs.changes_mark FROM runs WHERE runs.id = ?1))
    """
}
