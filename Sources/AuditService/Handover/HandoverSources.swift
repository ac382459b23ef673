internal import AuditReport
internal import AuditStore
internal import ServiceStandards

/// What people's work on deviations adds to a hand-over; one place for each kind. Clocks are looked at
/// as of the run, so that the same run and the same moves give the same bytes.
struct HandoverSources {
  /// In the order of their ids.
  let findings: [FindingSheet]
  /// In the order of their ids.
  let waivers: [WaiverSheet]

  init(
    workspace: Workspace, store: Store, selection: ResolvedSelection, run: PastRun,
    book: ListingBook
  ) throws {
    let assembly = try FindingAssembly(
      workspace, store: store, at: run.instants.asOf, places: book.places)
    findings = try assembly.sheets(of: selection)
    waivers = []
  }

  /// Id of the waiver that covers a deviation, or `baseline`; asked once for each row.
  func exception(of deviation: Deviation) throws -> String? { nil }
}
