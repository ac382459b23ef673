internal import AuditImport
internal import AuditStore
internal import HandoverFiles
internal import ServiceStandards
internal import WorkingTime

extension Workspace {
  /// Imports a file of transactions wholly or not at all, apart from the lines that may be rejected.
  ///
  /// Rejected lines are kept in the database and in `FILE.rejects.csv`, also when the file is refused.
  /// - Throws: `ImportFault` when the file or the profile cannot be read; `StoreError`;
  ///   `ServiceFault` for a bad key file; `ControlFault` for a wrong control total or no control file.
  package func importTransactions(_ request: TransactionImport, progress: ProgressReport)
    throws -> TransactionImportResult
  {
    let (profile, digest) = try read(request.profile, MappingProfile.read)
    let hashes = try ReferenceHashes(keyFiles: request.hashKeys)
    var result = try importFile(
      request, kind: .transactions, profile: digest,
      demandsControl: profile?.demandsControl ?? false, progress: progress
    ) { pass, entry in
      if let profile, let kind = profile.rows {
        return try importPieces(
          of: request, kind: kind, profile: profile, pass, entry: &entry, progress: progress)
      }
      var result = try importRows(
        of: request, profile: profile ?? .canonical, hashes: hashes, pass, entry: &entry,
        progress: progress)
      result.joined = try pass.store.joinableRows()
      return result
    }
    if case .refused = result.state { (result.pieces, result.joined) = (nil, [:]) }
    guard !request.dryRun else { return result }
    result.joined.merge(try joinWaiting(in: try openForWriting())) { _, joined in joined }
    return result
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
    of request: TransactionImport, profile: MappingProfile, hashes: ReferenceHashes,
    _ pass: ImportPass, entry: inout LedgerDraft, progress: ProgressReport
  ) throws -> TransactionImportResult {
    var result = TransactionImportResult(
      state: .imported(id: pass.id), sha256: pass.record.sha256, readAt: entry.instant)
    let known = try knownUnits(pass.store)
    var reader = try TransactionReader(
      pass.input, profile: profile, known: known, neverFilled: pass.findings.neverFilled)
    let recordedAt = pass.record.knownFrom ?? entry.instant
    let delivery = Delivery(
      entry: try entry.number, importID: pass.id, form: reader.form,
      at: pass.record.speaksAt ?? recordedAt)
    var writer = try TransactionWriter(
      store: pass.store, delivery: delivery, recordedAt: recordedAt,
      // What the same file said of a day before is no other day.
      allowsReceiptChanges: request.acceptsReceiptChanges || pass.earlier != nil)
    var contradicted = pass.findings.contradicted
    var rows: Int64 = 0
    var waiting = WaitingRecords()
    while let item = try reader.next() {
      rows += 1
      switch consume item {
      case .rejected(let line):
        // Rejected lines are listed in their order, and one that waits may turn out to be one.
        try write(
          &waiting, of: &reader, to: &writer, of: request, pass.rejects, known, &result)
        try pass.rejects.append(line, to: &result)
      case .transaction(let transaction, let line):
        if let others = contradicted.others(transaction, line: line, in: known) {
          try write(
            &waiting, of: &reader, to: &writer, of: request, pass.rejects, known, &result)
          reader.reject(transaction)
          try reject(
            transaction.caseNumber, line: line,
            .contradictedCase(lines: others.map { reader.name(ofLine: $0) }),
            original: reader.originalBytes, at: reader.place(ofLine: line), of: request,
            pass.rejects, &result)
        } else {
          if let service = reader.takeNewService(of: transaction) {
            try writer.register(service)
            result.registered.append(service)
          }
          waiting.append(transaction, line: line, original: reader.originalBytes, hashes: hashes)
          if waiting.isFull {
            try write(
              &waiting, of: &reader, to: &writer, of: request, pass.rejects, known, &result)
          }
        }
      }
      if rows % 4096 == 0 { try progress(rows) }
    }
    try write(&waiting, of: &reader, to: &writer, of: request, pass.rejects, known, &result)
    entry.cases = [try writer.finish()]
    entry.segments = try pass.store.segmentsDigest()
    result.summary = reader.summary
    result.notes = writer.notes
    result.neverFilled = pass.findings.neverFilled
    result.findings.neverFilled = reader.neverFilled
    result.form = reader.form
    result.months = writer.months
    result.undeclared = UndeclaredWord.find(
      try writer.rowsOfVariants, in: try pass.store.catalogue())
    result.moneyColumns = reader.moneyColumns
    result.currencies = known.sorted { $0.key < $1.key }.map(\.value.currency)
    return result
  }

  /// Writes the records that wait, and counts what came of them.
  private func write(
    _ waiting: inout WaitingRecords, of reader: inout TransactionReader,
    to writer: inout TransactionWriter, of request: TransactionImport, _ rejects: RejectLog,
    _ known: [UnitCode: KnownUnit], _ result: inout TransactionImportResult
  ) throws {
    for (index, outcome) in try writer.write(waiting.records).enumerated() {
      let record = waiting.records[index]
      if reader.form.fields.contains(.received) { result.note(record) }
      switch outcome {
      case .inserted: result.inserted += 1
      case .changed: result.changed += 1
      case .unchanged: result.unchanged += 1
      case .repeated:
        result.repeated.add(record.line)
        reader.leaveOut(record.transaction)
      case .retracted:
        result.retracted.add(record.line)
        reader.leaveOut(record.transaction)
      case .contradicted:
        result.findings.contradicted.add(record.transaction, line: record.line, in: known)
      case .refused(let refusal):
        reader.reject(record.transaction)
        try reject(
          record.transaction.caseNumber, line: record.line, Problem(refusal),
          original: waiting.original(of: index), at: reader.place(ofLine: record.line),
          of: request, rejects, &result)
      }
    }
    waiting.removeAll()
  }

  private func reject(
    _ caseNumber: String, line: Int, _ problem: Problem, original: ArraySlice<UInt8>,
    at place: SheetPlace?, of request: TransactionImport, _ rejects: RejectLog,
    _ result: inout TransactionImportResult
  ) throws {
    let diagnostic = Diagnostic(
      file: request.file, line: line, column: nil, value: caseNumber, problem: problem,
      place: place)
    try rejects.append(
      RejectedLine(
        line: line, original: String(decoding: original, as: UTF8.self), diagnostics: [diagnostic]),
      to: &result)
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
        zone: zone, currency: unit.currency, services: [])
    }
    for service in catalogue.services.map(\.value) {
      known[service.unit]?.services.insert(service.code)
      known[service.unit]?.names[service.code] = service.name
      if service.numbersRestart != .never {
        known[service.unit]?.restarts[service.code] = service.numbersRestart
      }
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

  func original(of index: Int) -> ArraySlice<UInt8> {
    text[(index > 0 ? ends[index - 1] : 0)..<ends[index]]
  }

  mutating func removeAll() {
    records.removeAll(keepingCapacity: true)
    text.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
  }
}

extension Problem {
  fileprivate init(_ refusal: TransactionWriter.Refusal) {
    switch refusal {
    case .unknown: self = .unknownCase
    case .receivedOn(let known, let told): self = .receivedOn(known, told: told)
    case .severalSeries: self = .severalSeries
    case .seriesNotTold: self = .seriesNotTold
    }
  }
}
