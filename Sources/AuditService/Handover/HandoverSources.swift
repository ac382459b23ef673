internal import AuditReport
internal import AuditStore
internal import ServiceStandards
internal import WorkingTime

/// What people's work on deviations adds to a hand-over; one place for each kind. Clocks are looked at
/// as of the run, so that the same run, moves and waivers give the same bytes.
///
/// It is a class for the findings, which are made with a pass over the register when a file asks for them:
/// the annex needs their ids alone.
final class HandoverSources {
  /// In the order of their ids.
  let waivers: [WaiverSheet]
  /// Which deviations are not held against the units.
  let grounds: Grounds
  /// The latest finding of each service and rule.
  let findingIDs: [ServiceRule: String]
  private let makeFindings: () throws -> [FindingSheet]
  private var made: [FindingSheet]?

  /// Counts go by the view; moves, evidence and waivers by now.
  init(workspace: Workspace, view: View, book: ListingBook) throws {
    let (asOf, selection, store) = (view.asOf, view.resolved, view.store)
    makeFindings = {
      try FindingAssembly(workspace, store: store, at: asOf, places: book.places)
        .sheets(of: selection)
    }
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

  /// In the order of their ids.
  func findings() throws -> [FindingSheet] {
    if let made { return made }
    let findings = try makeFindings()
    made = findings
    return findings
  }

  /// Id of the waiver that covers a deviation, or `baseline`; asked once for each row.
  func exception(of kept: KeptDeviation, received: Instant?) -> String? {
    grounds.standing(kept, received: received).name
  }
}
