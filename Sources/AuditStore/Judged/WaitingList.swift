internal import ServiceStandards

/// A transaction, and an instant from which a run may judge it otherwise though nobody touches it.
package struct Waiting: Hashable, Sendable {
  package let transaction: Int64
  /// Epoch seconds.
  package let since: Int64

  package init(transaction: Int64, since: Int64) {
    self.transaction = transaction
    self.since = since
  }
}

extension Store {
  /// The entries whose instant has come, by transaction; of more than `limit` those that came first.
  package func waiting(until asOf: Int64, limit: Int = .max) throws(StoreError) -> [Waiting] {
    var found: [Waiting] = []
    try connection.forEachRow(
      SQL.due,
      bind: {
        $0.bind(1, asOf)
        $0.bind(2, Int64(limit))
      }
    ) { row in
      found.append(Waiting(transaction: row.int(1), since: row.int(0)))
    }
    found.sort { ($0.transaction, $0.since) < ($1.transaction, $1.since) }
    return found
  }

  /// Takes out every entry; call inside `write`.
  package func clearWaiting() throws(StoreError) { try connection.execute(SQL.clear) }

  /// Takes out entries that a run has looked at; call inside `write`.
  package func removeWaiting(_ entries: [Waiting]) throws(StoreError) {
    guard !entries.isEmpty else { return }
    let delete = try connection.prepare(SQL.delete)
    for entry in entries.sorted(by: { $0.order < $1.order }) {
      delete.bind(1, entry.since)
      delete.bind(2, entry.transaction)
      try delete.run()
    }
  }

  /// Adds entries; one that is there already stays. Call inside `write`.
  package func addWaiting(_ entries: [Waiting]) throws(StoreError) {
    guard !entries.isEmpty else { return }
    let inserter = try RowInserter(connection, SQL.insert, columnCount: 2)
    // In the order of the table, whose pages then fill one after the other.
    try inserter.insert(entries.sorted { $0.order < $1.order }) { statement, first, entry in
      statement.bind(first, entry.since)
      statement.bind(first + 1, entry.transaction)
    }
  }
}

extension Waiting {
  fileprivate var order: (Int64, Int64) { (since, transaction) }
}

private enum SQL {
  static let due = """
    SELECT since, transaction_id FROM waiting WHERE since <= ?1
    ORDER BY since, transaction_id LIMIT ?2
    """
  static let clear = "DELETE FROM waiting"
  static let delete = "DELETE FROM waiting WHERE since = ?1 AND transaction_id = ?2"
  static let insert = "INSERT OR IGNORE INTO waiting (since, transaction_id) VALUES"
}
