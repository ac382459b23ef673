package import ServiceStandards

/// What stands in the register about transactions, in order of the keys. Memory is what is asked for at once.
package struct StandingRegister: ~Copyable {
  private let rows: Statement
  private let store: Store
  private var next: KeptDeviation?

  package init(of store: Store) throws(StoreError) {
    let rows = try store.connection.prepare(SQL.standing)
    let next = try rows.step() ? KeptDeviation(rows, store) : nil
    self.rows = rows
    self.store = store
    self.next = next
  }

  /// What has a key through `last` and was not given yet.
  package mutating func deviations(through last: Int64) throws(StoreError) -> [KeptDeviation] {
    var found: [KeptDeviation] = []
    while let kept = next, kept.key <= last {
      found.append(kept)
      next = try rows.step() ? KeptDeviation(rows, store) : nil
    }
    return found
  }

  /// The runs that found what is found now on the transactions of a batch, ascending by key; `.max` for what does
  /// not stand.
  package mutating func found(
    _ deviations: [Deviation], of batch: borrowing TransactionBatch
  ) throws(StoreError) -> [Int64] {
    guard let last = batch.id.last else { return [] }
    var known = try self.deviations(through: last << 12 | 0xFFF)[...]
    return deviations.map { deviation in
      while let first = known.first, first.key < deviation.key { known.removeFirst() }
      if let first = known.first, first.key == deviation.key || first.isSameLateness(as: deviation)
      {
        return first.found
      }
      return .max
    }
  }
}

private enum SQL {
  private static let last = Subject.Kind.transaction.keys.upperBound
  static let standing = KeptDeviation.select(where: "until = 0 AND key <= \(last)")
}
