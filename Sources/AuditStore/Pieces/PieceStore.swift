package import ServiceStandards
package import WorkingTime

/// Rows of a file that tell of one case, as they wait for it.
package struct WaitingPiece: Hashable, Sendable {
  package let importID: Int64
  package let file: String
  /// The first of the rows in that file.
  package let line: Int64
  package let service: Int64
  /// As it is written there.
  package let caseNumber: String
  /// `nil`: not told.
  package let series: String?
  package let kind: PieceKind
  package let rows: Int
  /// How many cases have the number: several where numbers begin anew, and the rows do not say which one is theirs.
  package let cases: Int
}

/// What waits of one delivery.
package struct WaitingDelivery: Hashable, Sendable {
  package let importID: Int64
  /// As it was named then.
  package let file: String
  package let kind: PieceKind
  package let rows: Int64
  /// When it was imported.
  package let since: Instant
}

/// What the queries about pieces say of them.
enum Pieces {
  /// Whether a later reading of the same bytes, under the same profile, that stands tells a piece again: that one holds
  /// then, for what the bytes mean may have changed since.
  ///
  /// - Parameter condition: What else must hold of `later`, the piece of the later reading, and of `again`, its import.
  /// - Returns: A condition on a row of `pieces`.
  static func isToldAgain(_ condition: String = "") -> String {
    """
    EXISTS (
      SELECT 1
      FROM imports AS own
      CROSS JOIN imports AS again
        ON again.sha256 = own.sha256 AND again.profile_sha256 = own.profile_sha256
          AND again.entry > own.entry
      CROSS JOIN pieces AS later
        ON later.entry = again.entry AND later.service_id = pieces.service_id
          AND later.number = pieces.number AND later.tells_series = pieces.tells_series
          AND later.series = pieces.series
      WHERE own.entry = pieces.entry
        AND NOT EXISTS (SELECT 1 FROM undone_imports WHERE undone_imports.import_id = again.id)
        \(condition))
    """
  }
}

extension Store {
  /// Whether any delivery tells by the numbers of cases.
  var hasPieces: Bool {
    get throws(StoreError) { try connection.first(SQL.any) { $0.int(0) == 1 } ?? false }
  }

  /// The pieces that belong to a case, oldest first, each with the entry of its delivery. `holds`: no later reading of
  /// the same bytes tells it again; `without` leaves the readings of an entry out of that.
  func pieces(
    ofCase id: Int64, without undone: Int64? = nil
  ) throws(StoreError) -> [(id: Int64, entry: Int64, rows: Int, holds: Bool)] {
    var pieces: [(id: Int64, entry: Int64, rows: Int, holds: Bool)] = []
    try connection.forEachRow(
      SQL.ofCase,
      bind: {
        $0.bind(1, id)
        $0.bind(2, undone ?? 0)
      }
    ) { row in pieces.append((row.int(0), row.int(1), Int(row.int(2)), row.int(3) == 0)) }
    return pieces
  }

  /// The cases to which pieces of a delivery belong, ascending.
  func cases(ofPieces entry: Int64) throws(StoreError) -> [Int64] {
    var cases: [Int64] = []
    try connection.forEachRow(SQL.ofEntry, bind: { $0.bind(1, entry) }) { cases.append($0.int(0)) }
    return cases
  }

  /// What waits for its case, in the order of the imports and of their lines.
  package func waitingPieces() throws(StoreError) -> [WaitingPiece] {
    var waiting: [WaitingPiece] = []
    try connection.forEachRow(SQL.waiting) { row throws(StoreError) in
      waiting.append(
        WaitingPiece(
          importID: row.int(0), file: row.text(1), line: row.int(2), service: row.int(3),
          caseNumber: row.text(4), series: row.optionalText(5), kind: try word(row.text(6)),
          rows: Int(row.int(7)), cases: Int(row.int(8))))
    }
    return waiting
  }

  /// What waits of each delivery, in the order of the imports.
  package func waitingDeliveries() throws(StoreError) -> [WaitingDelivery] {
    guard try hasPieces else { return [] }
    var waiting: [WaitingDelivery] = []
    try connection.forEachRow(SQL.waitingDeliveries) { row throws(StoreError) in
      waiting.append(
        WaitingDelivery(
          importID: row.int(0), file: row.text(1), kind: try word(row.text(2)), rows: row.int(3),
          since: Instant(row.int(4))))
    }
    return waiting
  }

