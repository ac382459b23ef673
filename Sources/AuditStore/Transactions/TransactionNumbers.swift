extension Store {
  /// From here on there is no room for the rows of a file below the ids that keys of deviations allow.
  static let transactionLimit: Int64 = 1 << 48

  /// The largest id that a transaction had at the end of any event: no new one gets it, though its row may be
  /// gone. 0 before the first.
  func lastTransactionNumber() throws(StoreError) -> Int64 {
    let last = try connection.first(SQL.lastNumber) { $0.int(0) } ?? 0
    guard last < Store.transactionLimit else { throw damaged("transaction_numbers") }
    return last
  }

  /// Remembers the largest id of a transaction; call at the end of each event. One that no import could give
  /// is not remembered.
  func keepTransactionNumber() throws(StoreError) {
    let last =
      try connection.first(SQL.largestID, bind: { $0.bind(1, Store.transactionLimit) }) {
        $0.int(0)
      } ?? 0
    let known = try connection.first(SQL.lastNumber) { $0.int(0) } ?? 0
    guard last > known else { return }
    try connection.run(SQL.keepNumber) { $0.bind(1, last) }
  }
}

private enum SQL {
  static let largestID = """
    SELECT coalesce(max(id), 0) FROM (
      SELECT max(id) AS id FROM transactions WHERE id < ?1
      UNION ALL SELECT max(id) FROM transactions_past WHERE id < ?1)
    """
  static let lastNumber = "SELECT last FROM transaction_numbers WHERE id = 0"
  static let keepNumber = """
    INSERT INTO transaction_numbers (id, last)
    VALUES (0, ?1)
    ON CONFLICT (id) DO UPDATE SET last = excluded.last
    """
}
