internal import AuditEngine
internal import AuditStore
internal import ServiceStandards
internal import WorkingTime

/// What a question is answered from: rows, standards and register as they were known, judged as of one instant, and
/// which of them it is about. A run is a view that is recorded; a look is one that is not.
///
/// The judged half is that of the view's own store. What people did since then (waivers, baselines) is read from
/// the store of today.
struct View {
  let store: Store
  let selection: Selection
  let resolved: ResolvedSelection
  let asOf: Instant
  /// What was recorded later is left out; `nil`: all that the store has.
  let knownAt: Instant?
  let catalogue: Catalogue
  let rulebook: Rulebook
  let grounds: Grounds
  /// The run whose inputs these are, by its entry; `nil`: of a look.
  let run: Int64?

  /// - Parameters:
  ///   - selection: What it is about.
  ///   - asOf: Gives the instant in the zone in which dates of the selection are read.
  ///   - knownAt: The same for what was known; `nil`: all that is recorded.
  ///   - store: What was known, on one snapshot.
  ///   - followUp: What people have done; `nil`: what the same store says.
  ///   - run: The run that it is.
  /// - Throws: `ServiceFault` for unknown names; `RulebookFault`; `CalendarFault`; `StoreError`.
  init(
    _ selection: Selection, asOf: (Zone) -> Instant, knownAt: Moment? = nil, store: Store,
    followUp: Store? = nil, run: Int64? = nil
  ) throws {
    let all = try store.catalogue()
    let zone = try ResolvedSelection(selection, in: all).zone
    let known = knownAt?.instant(in: zone)
    let catalogue = try known.map { try store.catalogue(knownAt: $0) } ?? all
    try self.init(
      selection, try ResolvedSelection(selection, in: catalogue), asOf: asOf(zone),
      knownAt: known, catalogue: catalogue, store: store, followUp: followUp, run: run)
  }

  private init(
    _ selection: Selection, _ resolved: ResolvedSelection, asOf: Instant, knownAt: Instant?,
    catalogue: Catalogue, store: Store, followUp: Store?, run: Int64?
  ) throws {
    self.store = store
    self.selection = selection
    self.resolved = resolved
    self.asOf = asOf
    self.knownAt = knownAt
    self.catalogue = catalogue
    self.run = run
    rulebook = try Rulebook(catalogue: catalogue, years: View.years(around: asOf))
    grounds = try Grounds(
      store: followUp ?? store, catalogue: catalogue, asOf: asOf, knownAt: knownAt)
  }

  /// The same without some services.
  func leavingOut(_ services: Set<Int64>) throws -> View {
    try View(
      selection, resolved.leavingOut(services, of: catalogue), asOf: asOf, knownAt: knownAt,
      catalogue: catalogue, store: store, followUp: nil, run: run)
  }

  func auditor() throws(StoreError) -> Auditor {
    Auditor(
      rulebook: rulebook, asOf: asOf, scope: resolved.auditScope(selection), rules: resolved.rules,
      patterns: try patterns(), tellings: FirstTellings(try store.lastTold()))
  }

  /// What all cases have in common, whatever the view is about.
  func patterns() throws(StoreError) -> Patterns {
    try store.patterns(by: rulebook, asOf: asOf)
  }

  /// Of which deviations it speaks.
  var registerScope: RegisterScope { resolved.registerScope }

  /// The selection is about some days or rules alone.
  var isNarrowed: Bool { selection.isNarrowed }

  /// Years for which calendars are expanded: what a case may touch that is judged at `asOf`.
  static func years(around asOf: Instant) -> ClosedRange<Int> {
    let year = CivilDay(number: Int32(clamping: asOf.seconds / 86_400)).year
    return (year - 30)...(year + 1)
  }
}

extension Workspace {
  /// What a run saw and found; `nil`: the last one that stands. `selection` narrows it.
  ///
  /// - Throws: `RunFault.unknown` for a run that there is not; `RunFault.none` before the first.
  func view(ofRun id: Int64?, _ selection: Selection? = nil, in now: Store) throws -> View {
    guard let id = try id ?? now.lastRun()?.id else { throw RunFault.none }
    let run = try now.recordedRun(id)
    guard let scope = Selection(recorded: run.scope) else {
      throw LedgerFault.unknownInputs(run: id)
    }
    return try View(
      selection ?? scope, asOf: { _ in run.instants.asOf },
      store: try Store.open(file, asOf: run.id), followUp: now, run: run.id)
  }
}

extension Store {
  /// What the rules that look across cases find in all transactions.
  func patterns(by rulebook: Rulebook, asOf: Instant) throws(StoreError) -> Patterns {
    var look = PatternLook(rulebook: rulebook, asOf: asOf)
    try forEachBatch(holding: PatternLook.looksAt) { look.count($0) }
    guard look.hasSeenAny else { return .none }
    try forEachBatch(holding: PatternLook.looksAt) { look.collect($0) }
    return look.conclude()
  }

  private func forEachBatch(
    holding contents: TransactionBatch.Contents, _ body: (borrowing TransactionBatch) -> Void
  ) throws(StoreError) {
    var reader = try BatchReader(store: self, holding: contents)
    var batch = TransactionBatch()
    while try reader.next(into: &batch) { body(batch) }
  }

  /// The record of a run, also of one that was taken back.
  ///
  /// - Throws: `RunFault.unknown` for one that there is not; `RunFault.none` where none stands; `StoreError`.
  func recordedRun(_ id: Int64) throws -> PastRun {
    if let run = try pastRun(id) { return run }
    guard let last = try lastRun() else { throw RunFault.none }
    throw RunFault.unknown(id, last: last.id)
  }
}
