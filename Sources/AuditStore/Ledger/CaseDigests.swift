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
  init(_ stored: StoredCase) {
    self.init(
      id: stored.id, caseNumber: stored.caseNumber, line: Int64(stored.line),
      recordedAt: stored.recordedAt.seconds, row: stored.row, applicant: stored.applicant,
      note: stored.note, charges: stored.charges, pauses: stored.pauses,
      furtherDocuments: stored.furtherDocuments)
  }
}

extension RowDigest {
  /// The sums follow from the charges, but for there being none recorded.
  mutating func add(_ form: CaseForm) {
    add(form.id)
    add(form.row.service)
    add(form.caseNumber)
    add(form.line)
    add(form.row.variant)
    add(form.row.status)
    add(form.row.received)
    add(form.row.complete)
    add(form.row.paid)
    add(form.row.finished)
    add(form.row.handedOver)
    add(form.row.promised)
    add(form.recordedAt)
    add(form.row.tariffPaid == nil ? 0 as Int64 : 1)
    add(form.row.demanded)
    add(form.row.submitted)
    add(form.row.flags)
    add(form.applicant)
    add(form.note)
    for charge in form.charges {
      add(Int64(charge.kind.rawValue))
      add(charge.amount.minorUnits)
      add(charge.proof)
    }
    add(Int64(form.charges.count))
    for pause in form.pauses {
      add(Int64(pause.reason.rawValue))
      add(pause.from.seconds)
      add(pause.to?.seconds)
    }
    add(Int64(form.pauses.count))
    for document in form.furtherDocuments {
      add(document.ordinal)
      add(document.demanded ? 1 as Int64 : 0)
      add(document.submitted ? 1 as Int64 : 0)
    }
    add(Int64(form.furtherDocuments.count))
    endRow()
  }
}
