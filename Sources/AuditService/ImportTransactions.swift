package import AuditImport
internal import AuditStore
package import ServiceStandards
package import WorkingTime

/// What to import, and how much may be wrong with it.
package struct TransactionImport: Sendable {
  /// How many lines may be rejected before the whole file is refused.
  package enum Allowance: Hashable, Sendable {
    case lines(Int)
    /// Share of the rows, in thousandths.
    case perMille(Int)

    func permits(rejected: Int, of rows: Int) -> Bool {
      switch self {
      case .lines(let most): rejected <= most
      case .perMille(let most): rejected * 1000 <= most * rows
      }
    }
  }

  package var file: String
  package var profile: String?
  /// The moment at which the rows count as imported; `nil`: now.
  package var recordedAt: Instant?
  package var allowance: Allowance
  package var dryRun: Bool
  /// Turns applicant references into keyed hashes.
  package var applicantKeyFile: String?
  /// Control total from the covering letter.
  package var expectedRows: Int?
  /// Language of the rejects file and of the reasons that are kept.
  package var language: Language

  package init(
    file: String, profile: String? = nil, recordedAt: Instant? = nil,
    allowance: Allowance = .lines(0), dryRun: Bool = false, applicantKeyFile: String? = nil,
    expectedRows: Int? = nil, language: Language = .indonesian
  ) {
    self.file = file
    self.profile = profile
    self.recordedAt = recordedAt
    self.allowance = allowance
    self.dryRun = dryRun
    self.applicantKeyFile = applicantKeyFile
    self.expectedRows = expectedRows
    self.language = language
  }
}

/// What came of it.
package struct TransactionImportResult: Sendable {
  package enum State: Hashable, Sendable {
    case imported(id: Int64)
    /// The same bytes came in before, under the same profile.
    case known(id: Int64)
    /// Too many rejected lines; only they were kept.
    case refused(id: Int64)
  }

  package var state: State
  package var sha256: String
  /// `nil` when the file was known.
  package var summary: ImportSummary?
  package var inserted = 0
  package var changed = 0
  package var unchanged = 0
  package var rejected = 0
  /// The first of them, at most `mostListed`.
  package var diagnostics: [Diagnostic] = []
  package var rejectsFile: String?

  package static let mostListed = 1000
}

extension Workspace {
  /// Imports a file of transactions wholly or not at all, apart from the lines that may be rejected.
  ///
  /// Rejected lines are kept in the database and in `FILE.rejects.csv`, also when the file is refused.
  /// - Throws: `ImportFault` when the file or the profile cannot be read; `StoreError`;
  ///   `ServiceFault` for a bad key file or a wrong control total.
  package func importTransactions(_ request: TransactionImport, progress: ProgressReport)
    throws -> TransactionImportResult
  {
    let digest = try FileDigest(of: request.file)
    let profileDigest = try request.profile.map { try FileDigest(of: $0).sha256 } ?? ""
    let profile = try request.profile.map { try MappingProfile.read(path: $0) } ?? .canonical
    let hash = try request.applicantKeyFile.map(ApplicantHash.init(keyFile:))
    let store = try openForWriting()
    if let id = try store.earlierImport(
      of: .transactions, sha256: digest.sha256, profileSHA256: profileDigest)
    {
      return TransactionImportResult(state: .known(id: id), sha256: digest.sha256)
    }
    var record = ImportRecord(
      kind: .transactions, file: request.file, sha256: digest.sha256, bytes: digest.bytes,
      profileSHA256: profileDigest, recordedAt: request.recordedAt ?? now, origin: origin)
    let rejects = try Rejects(request: request)
    var result = try store.write(keepingIf: { (result: TransactionImportResult) in
      if case .imported = result.state { return !request.dryRun }
      return false
    }) {
      let id = try store.insert(record)
      var result = try importRows(
        request, profile: profile, hash: hash, record: record, id: id, store: store,
        rejects: rejects, progress: progress)
      let rows = result.summary.map { $0.rows } ?? 0
      if let expected = request.expectedRows, expected != rows {
        throw ServiceFault.wrongRowCount(expected: expected, found: rows)
      }
      if request.allowance.permits(rejected: result.rejected, of: rows) {
        try store.finishImport(
          id, inserted: result.inserted, changed: result.changed, unchanged: result.unchanged,
          rejected: result.rejected)
        try rejects.spool.move(into: store, importID: id)
      } else {
        result.state = .refused(id: id)
      }
      return result
    }
    if case .refused = result.state, !request.dryRun {
      record.state = .refused
      record.rejected = result.rejected
      let id = try store.write { () throws(StoreError) in
        let id = try store.insert(record)
        try rejects.spool.move(into: store, importID: id)
        return id
      }
      result.state = .refused(id: id)
    }
    result.rejectsFile = try rejects.finish()
    return result
  }

  private func importRows(
    _ request: TransactionImport, profile: MappingProfile, hash: ApplicantHash?,
    record: ImportRecord, id: Int64, store: Store, rejects: Rejects, progress: ProgressReport
  ) throws -> TransactionImportResult {
    var result = TransactionImportResult(state: .imported(id: id), sha256: record.sha256)
    var writer = try TransactionWriter(store: store, importID: id, recordedAt: record.recordedAt)
    var reader = try TransactionReader(
      path: request.file, profile: profile, known: try knownUnits(store))
    var rows: Int64 = 0
    while let item = try reader.next() {
      rows += 1
      switch consume item {
      case .rejected(let line):
        try rejects.append(line, to: &result)
      case .transaction(var transaction, let line):
        if let hash { transaction.applicant = transaction.applicant.map { hash($0) } }
        switch try writer.write(transaction, line: line) {
        case .inserted: result.inserted += 1
        case .changed: result.changed += 1
        case .unchanged: result.unchanged += 1
        case .duplicate:
          let diagnostic = Diagnostic(
            file: request.file, line: line, column: nil, value: transaction.caseNumber,
            problem: .duplicateCase)
          try rejects.append(
            RejectedLine(line: line, original: reader.originalText, diagnostics: [diagnostic]),
            to: &result)
        }
      }
      if rows % 4096 == 0 { try progress(rows) }
    }
    try writer.finish()
    result.summary = reader.summary
    return result
  }

  /// The units that a row may name, each with the zone of its stamps.
  private func knownUnits(_ store: Store) throws -> [UnitCode: KnownUnit] {
    let catalogue = try store.catalogue()
    var zones: [String: Zone] = [:]
    var known: [UnitCode: KnownUnit] = [:]
    for unit in catalogue.units.map(\.value) {
      let zone = try zones[unit.zone] ?? Zone(unit.zone)
      zones[unit.zone] = zone
      known[unit.code] = KnownUnit(
        zone: zone, decimals: unit.currency.decimals, services: [])
    }
    for service in catalogue.services.map(\.value) {
      known[service.unit]?.services.insert(service.code)
    }
    return known
  }
}

/// Takes the rejected lines of one import: into the spool, the rejects file and the result. The file
/// is begun with the first line, and a dry run writes none.
private final class Rejects {
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
