internal import AuditStore
internal import ServiceStandards
internal import WorkingTime

extension Selection {
  /// Reads back what `description` wrote for the record of a run; `nil` for anything else.
  init?(recorded scope: String) {
    self.init()
    for (index, part) in scope.split(separator: "; ").enumerated() {
      let words = part.split(separator: " ", maxSplits: 1).map(String.init)
      guard words.count == 2 else { return nil }
      let names = words[1].split(separator: ",").map(String.init)
      switch (index, words[0]) {
      case (0, "all") where words[1] == "units": break
      case (0, "units"): units = names
      case (1..., "services"): services = names
      case (1..., "from"): from = CivilDay(iso: words[1])
      case (1..., "to"): to = CivilDay(iso: words[1])
      case (1..., "rules"): rules = names
      default: return nil
      }
    }
  }
}

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
    // A run as of an instant before that of an earlier one has left the register as it was.
    var latest: Instant?
    let writing = try store.runs().reversed().filter { run in
      guard run.voided == nil else { return false }
      guard latest.map({ $0 <= run.instants.asOf }) ?? true else { return false }
      latest = run.instants.asOf
      return true
    }
    var overlaid: Int64?
    for run in writing.reversed() {
      guard let scope = Selection(recorded: run.scope),
        let resolved = try? ResolvedSelection(scope, in: catalogue)
      else { continue }
      let looked = resolved.services ?? all
      let isWhole =
        resolved.rules == nil && services.isSubset(of: looked)
        && wanted.daysLie(within: resolved, services) && HandoverRun.covers(selection, scope)
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

  /// Whether the days of one selection lie within those of the other.
  private static func covers(_ selection: Selection, _ scope: Selection) -> Bool {
    let startsEarly = scope.from.map { from in selection.from.map { from <= $0 } ?? false } ?? true
    let endsLate = scope.to.map { to in selection.to.map { $0 <= to } ?? false } ?? true
    return startsEarly && endsLate
  }
}
