internal import Crypto
internal import ServiceStandards

/// Writes segments; the same rows give the same bytes, whoever read them.
struct SegmentWriter: ~Copyable {
  private var encoder = SegmentEncoder()
  private let insert: Statement
  private let delete: Statement

  init(_ connection: Connection) throws(StoreError) {
    // All that can throw comes first: a value that cannot be copied is made whole or not at all.
    let insert = try connection.prepare(SQL.insert)
    let delete = try connection.prepare(SQL.delete)
    self.insert = insert
    self.delete = delete
  }

  /// Puts all rows of a block, perhaps none, in the place of what its segment held.
  mutating func write(_ batch: TransactionBatch, block: Int64) throws(StoreError) {
    guard batch.count > 0 else {
      delete.bind(1, block)
      return try delete.run()
    }
    encoder.encode(batch)
    insert.bind(1, block)
    insert.bind(2, batch.count)
    insert.bind(3, batch.contents.rawValue)
    insert.bind(4, Array(SHA256.hash(data: encoder.bytes)))
    insert.bind(5, encoder.bytes)
    try insert.run()
  }
}

private enum SQL {
  static let insert = """
    INSERT INTO segments (id, rows, contents, sha256, data)
    VALUES (?1, ?2, ?3, ?4, ?5)
    ON CONFLICT (id) DO UPDATE
    SET rows = excluded.rows, contents = excluded.contents, sha256 = excluded.sha256, data = excluded.data
    """
  static let delete = "DELETE FROM segments WHERE id = ?1"
}
