internal import AuditReport
internal import AuditStore
internal import ServiceStandards

/// What people's work on deviations adds to a hand-over; one place for each kind. Clocks are looked at
/// as of the run, so that the same run, moves and waivers give the same bytes.
struct HandoverSources {
  /// In the order of their ids.
  let findings: [FindingSheet]
  /// In the order of their ids.
  let waivers: [WaiverSheet]
  /// Which deviations are not held against the units.
  let exceptions: DeviationExceptions

  init(
    workspace: Workspace, store: Store, selection: ResolvedSelection, run: PastRun,
    book: ListingBook
  ) throws {
    let asOf = run.instants.asOf
    let assembly = try FindingAssembly(workspace, store: store, at: asOf, places: book.places)
    findings = try assembly.sheets(of: selection)
    let catalogue = try store.catalogue()
    waivers = try workspace.waiverSheets(
      selection, asOf: asOf, store: store, catalogue: catalogue)
    exceptions = try DeviationExceptions(
      store: store, catalogue: catalogue, asOf: asOf, knownAt: nil)
  }

  /// Id of the waiver that covers a deviation, or `baseline`; asked once for each row.
  func exception(of deviation: Deviation, service: Int64) -> String? {
    guard !exceptions.isEmpty else { return nil }
    return exceptions.standing(
      service: service, rule: deviation.rule, transaction: deviation.transaction
    ).name
  }

  /// The same for a deviation of a standard.
  func exception(of deviation: StandardDeviation) -> String? {
    exceptions.isEmpty ? nil : exceptions.standing(of: deviation.identity).name
  }
}
