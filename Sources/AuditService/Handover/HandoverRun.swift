internal import AuditReport
internal import AuditStore
internal import HandoverFiles
package import ServiceStandards

/// What has happened since the run that a hand-over speaks of. The files say what that run saw and found in any case.
package enum HandoverNote: Hashable, Sendable {
  /// A later run over the selection, or a part of it, has changed the register.
  case laterRun(Int64, of: Int64)
  /// Transactions, standards or calendars have changed.
  case changedSince(run: Int64)
  /// The public has been told of some of the same transactions, in another selection or as of another
  /// run; `entry`: in the ledger.
  case publicBefore(entry: Int64, day: String)

  package var wording: Wording {
    switch self {
    case .laterRun(let later, let run):
      Wording(
        "ini pelaksanaan \(run); sesudahnya pelaksanaan \(later) mengubah daftar penyimpangan.",
        "this is run \(run); run \(later) has changed the register since."
      )
    case .changedSince(let run):
      Wording(
        "ini keadaan menurut pelaksanaan \(run); transaksi, standar, atau kalender berubah sesudahnya.",
        "this is what run \(run) saw; transactions, standards or calendars have changed since."
      )
    case .publicBefore(let entry, let day):
      Wording(
        "publik sudah menerima serah terima tentang sebagian transaksi yang sama (\(day), entri \(entry) buku besar); selisih keduanya dapat membuka jumlah yang disembunyikan.",
        "the public has been given a hand-over about some of the same transactions (\(day), entry \(entry) of the ledger); the difference of both can give hidden counts away."
      )
    }
  }
}

/// The run that a hand-over speaks of: the last one that has looked at all of a selection, or one that is named.
struct HandoverRun {
  let run: PastRun
  private(set) var notes: [HandoverNote] = []

  /// The run `id`, or the last one; `command` is the one that makes such a run, for messages, and
  /// `allowsIncomplete` takes also a run that could not judge some part.
  ///
  /// - Throws: `HandoverFault`; `RunFault` for a run that there is not.
  init(
    _ id: Int64?, covering selection: Selection, in store: Store, catalogue: Catalogue,
    command: String, allowsIncomplete: Bool
  ) throws {
    let wanted = try ResolvedSelection(selection, in: catalogue)
    let all = Set(catalogue.services.map(\.id))
    let services = wanted.services ?? all
    if let id, let voided = try store.recordedRun(id).voided {
      throw HandoverFault.runVoid(run: id, reason: voided)
    }
    var later: Int64?
    for run in try store.runs() where run.voided == nil {
      guard let scope = Selection(recorded: run.scope),
        let resolved = try? ResolvedSelection(scope, in: catalogue)
      else { continue }
      let looked = resolved.services ?? all
      let isWhole = services.isSubset(of: looked) && wanted.daysLie(within: resolved, services)
      guard isWhole, id == nil || id == run.id else {
        if run.id == id { throw HandoverFault.runElsewhere(run: run.id, command: command) }
        let both = services.intersection(looked)
        if run.hasChangedRegister, both.contains(where: { wanted.shares($0, with: resolved) }) {
          later = later ?? run.id
        }
        continue
      }
      guard run.isComplete || allowsIncomplete else {
        throw HandoverFault.runIncomplete(run: run.id, command: command)
      }
      self.run = run
      if let later { notes.append(.laterRun(later, of: run.id)) }
      if try store.hasChanged(since: run) { notes.append(.changedSince(run: run.id)) }
      return
    }
    throw HandoverFault.noRun(command: command)
  }
}
