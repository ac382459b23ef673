package import ServiceStandards

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

extension Store {
  /// Whether any delivery tells by the numbers of cases.
  var hasPieces: Bool {
    get throws(StoreError) { try connection.first(SQL.any) { $0.int(0) == 1 } ?? false }
  }

  /// The pieces that belong to a case, oldest first, each with the entry of its delivery.
  func pieces(
    ofCase id: Int64
  ) throws(StoreError) -> [(id: Int64, entry: Int64, rows: Int)] {
    var pieces: [(id: Int64, entry: Int64, rows: Int)] = []
    try connection.forEachRow(SQL.ofCase, bind: { $0.bind(1, id) }) { row in
      pieces.append((row.int(0), row.int(1), Int(row.int(2))))
    }
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

  /// How many rows of a delivery wait for their case.
  func waitingRows(ofEntry entry: Int64) throws(StoreError) -> Int {
    try connection.first(SQL.waitingRows, bind: { $0.bind(1, entry) }) { Int($0.int(0)) } ?? 0
  }

  /// How many rows wait although their case is there by now.
  package func joinableRows() throws(StoreError) -> [PieceKind: Int] {
    guard try hasPieces else { return [:] }
    var rows: [PieceKind: Int] = [:]
    try connection.forEachRow(SQL.partners) { row throws(StoreError) in
      rows[try word(row.text(1)), default: 0] += Int(row.int(2))
    }
    return rows
  }

  /// The pieces that wait although their case is there by now, with its id, in order of the cases.
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
  static let ofCase = """
    SELECT pieces.id, pieces.entry, pieces.rows
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
  static let waiting = """
    SELECT
      imports.id, imports.file, pieces.line, pieces.service_id,
      coalesce(pieces.written, pieces.number), iif(pieces.tells_series, pieces.series, NULL),
      pieces.what, pieces.rows, (SELECT count(*) \(candidates))
    \(areWaiting)
    ORDER BY imports.id, pieces.line
    """
  static let waitingRows = """
    SELECT coalesce(sum(pieces.rows), 0)
    \(areWaiting) AND imports.entry = ?1
    """
  static let partners = """
    SELECT pieces.id, pieces.what, pieces.rows, (SELECT min(transactions.id) \(candidates)) AS partner
    \(areWaiting) AND (SELECT count(*) \(candidates)) = 1
    ORDER BY partner, pieces.id
    """
}
