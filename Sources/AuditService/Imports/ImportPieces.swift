internal import AuditImport
internal import AuditStore
package import ServiceStandards
internal import WorkingTime

/// What came of a file whose rows are pieces of cases.
package struct PieceImport: Sendable {
  package let kind: PieceKind
  /// They come to what was told before, instead of taking its place.
  package let adds: Bool
  /// Rows that were written.
  package var rows = 0
  /// Of these those whose case nobody knows yet, or of which several cases have the number.
  package var waiting = 0
  /// Payments that are like another one of their case without a proof that tells them apart.
  package var alike = TellingNotes.Rows()
  /// What it told that the same bytes had not told before, case by case.
  var written = 0
}

extension Workspace {
  /// Imports the rows of a file of payments, papers or pauses: gathered by case, and each of them one telling of it. What
  /// has no case yet is kept until one comes.
  func importPieces(
    of request: TransactionImport, kind: PieceKind, profile: MappingProfile, _ pass: ImportPass,
    entry: inout LedgerDraft, progress: ProgressReport
  ) throws -> TransactionImportResult {
    var result = TransactionImportResult(
      state: .imported(id: pass.id), sha256: pass.record.sha256, readAt: entry.instant)
    var pieces = PieceImport(kind: kind, adds: profile.adds)
    var reader = try TransactionReader(
      pass.input, profile: profile, known: try knownUnits(pass.store),
      neverFilled: pass.findings.neverFilled)
    var spool = try PieceSpool()
    var rows: Int64 = 0
    while let item = try reader.next() {
      rows += 1
      switch consume item {
      case .rejected(let line): try pass.rejects.append(line, to: &result)
      case .transaction(let row, let line):
        try spool.append(row, line: line)
        pieces.rows += 1
      }
      if rows % 4096 == 0 { try progress(rows) }
    }
    let recordedAt = pass.record.knownFrom ?? entry.instant
    let delivery = Delivery(
      entry: try entry.number, importID: pass.id, form: reader.form,
      at: pass.record.speaksAt ?? recordedAt)
    var writer = try PieceWriter(
      store: pass.store, delivery: delivery, recordedAt: recordedAt, kind: kind,
      source: (pass.record.sha256, pass.record.profileSHA256),
      // What is added counts once; what takes the place of other tellings may do so anew.
      repeats: pass.earlier != nil && (profile.adds || !request.supersedes))
    try spool.forEachCase { gathered in
      for (line, row) in gathered.repeated {
        result.repeated.add(line)
        reader.leaveOut(row)
      }
      for line in gathered.alike { pieces.alike.add(line) }
      try writer.write(
        TransactionWriter.Record(gathered.record, line: gathered.line), rows: gathered.rows)
    }
    pieces.written = writer.written
    let (joined, waiting, cases) = try writer.finish()
    entry.cases = [cases]
    entry.segments = try pass.store.segmentsDigest()
    pieces.waiting = waiting
    (result.changed, result.unchanged) = (joined.changed, joined.unchanged)
    result.joined = joined.rows
    result.pieces = pieces
    result.summary = reader.summary
    result.neverFilled = pass.findings.neverFilled
    result.findings.neverFilled = reader.neverFilled
    result.form = reader.form
    return result
  }

  /// Joins what waits to cases that an import has brought, by an entry of its own: a case is first what its own file tells.
  /// Whatever an import that was cut off has left waiting is joined by the next one.
  func joinWaiting(in store: Store) throws -> [PieceKind: Int] {
    guard try !store.joinableRows().isEmpty else { return [:] }
    return try record(.joined, in: store) { _, entry in
      let (joined, cases) = try store.joinPieces(entry: try entry.number, at: entry.instant)
      entry.cases = [cases]
      entry.segments = try store.segmentsDigest()
      for (kind, rows) in joined.rows.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
        entry.say(kind.rawValue, Int64(rows))
      }
      return joined.rows
    }
  }
}
