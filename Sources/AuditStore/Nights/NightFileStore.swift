package import WorkingTime

/// One file that a night found in its inbox.
package struct NightFileRecord: Hashable, Sendable {
  package enum Outcome: String, CaseIterable, Sendable {
    case imported
    /// The same bytes came in before.
    case known
    case refused
    /// Still being written: the next night looks again.
    case waiting
    /// No pattern of the configuration fits its name.
    case unmatched
  }

  /// Name of the source in the configuration; `nil`: no pattern fits.
  package var source: String?
  /// Without folders, masked.
  package var file: String
  package var bytes: Int64
  /// `nil`: not read.
  package var sha256: String?
  package var outcome: Outcome
  package var importID: Int64?
  package var accepted: Int
  package var rejected: Int
  /// Why it was refused or waits.
  package var code: String?

  package init(
    source: String?, file: String, bytes: Int64, sha256: String? = nil, outcome: Outcome,
    importID: Int64? = nil, accepted: Int = 0, rejected: Int = 0, code: String? = nil
  ) {
    self.source = source
    self.file = file
    self.bytes = bytes
    self.sha256 = sha256
    self.outcome = outcome
    self.importID = importID
    self.accepted = accepted
    self.rejected = rejected
    self.code = code
  }
}

extension Store {
  /// Writes down what became of a file; call inside `write`.
  package func insert(_ file: NightFileRecord, night: Int64) throws(StoreError) {
    try connection.run(SQL.insert) { statement in
      statement.bind(1, night)
      statement.bind(2, file.source)
      statement.bind(3, file.file)
      statement.bind(4, file.bytes)
      statement.bind(5, file.sha256)
      statement.bind(6, file.outcome.rawValue)
      statement.bind(7, file.importID)
      statement.bind(8, file.accepted)
      statement.bind(9, file.rejected)
      statement.bind(10, file.code)
    }
  }

  /// What the nights between these two found, in order.
  package func nightFiles(
    after night: Int64, before next: Int64
  ) throws(StoreError) -> [NightFileRecord] {
    var files: [NightFileRecord] = []
    try connection.forEachRow(
      SQL.between,
      bind: {
        $0.bind(1, night)
        $0.bind(2, next)
      }
    ) { row throws(StoreError) in
      guard let outcome = NightFileRecord.Outcome(rawValue: row.text(4)) else {
        throw damaged("night_files row")
      }
      files.append(
        NightFileRecord(
          source: row.optionalText(0), file: row.text(1), bytes: row.int(2),
          sha256: row.optionalText(3), outcome: outcome, importID: row.optionalInt(5),
          accepted: Int(row.int(6)), rejected: Int(row.int(7)), code: row.optionalText(8)))
    }
    return files
  }

  /// Whether that night found the same file without a source.
  package func wasUnmatched(
    _ file: String, bytes: Int64, inNight night: Int64
  ) throws(StoreError) -> Bool {
    try connection.first(
      SQL.unmatched,
      bind: {
        $0.bind(1, night)
        $0.bind(2, file)
        $0.bind(3, bytes)
      }
    ) { _ in true } ?? false
  }

  /// The day of the last night in which a source brought something; without one that of the first
  /// night; `nil` before any.
  package func lastArrival(ofSource source: String) throws(StoreError) -> CivilDay? {
    try connection.first(SQL.lastArrival, bind: { $0.bind(1, source) }) { row in
      row.optionalDay(0)
    } ?? nil
  }
}

private enum SQL {
  static let insert = """
    INSERT INTO night_files (
      night_id, source, file, bytes, sha256, outcome, import_id, accepted, rejected, code)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
    """
  static let between = """
    SELECT source, file, bytes, sha256, outcome, import_id, accepted, rejected, code
    FROM night_files
    WHERE night_id > ?1 AND night_id < ?2
    ORDER BY id
    """
  static let unmatched = """
    SELECT 1
    FROM night_files
    WHERE night_id = ?1 AND outcome = 'unmatched' AND file = ?2 AND bytes = ?3
    """
  static let lastArrival = """
    SELECT coalesce(
      (SELECT max(nights.day)
       FROM night_files
       JOIN nights ON nights.id = night_files.night_id
       WHERE night_files.source = ?1 AND night_files.outcome IN ('imported', 'known')),
      (SELECT min(nights.day) FROM nights))
    """
}