  /// How many rows of a delivery wait for their case.
  func waitingRows(ofEntry entry: Int64) throws(StoreError) -> Int {
    try connection.first(SQL.waitingRows, bind: { $0.bind(1, entry) }) { Int($0.int(0)) } ?? 0
  }

  /// How many rows wait although their case is there by now.
  package func joinableRows() throws(StoreError) -> [PieceKind: Int] {
    guard try hasPieces else { return [:] }
    var rows: [PieceKind: Int] = [:]
    try connection.forEachRow(SQL.partners) { row throws(StoreError) in
      guard row.int(2) > 0 else { return }
      rows[try word(row.text(1)), default: 0] += Int(row.int(2))
    }
    return rows
  }

  /// The pieces that wait although their case is there by now, with its id, in order of the cases. One that a later
  /// reading of the same bytes tells again goes with it and counts no rows.
  func partners() throws(StoreError) -> [(piece: Int64, kind: PieceKind, rows: Int, case: Int64)] {
    var partners: [(piece: Int64, kind: PieceKind, rows: Int, case: Int64)] = []
    try connection.forEachRow(SQL.partners) { row throws(StoreError) in
      partners.append((row.int(0), try word(row.text(1)), Int(row.int(2)), row.int(3)))
    }
    return partners
  }
}

private enum SQL {
  static let any = "SELECT EXISTS (SELECT 1 FROM pieces)"
  /// Of several joins the last one holds.
  private static let isLast = """
    joined.entry = (
      SELECT max(later.entry) FROM joined_pieces AS later WHERE later.piece_id = joined.piece_id)
    """
  // A later reading that waits, since several cases have its number by now, does not take the place of one that is joined.
  static let ofCase = """
    SELECT
      pieces.id, pieces.entry, pieces.rows,
      \(Pieces.isToldAgain(
        """
        AND again.entry <> ?2
        AND EXISTS (
          SELECT 1 FROM joined_pieces AS theirs
          WHERE theirs.piece_id = later.id AND theirs.case_id = ?1)
        """))
    FROM joined_pieces AS joined
    CROSS JOIN pieces ON pieces.id = joined.piece_id
    WHERE joined.case_id = ?1 AND \(isLast)
    ORDER BY pieces.id
    """
  static let ofEntry = """
    SELECT DISTINCT joined.case_id
    FROM pieces
    CROSS JOIN joined_pieces AS joined ON joined.piece_id = pieces.id
    WHERE pieces.entry = ?1 AND \(isLast)
    ORDER BY joined.case_id
    """
  private static let areWaiting = """
    FROM imports
    CROSS JOIN pieces ON pieces.entry = imports.entry
    WHERE \(Deliveries.stands)
      AND NOT EXISTS (
        SELECT 1
        FROM joined_pieces AS joined
        JOIN transactions ON transactions.id = joined.case_id
        WHERE joined.piece_id = pieces.id AND \(isLast))
    """
  /// The cases with the number of a piece, and its series where it tells one.
  private static let candidates = """
    FROM transactions
    WHERE transactions.service_id = pieces.service_id AND transactions.number = pieces.number
      AND (pieces.tells_series = 0 OR transactions.series = pieces.series)
    """
  private static let count = "\(areWaiting) AND NOT \(Pieces.isToldAgain())"
  static let waiting = """
    SELECT
      imports.id, imports.file, pieces.line, pieces.service_id,
      coalesce(pieces.written, pieces.number), iif(pieces.tells_series, pieces.series, NULL),
      pieces.what, pieces.rows, (SELECT count(*) \(candidates))
    \(count)
    ORDER BY imports.id, pieces.line
    """
  static let waitingDeliveries = """
    SELECT
      imports.id, imports.file, pieces.what, sum(pieces.rows),
      coalesce(\(Ledger.instant(of: "imports.entry")), 0)
    \(count)
    GROUP BY imports.id, pieces.what
    ORDER BY imports.id
    """
  static let waitingRows = """
    SELECT coalesce(sum(pieces.rows), 0)
    \(count) AND imports.entry = ?1
    """
  static let partners = """
    SELECT
      pieces.id, pieces.what, iif(\(Pieces.isToldAgain()), 0, pieces.rows),
      (SELECT min(transactions.id) \(candidates)) AS partner
    \(areWaiting) AND (SELECT count(*) \(candidates)) = 1
    ORDER BY partner, pieces.id
    """
}
