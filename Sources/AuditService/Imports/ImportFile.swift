internal import AuditImport
internal import AuditStore
internal import HandoverFiles
internal import ServiceStandards
internal import WorkingTime

/// One reading of a file of rows, inside the transaction that writes them.
struct ImportPass {
  let input: InputFile
  let record: ImportRecord
  /// Number of the import.
  let id: Int64
  let store: Store
  let rejects: RejectLog
  /// The import that brought in the same bytes before; `nil`: none did.
  let earlier: Int64?
  /// What earlier readings of the file have found.
  let findings: ReadingFindings
}

extension Workspace {
  /// Imports one file of rows wholly or not at all, apart from the lines that may be rejected. The same
  /// bytes under the same profile are read again, as of when they came first: what they mean may have changed since.
  /// Rejected lines are kept in the database and in `FILE.rejects.csv`, also when the file is refused.
  ///
  /// The file is hashed and read through one descriptor; a pipe is put beside the database first. `rows`
  /// reads and writes them inside the transaction; it is asked again where only the whole file tells how to read it.
  func importFile(
    _ request: TransactionImport, kind: ImportRecord.Kind, profile: FileDigest?,
    demandsControl: Bool, progress: ProgressReport,
    rows: (ImportPass, inout LedgerDraft) throws -> TransactionImportResult
  ) throws -> TransactionImportResult {
    let letters = try request.coveringLetters(demanded: demandsControl)
    let given = try InputFile(path: request.file, orStandardInput: true)
    let store = try openForWriting()
    let input = try given.spooled(in: folder) { try progress(0) }
    input.workFolder = folder
    var source = try CertifiedFile(input)
    var record = ImportRecord(
      kind: kind, file: request.file, sha256: source.digest.sha256, bytes: source.digest.bytes,
      profileSHA256: profile?.sha256 ?? "",
      knownFrom: try request.recordedAt.map { try instant($0, store: store) },
      speaksAt: try request.exportedAt.map { try exported($0, store: store) })
    record.isWithoutControl = demandsControl && request.control == .none
    for letter in letters { try letter.check(sha256: record.sha256) }
    var rejects = try RejectLog(request: request, record, input)
    var findings = ReadingFindings()
    var result = try readRows(
      request, kind: kind, record, letters, from: source, into: store, rejects, knowing: findings,
      rows)
    while findings.add(result.findings) {
      rejects = try RejectLog(request: request, record, input)
      try source.restart()
      result = try readRows(
        request, kind: kind, record, letters, from: source, into: store, rejects,
        knowing: findings, rows)
    }
    result.control = letters.first { $0.file != nil }
    result.isWithoutControl = record.isWithoutControl
    if case .refused = result.state, !request.dryRun {
      record.state = .refused
      record.rejected = result.rejected
      let id = try self.record(.importing(kind), in: store) { _, entry in
        let id = try store.insert(record, entry: try entry.number)
        try rejects.spool.move(into: store, importID: id)
        entry.say(import: id, record)
        try rejects.prepare(result.summary)
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

  /// Reads the file once, in one transaction that stays when it is to be imported so.
  private func readRows(
    _ request: TransactionImport, kind: ImportRecord.Kind, _ record: ImportRecord,
    _ letters: [CoveringLetter], from source: CertifiedFile, into store: Store,
    _ rejects: RejectLog,
    knowing findings: ReadingFindings,
    _ rows: (ImportPass, inout LedgerDraft) throws -> TransactionImportResult
  ) throws -> TransactionImportResult {
    try self.record(
      .importing(kind), in: store,
      keepingIf: { (result: TransactionImportResult) in
        guard case .imported = result.state, result.findings.isEmpty else { return false }
        return !request.dryRun
      }
    ) { _, entry in
      var record = record
      let earlier = try store.earlierImport(
        of: kind, sha256: record.sha256, profileSHA256: record.profileSHA256)
      // Complaints do not say as of when they speak: what is older than the last file must not replace it.
      if let earlier, kind == .complaints, !request.supersedes,
        try store.lastImport(of: kind) != earlier.id
      {
        return TransactionImportResult(state: .known(id: earlier.id), sha256: record.sha256)
      }
      if let earlier, !request.supersedes { record.speaksAt = record.speaksAt ?? earlier.speaksAt }
      let id = try store.insert(record, entry: try entry.number)
      let pass = ImportPass(
        input: source.input, record: record, id: id, store: store, rejects: rejects,
        earlier: earlier?.id, findings: findings)
      var result = try rows(pass, &entry)
      try source.confirm()
      guard result.findings.isEmpty else { return result }
      let count = result.summary.map { $0.rows } ?? 0
      for letter in letters { try letter.check(rows: count) }
      let isPermitted = request.allowance.permits(rejected: result.rejected, of: count)
      // What rejected lines lack is told by them, where they keep the file out.
      if isPermitted { for letter in letters { try letter.checkSums(of: result) } }
      if let earlier, !request.supersedes, result.inserted + result.changed == 0,
        result.pieces?.written ?? 0 == 0
      {
        var known = TransactionImportResult(
          state: .known(id: earlier.id), sha256: record.sha256)
        known.notes = result.notes
        return known
      }
      if isPermitted {
        try store.finishImport(
          id, inserted: result.inserted, changed: result.changed, unchanged: result.unchanged,
          rejected: result.rejected, form: result.form,
          newsUntil: try result.form.map { _ in
            try newsUntil(request, record.knownFrom ?? entry.instant, result.summary, store: store)
          })
        try store.insert(result.months, ofImport: id)
        result.comparison = try store.comparison(
          of: id, at: record.speaksAt ?? record.knownFrom ?? entry.instant,
          period: letters.compactMap(\.period).first)
        try rejects.spool.move(into: store, importID: id)
        entry.say(import: id, record)
        try rejects.prepare(result.summary)
      } else {
        result.state = .refused(id: id)
      }
      return result
    }
  }

  /// Until when the open cases of a delivery are known to be open: a date of export proves it from its start; without one
  /// the end of the day of the latest stamp does. Never after the import.
  private func newsUntil(
    _ request: TransactionImport, _ recordedAt: Instant, _ summary: ImportSummary?, store: Store
  ) throws -> Instant {
    let zone = try zone(of: store)
    switch request.exportedAt {
    case .endOfDay(let day)?: return min(zone.instant(day: day, secondOfDay: 0), recordedAt)
    case let moment?: return min(moment.instant(in: zone), recordedAt)
    case nil:
      guard let last = summary?.lastStamp else { return recordedAt }
      return min(zone.instant(day: zone.day(of: last) + 1, secondOfDay: 0) + -1, recordedAt)
    }
  }

  /// As of when a delivery speaks, as people say it: a date is its end, and nobody knows what comes.
  private func exported(_ moment: Moment, store: Store) throws -> Instant {
    let instant = try instant(moment, store: store)
    if case .endOfDay = moment { return min(instant, now) }
    guard instant <= now else { throw ServiceFault.exportedInFuture(instant) }
    return instant
  }

  /// The folder of the database.
  var folder: String {
    file.lastIndex(of: "/").map { String(file[...$0]) } ?? ""
  }
}

extension TransactionImport {
  /// Where the rejected lines go; beside a file, and here for what has no name of its own.
  var rejectsPath: String { path(of: RejectLog.ending) }

  /// The path of what belongs to the file under such an ending.
  func path(of ending: String) -> String { (hasPath ? file : "stdin") + ending }

  /// Whether it is a file with a name of its own.
  var hasPath: Bool {
    file != InputFile.standardInput && !file.hasPrefix("/dev/") && !file.hasPrefix("/proc/")
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
  private let input: InputFile
  /// Tells the import from every other of a file of that name.
  private let purpose: String
  private var hasRejected = false
  private var file: RejectsFile?
  /// The rejected rows of a workbook.
  private var workbook: OutputFile?

  init(request: TransactionImport, _ record: ImportRecord, _ input: InputFile) throws {
    self.request = request
    self.input = input
    purpose =
      "\(record.kind.rawValue)-\(record.sha256.prefix(16))-\(record.profileSHA256.prefix(16))"
    spool = try RejectSpool()
  }

  func append(_ line: RejectedLine, to result: inout TransactionImportResult) throws {
    if file == nil, !request.dryRun, !isForWorkbook {
      file = try RejectsFile(path: request.rejectsPath, language: request.language)
    }
    try file?.append(line)
    for (position, diagnostic) in line.diagnostics.enumerated() {
      try spool.append(
        RejectedReason(
          line: line.line, position: position, column: diagnostic.column,
          code: diagnostic.code.rawValue, value: diagnostic.value,
          message: diagnostic.message(in: request.language), original: line.original))
      result.kinds.add(diagnostic)
      if result.diagnostics.count < TransactionImportResult.mostListed {
        result.diagnostics.append(diagnostic)
      }
    }
    result.rejected += 1
    hasRejected = true
  }

  /// Puts the rejects file on the disk, to be named when the database has kept what it tells of.
  func prepare(_ summary: ImportSummary?) throws {
    try file?.prepare(for: purpose)
    #if XLSX
      guard isForWorkbook, hasRejected, !request.dryRun else { return }
      let output = try OutputFile(path: request.path(of: RejectsWorkbook.ending), waits: false)
      try RejectsWorkbook.write(
        spool, of: input, headerRows: summary?.workbook?.headerRows ?? [], to: output,
        language: request.language)
      try output.prepare(for: purpose)
      workbook = output
    #endif
  }

  /// Puts the rejects file in its place and gives its path; `nil` when nothing was rejected.
  func finish() throws -> String? {
    guard !request.dryRun else { return nil }
    for ending in RejectLog.endings { OutputFile.removeCut(request.path(of: ending)) }
    if let workbook = workbook.take() {
      try workbook.finish()
      return workbook.path
    }
    if let file = file.take() {
      let path = file.path
      try file.finish()
      return path
    }
    if request.hasPath {
      RejectsFile.removeOutdated(request.rejectsPath)
      #if XLSX
        RejectsWorkbook.removeOutdated(
          request.path(of: RejectsWorkbook.ending), folder: input.workFolder)
      #endif
    }
    return nil
  }

  /// Does for an import of the same bytes that was cut off what it could not do itself. Gives the path
  /// of the rejects file when there was one to be named.
  func finishCut() throws -> String? {
    var finished: String?
    for path in RejectLog.endings.map(request.path) {
      if try OutputFile.finishCut(path, for: purpose) { finished = path }
      OutputFile.removeCut(path)
    }
    return finished
  }

  /// Endings of the names that such a file may have.
  static var endings: [String] {
    #if XLSX
      [ending, RejectsWorkbook.ending]
    #else
      [ending]
    #endif
  }

  /// The rejected rows are put into a workbook of the same columns.
  private var isForWorkbook: Bool {
    #if XLSX
      input.isWorkbook
    #else
      false
    #endif
  }
}
