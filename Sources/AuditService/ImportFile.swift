internal import AuditImport
internal import AuditStore
internal import HandoverFiles
internal import ServiceStandards

extension Workspace {
  /// Imports one file of rows wholly or not at all, apart from the lines that may be rejected. The same
  /// bytes under the same profile are known. Rejected lines are kept in the database and in
  /// `FILE.rejects.csv`, also when the file is refused.
  ///
  /// The file is hashed and read through one descriptor; a pipe is put beside the database first. `rows`
  /// reads and writes them inside the transaction.
  func importFile(
    _ request: TransactionImport, kind: ImportRecord.Kind, profile: FileDigest?,
    progress: ProgressReport,
    rows: (InputFile, ImportRecord, Int64, Store, RejectLog, inout LedgerDraft) throws ->
      TransactionImportResult
  ) throws -> TransactionImportResult {
    let input = try InputFile(path: request.file, orStandardInput: true)
    let store = try openForWriting()
    let source = try CertifiedFile(
      try input.spooled(in: folder) { try progress(0) })
    var record = ImportRecord(
      kind: kind, file: request.file, sha256: source.digest.sha256, bytes: source.digest.bytes,
      profileSHA256: profile?.sha256 ?? "",
      knownFrom: try request.recordedAt.map { try instant($0, store: store) })
    let rejects = try RejectLog(request: request, record)
    var result = try self.record(
      .importing(kind), in: store,
      keepingIf: { (result: TransactionImportResult) in
        if case .imported = result.state { return !request.dryRun }
        return false
      }
    ) { _, entry in
      if let id = try store.earlierImport(
        of: kind, sha256: record.sha256, profileSHA256: record.profileSHA256)
      {
        return TransactionImportResult(state: .known(id: id), sha256: record.sha256)
      }
      let id = try store.insert(record, entry: try entry.number)
      var result = try rows(source.input, record, id, store, rejects, &entry)
      try source.confirm()
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
        try rejects.prepare()
      } else {
        result.state = .refused(id: id)
      }
      return result
    }
    if case .refused = result.state, !request.dryRun {
      record.state = .refused
      record.rejected = result.rejected
      let id = try self.record(.importing(kind), in: store) { _, entry in
        let id = try store.insert(record, entry: try entry.number)
        try rejects.spool.move(into: store, importID: id)
        entry.say(import: id, record)
        try rejects.prepare()
        return id
      }
      result.state = .refused(id: id)
    }
    if case .known = result.state {
      if !request.dryRun { result.rejectsFile = try rejects.finishCut() }
    } else {
      result.rejectsFile = try rejects.finish()
    }
    return result
  }

  /// The folder of the database.
  var folder: String {
    file.lastIndex(of: "/").map { String(file[...$0]) } ?? ""
  }
}

extension TransactionImport {
  /// Where the rejected lines go; beside a file, and here for what has no name of its own.
  var rejectsPath: String {
    let isNameless =
      file == InputFile.standardInput || file.hasPrefix("/dev/") || file.hasPrefix("/proc/")
    return (isNameless ? "stdin" : file) + RejectLog.ending
  }
}

/// Takes the rejected lines of one import: into the spool, the rejects file and the result. The file
/// is begun with the first line, and a dry run writes none.
///
/// It is on the disk before the transaction ends and gets its name afterwards. What is cut off in
/// between is given its name by the next import of the same bytes; what was cut off earlier tells of
/// nothing that is kept, and goes.
final class RejectLog {
  static let ending = ".rejects.csv"

  let spool: RejectSpool
  private let request: TransactionImport
  /// Tells the import from every other of a file of that name.
  private let purpose: String
  private var file: RejectsFile?

  init(request: TransactionImport, _ record: ImportRecord) throws {
    self.request = request
    purpose =
      "\(record.kind.rawValue)-\(record.sha256.prefix(16))-\(record.profileSHA256.prefix(16))"
    spool = try RejectSpool()
  }

  func append(_ line: RejectedLine, to result: inout TransactionImportResult) throws {
    if file == nil, !request.dryRun {
      file = try RejectsFile(path: request.rejectsPath, language: request.language)
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

  /// Puts the rejects file on the disk, to be named when the database has kept what it tells of.
  func prepare() throws { try file?.prepare(for: purpose) }

  /// Puts the rejects file in its place and gives its path; `nil` when nothing was rejected.
  func finish() throws -> String? {
    if !request.dryRun { OutputFile.removeCut(request.rejectsPath) }
    guard let file = file.take() else { return nil }
    let path = file.path
    try file.finish()
    return path
  }

  /// Does for an import of the same bytes that was cut off what it could not do itself. Gives the path
  /// of the rejects file when there was one to be named.
  func finishCut() throws -> String? {
    let path = request.rejectsPath
    let isFinished = try OutputFile.finishCut(path, for: purpose)
    OutputFile.removeCut(path)
    return isFinished ? path : nil
  }
}
