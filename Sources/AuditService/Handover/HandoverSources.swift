internal import AuditReport
internal import AuditStore
internal import ServiceStandards
internal import WorkingTime

/// What people's work on deviations adds to a hand-over; one place for each kind. Clocks are looked at
/// as of the run, so that the same run, moves and waivers give the same bytes. What a reader may see of it
/// is decided by `HandoverContent`.
struct HandoverSources {
  private let index: FindingIndex
  private let workspace: Workspace
  private let view: View
  private let places: ServicePlaces

  /// Counts go by the view; moves, evidence and waivers by now.
  init(workspace: Workspace, view: View, places: ServicePlaces) throws {
    self.workspace = workspace
    self.view = view
    self.places = places
    index = try FindingIndex(view.store)
  }

  /// In the order of their ids; made with a pass over the register.
  func findings(of part: HandoverPart) throws -> [FindingSheet] {
    try FindingAssembly(workspace, store: view.store, at: view.asOf, places: places, part: part)
      .sheets(of: view.resolved)
  }

  /// In the order of their ids.
  func waivers(of part: HandoverPart) throws -> [WaiverSheet] {
    try workspace.waiverSheets(
      view.resolved, asOf: view.asOf, store: view.store, catalogue: view.catalogue,
      disclosure: Disclosure(.internal), part: part)
  }

  /// Which finding holds a deviation.
  var holders: FindingHolders { FindingHolders(index) }

  /// Id of the waiver that covers a deviation, `baseline` or `proposal`; asked once for each row.
  func exception(of kept: KeptDeviation, received: Instant?) -> String? {
    view.grounds.standing(kept, received: received).name
  }
}
