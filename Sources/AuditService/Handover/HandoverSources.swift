internal import AuditReport
internal import AuditStore
internal import ServiceStandards
internal import WorkingTime

/// What people's work on deviations adds to a hand-over; one place for each kind. Clocks are looked at
/// as of the run, so that the same run, moves and waivers give the same bytes. What a reader may see of it
/// is decided by `HandoverContent`.
struct HandoverSources {
  /// In the order of their ids.
  let waivers: [WaiverSheet]
  /// Which deviations are not held against the units.
  let grounds: Grounds
  /// The latest finding of each service and rule.
  let findingIDs: [ServiceRule: String]
  private let workspace: Workspace
  private let view: View
  private let places: ServicePlaces

  /// Counts go by the view; moves, evidence and waivers by now.
  init(workspace: Workspace, view: View, book: ListingBook) throws {
    let (asOf, selection, store) = (view.asOf, view.resolved, view.store)
    (self.workspace, self.view, places) = (workspace, view, book.places)
    var latest: [ServiceRule: FindingID] = [:]
    for finding in try FindingIndex(store).findings
    where selection.contains(finding, at: asOf) {
      let subject = ServiceRule(
        service: finding.subject.service, rule: finding.subject.rule)
      latest[subject] = max(latest[subject] ?? finding.name, finding.name)
    }
    findingIDs = latest.mapValues(\.description)
    waivers = try workspace.waiverSheets(
      selection, asOf: asOf, store: store, catalogue: view.catalogue,
      disclosure: Disclosure(.internal))
    grounds = view.grounds
  }

  /// In the order of their ids; made with a pass over the register.
  func findings() throws -> [FindingSheet] {
    try FindingAssembly(workspace, store: view.store, at: view.asOf, places: places)
      .sheets(of: view.resolved)
  }

  /// Id of the waiver that covers a deviation, `baseline` or `proposal`; asked once for each row.
  func exception(of kept: KeptDeviation, received: Instant?) -> String? {
    grounds.standing(kept, received: received).name
  }
}
