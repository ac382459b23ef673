package import ServiceStandards
package import WorkingTime

extension Store {
  /// Takes back what a delivery told: every case of which it told is what the others make of it. Call inside `record`;
  /// what comes of it must not stay when something rests on the delivery.
  ///
  /// - Parameters:
  ///   - delivery: One that stands.
  ///   - entry: The number of the ledger's entry that is being made.
  ///   - instant: When that is.
  ///   - reason: Why, for who asks.
  /// - Returns: What came of it, and the digests of the rows that it wrote.
  /// - Throws: `StoreError` of SQLite.
  package func undo(
    _ delivery: Delivery, entry: Int64, at instant: Instant, reason: String
  ) throws(StoreError) -> (undone: UndoneImport, cases: CaseDigests) {
    try refreshSegments()
    let names = try WritingNames(store: self)
    var tellings = try CaseTellings(store: self, names: names)
    var rows = try CaseReplacer(
      store: self, coming: ComingEntry(number: entry, recordedAt: instant))
    var undone = UndoneImport()
    for id in try cases(ofDelivery: delivery.entry) {
      // It may have been taken away since.
      guard let before = try standingCase(id, names: names) else { continue }
      if var after = try tellings.told(of: id, without: delivery.entry) {
        after.series = before.series
        guard !after.isSame(as: before) else {
          undone.unchanged += 1
          continue
        }
        try rows.replace(id, with: after, line: 0)
        undone.changed += 1
        continue
      }
      // Pieces do not rest on a case: without it they wait.
      let pieces = try pieces(ofCase: id, without: delivery.entry).filter {
        $0.holds && $0.entry != delivery.entry
      }
      let waiting = Set(pieces.map(\.entry))
      for other in try tellings.tellings(of: id, without: delivery.entry)
      where other.delivery.entry != delivery.entry && !waiting.contains(other.delivery.entry) {
        undone.resting[other.delivery.importID, default: 0] += 1
      }
      try rows.remove(id)
      undone.removed += 1
      for piece in pieces where tellings.stands(piece.entry) { undone.waiting += piece.rows }
    }
    var digester = CaseDigester(entry: entry, first: try lastTransactionNumber() + 1)
    try rows.finish(&digester)
    try connection.run(SQL.insert) { statement in
      statement.bind(1, delivery.importID)
      statement.bind(2, entry)
      statement.bind(3, reason)
    }
    return (undone, digester.finish())
  }
}

private enum SQL {
  static let insert = "INSERT INTO undone_imports (import_id, entry, reason) VALUES (?1, ?2, ?3)"
}
