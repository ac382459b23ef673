internal import AuditEngine
internal import AuditStore
internal import ServiceStandards
internal import WorkingTime

/// A run with everything that it goes by; its row is written.
struct PinnedRun {
  /// Its entry in the ledger.
  let id: Int64
  let record: RunRecord
  let request: AuditRequest
  let catalogue: Catalogue
  let selection: ResolvedSelection
  let rulebook: Rulebook
  let scope: RegisterScope
  let exceptions: DeviationExceptions
  /// The latest as-of instant of the runs before; `nil`: there is none.
  let latestAsOf: Instant?
  /// The run before it.
  let previous: PreviousRun?

  /// Call inside the write transaction of the run; `entry` is the number of its entry in the ledger.
  ///
  /// - Throws: `ServiceFault` for unknown names; `RulebookFault`; `CalendarFault`; `StoreError`.
  init(
    _ request: AuditRequest, in workspace: Workspace, store: Store, entry: Int64
  ) throws {
    let allThatIsRecorded = try store.catalogue()
    let zone = try ResolvedSelection(request.selection, in: allThatIsRecorded).zone
    let asOf = request.asOf?.instant(in: zone) ?? workspace.now
    let knownAt = request.knownAt?.instant(in: zone)
    catalogue = try knownAt.map { try store.catalogue(knownAt: $0) } ?? allThatIsRecorded
    selection = try ResolvedSelection(request.selection, in: catalogue)
    rulebook = try Rulebook(catalogue: catalogue, years: Workspace.years(around: asOf))
    latestAsOf = try store.latestAsOf()
    previous = try store.lastRun().map { PreviousRun(id: $0.id, asOf: $0.asOf) }
    record = RunRecord(
      asOf: asOf, knownAt: knownAt, scope: request.selection.description,
      services: selection.services, days: selection.days)
    id = entry
    try store.insert(record, entry: entry)
    scope = selection.registerScope(request.selection)
    exceptions = try DeviationExceptions(
      store: store, catalogue: catalogue, asOf: asOf, knownAt: knownAt)
    self.request = request
  }

  var asOf: Instant { record.asOf }
  var knownAt: Instant? { record.knownAt }

  /// It is as of an instant before that of an earlier run, and leaves the register as it is.
  var looksBack: Bool { latestAsOf.map { asOf < $0 } ?? false }

  var auditor: Auditor {
    Auditor(
      rulebook: rulebook, asOf: asOf,
      scope: selection.auditScope(request.selection), rules: selection.rules)
  }
}

/// What came of a run.
struct RunOutcome {
  var tally: Tally
  var changes: DeviationChanges
  /// Where it found what the register did not have.
  var found: Set<ServiceRule>
  /// What it did to the register; `nil`: it left that as it was.
  var delta: RegisterDelta?
  /// The register was empty before.
  var isFirst: Bool
  /// Transactions with at least one deviation of the selected rules.
  var deviatingTransactions: Int64
  /// `nil` when nothing is excepted.
  var ledger: ExceptionLedger?
  /// `nil` when there are none.
  var complaints: ComplaintRun?
  var findings: FindingChanges

  /// Deviations that the register did not have before and that are not excepted.
  var new: Int { changes.new - (ledger?.newExcepted ?? 0) }
}
