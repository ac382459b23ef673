package import AuditImport
internal import AuditStore
internal import HandoverFiles
package import ServiceStandards
internal import WorkingTime

/// What to import, and how much may be wrong with it.
package struct TransactionImport: Sendable {
  /// How many lines may be rejected before the whole file is refused.
  package typealias Allowance = RejectShare

  package var file: String
  package var profile: String?
  /// The moment at which the rows count as imported; `nil`: now.
  package var recordedAt: Moment?
  package var allowance: Allowance
  package var dryRun: Bool
  /// Key files that turn references of people into keyed hashes.
  package var hashKeys: [TransactionColumn: String]
  /// Control total from the covering letter.
  package var expectedRows: Int?
  /// Language of the rejects file and of the reasons that are kept.
  package var language: Language

  package init(
    file: String, profile: String? = nil, recordedAt: Moment? = nil,
    allowance: Allowance = .lines(0), dryRun: Bool = false,
    hashKeys: [TransactionColumn: String] = [:],
    expectedRows: Int? = nil, language: Language = .indonesian
  ) {
    self.file = file
    self.profile = profile
    self.recordedAt = recordedAt
    self.allowance = allowance
    self.dryRun = dryRun
    self.hashKeys = hashKeys
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
    let (profile, digest) = try read(request.profile, MappingProfile.read)
    let hashes = try ReferenceHashes(keyFiles: request.hashKeys)
    return try importFile(
      request, kind: .transactions, profile: digest, progress: progress
    ) { input, record, id, store, rejects, entry in
      try importRows(
        input, of: request, profile: profile ?? .canonical, hashes: hashes, record: record, id: id,
        store: store,
        rejects: rejects, entry: &entry, progress: progress)
    }
  }

  /// Reads a profile and what certifies it; nothing of either without one.
  func read<Profile>(
    _ path: String?, _ body: (InputFile) throws(ImportFault) -> Profile
  ) throws(ImportFault) -> (Profile?, FileDigest?) {
    guard let path else { return (nil, nil) }
    let input = try InputFile(path: path)
    let tally = DigestTally.watching(input)
    return (try body(input), tally.digest)
  }

  private func importRows(
    _ input: InputFile, of request: TransactionImport, profile: MappingProfile,
    hashes: ReferenceHashes, record: ImportRecord, id: Int64, store: Store, rejects: RejectLog,
    entry: inout LedgerDraft, progress: ProgressReport
  ) throws -> TransactionImportResult {
    var result = TransactionImportResult(state: .imported(id: id), sha256: record.sha256)
    var writer = try TransactionWriter(
      store: store, entry: try entry.number, recordedAt: record.knownFrom ?? entry.instant)
    var reader = try TransactionReader(
      input, profile: profile, known: try knownUnits(store))
    var rows: Int64 = 0
    var waiting = WaitingRecords()
    while let item = try reader.next() {
      rows += 1
      switch consume item {
      case .rejected(let line):
        // Rejected lines are listed in their order, and one that waits may turn out to be one.
        try write(&waiting, to: &writer, of: request, rejects: rejects, &result)
        try rejects.append(line, to: &result)
      case .transaction(let transaction, let line):
        waiting.append(transaction, line: line, original: reader.originalBytes, hashes: hashes)
        if waiting.isFull {
          try write(&waiting, to: &writer, of: request, rejects: rejects, &result)
        }
      }
      if rows % 4096 == 0 { try progress(rows) }
    }
    try write(&waiting, to: &writer, of: request, rejects: rejects, &result)
    entry.cases = [try writer.finish()]
    entry.segments = try store.segmentsDigest()
    result.summary = reader.summary
    return result
  }

  /// Writes the records that wait, and counts what came of them.
  private func write(
    _ waiting: inout WaitingRecords, to writer: inout TransactionWriter,
    of request: TransactionImport, rejects: RejectLog, _ result: inout TransactionImportResult
  ) throws {
    for (index, outcome) in try writer.write(waiting.records).enumerated() {
      switch outcome {
      case .inserted: result.inserted += 1
      case .changed: result.changed += 1
      case .unchanged: result.unchanged += 1
      case .duplicate:
        let record = waiting.records[index]
        let diagnostic = Diagnostic(
          file: request.file, line: record.line, column: nil,
          value: record.transaction.caseNumber, problem: .duplicateCase)
        try rejects.append(
          RejectedLine(
            line: record.line, original: waiting.original(of: index), diagnostics: [diagnostic]),
          to: &result)
      }
    }
    waiting.removeAll()
  }

  /// The units that a row may name, each with the zone of its stamps.
  func knownUnits(_ store: Store) throws -> [UnitCode: KnownUnit] {
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

/// Records that were read and wait to be written, with their text as it stands in the file.
///
/// To read some and then to write some is faster than to read and write in turn: each work has memory
/// of its own that the other one drives out of the processor's caches.
private struct WaitingRecords {
  private static let most = 64

  private(set) var records: [TransactionWriter.Record] = []
  private var text: [UInt8] = []
  /// Where the text of each record ends.
  private var ends: [Int] = []

  var isFull: Bool { records.count >= WaitingRecords.most }

  mutating func append(
    _ transaction: consuming Transaction, line: Int, original: ArraySlice<UInt8>,
    hashes: ReferenceHashes
  ) {
    hashes.apply(to: &transaction)
    records.append(TransactionWriter.Record(transaction, line: line))
    text.append(contentsOf: original)
    ends.append(text.count)
  }

  func original(of index: Int) -> String {
    String(decoding: text[(index > 0 ? ends[index - 1] : 0)..<ends[index]], as: UTF8.self)
  }

  mutating func removeAll() {
    records.removeAll(keepingCapacity: true)
    text.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
  }
}
