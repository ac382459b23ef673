internal import ServiceStandards
internal import WorkingTime

/// What an entry of the ledger wrote of transactions: the new cases and the changed ones, each in order of
/// their ids. A case that a later entry replaces is in the past with the number of its own, so the digests
/// can be made again at any time.
package struct CaseDigests: Hashable, Sendable {
  package let entry: Int64
  /// In which the cases were digested; see `CaseForm`.
  package let form: Int
  /// The ids of new cases begin with it; those of changed ones are below it.
  package let first: Int64
  package let new: DigestedRows
  package let changed: DigestedRows

  package var rows: Int64 { new.rows + changed.rows }

  var value: LedgerValue {
    .object([
      .init("entry", .number(entry)), .init("form", .number(Int64(form))),
      .init("first", .number(first)), .init("new", new.value), .init("changed", changed.value),
    ])
  }
}

/// Takes the cases of one entry.
struct CaseDigester {
  let entry: Int64
  private let form: Int
  private let first: Int64
  private var new = RowDigest()
  private var changed = RowDigest()

  init(entry: Int64, first: Int64, form: Int = CaseForm.current) {
    self.entry = entry
    self.first = first
    self.form = form
  }

  /// Adds a case whose texts stand in a buffer.
  mutating func add(_ row: CaseForm, of texts: borrowing Span<UInt8>) {
    if row.id >= first {
      new.add(row, of: texts, form: form)
    } else {
      changed.add(row, of: texts, form: form)
    }
  }

  consuming func finish() -> CaseDigests {
    CaseDigests(
      entry: entry, form: form, first: first, new: new.finish(), changed: changed.finish())
  }
}

/// Takes the cases of all entries.
struct CaseDigesters {
  /// What an entry says of how its cases were digested.
  struct Claim {
    let first: Int64
    let form: Int
  }

  private let claims: [Int64: Claim]
  private var digesters: [CaseDigester] = []
  private var places: [Int64: Int] = [:]
  /// Most cases come from the same entry as the one before.
  private var last = 0

  init(claims: [Int64: Claim]) { self.claims = claims }

  /// Adds a case that was written by an entry.
  mutating func add(_ row: CaseForm, of texts: borrowing Span<UInt8>, entry: Int64) {
    if digesters.isEmpty || digesters[last].entry != entry { look(for: entry) }
    digesters[last].add(row, of: texts)
  }

  private mutating func look(for entry: Int64) {
    if let place = places[entry] {
      last = place
      return
    }
    last = digesters.count
    places[entry] = last
    let claim = claims[entry] ?? Claim(first: .min, form: CaseForm.current)
    digesters.append(CaseDigester(entry: entry, first: claim.first, form: claim.form))
  }

  /// In order of the entries.
  consuming func finish() -> [CaseDigests] {
    digesters.map { $0.finish() }.sorted { $0.entry < $1.entry }
  }
}
