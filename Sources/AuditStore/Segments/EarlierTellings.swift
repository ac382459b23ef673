internal import ServiceStandards

/// What was told before of cases whose time a later telling dates back: few, and read from their rows.
struct EarlierTellings: ~Copyable {
  private let store: Store
  private let find: Statement

  init(store: Store) throws(StoreError) {
    // All that can throw comes first: a value that cannot be copied is made whole or not at all.
    let find = try store.connection.prepare(SQL.earlier)
    self.store = store
    self.find = find
  }

  /// Fills the column of a batch.
  func fill(_ batch: inout TransactionBatch) throws(StoreError) {
    let flag = TransactionBatch.Flags.hasEarlier.rawValue
    for row in 0..<batch.count where batch.flags[row] & flag != 0 {
      batch.earlier[Int32(truncatingIfNeeded: row)] = try earlier(batch.id[row])
    }
  }

  private func earlier(_ id: Int64) throws(StoreError) -> [EarlierTelling] {
    find.bind(1, id)
    defer { find.reset() }
    guard try find.step() else { return [] }
    let bytes = Array(find.text(0).utf8)
    let place = TextPlace(start: 0, count: Int32(truncatingIfNeeded: bytes.count))
    guard let earlier = CaseLines.earlier(bytes.span, place) else {
      throw store.damaged("transactions row \(id)")
    }
    return earlier
  }
}

private enum SQL {
  static let earlier = "SELECT coalesce(earlier, '[]') FROM transactions WHERE id = ?1"
}
