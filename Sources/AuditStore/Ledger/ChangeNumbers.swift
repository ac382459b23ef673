extension Store {
  /// From here on an entry of the log of changes has a number that only an edit by something else gave it:
  /// after the largest that there is, SQLite would number later entries at random.
  private static let changeLimit: Int64 = 1 << 62

  /// Gives entries of the log with numbers out of range those that they would have had, so that whoever asks
  /// for what came after an entry finds them and all later ones; call at the beginning of an event.
  func bringChangesInRange() throws(StoreError) {
    guard try lastChange() >= Store.changeLimit else { return }
    // Whoever remembers an entry remembers none after this one.
    let seen =
      try connection.first(SQL.seen, bind: { $0.bind(1, Store.changeLimit) }) { $0.int(0) } ?? 0
    try connection.run(SQL.deleteBelow) { _ in }
    try connection.run(SQL.move) { $0.bind(1, seen) }
    try connection.run(SQL.deleteMoved) { $0.bind(1, seen) }
    try connection.run(SQL.number) { $0.bind(1, seen) }
  }
}

private enum SQL {
  static let seen = """
    SELECT max(change) FROM (
      SELECT max(change) AS change FROM ledger WHERE change < ?1
      UNION ALL SELECT max(changes_mark) FROM runs WHERE changes_mark < ?1)
    """
  // The program counts from 1 on.
  static let deleteBelow = "DELETE FROM changes WHERE n < 0"
  static let move = """
    INSERT INTO changes (n, subject, id)
    SELECT -row_number() OVER (ORDER BY n), subject, id FROM changes WHERE n > ?1
    """
  static let deleteMoved = "DELETE FROM changes WHERE n > ?1"
  static let number = "UPDATE changes SET n = ?1 - n WHERE n < 0"
}
