internal import AuditImport
internal import AuditStore
internal import ServiceStandards

/// What was accepted.
package struct LedgerAcceptance: Hashable, Sendable {
  /// The entry that says so.
  package let entry: Int64
  /// Transactions, standards, calendars, units and services that something else has changed.
  package let changed: Int64
  /// Entries that are gone, as checkpoints tell; `nil`: it was not about that.
  package let lost: ClosedRange<Int64>?
}

extension Workspace {
  /// Records that somebody accepts what entry `n` names: the edits of an entry `foreign`, the rows that
  /// the first entry found, or the loss of the entries up to `n` that a checkpoint shows. From then on the
  /// check is no longer red for them, and numbers of which the checkpoint tells are never given
  /// again. What was not named stays as it is.
  ///
  /// `checkpoints` are files or folders, `nightly` is the folder of the nights.
  /// - Throws: `LedgerFault` for what nothing has named; `StoreError`.
  package func acceptLedger(
    entry n: Int64, reason: String, checkpoints: [String], nightly: String?, dryRun: Bool
  ) throws -> LedgerAcceptance {
    let reason = reason.trimmed
    guard !reason.isEmpty else { throw LedgerFault.noReason }
    var paths = checkpoints
    if paths.isEmpty, let nightly, FolderNames.all(in: nightly) != nil { paths = [nightly] }
    let kept = try paths.flatMap { try Checkpoint.read($0) }
    let store = try openForWriting()
    return try record(.accepted, in: store, keepingIf: { _ in !dryRun }) { workspace, entry in
      let accepted = try store.acceptances()
      let isForeign = try store.isForeign(entry: n)
      // An entry of a clock that was ahead: those after it go by the right one again.
      let isAhead = try store.isLast(entry: n, after: workspace.now)
      let isNamed = try isForeign || isAhead || n == store.beginsWithRows()
      let fits = try CheckpointFits(kept.map(\.checkpoint), in: store, accepted: accepted)
      let lost = fits.misfits.filter { $0.entries <= n }
      let isLoss = lost.contains { $0.entries == n }
      let earlier = accepted.first {
        isNamed ? $0.named == n : $0.lost.contains { $0.entries == n }
      }
      if let earlier, !isLoss { throw LedgerFault.alreadyAccepted(n, by: earlier.n) }
      guard isNamed || isLoss else { throw LedgerFault.notNamed(n) }
      var changed: Int64 = 0
      if isNamed, earlier == nil {
        entry.say("entry", n)
        if isForeign {
          changed = try store.foreignChanges(ofEntry: n).subjects.reduce(0) { $0.plus($1.rows) }
        }
      }
      if isLoss {
        entry.lost = Array(
          Set(lost.map { Acceptance.LostHead(entries: $0.entries, hash: $0.hash) })
        ).sorted { ($0.entries, $0.hash) < ($1.entries, $1.hash) }
        for checkpoint in lost { try store.keep(checkpoint.given) }
      }
      entry.say("reason", reason)
      return LedgerAcceptance(
        entry: try entry.number, changed: changed, lost: isLoss ? fits.gone(through: n) : nil)
    }
  }
}
