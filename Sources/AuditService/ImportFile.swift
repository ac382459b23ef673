internal import AuditImport
internal import AuditStore
internal import ServiceStandards

extension Workspace {
  /// Imports one file of rows wholly or not at all, apart from the lines that may be rejected. The same
  /// bytes under the same profile are known. Rejected lines are kept in the database and in
  /// `FILE.rejects.csv`, also when the file is refused.
  ///
  /// `rows` reads and writes them inside the transaction.
  func importFile(
    _ request: TransactionImport, kind: ImportRecord.Kind,
    rows: (ImportRecord, Int64, Store, RejectLog, inout LedgerDraft) throws ->
      TransactionImportResult
  ) throws -> TransactionImportResult {
    let digest = try FileDigest(of: request.file)
    let profileDigest = try request.profile.map { try FileDigest(of: $0).sha256 } ?? ""
    let store = try openForWriting()
    if let id = try store.earlierImport(
      of: kind, sha256: digest.sha256, profileSHA256: profileDigest)
    {
      return TransactionImportResult(state: .known(id: id), sha256: digest.sha256)
    }
    var record = ImportRecord(
      kind: kind, file: request.file, sha256: digest.sha256, bytes: digest.bytes,
      profileSHA256: profileDigest,
      recordedAt: now, origin: origin)
    let stated = try request.recordedAt.map { try instant($0, store: store) }
    let rejects = try RejectLog(request: request)
    var result = try self.record(
      .importing(kind), in: store,
      keepingIf: { (result: TransactionImportResult) in
        if case .imported = result.state { return !request.dryRun }
        return false
      }
    ) { workspace, entry in
      record.recordedAt = stated ?? workspace.now
      let id = try store.insert(record)
      var result = try rows(record, id, store, rejects, &entry)
      let count = result.summary.map { $0.rows } ?? 0
      if let expected = request.expectedRows, expected != count {
        throw ServiceFault.wrongRowCount(expected: expected, found: count)
      }
      if request.allowance.permits(rejected: result.rejected, of: count) {
        try store.finishImport(
          id, inserted: result.inserted, changed: result.changed, unchanged: result.unchanged,
          rejected: result.rejected)
        try rejects.spool.move(into: store, importID: id)
        entry.say(import: id, record)
      } else {
        result.state = .refused(id: id)
      }
      return result
    }
    if case .refused = result.state, !request.dryRun {
      record.state = .refused
      record.rejected = result.rejected
      let id = try self.record(.importing(kind), in: store) { workspace, entry in
        record.recordedAt = stated ?? workspace.now
        let id = try store.insert(record)
        try rejects.spool.move(into: store, importID: id)
        entry.say(import: id, record)
        return id
      }
      result.state = .refused(id: id)
    }
    result.rejectsFile = try rejects.finish()
    return result
  }
}

/// Takes the rejected lines of one import: into the spool, the rejects file and the result. The file
/// is begun with the first line, and a dry run writes none.
final class RejectLog {
  let spool: RejectSpool
  private let request: TransactionImport
  private var file: RejectsFile?

  init(request: TransactionImport) throws {
    self.request = request
    spool = try RejectSpool()
  }

  func append(_ line: RejectedLine, to result: inout TransactionImportResult) throws {
    if file == nil, !request.dryRun {
      file = try RejectsFile(path: request.file + ".rejects.csv", language: request.language)
    }
    try file?.append(line)
    for (position, diagnostic) in line.diagnostics.enumerated() {
      try spool.append(
        RejectedReason(
          line: line.line, position: position, column: diagnostic.column,
          code: diagnostic.code.rawValue, value: diagnostic.value,
          message: diagnostic.message(in: request.language), original: line.original))
      if result.diagnostics.count < TransactionImportResult.mostListed {
        result.diagnostics.append(diagnostic)
      }
    }
    result.rejected += 1
  }

  /// Puts the rejects file in its place and gives its path; `nil` when nothing was rejected.
  func finish() throws -> String? {
    guard let file = file.take() else { return nil }
    let path = file.path
    try file.finish()
    return path
  }
}
