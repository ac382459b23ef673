internal import AuditStore
internal import HandoverFiles
internal import ServiceStandards

/// The run that a hand-over speaks of: the last one that has looked at all of a selection, as long as
/// the register still says what it found.
struct HandoverRun {
  let run: PastRun

  /// The last such run; `command` is the one that makes it, for messages, and `allowsIncomplete` takes
  /// also a run that could not judge some part.
  ///
  /// - Throws: `HandoverFault`.
  init(
    covering selection: Selection, in store: Store, catalogue: Catalogue, command: String,
    allowsIncomplete: Bool
  ) throws {
    let wanted = try ResolvedSelection(selection, in: catalogue)
    let all = Set(catalogue.services.map(\.id))
    let services = wanted.services ?? all
    var overlaid: Int64?
    for run in try store.runs() where run.voided == nil {
      guard let scope = Selection(recorded: run.scope),
        let resolved = try? ResolvedSelection(scope, in: catalogue)
      else { continue }
      let looked = resolved.services ?? all
      let isWhole =
        services.isSubset(of: looked) && wanted.daysLie(within: resolved, services)
      guard isWhole else {
        let both = services.intersection(looked)
        if run.hasChangedRegister, both.contains(where: { wanted.shares($0, with: resolved) }) {
          overlaid = overlaid ?? run.id
        }
        continue
      }
      if let overlaid {
        throw HandoverFault.runOverlaid(run: run.id, by: overlaid, command: command)
      }
      guard try !store.hasChanged(since: run) else {
        throw HandoverFault.runOutdated(run: run.id, command: command)
      }
      guard run.isComplete || allowsIncomplete else {
        throw HandoverFault.runIncomplete(run: run.id, command: command)
      }
      self.run = run
      return
    }
    throw HandoverFault.noRun(command: command)
  }
}
