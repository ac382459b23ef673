internal import ServiceStandards
internal import WorkingTime

/// What an import of transactions brought: the new cases and the changed ones, each in order of their ids,
/// as they were written. A case that a later import changes is in the history, so the digests can be
/// made again at any time.
package struct CaseDigests: Hashable, Sendable {
  package let importID: Int64
  /// The ids of new cases begin with it; those of changed ones are below it.
  package let first: Int64
  package let new: DigestedRows
  package let changed: DigestedRows

  var value: LedgerValue {
    .object([
      .init("import", .number(importID)), .init("first", .number(first)),
      .init("new", new.value), .init("changed", changed.value),
    ])
  }
}

/// Takes the cases of one import.
struct CaseDigester {
  let importID: Int64
  let first: Int64
  private var new = RowDigest()
  private var changed = RowDigest()

  init(importID: Int64, first: Int64) {
    self.importID = importID
    self.first = first
  }

  mutating func add(_ form: CaseForm) { self[form.id].add(form) }

  /// The digest to which a case with that id belongs.
  fileprivate subscript(id: Int64) -> RowDigest {
    _read { if id >= first { yield new } else { yield changed } }
    _modify { if id >= first { yield &new } else { yield &changed } }
  }

  consuming func finish() -> CaseDigests {
    CaseDigests(
      importID: importID, first: first, new: new.finish(), changed: changed.finish())
  }
}

/// Takes the cases of all imports.
struct CaseDigesters {
  private let first: [Int64: Int64]
  private var digesters: [CaseDigester] = []
  private var places: [Int64: Int] = [:]
  /// Most cases come from the same import as the one before.
  private var last = 0

  /// `first` is where the ids of an import's new cases begin.
  init(first: [Int64: Int64]) { self.first = first }

  /// Lends the digest to which a case with that id, written by that import, belongs.
  mutating func add(
    _ id: Int64, of importID: Int64, _ body: (inout RowDigest) throws(StoreError) -> Void
  ) throws(StoreError) {
    if digesters.isEmpty || digesters[last].importID != importID { look(for: importID) }
    try body(&digesters[last][id])
  }

  private mutating func look(for importID: Int64) {
    if let place = places[importID] {
      last = place
      return
    }
    last = digesters.count
    places[importID] = last
    digesters.append(CaseDigester(importID: importID, first: first[importID] ?? 0))
  }

  /// In order of the imports.
  consuming func finish() -> [CaseDigests] {
    digesters.map { $0.finish() }.sorted { $0.importID < $1.importID }
  }
}

/// A case with all that an import says of it, in the shape of the tables.
struct CaseForm {
  let id: Int64
  let caseNumber: String
  let line: Int64
  let recordedAt: Int64
  let row: TransactionRow
  let applicant: String?
  let note: String?
  let charges: [Charge]
  let pauses: [CasePause]
  let furtherDocuments: [FurtherDocument]
}

extension CaseForm {
  init(
    _ record: TransactionWriter.Record, _ prepared: PreparedTransaction, id: Int64,
    recordedAt: Int64
  ) {
    self.init(
      id: id, caseNumber: record.transaction.caseNumber, line: Int64(record.line),
      recordedAt: recordedAt, row: prepared.row, applicant: record.transaction.applicant,
      note: record.transaction.note, charges: record.transaction.charges ?? [],
      pauses: record.transaction.pauses, furtherDocuments: prepared.furtherDocuments)
  }

  init(_ stored: StoredCase) {
    self.init(
      id: stored.id, caseNumber: stored.caseNumber, line: Int64(stored.line),
      recordedAt: stored.recordedAt.seconds, row: stored.row, applicant: stored.applicant,
      note: stored.note, charges: stored.charges, pauses: stored.pauses,
      furtherDocuments: stored.furtherDocuments)
  }
}

extension CaseForm {
  /// In the order of a batch, which an import has no need of.
  fileprivate var pausesInOrder: [CasePause] {
    guard pauses.count > 1 else { return pauses }
    var ordered: [CasePause] = []
    ordered.appendInOrder(pauses)
    return ordered
  }

  fileprivate var furtherSets: TransactionBatch.FurtherDocuments? {
    guard !furtherDocuments.isEmpty else { return nil }
    var sets = TransactionBatch.FurtherDocuments()
    for document in furtherDocuments {
      _ = sets.insert(
        ordinal: document.ordinal, demanded: document.demanded, submitted: document.submitted)
    }
    return sets
  }
}

extension TransactionRow {
  /// A row of a batch.
  init(_ batch: borrowing TransactionBatch, _ row: Int) {
    func optional(_ value: Int64) -> Int64? { value == TransactionBatch.missing ? nil : value }
    self.init(
      service: batch.service[row], variant: batch.variant[row], status: batch.status[row],
      received: batch.received[row], complete: optional(batch.complete[row]),
      paid: optional(batch.paid[row]), finished: optional(batch.finished[row]),
      handedOver: optional(batch.handedOver[row]), promised: optional(batch.promised[row]),
      tariffPaid: optional(batch.tariffPaid[row]), unproven: optional(batch.unproven[row]),
      demanded: batch.demanded[row], submitted: batch.submitted[row], flags: batch.flags[row])
  }
}

extension RowDigest {
  mutating func add(_ form: CaseForm) {
    add(form.row, id: form.id, recordedAt: form.recordedAt) { $0.add(form.caseNumber) }
    add(form.pausesInOrder[...], form.furtherSets)
    add(form.line)
    add(form.applicant)
    add(form.note)
    for charge in form.charges {
      add(Int64(charge.kind.rawValue))
      add(charge.amount.minorUnits)
      add(charge.proof)
    }
    add(Int64(form.charges.count))
    endRow()
  }

  /// Adds what stands in a row of a batch, up to its papers; the number of the case comes after the
  /// service.
  mutating func add(
    _ batch: borrowing TransactionBatch, _ row: Int, caseNumber: (inout RowDigest) -> Void
  ) {
    let form = TransactionRow(batch, row)
    add(form, id: batch.id[row], recordedAt: batch.recorded[row], caseNumber: caseNumber)
    let pauses = Int(batch.pauseOffsets[row])..<Int(batch.pauseOffsets[row + 1])
    let hasPapers = form.flags & TransactionBatch.Flags.hasFurtherDocuments.rawValue != 0
    add(batch.pauses[pauses], hasPapers ? batch.furtherDocuments[Int32(row)] : nil)
  }

  /// Of the sums, which follow from the charges, only whether charges were recorded.
  @inline(__always)
  private mutating func add(
    _ row: TransactionRow, id: Int64, recordedAt: Int64, caseNumber: (inout RowDigest) -> Void
  ) {
    add(id)
    add(row.service)
    caseNumber(&self)
    add(row.variant)
    add(row.status)
    add(row.received)
    add(row.complete)
    add(row.paid)
    add(row.finished)
    add(row.handedOver)
    add(row.promised)
    add(recordedAt)
    add(row.tariffPaid == nil ? 0 as Int64 : 1)
    add(row.demanded)
    add(row.submitted)
    add(row.flags)
  }

  private mutating func add(
    _ pauses: ArraySlice<CasePause>, _ sets: TransactionBatch.FurtherDocuments?
  ) {
    for pause in pauses {
      add(Int64(pause.reason.rawValue))
      add(pause.from.seconds)
      add(pause.to?.seconds)
    }
    add(Int64(pauses.count))
    guard let sets else { return addNull() }
    for words in [sets.demanded, sets.submitted] {
      add(Int64(words.count))
      for word in words { add(Int64(bitPattern: word)) }
    }
  }
}
