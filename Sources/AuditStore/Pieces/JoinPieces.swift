package import ServiceStandards
package import WorkingTime

/// Pieces that found their cases, and what that made of them.
package struct JoinedPieces: Hashable, Sendable {
  /// Rows of the files, by what they are.
  package internal(set) var rows: [PieceKind: Int] = [:]
  /// Cases that are otherwise than before.
  package internal(set) var changed = 0
  package internal(set) var unchanged = 0

  package init() {}
}

extension Store {
  /// Joins what waits to the cases that are there by now, as tellings of the deliveries that brought it. Call inside
  /// `record`.
  ///
  /// - Parameters:
  ///   - entry: The number of the ledger's entry that is being made.
  ///   - instant: When that is.
  /// - Returns: What was joined, and the digests of the rows that it wrote.
  /// - Throws: `StoreError` of SQLite.
  package func joinPieces(
    entry: Int64, at instant: Instant
  ) throws(StoreError) -> (joined: JoinedPieces, cases: CaseDigests) {
    try refreshSegments()
    var rows = try CaseReplacer(
      store: self, coming: ComingEntry(number: entry, recordedAt: instant))
    let joined = try joinPieces(entry: entry, by: &rows)
    var digester = CaseDigester(entry: entry, first: try lastTransactionNumber() + 1)
    try rows.finish(&digester)
    return (joined, digester.finish())
  }

  /// The same by what writes rows already. `coming`: a delivery that is being written.
  func joinPieces(
    entry: Int64, coming: Delivery? = nil, by rows: inout CaseReplacer
  ) throws(StoreError) -> JoinedPieces {
    var joined = JoinedPieces()
    let partners = try partners()
    guard !partners.isEmpty else { return joined }
    for partner in partners {
      try connection.run(SQL.join) { statement in
        statement.bind(1, partner.piece)
        statement.bind(2, entry)
        statement.bind(3, partner.case)
      }
      if partner.rows > 0 { joined.rows[partner.kind, default: 0] += partner.rows }
    }
    let names = try WritingNames(store: self)
    var tellings = try CaseTellings(store: self, names: names, coming: coming)
    var last: Int64?
    for partner in partners where partner.case != last {
      last = partner.case
      guard let before = try standingCase(partner.case, names: names),
        var after = try tellings.told(of: partner.case)
      else { throw damaged("transactions row \(partner.case)") }
      after.series = before.series
      if after.isSame(as: before) {
        joined.unchanged += 1
      } else {
        try rows.replace(partner.case, with: after, line: 0)
        joined.changed += 1
      }
    }
    return joined
  }
}

private enum SQL {
  static let join = "INSERT INTO joined_pieces (piece_id, entry, case_id) VALUES (?1, ?2, ?3)"
}
