internal import AuditStore
package import ServiceStandards
internal import WorkingTime

/// A run that was taken back.
package struct VoidedRun: Sendable {
  package let run: Int64
  /// Findings that it had opened, withdrawn now.
  package let withdrawn: [FindingID]
  /// Findings that it had closed, at work again.
  package let reopened: [FindingID]
}

extension Workspace {
  /// Takes back the last run that stands: what it did to the register and to findings is undone by an entry of its own,
  /// and the next run is compared with the one before. The run itself can still be looked at. A clock that is behind
  /// the run keeps nobody from it.
  ///
  /// - Throws: `RunFault` for a run that there is not, that is void, or on which later ones rest; `StoreError`.
  package func voidRun(_ id: Int64, reason: String, dryRun: Bool) throws -> VoidedRun {
    let reason = try Workspace.stated(reason, option: "reason")
    let store = try openForWriting()
    return try record(.voided, in: store, keepingIf: { _ in !dryRun }) { workspace, entry in
      guard let last = try store.lastRun() else { throw RunFault.none }
      guard try store.recordedRun(id).voided == nil else { throw RunFault.alreadyVoid(id) }
      guard last.id == id else { throw RunFault.notLast(id, last: last.id) }
      let number = try entry.number
      var (withdrawn, reopened): ([FindingID], [FindingID]) = ([], [])
      for finding in try FindingIndex(store).findings {
        let wasOpened = finding.record.openedByRun == id && !finding.state.isEnded
        let wasClosed = finding.ending.map { $0.kind == .closed && $0.run == id } ?? false
        guard wasOpened || wasClosed else { continue }
        var work = try FindingAtWork(
          finding.name.description, workspace: workspace, store: store, entry: number)
        let clock = wasClosed ? try work.followUpAnew() : nil
        try work.append(wasClosed ? .reopened : .withdrawn) {
          $0.reason = reason
          $0.day = clock?.day
          $0.dueDay = clock?.due
        }
        if wasClosed { reopened.append(finding.name) } else { withdrawn.append(finding.name) }
      }
      entry.register = try store.void(run: id, reason: reason, entry: number)
      entry.say("run", id)
      entry.say("reason", reason)
      return VoidedRun(run: id, withdrawn: withdrawn, reopened: reopened)
    }
  }
}
