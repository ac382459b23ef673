internal import ServiceStandards

/// Goes through every case in order of the ids, with all that it was before, and compares segments on the
/// way. Memory is one block.
struct CaseScan: ~Copyable {
  private var rows: RowReader
  private var past: RowReader
  private let store: Store

  init(_ store: Store) throws(StoreError) {
    let rows = try RowReader(
      store: store, size: SegmentFormat.mostRows, ids: SegmentFormat.ids(ofBlock: 0),
      withTexts: true)
    let past = try RowReader(
      store: store, table: .past, size: SegmentFormat.mostRows,
      ids: SegmentFormat.ids(ofBlock: 0), withTexts: true)
    self.store = store
    self.rows = rows
    self.past = past
  }

  /// Adds each version of each case to the digest of the entry that wrote it, and gives the ids of
  /// segments that differ from their rows.
  mutating func digest(into digesters: inout CaseDigesters) throws(StoreError) -> [Int64] {
    var comparison = try SegmentComparison(store)
    var batch = TransactionBatch()
    var next = try store.block(from: .min)
    while let block = next {
      let ids = SegmentFormat.ids(ofBlock: block)
      rows.restart(ids: ids)
      past.restart(ids: ids)
      batch.removeAll()
      var old = PastPlace()
      while try rows.advance() {
        try rows.append(to: &batch)
        for row in 0..<rows.count {
          try digestPast(upTo: rows.id(row), &old, into: &digesters)
          let (form, entry) = (rows.form(row), rows.entry(row))
          rows.lendTexts { digesters.add(form, of: $0, entry: entry) }
        }
      }
      try digestPast(upTo: ids.upperBound, &old, into: &digesters)
      if batch.count > 0 { try comparison.compare(block, batch) }
      next = ids.upperBound == .max ? nil : try store.block(from: ids.upperBound + 1)
    }
    return try comparison.finish()
  }

  /// The next row of the past.
  private struct PastPlace {
    var row = 0
    var count = 0
    var isAtEnd = false
  }

  /// Adds what cases were before, through the one with that id.
  private mutating func digestPast(
    upTo id: Int64, _ place: inout PastPlace, into digesters: inout CaseDigesters
  ) throws(StoreError) {
    while true {
      if place.row == place.count {
        if place.isAtEnd { return }
        place.isAtEnd = try !past.advance()
        (place.row, place.count) = (0, place.isAtEnd ? 0 : past.count)
        if place.isAtEnd { return }
      }
      guard past.id(place.row) <= id else { return }
      let (form, entry) = (past.form(place.row), past.entry(place.row))
      past.lendTexts { digesters.add(form, of: $0, entry: entry) }
      place.row += 1
    }
  }
}

extension Store {
  /// The digests of every entry that wrote transactions, made from the rows as they are now, in order of
  /// the entries; and the segments that differ from their rows. `claims` is what the entries say of how
  /// their cases were digested.
  ///
  /// - Complexity: One pass over all transactions; memory does not grow with them.
  func caseDigests(claims: [Int64: CaseDigesters.Claim]) throws(StoreError) -> (
    digests: [CaseDigests], segments: [Int64]
  ) {
    var digesters = CaseDigesters(claims: claims)
    var scan = try CaseScan(self)
    let segments = try scan.digest(into: &digesters)
    return (digesters.finish(), segments)
  }

  /// The digest of the cases that something else than this program wrote since the last entry, under the
  /// number of the entry that is about to name them.
  func foreignCases(entry: Int64) throws(StoreError) -> CaseDigests {
    var digester = CaseDigester(entry: entry, first: .min)
    var rows = try RowReader(
      store: self, size: SegmentFormat.mostRows, ids: SegmentFormat.ids(ofBlock: 0),
      withTexts: true)
    for block in try staleBlocks() {
      rows.restart(ids: SegmentFormat.ids(ofBlock: block))
      while try rows.advance() {
        for row in 0..<rows.count where rows.entry(row) == entry {
          let form = rows.form(row)
          rows.lendTexts { digester.add(form, of: $0) }
        }
      }
    }
    return digester.finish()
  }

  /// The first block from that id on with a case, present or past.
  fileprivate func block(from id: Int64) throws(StoreError) -> Int64? {
    try connection.first(SQL.nextID, bind: { $0.bind(1, id) }) {
      $0.optionalInt(0).map(SegmentFormat.block(of:))
    } ?? nil
  }
}

private enum SQL {
  static let nextID = """
    SELECT min(id) FROM (
      SELECT min(id) AS id FROM transactions WHERE id >= ?1
      UNION ALL SELECT min(id) FROM transactions_past WHERE id >= ?1)
    """
}
